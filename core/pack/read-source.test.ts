import { describe, expect, test } from 'vitest'
import { MAX_SOURCE_BYTES, readPackSource } from './read-source.ts'
import { BODY_LINE, briefingSource, mustRead, said, tinySource } from './testing.ts'

const RIVER = 'briefings/river-levels.md'
const river = tinySource().get(RIVER) ?? ''
const pack = tinySource().get('pack.yaml') ?? ''
const problems = (changes: Record<string, string | undefined>) => said(readPackSource(tinySource(changes)))
/** Problems of the first briefing after a change of its text. */
const inRiver = (from: string | RegExp, to: string) => problems({ [RIVER]: river.replace(from, to) })
const inPack = (from: string | RegExp, to: string) => problems({ 'pack.yaml': pack.replace(from, to) })

test('a sound source gives the whole pack, briefings in the order of the collections', () => {
  const source = mustRead(tinySource({ 'pack.yaml': pack.replace('[river-levels, crossing-treaty]', '[crossing-treaty, river-levels]') }))
  expect(source.briefings.map((briefing) => briefing.id)).toEqual(['crossing-treaty', 'river-levels'])
  expect(source).toMatchObject({ id: 'tiny', language: 'en-GB', edition: { number: 1, date: '2026-03-01', label: 'March 2026' } })
  expect(source.terms).toEqual([
    {
      id: 'gauge',
      short: 'Gauge',
      long: 'River gauge',
      definition: 'A post with marks.',
      aliases: ['staff gauge'],
      briefing: 'river-levels',
    },
  ])
  const [treaty] = source.briefings
  expect(treaty).toMatchObject({ edition: 'tiny@1', date: '2026-02-20', topics: ['rivers'], names: [] })
  expect(treaty?.sources).toEqual([
    { key: 'log', title: 'The log', publisher: 'The river office', date: '2025-05', url: 'https://example.org/log' },
  ])
})

