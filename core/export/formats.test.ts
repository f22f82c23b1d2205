import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printDocument } from './document.ts'
import { flowOf } from './flow.ts'
import { writeMarkdown } from './markdown-file.ts'
import { writePlainText } from './plain-text.ts'
import { KINDS, lostWords, makeNote, modelOf } from './testing.ts'
import { parseNote } from './parse-note.ts'

const of = (body: string) => modelOf([{ body, words: [], apart: [] }])
const madeNotes = fc.record({ kinds: fc.array(fc.constantFrom(...KINDS), { maxLength: 12 }), seed: fc.nat() })
const text = (body: string) => writePlainText(flowOf(of(body)))

describe('every format', () => {
  it.each([
    ['HTML', (model: ReturnType<typeof of>) => printDocument(model, []).html],
    ['plain text', (model: ReturnType<typeof of>) => writePlainText(flowOf(model))],
    ['Markdown', (model: ReturnType<typeof of>) => writeMarkdown(model, '2026-11-23')],
  ])('keeps every word of every note in its order: %s', (_name, write) => {
    fc.assert(
      fc.property(madeNotes, madeNotes, (one, two) => {
        const first = makeNote(one.kinds, one.seed)
        const second = makeNote(two.kinds, two.seed, 1000)
        const alone = write(modelOf([first]))
        expect(lostWords(alone, first), alone).toEqual([])
        const both = write(modelOf([first, second]))
        expect([...lostWords(both, first), ...lostWords(both, second)], both).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

describe('plain text', () => {
  it('indents lists, sets tables in columns, numbers footnotes, and writes a table that is too wide row by row', () => {
    const out = text('- one\n  1. two\n- [x] three\n\n| A | Sum |\n|---|--:|\n| Kyiv | 5 |\n| 東京 | 12 |\n\nWord[^n].\n\n[^n]: Foot.')
    expect(out).toContain('- one\n  1. two\n- [x] three')
    expect(out).toContain('A     Sum\n----  ---\nKyiv    5\n東京   12')
    expect(out).toMatch(/Word\[1\]\.\n\n---\n\n\[1\] Foot\.\n$/u)
    expect(text(`| A | B |\n|---|---|\n| ${'long '.repeat(30)} | short |`)).toMatch(/- A: (?:long )+long\n {2}B: short/u)
  })
})

describe('a Markdown file', () => {
  it('keeps footnotes and link names of several notes apart, and their headings under the notes’ titles', () => {
    const note = { body: '# One\n\nSee [x], [x][] and [y][x].[^1]\n\n[x]: https://example.org\n\n[^1]: Foot.', words: [], apart: [] }
    const out = writeMarkdown(modelOf([note, note]), '2026-11-23')
    expect(out).toContain('## 2 Part 2\n\n### One\n\nSee [x][n2-x], [x][n2-x] and [y][n2-x].[^n2-1]\n\n[n2-x]: https://example.org')
    const { tree } = parseNote(out)
    expect(tree.children.filter(({ type }) => type === 'footnoteDefinition')).toHaveLength(2)
  })

  it('opens with front matter that holds any title', () => {
    const model = { ...of('a'), title: '--- "x": #\n[y]', author: 'Ōe: 健' }
    const out = writeMarkdown(model, '2026-11-23')
    expect(out).toMatch(/^---\ntitle: [^]*\nauthor: "?Ōe: 健"?\ndate: "?2026-11-23"?\nlang: en-GB\nnotes: "1"\n---\n/u)
  })
})
