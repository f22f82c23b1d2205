import { describe, expect, test } from 'vitest'
import type { Briefing, Passage } from '../model/briefing.ts'
import { sha256Hex } from '../text/hash.ts'
import { BODY_LINE, briefingSource, mustRead, said, tinySource } from './testing.ts'
import { readPackSource } from './read-source.ts'

const file = 'briefings/river-levels.md'

/** The body's problems; the other briefing's reference to a section of this one is not counted. */
function problems(body: string): string[] {
  const source = tinySource({ [file]: briefingSource('river-levels', body) })
  return said(readPackSource(source)).filter((line) => line.startsWith(file) && !line.includes('never cited'))
}

function read(body: string): Briefing {
  const text = briefingSource('river-levels', `## What was measured\n\n${body}\n\nEnd. [@log]`)
  const [briefing] = mustRead(tinySource({ [file]: text })).briefings
  if (!briefing) throw new Error('no briefing')
  return briefing
}

const body = (briefing: Briefing): Passage[] => briefing.passages.slice(3, -1)
const brief = ({ n, kind, text }: Passage) => [n, kind, text]

describe('passages', () => {
  test('title, standfirst and headings have fixed ids and no number; the rest is numbered through', () => {
    const { passages, sections } = read('One.\n\n## Second part: näher\n\nTwo.')
    expect(passages.map(({ id, n, kind }) => (n === null ? [id, kind] : [n, kind]))).toEqual([
      ['title', 'title'],
      ['standfirst', 'standfirst'],
      ['h-what-was-measured', 'heading'],
      [1, 'paragraph'],
      ['h-second-part-naher', 'heading'],
      [2, 'paragraph'],
      [3, 'paragraph'],
    ])
    expect(sections).toEqual([
      { id: 'what-was-measured', title: 'What was measured', from: 2, to: 4 },
      { id: 'second-part-naher', title: 'Second part: näher', from: 4, to: 7 },
    ])
  })

  test('a paragraph is one line of NFC text whatever its line breaks and spaces', () => {
    const [passage] = body(read('Cafe\u0301  and\ntea\\\nand\u00a0more.'))
    expect(passage?.text).toBe('Café and tea and more.')
  })

  test('lists keep nesting, order and one group', () => {
    const items = body(read('- a\n  1. b\n  2. c\n     - d\n- e\n\nText.\n\n7. f\n8. g'))
    expect(items.map(({ text, depth, ordinal, group }) => [text, depth, ordinal, group])).toEqual([
      ['a', 0, undefined, 'g1'],
      ['b', 1, 1, 'g1'],
      ['c', 1, 2, 'g1'],
      ['d', 2, undefined, 'g1'],
      ['e', 0, undefined, 'g1'],
      ['Text.', undefined, undefined, undefined],
      ['f', 0, 7, 'g2'],
      ['g', 0, 8, 'g2'],
    ])
  })

  test('a quotation is one passage a paragraph, in one group', () => {
    const quotes = body(read('> One.\n>\n> Two.'))
    expect(quotes.map(({ kind, text, group }) => [kind, text, group])).toEqual([
      ['quote', 'One.', 'g1'],
      ['quote', 'Two.', 'g1'],
    ])
  })

  test('a table has its caption, its header and its numbered rows in one group', () => {
    const rows = body(
      read('Table: Readings, in metres. [@log]\n\n| Month | Reading |\n| --- | --: |\n| March | **1.1** [@log] |\n| April | |'),
    )
    expect(rows.map(brief)).toEqual([
      [null, 'caption', 'Readings, in metres.'],
      [null, 'row', 'Month\tReading'],
      [1, 'row', 'March\t1.1'],
      [2, 'row', 'April\t'],
    ])
    expect(rows.map(({ group }) => group)).toEqual(['g1', 'g1', 'g1', 'g1'])
    expect(rows.map(({ header }) => header)).toEqual([undefined, true, undefined, undefined])
    expect(rows[2]?.align).toEqual(['start', 'end'])
    expect(rows[2]?.marks).toEqual([
      { type: 'strong', start: 6, end: 9 },
      { type: 'source', start: 9, end: 9, source: 1 },
    ])
  })

  test('a figure opens with its value', () => {
    const [figure] = body(read('Figure: **2.4 metres** Highest, with **more** strength. [@log]'))
    expect(figure && brief(figure)).toEqual([1, 'figure', '2.4 metres Highest, with more strength.'])
    expect(figure?.marks).toEqual([
      { type: 'value', start: 0, end: 10 },
      { type: 'strong', start: 25, end: 29 },
      { type: 'source', start: 39, end: 39, source: 1 },
    ])
  })
})

describe('ids', () => {
  test('come from the text alone, so that equal text keeps its id when it moves', () => {
    const ids = (text: string) => new Map(body(read(text)).map((passage) => [passage.text, passage.id]))
    const first = ids('Stays the same.\n\nComes second.')
    const moved = ids('New.\n\n- Comes second.\n\n## Other\n\n*Stays* the same.')
    expect(first.get('Stays the same.')).toMatch(/^p-[a-z2-7]{10}$/u)
    expect(moved.get('Stays the same.')).toBe(first.get('Stays the same.'))
    expect(moved.get('Comes second.')).toBe(first.get('Comes second.'))
  })

  test('are the first fifty bits of the digest in base32', () => {
    const [passage] = body(read('Stays the same.'))
    const bits = BigInt(`0x${sha256Hex('Stays the same.')}`) >> 206n
    const letters = Array.from({ length: 10 }, (_, i) => 'abcdefghijklmnopqrstuvwxyz234567'[Number((bits >> BigInt(45 - 5 * i)) & 31n)])
    expect(passage?.id).toBe(`p-${letters.join('')}`)
  })

  test('of repeated text are counted', () => {
    const [a, b, c] = body(read('Same.\n\nSame.\n\nSame.')).map((passage) => passage.id)
    expect([b, c]).toEqual([`${a}-2`, `${a}-3`])
  })

  test('may be written out, also to keep the id of an older text, and then no computed one takes them', () => {
    const computed = body(read('Same.'))[0]?.id
    const passages = body(read(`Same.\n\nNew words. [@log] {#${computed}}\n\n## A heading {#short}\n\n> Quote. {#q-1}`))
    expect(passages.map((passage) => [passage.text, passage.id])).toEqual([
      ['Same.', `${computed}-2`],
      ['New words.', computed],
      ['A heading', 'h-short'],
      ['Quote.', 'q-1'],
    ])
  })
})

