import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut } from './Marked.tsx'
import { when } from './when.ts'

describe('cut', () => {
  it('gives back the whole text, whatever the ranges are', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(20), fc.nat(20))), (text, ranges) => {
        expect(
          cut(text, ranges)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it('marks exactly the ranges', () => {
    expect(
      cut('drone detection', [
        [0, 5],
        [6, 15],
      ])
        .filter((piece) => piece.hit)
        .map((piece) => piece.text),
    ).toEqual(['drone', 'detection'])
  })
})

describe('when', () => {
  const now = new Date(2026, 10, 23, 14, 0)
  const instant = (...at: [number, number, number, number, number]) => new Date(...at).toISOString()
  it('is as short as it can be and still exact', () => {
    expect(when(instant(2026, 10, 23, 9, 5), now)).toBe('09:05')
    expect(when(instant(2026, 10, 17, 9, 5), now)).toBe('Tuesday')
    expect(when(instant(2026, 10, 9, 9, 5), now)).toBe('9 Nov')
    expect(when(instant(2025, 10, 9, 9, 5), now)).toBe('9 Nov 2025')
  })
})
