import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { briefingFromText } from '../../core/model/from-text.ts'
import { rangeText } from '../../core/anchor/ranges.ts'
import type { Cursor, Step } from './cursor.ts'
import {
  changeBetween,
  comparePlaces,
  endsOf,
  extendPassage,
  extendSentence,
  movePassage,
  moveSentence,
  onPassage,
  onPoint,
  onRange,
  rangeOf,
  sentencesAt,
} from './cursor.ts'

const text = briefingFromText('cursor', 'One is first. Two is second. Three.\n\nFour alone.\n\nFive. Six by Mr. Smith. Seven.')
const found = <T>(value: T | null): T => {
  if (value === null) throw new Error('Nothing there')
  return value
}
const said = (cursor: Cursor | null): string => rangeText(text, found(rangeOf(text, found(cursor))))
const idAt = (index: number): string => text.passages[index]?.id ?? ''

describe('moving', () => {
  it('goes by sentence, over the borders of passages, and stops at both ends', () => {
    const start = found(onPoint(text, { passage: idAt(0), offset: 16 }))
    expect(said(start)).toBe('Two is second.')
    const three = found(moveSentence(text, start, 1))
    expect(said(three)).toBe('Three.')
    expect(said(moveSentence(text, three, 1))).toBe('Four alone.')
    expect(said(moveSentence(text, start, -1))).toBe('One is first.')
    expect(moveSentence(text, found(moveSentence(text, start, -1)), -1)).toBeNull()
    const last = found(onPoint(text, { passage: idAt(2), offset: 1000 }))
    expect(said(last)).toBe('Seven.')
    expect(moveSentence(text, last, 1)).toBeNull()
  })

  it('goes by passage, and from a passage into its first sentence', () => {
    const whole = found(onPassage(text, 0))
    expect(said(whole)).toBe('One is first. Two is second. Three.')
    expect(said(moveSentence(text, whole, 1))).toBe('One is first.')
    expect(said(movePassage(text, whole, 1))).toBe('Four alone.')
    expect(movePassage(text, whole, -1)).toBeNull()
  })

  it('takes the sentences a range touches', () => {
    const range = { start: { passage: idAt(0), offset: 20 }, end: { passage: idAt(2), offset: 3 } }
    expect(said(onRange(text, range))).toBe('Two is second. Three.\nFour alone.\nFive.')
  })
})

describe('extending', () => {
  it('adds sentences and passages, and takes them back', () => {
    const two = found(onPoint(text, { passage: idAt(0), offset: 16 }))
    const more = found(extendSentence(text, two, 1))
    expect(said(more)).toBe('Two is second. Three.')
    expect(changeBetween(text, two, more)).toMatchObject({ kind: 'added', range: { start: { offset: 29 } } })
    const most = found(extendPassage(text, more, 1))
    expect(said(most)).toBe('Two is second. Three.\nFour alone.')
    expect(said(extendPassage(text, most, -1))).toBe('Two is second. Three.')
    expect(said(extendPassage(text, two, -1))).toBe('One is first. Two is second.')
    expect(changeBetween(text, most, more)?.kind).toBe('left-out')
    expect(extendSentence(text, found(extendSentence(text, two, -1)), -1)).toBeNull()
  })
})

const words = fc.constantFrom('Mr.', 'The', 'end.', 'U.S.', 'why?', 'Jan.', '5', 'She', 'left.', '😀', 'A')
const anyText = fc
  .array(fc.array(words, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 8 })
  .map((passages) => briefingFromText('any', passages.map((one) => one.join(' ')).join('\n\n')))
const moves = { movePassage, moveSentence, extendPassage, extendSentence }
const anyMove = fc.record({
  name: fc.constantFrom('movePassage', 'moveSentence', 'extendPassage', 'extendSentence'),
  step: fc.constantFrom<Step>(1, -1),
})

describe('any text', () => {
  it.each(['movePassage', 'moveSentence', 'extendPassage', 'extendSentence'] as const)(
    'comes home after as many steps of %s back as forward',
    (name) => {
      fc.assert(
        fc.property(anyText, fc.nat(20), fc.nat(6), fc.constantFrom<Step>(1, -1), (briefing, offset, count, step) => {
          const passage = briefing.passages[offset % briefing.passages.length]
          const start =
            name === 'movePassage'
              ? onPassage(briefing, offset % briefing.passages.length)
              : onPoint(briefing, { passage: passage?.id ?? '', offset })
          fc.pre(start !== null)
          let at = start
          let done = 0
          while (done < count) {
            const next = moves[name](briefing, at, step)
            if (next === null) break
            at = next
            done += 1
          }
          const back: Step = step === 1 ? -1 : 1
          for (; done > 0; done -= 1) at = found(moves[name](briefing, at, back))
          expect(at).toEqual(start)
        }),
      )
    },
  )

  it('always holds whole sentences, and every step but the last changes it', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyMove, { maxLength: 25 }), (briefing, steps) => {
        let at = found(onPassage(briefing, 0))
        for (const { name, step } of steps) {
          const next = moves[name](briefing, at, step)
          if (next === null) continue
          const range = found(rangeOf(briefing, next))
          const { first, last } = endsOf(next)
          expect(comparePlaces(first, last)).toBeLessThanOrEqual(0)
          expect(range.start.offset).toBe(sentencesAt(briefing, first.passage)[first.sentence]?.start)
          expect(range.end.offset).toBe(sentencesAt(briefing, last.passage)[last.sentence]?.end)
          expect(rangeText(briefing, range).trim()).toBe(rangeText(briefing, range))
          expect(next).not.toEqual(at)
          at = next
        }
      }),
    )
  })
})
