import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describe as anchorOf } from '../anchor/describe.ts'
import { rangeBetween, rangeText } from '../anchor/ranges.ts'
import type { Anchor } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { type QuoteState, checkQuote } from './check-quote.ts'
import { gapsIn } from './quote-gaps.ts'
import { sameShapes } from './shapes.ts'

const TEXT = 'Since 2023 Japan has put about USD 67 million into the trust fund, which the allies’ “package” for 2022–24 does not mention.'
const SECOND = 'The minister said in Kyiv that more would follow.'

const briefing: Briefing = {
  id: 'summit',
  edition: 'pack@1',
  title: 'Summit',
  standfirst: 'None.',
  date: '2026-11-23',
  topics: [],
  regions: [],
  lang: 'en-GB',
  words: 30,
  names: [],
  sections: [],
  sources: [],
  passages: [
    { id: 'p-1', n: 1, kind: 'paragraph', text: TEXT, marks: [] },
    { id: 'p-2', n: 2, kind: 'paragraph', text: SECOND, marks: [] },
  ],
}
const anchor = anchorOf(briefing, { start: { passage: 'p-1', offset: 0 }, end: { passage: 'p-2', offset: SECOND.length } })
const state = (words: string) => checkQuote(words, anchor, briefing).state

describe('checkQuote', () => {
  it('takes the words themselves as verbatim, whatever the shapes of space, quote marks and hyphens', () => {
    expect(state(`${TEXT}\n${SECOND}`)).toBe('verbatim')
    expect(
      state(
        `${TEXT.replaceAll('’', "'")
          .replaceAll(/[“”]/gu, '"')
          .replace('–', '-')
          .replaceAll(' ', '\u00A0')}  ${SECOND}\n`,
      ),
    ).toBe('verbatim')
  })

  it.each([
    'Since 2023 Japan has put about USD 67 million into the trust fund […]',
    '… Japan has put about USD 67 million … more would follow.',
    '[…] the trust fund […] [Foreign Minister Kamikawa] said in Kyiv [on 7 January] that more would follow.',
    '[In] 2023 Japan ... [t]he minister said in Kyiv that more would follow.',
  ])('takes marked cuts and words in brackets as shortened: %s', (words) => expect(state(words)).toBe('shortened'))

  it.each([
    ['an unmarked cut at the end', 'Since 2023 Japan has put about USD 67 million into the trust fund'],
    ['another number', `${TEXT.replace('67', '76')} ${SECOND}`],
    ['a dropped negation', `${TEXT.replace('does not mention', 'does mention')} ${SECOND}`],
    ['pieces out of order', '… more would follow … Japan has put …'],
    ['part of a word', '… Japan has put about USD 6 … follow.'],
    ['brackets that swallow a sentence', `Since 2023 [x] follow.`],
    ['only a cut', '[…]'],
    ['no words', ''],
  ])('tells an edit: %s', (_name, words) => expect(state(words)).toBe('edited'))

  it('is missing without the edition, or when the passage is not there', () => {
    expect(checkQuote(TEXT, anchor, undefined).state).toBe('missing')
    expect(checkQuote(TEXT, anchor, { ...briefing, edition: 'pack@2' }).state).toBe('missing')
    expect(checkQuote(TEXT, anchor, { ...briefing, passages: briefing.passages.slice(0, 1) }).state).toBe('missing')
  })

  it('tells where the words were changed, in the words as typed', () => {
    const words = `${TEXT.replace('67', '76')} ${SECOND}`
    const { source, differences } = checkQuote(words, anchor, briefing)
    expect(source).toBe(`${TEXT}\n${SECOND}`)
    expect(differences).toEqual([{ start: words.indexOf('76'), end: words.indexOf('76') + 2, source: '67' }])
    expect(checkQuote(TEXT, anchor, undefined).differences).toEqual([])
  })

  it('says that the source changed only of words that are still those of their own edition', () => {
    const whole = `${TEXT}\n${SECOND}`
    for (const verdict of ['changed', 'reworded', 'ambiguous', 'gone'] as const) {
      expect(checkQuote(whole, anchor, briefing, verdict).state, verdict).toBe('changed')
      expect(checkQuote(`${TEXT} […]`, anchor, briefing, verdict).state, verdict).toBe('changed')
      expect(checkQuote('Other words.', anchor, briefing, verdict).state, verdict).toBe('edited')
      expect(checkQuote(whole, anchor, undefined, verdict).state, verdict).toBe('missing')
    }
    for (const verdict of ['exact', 'moved'] as const) expect(checkQuote(whole, anchor, briefing, verdict).state, verdict).toBe('verbatim')
  })

  it('stays shortened for every run of whole words with its cuts marked, and reads a megabyte of junk', () => {
    const words = `${TEXT} ${SECOND}`.split(' ')
    fc.assert(
      fc.property(fc.subarray(words, { minLength: 1, maxLength: words.length - 1 }), (kept) => {
        expect(state(`… ${kept.join(' … ')} …`)).toBe('shortened')
      }),
    )
    expect(state('a … '.repeat(300_000))).toBe('edited')
    expect(state('[a]b'.repeat(300_000))).toBe('edited')
  })
})

