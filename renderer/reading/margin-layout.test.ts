import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLetters, pushDown } from './margin-layout.ts'

describe('pushDown', () => {
  it('leaves cards where they want to be when there is room', () => {
    const tops = pushDown([
      { key: 'b', wanted: 100, height: 20 },
      { key: 'a', wanted: 0, height: 40 },
    ])
    expect([...tops]).toEqual([
      ['a', 0],
      ['b', 100],
    ])
  })

  it('pushes down on collision, never up, and keeps 12 px between cards', () => {
    const card = fc.record({ wanted: fc.integer({ min: 0, max: 2000 }), height: fc.integer({ min: 1, max: 300 }) })
    fc.assert(
      fc.property(fc.array(card, { maxLength: 30 }), (list) => {
        const cards = list.map((one, i) => ({ key: String(i), ...one }))
        const tops = pushDown(cards)
        const placed = cards.map((one) => ({ ...one, top: tops.get(one.key) ?? NaN })).toSorted((a, b) => a.top - b.top)
        for (const [i, one] of placed.entries()) {
          expect(one.top).toBeGreaterThanOrEqual(one.wanted)
          const before = placed[i - 1]
          if (before !== undefined) expect(one.top - before.top - before.height).toBeGreaterThanOrEqual(12)
        }
      }),
    )
  })
})

describe('fitLetters', () => {
  it('shows three letters at most, and says how many are left', () => {
    expect(fitLetters(1, 4)).toEqual({ shown: 1, more: 0 })
    expect(fitLetters(3, 4)).toEqual({ shown: 3, more: 0 })
    expect(fitLetters(4, 4)).toEqual({ shown: 2, more: 2 })
    expect(fitLetters(5, 4)).toEqual({ shown: 2, more: 3 })
  })

  it('keeps two places for the sum, also where the gutter is narrow', () => {
    expect(fitLetters(2, 2)).toEqual({ shown: 2, more: 0 })
    expect(fitLetters(3, 2)).toEqual({ shown: 0, more: 3 })
    expect(fitLetters(4, 3)).toEqual({ shown: 1, more: 3 })
  })

  it('counts every letter once', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 8 }), (count, room) => {
        const { shown, more } = fitLetters(count, room)
        expect(shown + more).toBe(count)
        expect(shown + (more > 0 ? 2 : 0)).toBeLessThanOrEqual(Math.max(room, 2))
      }),
    )
  })
})