describe('what the format does not have is refused with its line', () => {
  const heading = '## What was measured\n\n'
  const at = (line: number) => `${file}:${BODY_LINE + line}: `
  test.each([
    [
      'text before the first heading',
      'Text. [@log]\n\n## A',
      [at(0) + 'Text before the first section heading', at(2) + 'The section "A" is empty'],
    ],
    [
      'no heading',
      'Text.',
      [`${file}:1: The briefing has no sections: begin each with a line ## Title`, at(0) + 'Text before the first section heading'],
    ],
    ['a heading of another level', '## What was measured\n\nA.\n\n### B\n\nC.', [at(4) + 'Headings must be of level 2 (##), not 3']],
    [
      'a heading twice',
      '## What was measured\n\nA.\n\n## What, was measured?\n\nB.',
      [at(4) + 'The section id "what-was-measured" is already used in this briefing; end the heading with {#id}'],
    ],
    ['a heading without letters', `${heading}A.\n\n## 大井川\n\nB.`, [at(4) + 'The heading gives no section id; end it with {#id}']],
    ['HTML in a line', `${heading}A <b>bold</b>\nword.`, [at(2) + 'Raw HTML is not allowed']],
    ['HTML as a block', `${heading}A.\n\n<!-- note -->`, [at(4) + 'Raw HTML is not allowed']],
    [
      'HTML in a list, a quotation and a table',
      `${heading}- <i>a\n\n> <br>\n\n| a |\n|--|\n| <u>b |`,
      [2, 4, 8].map((line) => at(line) + 'Raw HTML is not allowed'),
    ],
    ['an image', `${heading}A\n![b](c.png).`, [at(3) + 'Images are not allowed']],
    [
      'code',
      `${heading}A \`b\`.\n\n\`\`\`\nc\n\`\`\``,
      [at(2) + 'Code is not part of a briefing', at(4) + 'Code is not part of a briefing'],
    ],
    ['a rule', `${heading}A.\n\n***`, [at(4) + 'A rule across the page is not part of a briefing']],
    [
      'a footnote',
      `${heading}A.[^1]\n\n[^1]: B.`,
      [at(2), at(4)].map((place) => `${place}Footnotes are not allowed; cite a source with [@key]`),
    ],
    [
      'a link definition',
      `${heading}[A][b].\n\n[b]: https://example.org`,
      [at(2), at(4)].map((place) => `${place}Link definitions are not allowed; write [text](address)`),
    ],
    ['a task list', `${heading}- [x] A`, [at(2) + 'Task lists are not part of a briefing']],
    ['two paragraphs in an item', `${heading}- A\n\n  B`, [at(4) + 'A list item holds one paragraph and may hold lists, nothing else']],
    ['a list in a quotation', `${heading}> A\n>\n> - B`, [at(4) + 'A quotation holds paragraphs only']],
    ['a row of another length', `${heading}| a | b |\n|--|--|\n| c |`, [at(4) + 'The row has 1 cells, the table 2 columns']],
    [
      'a caption without table',
      `${heading}Table: A.\n\nB.`,
      [at(2) + 'A paragraph that begins with "Table:" must stand directly before a table'],
    ],
    [
      'a figure without number',
      `${heading}Figure: A **1**.`,
      [at(2) + 'A figure must begin with its number in bold: Figure: **USD 67 million** Caption.'],
    ],
    ['an empty item', `${heading}-\n- A`, [at(2) + 'The block has no text']],
    ['a wrong id', `${heading}A. {#Big Id}`, [at(2) + '"{#Big Id}" is not an id: lower-case letters, digits and hyphens, at most 80']],
    ['a reserved id', `${heading}A. {#h-b}`, [at(2) + 'The id "h-b" is reserved']],
    ['an id twice', `${heading}A. {#a}\n\nB. {#a}`, [at(4) + 'The id "a" is already used in this briefing']],
    [
      'an address of another scheme',
      `${heading}[A](javascript:alert(1)) [B](/etc) [C](mailto:a@b.c)`,
      ['/etc', 'javascript:alert(1)', 'mailto:a@b.c'].map(
        (url) => `${at(2)}The link "${url}" must begin with https://, http://, briefing: or term:`,
      ),
    ],
    [
      'a malformed source reference',
      `${heading}A. [@log, @b] [@log`,
      ['[@log', '[@log, @b]'].map((text) => `${at(2)}"${text}" is not a source reference such as [@key] or [@one; @two]`),
    ],
  ])('%s', (_name, text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test('nesting without end', () => {
    expect(problems(`${heading}${'> '.repeat(5000)}A`)).not.toEqual([])
    expect(problems(`${heading}${'- '.repeat(500)}A`)).not.toEqual([])
  })
})