test('line ends, a byte order mark and the order of the files do not matter', () => {
  const changed = [...tinySource()].reverse().map(([path, text]): [string, string] => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`])
  expect(mustRead(new Map(changed))).toEqual(mustRead(tinySource()))
})

describe('front matter', () => {
  test.each(['id', 'title', 'standfirst', 'date', 'topics', 'regions', 'lang', 'sources'])('without %s', (key) => {
    const without = key === 'sources' ? /sources:\n.*\n/u : new RegExp(`^${key}:.*\\n`, 'mu')
    expect(inRiver(without, '')).toContain(`${RIVER}:2: "${key}" is missing`)
  })
  test.each([
    ['an unknown key', 'lang:', 'langg:', 8, 'Unknown key "langg"; did you mean "lang"?'],
    ['an empty value', /^title:.*/mu, 'title:', 3, '"title" is empty'],
    [
      'an id that is no slug',
      'id: river-levels',
      'id: River levels',
      2,
      '"id" must be lower-case letters, digits and single hyphens, not "River levels"',
    ],
    [
      'another id than the file name',
      'id: river-levels',
      'id: river-level',
      2,
      'The id "river-level" differs from the file name "river-levels"',
    ],
    ['an unknown topic', '[rivers]', '[river]', 6, 'Unknown topic "river"; did you mean "rivers"?'],
    ['a topic twice', '[rivers]', '[rivers, rivers]', 6, 'The topic "rivers" is listed twice'],
    ['no topics', '[rivers]', '[]', 6, '"topics" needs at least one entry'],
    ['topics that are no list', '[rivers]', 'rivers', 6, '"topics" must be a list'],
    [
      'a day that does not exist',
      '2026-02-20',
      '2026-02-29',
      5,
      '"date" must be a date such as 2024, 2024-07 or 2024-07-11, not "2026-02-29"',
    ],
    [
      'a date of another form',
      '2026-02-20',
      '20 Feb 2026',
      5,
      '"date" must be a date such as 2024, 2024-07 or 2024-07-11, not "20 Feb 2026"',
    ],
    [
      'Markdown in the standfirst',
      /^standfirst:.*/mu,
      'standfirst: A *loud* word',
      4,
      '"standfirst" must be plain text without Markdown or HTML',
    ],
    ['a language that is no tag', 'en-GB', 'English', 8, '"English" is not a language tag such as en-GB'],
    ['a list as title', /^title:.*/mu, 'title: [a]', 3, '"title" must be text'],
    ['a period that runs backwards', 'lang:', 'period: { from: 2025-05, to: 2024 }\nlang:', 8, 'The period ends before it begins'],
    [
      'a name without role',
      'lang:',
      'names:\n  - { name: A, surname_first: yes, role: "" }\nlang:',
      9,
      '"surname_first" must be true or false, not "yes"',
    ],
    ['a source without date', ', date: "2025-05"', '', 10, '"date" is missing'],
    ['a source without title', 'title: The log, ', '', 10, '"title" is missing'],
    ['a source without publisher', 'publisher: The river office, ', '', 10, '"publisher" is missing'],
    ['a source without address', /, url: "[^"]*"/u, '', 10, '"url" is missing'],
    [
      'a source with a wrong date',
      '"2025-05"',
      '"2025-13"',
      10,
      '"date" must be a date such as 2024, 2024-07 or 2024-07-11, not "2025-13"',
    ],
    [
      'a source with a wrong address',
      /"https[^"]*"/u,
      '"file:///etc"',
      10,
      '"url" must begin with https:// or http://, or be the word none, not "file:///etc"',
    ],
    ['a source that is never cited', ' [@log]', '', 10, 'The source "log" is never cited'],
    ['broken YAML', 'topics: [rivers]', 'topics: [rivers', 7, 'YAML: '],
    ['a key twice', 'lang: en-GB', 'lang: en-GB\nlang: en-GB', 9, 'YAML: Map keys must be unique'],
    ['an anchor', '[rivers]', '&t [rivers]', 6, 'YAML anchors and aliases are not allowed; write the value out'],
    ['a tag', 'en-GB', '!!binary en-GB', 8, 'YAML'],
  ])('%s', (_name, from, to, line, reason) => {
    expect(inRiver(from, to).find((said) => said.startsWith(`${RIVER}:${line}: ${reason}`))).toBeDefined()
  })
  test('a period may end in the month or year in which it begins', () => {
    expect(inRiver('lang:', 'period: { from: 2025-05-03, to: 2025-05 }\nlang:')).toEqual([])
  })
  test('a source may have words for a date and no address', () => {
    const plain = river.replace('"2025-05"', '"undated (after July 2024)"').replace(/"https[^"]*"/u, 'none')
    expect(mustRead(tinySource({ [RIVER]: plain })).briefings[0]?.sources).toEqual([
      { key: 'log', title: 'The log', publisher: 'The river office', date: 'undated (after July 2024)' },
    ])
  })
  test('that is missing or has no end', () => {
    expect(problems({ [RIVER]: '## A\n' })).toContain(`${RIVER}:1: The front matter is missing: the file must begin with a line ---`)
    expect(problems({ [RIVER]: '---\nid: a\n' })).toContain(`${RIVER}:1: The front matter has no closing line ---`)
  })
  test('cannot blow up: a billion laughs are refused, not expanded', () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'lol' : `*a${i - 1}, *a${i - 1}, *a${i - 1}`}]`).join(
      '\n',
    )
    expect(inRiver('lang:', `${bomb}\nlang:`)).toContain(`${RIVER}:9: YAML anchors and aliases are not allowed; write the value out`)
    expect(inRiver('[rivers]', '['.repeat(20_000))).not.toEqual([])
    expect(inRiver('[rivers]', `${'['.repeat(40)}${']'.repeat(40)}`)).toEqual([`${RIVER}:6: YAML is nested too deeply`])
  })
})

describe('references', () => {
  test.each([
    ['a briefing', '[a](briefing:crossing-treatys)', 'There is no briefing "crossing-treatys"; did you mean "crossing-treaty"?'],
    [
      'a section',
      '[a](briefing:crossing-treaty#when-it-close)',
      'The briefing "crossing-treaty" has no section "when-it-close"; did you mean "when-it-closes"?',
    ],
    ['a section of the same briefing', '[a](briefing:river-levels#nothing)', 'The briefing "river-levels" has no section "nothing"'],
    ['a term', '[a](term:guage)', 'The glossary has no term "guage"; did you mean "gauge"?'],
    ['a source', 'a [@lok]', 'There is no source "lok"; did you mean "log"?'],
  ])('to %s that is not there', (_name, text, reason) => {
    expect(inRiver('- First item.', `- First item.\n- Second,\n  ${text}.`)).toEqual([`${RIVER}:${BODY_LINE + 6}: ${reason}`])
  })
  test('from the glossary to a briefing that is not there', () => {
    const glossary = 'terms:\n  - { id: gauge, short: G, long: G, definition: G,\n      briefing: river-level }\n'
    expect(problems({ 'glossary.yaml': glossary })).toEqual([
      'glossary.yaml:3: There is no briefing "river-level"; did you mean "river-levels"?',
    ])
  })
})

