import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf } from './corpus-check-sheets.ts'
import { knowsDate, knowsFigure, tokensOf } from './corpus-check-tokens.ts'
import { checkBriefing, checkCorpus, checkGlossary, CORPUS, FACTS, ordinaryWords, readFacts } from './corpus-check.ts'

const base = readFacts(FACTS)
const read = (name: string) => readFileSync(join(CORPUS, 'briefings', name), 'utf8')
const ordinary = ordinaryWords(readdirSync(join(CORPUS, 'briefings')).map(read))
const flagship = read('japan-nato-washington-2024.md')

/** Findings of the first briefing after one change of its text, as `line word`. */
function after(from: string, to: string): string[] {
  expect(flagship).toContain(from)
  return checkBriefing(flagship.replace(from, to), base, ordinary).map(({ line, word }) => `${line} ${word}`)
}
const lineOf = (words: string) => flagship.slice(0, flagship.indexOf(words)).split('\n').length

test('every figure, date and name of the bundled briefings and terms stands in a fact sheet', () => {
  expect(checkCorpus(CORPUS, base)).toEqual([])
})

describe('what was made up is named by line and word', () => {
  test.each([
    ['about 25 minutes', 'about 45 minutes', '45'],
    ['USD 30 million', 'USD 31 million', 'USD 31 million'],
    ['USD 30 million', 'EUR 30 million', 'EUR 30 million'],
    ['USD 30 million', 'USD 30 billion', 'USD 30 billion'],
    ['2 per cent of GDP', '3 per cent of GDP', '3 per cent'],
    ['about ten minutes', 'about twelve minutes', 'twelve minutes'],
    ['on 16 December 2022', 'on 17 December 2022', '17 December 2022'],
    ['At Vilnius, on 12 July 2023', 'At Madrid, on 12 July 2023', 'Madrid'],
    ['Foreign Minister Kamikawa Yoko', 'Foreign Minister Tanaka Yoko', 'Tanaka'],
    ['Foreign Minister Kamikawa Yoko', 'Foreign Minister Kishida Yoko', 'Kishida Yoko'],
    ['When they met Zelenskyy', 'When they met Smith', 'Smith'],
    ['Kishida Fumio, Prime Minister of Japan, and', 'Fumio Kishida, Prime Minister of Japan, and', 'Fumio Kishida'],
  ])('%s → %s', (from, to, word) => {
    expect(after(from, to)).toContain(`${lineOf(from)} ${word}`)
  })

  test('a name alone at the start of a sentence', () => {
    expect(after('Four steps were agreed', 'Fillmore said four steps were agreed')).toContain(`${lineOf('Four steps were')} Fillmore`)
  })
  test('a figure that another source says than the one cited', () => {
    const from = 'about 25 minutes. [@kantei-sg]'
    expect(after(from, 'about 25 minutes. [@jiji-line]')).toContain(`${lineOf(from)} 25`)
  })
  test('a person with another role, order of names or date', () => {
    const from = 'role: "Prime Minister of New Zealand", at: 2024-07-11'
    for (const to of ['role: "Prime Minister of Australia", at: 2024-07-11', 'role: "Prime Minister of New Zealand", at: 2024-07-12'])
      expect(after(from, to)).toEqual([`${lineOf(from)} Christopher Luxon`])
    expect(after('Kamikawa Yoko, surname_first: true', 'Kamikawa Yoko, surname_first: false')).toContain(
      `${lineOf('Kamikawa Yoko, surname_first')} Kamikawa Yoko`,
    )
  })
  test('a source that no sheet knows, or knows otherwise', () => {
    const from = '{ key: jiji-line, title: "Japan, NATO Agree'
    expect(after(from, '{ key: jiji-line, title: "Japan, NATO Refuse')).toContain(`${lineOf(from)} jiji-line`)
    expect(after('{ key: jiji-line,', '{ key: jiji-lime,')).toContain(`${lineOf(from)} jiji-lime`)
  })
  test('a headline that rests on a fact of medium confidence', () => {
    const summit = read('washington-summit-2024.md')
    const words = (text: string) => checkBriefing(text, base, ordinary).map(({ line, word }) => `${line} ${word}`)
    expect(words(summit)).toEqual([])
    expect(words(summit.replace('Allied leaders met in Washington', '44 paragraphs long: leaders met in Washington'))).toContain('4 44')
  })
  test('a figure, date or name of a term', () => {
    const glossary = readFileSync(join(CORPUS, 'glossary.yaml'), 'utf8')
    for (const [from, to, word] of [
      ['Alliance of 32 states', 'Alliance of 33 states', '33'],
      ['Treaty of 1949', 'Treaty of 1950', '1950'],
      ['Democratic People’s Republic of Korea', 'Democratic People’s Republic of Corea', 'Corea'],
    ] as const) {
      const line = glossary.slice(0, glossary.lastIndexOf('  - id: ', glossary.indexOf(from))).split('\n').length
      const found = checkGlossary(glossary.replace(from, to), base, ordinary)
      expect(found.map((one) => `${one.line} ${one.word}`)).toEqual([`${line} ${word}`])
    }
  })
  test('a briefing without a sheet', () => {
    expect(checkBriefing(flagship.replace('id: japan-nato-washington-2024', 'id: nothing-known'), base, ordinary)).toEqual([
      { line: 1, word: 'nothing-known', reason: 'there is no fact sheet of this id' },
    ])
  })
})

