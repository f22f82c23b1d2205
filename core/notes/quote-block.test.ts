import fc from 'fast-check'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import type { Quote } from '../model/note.ts'
import { findQuotes, quoteBlock } from './quote-block.ts'

const ID = 'quote-0001'

function quoteOf(words: string): { quote: Quote; briefing: Parameters<typeof quoteBlock>[1] } {
  const lines = words.split('\n')
  const passages = lines.map((text, index) => ({ id: `p-${index + 1}`, n: index + 1, kind: 'paragraph' as const, text, marks: [] }))
  const last = lines.at(-1) ?? ''
  const anchor = {
    edition: 'pack@1',
    briefing: 'summit',
    start: { passage: 'p-1', offset: 0 },
    end: { passage: `p-${lines.length}`, offset: last.length },
    quote: words,
    prefix: '',
    suffix: '',
    section: [],
    position: { start: 0, end: words.length },
    textHash: '0'.repeat(64),
  }
  return { quote: { id: ID, anchor, createdAt: '2026-11-23T14:03:00.000Z' }, briefing: { title: 'The [Washington] summit', passages } }
}

const blockOf = (words: string) => {
  const { quote, briefing } = quoteOf(words)
  return quoteBlock(quote, briefing, 'edition 1')
}

type Node = { type: string; value?: string; children?: Node[] }
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('')

const special = fc.constantFrom(
  ...'\\`*_{}[]()<>#+-.!|~&:;@/"\'=^$%123 \t'.split(''),
  'www.',
  'http://',
  '&amp;',
  '&#42;',
  '](aide:quote/quote-0002)',
  '—',
  '日本',
  '😀',
  '- ',
  '1. ',
)
const line = fc
  .array(fc.oneof({ weight: 3, arbitrary: special }, fc.string({ unit: 'grapheme', maxLength: 4 })), { minLength: 1, maxLength: 24 })
  .map((parts) => parts.join('').replace(/\n/gu, ' '))
  .filter((text) => text !== '')
const passages = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))

describe('quoteBlock and findQuotes', () => {
  it('writes one paragraph per passage and the citation last', () => {
    expect(blockOf('First words.\nSecond words.')).toBe(
      `> First words.\n>\n> Second words.\n>\n> — [The \\[Washington\\] summit, ¶\u00A01–2, edition 1](aide:quote/${ID})`,
    )
  })

  it('brings any words back unit by unit, whatever stands around the block', () => {
    fc.assert(
      fc.property(
        passages,
        fc.constantFrom('', 'Text before.\n\n', '- item\n\n'),
        fc.constantFrom('', '\n\nText after.', '\n'),
        (words, before, after) => {
          const block = blockOf(words)
          const [found, ...others] = findQuotes(before + block + after)
          expect(others).toEqual([])
          expect(found).toEqual({
            id: ID,
            from: before.length,
            to: before.length + block.length,
            words,
            citation: expect.stringContaining('The [Washington] summit'),
          })
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is read by a Markdown reader as the same words in one block quote', () => {
    const readable = passages.filter((words) => !/[\u0000\r\f\v]/u.test(words))
    fc.assert(
      fc.property(readable, (words) => {
        const tree: Node = fromMarkdown(blockOf(words), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
        expect(tree.children?.map((node) => node.type)).toEqual(['blockquote'])
        const paragraphs = tree.children?.[0]?.children ?? []
        expect(paragraphs.every((node) => node.type === 'paragraph')).toBe(true)
        expect(paragraphs.slice(0, -1).map(textOf).join('\n')).toBe(words)
      }),
      { numRuns: 300 },
    )
  })

  it('finds several quotes, in lists too, and not inside code', () => {
    const block = blockOf('Words.')
    const nested = '- > Words.\n  > — [Cited](aide:quote/quote-0002)'
    const body = `# Note\n\n${block}\n${block}\n\n\`\`\`\n${block}\n\`\`\`\n\n${nested}\n\n> A quotation without a source.\n`
    const found = findQuotes(body)
    expect(found.map((quote) => quote.id)).toEqual([ID, ID, 'quote-0002'])
    expect(found.map((quote) => quote.words)).toEqual(['Words.', 'Words.', 'Words.'])
    for (const quote of found) expect(body.slice(quote.from, quote.to)).toMatch(/^> Words\.[^]*\)$/u)
  })

  it('reads a block that was edited by hand', () => {
    const read = (body: string) => findQuotes(body).map((quote) => quote.words)
    expect(read('> Wrapped\n> over lines  \n> and **strong**, `code`.\n>\n> Next 5 * 3\n> — [x](aide:quote/quote-0001)')).toEqual([
      'Wrapped over lines and strong, code.\nNext 5 * 3',
    ])
    expect(read('>Tight — [x](aide:quote/quote-0001)  \r\n')).toEqual(['Tight'])
    expect(read('> — [x](aide:quote/quote-0001)')).toEqual([''])
    expect(read('> Words.\n\n> — [x](aide:quote/quote-0001)')).toEqual([''])
    expect(read('> Words [x](aide:quote/short)')).toEqual([])
    expect(read('Loose [x](aide:quote/quote-0001)')).toEqual([])
  })

  // Whatever grew with the square of the length would not end within the time of a test.
  it('reads 2 MB of blocks, and 2 MB of what only begins like one', () => {
    const block = `${blockOf('Some words of a passage. '.repeat(20))}\n\n`
    for (const unit of ['> [\\[**_&  ', '> \\\n', block, '> ](aide:quote/ [', '     ', '> > ']) {
      const times = Math.ceil(2_000_000 / unit.length)
      expect(findQuotes(unit.repeat(times)).length, JSON.stringify(unit)).toBe(unit === block ? times : 0)
    }
  })
})