const sign = fc.constantFrom(...'abc. ,-’“[]().…'.split(''), 'ﬁ', '\u00AD', '\u00A0', '日本', '😀', ' the ', ' not ', ' 67 ', '[…]', '...')
const passage = fc
  .array(fc.oneof({ weight: 4, arbitrary: sign }, fc.string({ unit: 'grapheme', maxLength: 5 })), { minLength: 1, maxLength: 30 })
  .map((parts) =>
    parts
      .join('')
      .normalize('NFC')
      .replaceAll(/[\n\r\u2028\u2029]/gu, ' '),
  )
  .filter((text) => text !== '')
type Quoted = { made: Briefing; anchor: Anchor; words: string }

/** A briefing of these passages, and the words between two positions of its text. */
function quoted(texts: readonly string[], start: number, end: number): Quoted {
  const made: Briefing = {
    ...briefing,
    passages: texts.map((text, i) => ({ id: `p-${i + 1}`, n: i + 1, kind: 'paragraph', text, marks: [] })),
  }
  const range = rangeBetween(made, start, end)
  const words = rangeText(made, range)
  return { made, words, anchor: { ...anchor, ...range, quote: words } }
}

const rangeOf = (text: fc.Arbitrary<string>) =>
  fc
    .array(text, { minLength: 1, maxLength: 4 })
    .chain((texts) => {
      const place = fc.nat({ max: texts.join('\n').length })
      return fc.tuple(fc.constant(texts), place, place)
    })
    .filter(([texts, one, other]) => texts.join('\n').slice(Math.min(one, other), Math.max(one, other)).trim() !== '')
    .map(([texts, one, other]) => quoted(texts, Math.min(one, other), Math.max(one, other)))
const anyRange = rangeOf(passage)
/** Brackets and dots of the source itself read like those of the writer. */
const withoutGaps = rangeOf(passage.map((text) => text.replaceAll(/[[\]….]/gu, 'b')))

describe('checkQuote on any range of any briefing', () => {
  const stateOf = (words: string, { made, anchor: at }: Quoted): QuoteState => checkQuote(words, at, made).state

  it('takes the words of the range as verbatim', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        expect(stateOf(range.words, range)).toBe('verbatim')
      }),
      { numRuns: 400 },
    )
  })

  it('takes them as shortened when words are cut with […]', () => {
    fc.assert(
      fc.property(anyRange, fc.nat(), fc.nat(), (range, a, b) => {
        const words = sameShapes(range.words).split(' ')
        fc.pre(words.length > 1)
        const from = a % words.length
        const count = 1 + (b % (words.length - 1))
        const cut = [...words.slice(0, from), '[…]', ...words.slice(from + count)].join(' ')
        fc.pre(
          gapsIn(cut)
            .reduceRight((left, gap) => left.slice(0, gap.start) + left.slice(gap.end), cut)
            .trim() !== '',
        )
        fc.pre(sameShapes(cut) !== sameShapes(range.words))
        expect(stateOf(cut, range)).toBe('shortened')
      }),
      { numRuns: 400 },
    )
  })

  it('takes them as edited when a word is another', () => {
    fc.assert(
      fc.property(withoutGaps, fc.nat(), (range, a) => {
        const words = range.words.split(' ')
        const changed = words.with(a % words.length, 'Unheard-of').join(' ')
        const check = checkQuote(changed, range.anchor, range.made)
        expect(check.state).toBe('edited')
        expect(check.differences.length).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })

  it('never throws, whatever was typed', () => {
    const junk = fc.array(fc.oneof(sign, fc.string({ unit: 'binary' })), { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(anyRange, junk, (range, words) => {
        expect(['verbatim', 'shortened', 'edited']).toContain(stateOf(words, range))
      }),
    )
  })

  // Whatever grew with the square of the length would not end within the time of a test.
  it('reads 100,000 characters that repeat themselves', () => {
    const made = (text: string) => quoted([text], 0, text.length)
    const letters = 'a'.repeat(100_000)
    expect(stateOf(`${letters.slice(50_000)}[x]${letters.slice(90_000)}`, made(letters))).toBe('edited')
    expect(stateOf(`${'a '.repeat(30_000)}[x] a b [y] a`, made('a '.repeat(50_000)))).toBe('edited')
    expect(stateOf(`${'a [x] '.repeat(390)}b`, made('a '.repeat(50_000)))).toBe('edited')
    expect(stateOf(`a … ${'a … '.repeat(380)}`, made('a '.repeat(50_000)))).toBe('shortened')
  })
})
