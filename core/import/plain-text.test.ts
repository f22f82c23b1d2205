import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../text/tokenise.ts'
import type { Understood } from './draft.ts'
import { understandText } from './plain-text.ts'

const texts = ({ blocks }: Understood): string[] => blocks.map((block) => `${block.kind}: ${block.text}`)
const told = ({ report }: Understood, code: string): readonly string[] => report.find((note) => note.code === code)?.words ?? []

const LETTER = `STATEMENT ON THE RIVER
CROSSING

The two governments agreed on Tuesday to keep the crossing
open through the winter.

The ministers met for three hours in the town hall. They heard the report of
the river office, which has measured the level since 1951, and took note of
its finding that the water is lower than in any year since then. Inter-
national observers were present for the first time.

WHAT WAS AGREED

- The crossing stays open from six to ten.
- Each side pays for its own bank, as set
  out in the annex.

1. First, the gauge is read twice.
2. Second, the readings are shared.

The next meeting is on 12 March 2026 in the same
place.
`

describe('plain text', () => {
  it('finds title, standfirst, headings, lists and paragraphs over broken lines', () => {
    const read = understandText(LETTER)
    expect(read.title).toBe('STATEMENT ON THE RIVER CROSSING')
    expect(texts(read)).toEqual([
      'standfirst: The two governments agreed on Tuesday to keep the crossing open through the winter.',
      'paragraph: The ministers met for three hours in the town hall. They heard the report of the river office, which has measured the level since 1951, and took note of its finding that the water is lower than in any year since then. International observers were present for the first time.',
      'heading: WHAT WAS AGREED',
      'item: The crossing stays open from six to ten.',
      'item: Each side pays for its own bank, as set out in the annex.',
      'item: First, the gauge is read twice.',
      'item: Second, the readings are shared.',
      'paragraph: The next meeting is on 12 March 2026 in the same place.',
    ])
    expect(read.blocks.map((block) => block.ordinal).filter((n) => n !== undefined)).toEqual([1, 2])
    expect(read.date).toBeUndefined()
    expect(told(read, 'hyphens-joined')).toEqual(['Inter-|national'])
  })

  it('joins a sentence that a page, a blank line or a caption parted, and keeps the caption', () => {
    const read = understandText(
      [
        'Ports in winter\n\nFirst words of the text, which says enough to be a paragraph of its own and no heading.',
        'The harbour was frozen and the ships that lay there could not',
        'Left: The quay in January. Below: Ships at anchor.',
        'leave before the ice had gone in March of that year. Then they did.',
        'A sentence that is broken by',
        'a blank line alone.',
      ].join('\n\n'),
    )
    expect(texts(read).slice(1)).toEqual([
      'paragraph: The harbour was frozen and the ships that lay there could not leave before the ice had gone in March of that year. Then they did.',
      'caption: Left: The quay in January. Below: Ships at anchor.',
      'paragraph: A sentence that is broken by a blank line alone.',
    ])
    expect(told(read, 'captions-moved')).toHaveLength(1)
  })

  it('finds a caption between two lines of a sentence, with no blank line round it', () => {
    const long = 'The harbour was frozen over and the ships that lay there could not'
    const read = understandText(
      `Ports\n\nFirst of all some words.\n\n${long}\nLeft: The quay in January.\nleave before the ice had gone in March of that same year. Then.`,
    )
    expect(texts(read).slice(1)).toEqual([
      `paragraph: ${long} leave before the ice had gone in March of that same year. Then.`,
      'caption: Left: The quay in January.',
    ])
  })

  it('leaves running headers and page numbers out, and lists each', () => {
    const pages = ['one', 'two', 'three'].map(
      (word, i) =>
        `River office, quarterly report\n\nThe text of page ${word} goes on for a while and is\nbroken where the line ends, as text of the kind is.\n\n- ${i + 1} -`,
    )
    const read = understandText(pages.join('\f'))
    expect(told(read, 'page-numbers')).toEqual(['- 1 -', '- 2 -', '- 3 -'])
    expect(told(read, 'running-lines')).toEqual(['River office, quarterly report', 'River office, quarterly report'])
    expect(read.title).toBe('River office, quarterly report')
    expect(read.blocks).toHaveLength(3)
  })

  it('keeps a lone figure that counts nothing, and lines that are whole paragraphs', () => {
    const long = 'This line is a whole paragraph that no editor has broken, '.repeat(4)
    const read = understandText(`A title\n\n${long}one.\n${long}two.\n\n1951\n\n${long}three.`)
    expect(read.blocks.map((block) => block.text.slice(-6))).toEqual([', one.', ', two.', '1951', 'three.'])
  })

  it('keeps the hyphen of a word that has one elsewhere', () => {
    const read = understandText(
      'T\n\nA long-term plan is what they made for it, and this long-\nterm plan was good. The infor-\nmation is true.',
    )
    expect(read.blocks[0]?.text).toContain('this long-term plan')
    expect(read.blocks[0]?.text).toContain('The information is')
  })

  it('joins lines of Japanese without a space', () => {
    const read = understandText('共同声明\n\n両国は河川の水位を毎日測り、結果を\n共有することで合意した。')
    expect(read.blocks.at(-1)?.text).toBe('両国は河川の水位を毎日測り、結果を共有することで合意した。')
  })

  it('takes a text without any line break whole', () => {
    const read = understandText('word '.repeat(20_000))
    expect(read.blocks.map((block) => block.text.length)).toEqual([99_999])
  })
})