describe('tokens', () => {
  const values = (text: string) => tokensOf(text).map(({ kind, value }) => `${kind} ${value}`)
  test.each([
    ['USD 67 million', ['figure USD 67000000']],
    ['$37 mn', ['figure USD 37000000']],
    ['€40bn', ['figure EUR 40000000000']],
    ['16,000–30,000', ['figure 16000', 'figure 30000']],
    ['1.8 % and 2 per cent', ['figure % 1.8', 'figure % 2']],
    ['thirty-nine, Twenty, sixteen', ['figure 39', 'figure 20', 'figure 16', 'name twenty']],
    ['seven states, two texts', ['figure 7']],
    ['on 9 to 11 July 2024', ['date 2024-07-09', 'date 2024-07-11']],
    ['from 30 June to 2 July 2024', ['date 2024-06-30', 'date 2024-07-02']],
    ['in March 2025 or July', ['date 2025-03', 'date --07']],
    ['2014-15 and FY2027', ['date 2014', 'date 2015', 'name fy', 'date 2027']],
    ['the G7 and an F-16', ['name g7', 'name f', 'figure 16']],
    ['by Jānis Sārts', ['name janis', 'name sarts']],
  ])('%s', (text, expected) => {
    expect(values(text).toSorted()).toEqual(expected.toSorted())
  })
  test('no text makes reading fail, and each token stands where it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const token of tokensOf(text)) expect(text.slice(token.at, token.at + token.text.length)).toBe(token.text)
      }),
    )
  })
  test('a less exact date and a figure without unit are known; a more exact date is not', () => {
    const dates = new Set(['2024-07-11', '2023'])
    expect(['2024', '2024-07', '--07-11', '--07'].map((date) => knowsDate(dates, date))).toEqual([true, true, true, true])
    expect(['2023-05', '2024-07-12', '--08', '20'].map((date) => knowsDate(dates, date))).toEqual([false, false, false, false])
    const figures = new Set(['USD 67000000', '150000000', '25'])
    for (const figure of ['67000000', 'USD 67000000', 'EUR 150000000', '25']) expect(knowsFigure(figures, figure)).toBe(true)
    for (const figure of ['EUR 67000000', '% 25', 'USD 25', '5']) expect(knowsFigure(figures, figure)).toBe(false)
  })
})

test('a sheet gives its sources what they say, and how sure it is', () => {
  const sheet = `
id: tides
period_covered: "2020 to 2021"
regions: [North Sea]
facts:
  - { text: "Sella gauge read 412 cm on 3 May", date: "2021-05-03", source: log, confidence: high }
  - { text: "Flood cost EUR 7 million", date: "2021", source: blog, confidence: medium }
figures: [{ value: 412, unit: cm, what: level, as_of: "2021-05-03", source: log }]
people: []
organisations: []
acronyms: []
events: []
places: []
open_questions: []
editor_notes: []
sources:
  log: { title: Log, publisher: Harbour, date: "2021", url: none }
  blog: { title: Blog, publisher: Somebody, date: undated, url: none }
`
  const { sources } = factsOf(sheet)
  expect(sources['log']?.sure).toEqual({ figures: ['412'], dates: ['2021-05-03'], names: ['Sella'] })
  expect(sources['blog']?.unsure).toEqual({ figures: ['EUR 7000000'], dates: ['2021'], names: ['Flood'] })
  expect(sources['blog']?.sure.figures).toEqual([])
  expect(() => factsOf(sheet.replace('source: log, confidence: high', 'source: lag, confidence: high'))).toThrow('tides: no source lag')
})
