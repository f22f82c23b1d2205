import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameShapes, shaped, typedAt } from './shapes.ts'

const sign = fc.constantFrom(
  'a',
  'B',
  ' ',
  '\n',
  '\u00A0',
  '\u3000',
  '’',
  "'",
  '“',
  '«',
  '-',
  '–',
  '\u2011',
  '\u00AD',
  '\u200B',
  '\u200D',
  '\u200C',
  '\uFEFF',
  'ﬁ',
  'ﬄ',
  'e\u0301',
  'é',
  '한',
  '\u1112\u1161\u11AB',
  '日',
  '😀',
  '…',
  '[',
  '\u0301',
  '\u2060',
  '—',
)
const text = fc.array(fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 }).map((parts) => parts.join(''))

describe('sameShapes', () => {
  it.each([
    ['curly and straight quotation marks', 'the allies’ “package”', `the allies' "package"`],
    ['hyphens and the dashes used for them', '2022–24, co\u2011operate', '2022-24, co-operate'],
    ['white space', ' one\u00A0two \n three ', 'one two three'],
    ['ligatures', 'ﬁrst eﬀort, aﬄuent', 'first effort, affluent'],
    ['soft hyphens and signs that are not seen', 'co\u00ADopera\u200Btion\uFEFF, \u200Eword\u2060', 'cooperation, word'],
    ['stray joiners', 'a\u200Db \u200Cc', 'ab c'],
    ['letters in parts', 'Cafe\u0301 \u1112\u1161\u11AB', 'Café 한'],
  ])('makes alike: %s', (_what, typed, expected) => expect(sameShapes(typed)).toBe(expected))

  it.each([
    ['an em dash and a hyphen', 'a—b', 'a-b'],
    ['capital and small letters', 'May', 'may'],
    ['joiners that spell', 'می\u200Cخواهم', 'میخواهم'],
    ['joiners in emoji', '👩\u200D👧', '👩👧'],
  ])('keeps apart: %s', (_what, one, other) => expect(sameShapes(one)).not.toBe(sameShapes(other)))
})

describe('shaped', () => {
  it('is the text of sameShapes, each unit with the place where it was typed', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const { text: same, starts, ends } = shaped(typed)
        expect(same).toBe(sameShapes(typed))
        expect([starts.length, ends.length]).toEqual([same.length, same.length])
        for (let at = 0; at < same.length; at += 1) {
          const from = starts[at] ?? 0
          const unit = same.charAt(at)
          // A joiner stays or goes by what stands before it.
          if (!/[\u200C\u200D]/u.test(unit)) expect(sameShapes(`x${typed.slice(from, ends[at])}x`)).toContain(unit)
          expect(from).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds the words as typed, and the place between two of them', () => {
    const typed = '  the oﬃ\u00ADcer’s\u00A0 word'
    const same = shaped(typed)
    const at = same.text.indexOf('officer')
    const place = typedAt(same, at, at + 'officer'.length)
    expect(typed.slice(place.start, place.end)).toBe('oﬃ\u00ADcer')
    expect(typedAt(same, same.text.length, same.text.length)).toEqual({ start: typed.length, end: typed.length })
    expect(typedAt(shaped(''), 0, 0)).toEqual({ start: 0, end: 0 })
  })
})