/** Scripts without spaces are compared by character: their pairs change where two lines are joined. */
const wordsOf = (text: string): string[] => [...tokenise(text)].flatMap(({ term }) => (/\p{sc=Han}/u.test(term) ? [...term] : [term]))
const WORD = fc.constantFrom(
  'river',
  'Treaty',
  'the',
  'and',
  'NATO',
  'agreed',
  'long-term',
  'of',
  '1951',
  'level',
  '3.5',
  'état',
  '日本',
  'Left:',
  'so',
)
const SENTENCE = fc
  .tuple(fc.array(WORD, { minLength: 1, maxLength: 30 }), fc.constantFrom('.', '', '?', ','))
  .map(([list, end]) => list.join(' ') + end)
const BREAK = fc.constantFrom(
  '\n',
  '\n\n',
  '\r\n',
  '\f',
  '\n\n3\n\n',
  '\n- ',
  '\n2. ',
  '-\n',
  ' ',
  '\n===\n',
  '\n\nLeft: a boat. Below: a bank.\n\n',
  '\n   ',
)
const TEXT = fc.array(fc.tuple(SENTENCE, BREAK), { maxLength: 40 }).map((parts) => parts.flat().join(''))

describe('no words are lost', () => {
  it('the words out are the words in, less what the report lists', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const read = understandText(text)
        const parted = new Map(told(read, 'hyphens-joined').map((pair) => [pair.replace('-|', ''), pair.split('-|')]))
        const out = [
          ...wordsOf(read.title),
          ...read.blocks.flatMap((block) => [...(block.ordinal === undefined ? [] : [String(block.ordinal)]), ...wordsOf(block.text)]),
          ...read.report.filter((note) => note.leftOut).flatMap((note) => note.words.flatMap(wordsOf)),
        ]
        const found = new Set(out)
        for (const [whole, halves] of parted)
          for (const half of halves) if (found.has(wordsOf(whole)[0] ?? '')) for (const word of wordsOf(half)) found.add(word)
        const given = new Set([...wordsOf(text), ...[...parted.keys()].flatMap(wordsOf)])
        expect([...new Set(wordsOf(text))].filter((word) => !found.has(word))).toEqual([])
        expect(out.filter((word) => !given.has(word))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('reads any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const block of understandText(text).blocks) expect(block.text).toBe(block.text.trim())
      }),
    )
  })
})
