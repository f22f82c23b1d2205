import fc from 'fast-check'
import type { PhrasingContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, test } from 'vitest'
import { canonical } from '../text/canonical.ts'
import type { Inline, InlineContext } from './inline.ts'
import { readInline } from './inline.ts'

function read(markdown: string): Inline & { reasons: string[]; cited: string[] } {
  const reasons: string[] = []
  const context: InlineContext = {
    report: (line, reason) => void reasons.push(`${line}: ${reason}`),
    sources: ['a', 'b'],
    terms: new Set(['gauge']),
    cited: new Set(),
    references: [],
  }
  const nodes = fromMarkdown(markdown).children.flatMap((node): PhrasingContent[] => (node.type === 'paragraph' ? node.children : []))
  return { ...readInline(nodes, context), reasons, cited: [...context.cited] }
}

const marked = ({ text, marks }: Inline) => marks.map((mark) => [mark.type, text.slice(mark.start, mark.end), mark.start])

describe('source references', () => {
  test('leave the text with the space before them and keep their place', () => {
    const inline = read('One. [@a] Two, [@b; @a] three.[@b]')
    expect(inline.text).toBe('One. Two, three.')
    expect(inline.marks).toEqual([
      { type: 'source', start: 4, end: 4, source: 1 },
      { type: 'source', start: 9, end: 9, source: 2 },
      { type: 'source', start: 9, end: 9, source: 1 },
      { type: 'source', start: 16, end: 16, source: 2 },
    ])
  })
  test.each([
    ['One [@a] two', 'One two'],
    ['One [@a].', 'One.'],
    ['One [@a]two', 'One two'],
    ['One [@a] [@b] two', 'One two'],
    ['[@a] One', 'One'],
    ['One *two* [@a]', 'One two'],
    ['One [@a]*two*', 'One two'],
    ['One [@a;\n@b] two', 'One two'],
  ])('%j reads %j', (markdown, text) => {
    const inline = read(markdown)
    expect([inline.text, inline.reasons]).toEqual([text, []])
  })
  test('of an unknown key are reported with line and hint', () => {
    expect(read('One\ntwo. [@aa]').reasons).toEqual(['2: There is no source "aa"; did you mean "a"?'])
  })
})

describe('marks', () => {
  test('nest from the outside in', () => {
    expect(marked(read('See **[the *gauge*](term:gauge)** and [more](https://example.org/x).'))).toEqual([
      ['strong', 'the gauge', 4],
      ['term', 'the gauge', 4],
      ['emphasis', 'gauge', 8],
      ['link', 'more', 18],
    ])
  })
  test('keep the target of a cross reference', () => {
    expect(read('[x](briefing:one#two) [y](briefing:one)').marks).toEqual([
      { type: 'briefing', start: 0, end: 1, target: 'one', section: 'two' },
      { type: 'briefing', start: 2, end: 3, target: 'one' },
    ])
  })
  test('do not begin or end on white space', () => {
    expect(marked(read('a[ b ](https://example.org)c'))).toEqual([['link', 'b', 2]])
  })
})

const word = fc.oneof(fc.stringMatching(/^[a-z]{1,8}$/u), fc.constantFrom('Ōi', 'cafe\u0301', '大井川', '👩‍🚀', '3.5', 'ﬁ', 'Å'))
const piece: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: word },
  word.map((text) => `*${text}*`),
  word.map((text) => `**${text}**`),
  word.map((text) => `[${text}](term:gauge)`),
  word.map((text) => `[*${text}* x](briefing:one#two)`),
  word.map((text) => `**[${text}](https://example.org)**`),
  fc.constantFrom('[@a]', '[@a; @b]', '.[@b]', ','),
)
const gap = fc.constantFrom(' ', '  ', '\n', '\u00a0', '\t')
const markdown = fc.array(fc.tuple(piece, gap), { minLength: 1, maxLength: 30 }).map((parts) => parts.flat().join('').trim())

test('marks always lie inside the text, and the text is canonical and free of markup', () => {
  fc.assert(
    fc.property(markdown, (source) => {
      const { text, marks, reasons } = read(source)
      expect(reasons).toEqual([])
      expect(text).toBe(canonical(text))
      expect(text).not.toMatch(/[*[\]()@]|term:|briefing:|https:/u)
      for (const [index, mark] of marks.entries()) {
        expect(mark.start).toBeGreaterThanOrEqual(0)
        expect(mark.end).toBeLessThanOrEqual(text.length)
        if (mark.type === 'source') expect(mark.start).toBe(mark.end)
        else expect(text.slice(mark.start, mark.end)).toMatch(/^\S(?:.*\S)?$/su)
        const next = marks[index + 1]
        if (next) expect(mark.start < next.start || (mark.start === next.start && mark.end >= next.end)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('any text at all gives marks inside the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'*_[]()@;a b{}#<>\n`!'), maxLength: 60 }),
      (a, b) => {
        const { text, marks } = read(`${b}${a}${b}`)
        for (const mark of marks) expect(0 <= mark.start && mark.start <= mark.end && mark.end <= text.length).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})