describe('the pack', () => {
  test.each([
    ['an unknown key', 'issuer:', 'isuer:', 'pack.yaml:4: Unknown key "isuer"; did you mean "issuer"?'],
    ['no edition', /^edition.*\n/mu, '', 'pack.yaml:1: "edition" is missing'],
    ['an edition without number', 'number: 1, ', '', 'pack.yaml:5: "number" is missing'],
    ['edition nought', 'number: 1', 'number: 0', 'pack.yaml:5: "number" must be a whole number from 1 to 999999, not "0"'],
    ['a briefing in no collection', ', crossing-treaty]', ']', 'pack.yaml:8: The briefing "crossing-treaty" is in no collection'],
    [
      'a briefing in two collections',
      /(.*\[river.*\n)/u,
      '$1  - { id: more, title: More, briefings: [river-levels] }\n',
      'pack.yaml:10: The briefing "river-levels" is already in the collection "water"',
    ],
    [
      'a briefing twice in one',
      '[river-levels,',
      '[river-levels, river-levels,',
      'pack.yaml:9: The briefing "river-levels" is already in the collection "water"',
    ],
    ['a briefing that is not there', 'crossing-treaty]', 'crossing-treaty, x]', 'pack.yaml:9: There is no briefing "x"'],
    ['a topic twice', /( +- \{ id: rivers.*\n)/u, '$1$1', 'pack.yaml:8: The topic "rivers" is already defined'],
    ['a name that Windows keeps', 'id: tiny', 'id: con', 'pack.yaml:1: "con" cannot be a file name on every system; choose another id'],
  ])('with %s', (_name, from, to, expected) => {
    expect(inPack(from, to)).toContain(expected)
  })
  test('without pack.yaml, or without briefings', () => {
    expect(problems({ 'pack.yaml': undefined })).toContain('pack.yaml:1: pack.yaml is missing')
    expect(problems({ [RIVER]: undefined, 'briefings/crossing-treaty.md': undefined })).toContain('pack.yaml:1: The pack has no briefings')
  })
  test('may do without a glossary', () => {
    const plain = { 'glossary.yaml': undefined, [RIVER]: river.replace('[gauge](term:gauge)', 'gauge') }
    expect(mustRead(tinySource(plain)).terms).toEqual([])
  })
  test('refuses files that do not belong there, and files that are too large', () => {
    expect(problems({ 'briefings/old/a.md': 'x' })).toEqual([
      'briefings/old/a.md:1: Not part of a pack: expected pack.yaml, glossary.yaml and briefings/<slug>.md',
    ])
    const large = briefingSource('river-levels', 'é'.repeat(MAX_SOURCE_BYTES / 2))
    expect(problems({ [RIVER]: large })).toContain(
      `${RIVER}:1: The file has ${MAX_SOURCE_BYTES + large.length - MAX_SOURCE_BYTES / 2} bytes; at most ${MAX_SOURCE_BYTES} are read`,
    )
  })
  test('with one id in two briefings', () => {
    expect(problems({ 'briefings/two.md': river })).toContain(
      'briefings/two.md:2: The briefing id "river-levels" is already used in briefings/river-levels.md',
    )
  })
})

test('every problem of every file is reported at once, in the order of files and lines', () => {
  const all = problems({
    [RIVER]: river.replace('date:', 'dat:').replace('First item.', '<b>'),
    'glossary.yaml': 'terms: x\n',
    'pack.yaml': pack.replace('issuer:', 'isuer:'),
  })
  expect(all).toEqual([
    `${RIVER}:2: "date" is missing`,
    `${RIVER}:5: Unknown key "dat"; did you mean "date"?`,
    `${RIVER}:15: The glossary has no term "gauge"`,
    `${RIVER}:17: Raw HTML is not allowed`,
    'glossary.yaml:1: "terms" must be a list',
    'pack.yaml:1: "issuer" is missing',
    'pack.yaml:4: Unknown key "isuer"; did you mean "issuer"?',
  ])
})
