// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { offsetOf, rangeIn } from './dom-offsets.ts'
import { passageRangeOf, selectedRange } from './selection.ts'

const build = (): HTMLElement => {
  const make = (tag: string, children: (Node | string)[], attributes: Record<string, string> = {}) => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.append(...children)
    return element
  }
  const para = (id: string, n: string, content: (Node | string)[]) =>
    make('div', [
      make('a', [n], { class: 'number' }),
      make('p', content, { 'data-passage': id }),
      make('aside', ['A comment'], { class: 'note' }),
    ])
  const root = make('article', [
    para('p-1', '1', ['The most ', make('em', ['concrete']), ' result', make('a', [], { class: 'source' }), '.']),
    para('p-2', '2', ['   ']),
    para('p-3', '3', ['Both agreed', ' on an exercise. ']),
  ])
  document.body.replaceChildren(root, make('footer', ['Outside']))
  return root
}

let root: HTMLElement
beforeEach(() => {
  root = build()
})

const passage = (id: string): Element => {
  const found = root.querySelector(`[data-passage="${id}"]`)
  if (found === null) throw new Error(id)
  return found
}
const between = (from: [Node, number], to: [Node, number]) => {
  const range = document.createRange()
  range.setStart(...from)
  range.setEnd(...to)
  return passageRangeOf(root, range)
}
const point = (id: string, offset: number): [Node, number] => {
  const { startContainer, startOffset } = rangeIn(passage(id), offset, offset)
  return [startContainer, startOffset]
}
const note = (i: number): Node => root.querySelectorAll('.note')[i]?.firstChild ?? root
const number = (i: number): Node => root.querySelectorAll('.number')[i]?.firstChild ?? root

describe('passageRangeOf', () => {
  it('maps every offset of a passage to itself', () => {
    const element = passage('p-1')
    for (let at = 0; at <= element.textContent.length; at++) {
      const { startContainer, startOffset } = rangeIn(element, at, at)
      expect(offsetOf(element, startContainer, startOffset)).toBe(at)
    }
  })

  it('reads a selection inside a passage, across inline elements', () => {
    expect(between(point('p-1', 4), point('p-1', 17))).toEqual({
      start: { passage: 'p-1', offset: 4 },
      end: { passage: 'p-1', offset: 17 },
    })
  })

  it('reads a selection across passages and leaves white space at its ends out', () => {
    expect(between(point('p-1', 3), point('p-3', 12))).toEqual({
      start: { passage: 'p-1', offset: 4 },
      end: { passage: 'p-3', offset: 11 },
    })
  })

  it('takes whole passages when the selection begins or ends in numbers and margins', () => {
    expect(between([number(0), 0], [note(0), 3])).toEqual({ start: { passage: 'p-1', offset: 0 }, end: { passage: 'p-1', offset: 25 } })
    expect(between([note(0), 2], [note(2), 1])).toEqual({ start: { passage: 'p-3', offset: 0 }, end: { passage: 'p-3', offset: 27 } })
  })

  it('ends a triple click, which reaches to the start of the next block, in its own passage', () => {
    expect(between(point('p-1', 0), [number(1), 0])).toEqual({ start: { passage: 'p-1', offset: 0 }, end: { passage: 'p-1', offset: 25 } })
    expect(between(point('p-1', 0), [passage('p-3'), 0])).toEqual({
      start: { passage: 'p-1', offset: 0 },
      end: { passage: 'p-1', offset: 25 },
    })
  })

  it('takes all passages when everything on the page is selected', () => {
    expect(between([document.body, 0], [document.body, 2])).toEqual({
      start: { passage: 'p-1', offset: 0 },
      end: { passage: 'p-3', offset: 27 },
    })
  })

  it('finds nothing in white space, in margins and outside the article', () => {
    expect(between(point('p-2', 0), point('p-2', 3))).toBeNull()
    expect(between(point('p-1', 3), point('p-1', 4))).toBeNull()
    expect(between([note(0), 0], [note(0), 4])).toBeNull()
    expect(between([document.body, 1], [document.body, 2])).toBeNull()
    expect(between(point('p-1', 5), point('p-1', 5))).toBeNull()
  })

  it('reads a selection made backwards', () => {
    const selection = document.getSelection()
    selection?.setBaseAndExtent(...point('p-3', 4), ...point('p-1', 4))
    expect(selectedRange(root, selection)).toEqual({ start: { passage: 'p-1', offset: 4 }, end: { passage: 'p-3', offset: 4 } })
  })
})
