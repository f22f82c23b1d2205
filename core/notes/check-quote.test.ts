import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describe as anchorOf } from '../anchor/describe.ts'
import type { Briefing } from '../model/briefing.ts'
import { checkQuote } from './check-quote.ts'

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
