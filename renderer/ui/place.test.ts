// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { placeNear } from './place.ts'

function placed(anchor: DOMRect, inside?: DOMRect): { top: number; left: number } {
  const element = document.createElement('div')
  element.getBoundingClientRect = () => rect(0, 0, 500, 36)
  placeNear(element, anchor, 'above', { gap: 8, ...(inside === undefined ? {} : { inside }) })
  return { top: parseFloat(element.style.insetBlockStart), left: parseFloat(element.style.insetInlineStart) }
}

const rect = (left: number, top: number, width: number, height: number): DOMRect =>
  ({ left, top, width, height, right: left + width, bottom: top + height }) as DOMRect

describe('placeNear', () => {
  const region = rect(270, 44, 700, 600)

  it('stands above what it belongs to', () => {
    expect(placed(rect(400, 300, 80, 20), region)).toEqual({ top: 256, left: 400 })
  })

  it('never leaves the part of the window it is given', () => {
    expect(placed(rect(20, -900, 900, 5000), region)).toEqual({ top: 52, left: 278 })
    expect(placed(rect(900, 60, 40, 20), region)).toEqual({ top: 88, left: 462 })
  })
})
