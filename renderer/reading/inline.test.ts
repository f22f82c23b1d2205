import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InlineMark } from '../../core/model/briefing.ts'
import type { InlineNode } from './inline.ts'
import { cellsOf, nest } from './inline.ts'

const textOf = (nodes: readonly InlineNode[]): string =>
  nodes.map((node) => (node.kind === 'text' ? node.text : node.kind === 'span' ? textOf(node.children) : '')).join('')

const show = (nodes: readonly InlineNode[]): string =>
  nodes
    .map((node) =>
      node.kind === 'text' ? node.text : node.kind === 'source' ? `^${node.source}` : `<${node.mark.type}:${show(node.children)}>`,
    )
    .join('')

const markIn = (length: number): fc.Arbitrary<InlineMark> =>
  fc
    .tuple(fc.nat(length), fc.nat(length), fc.constantFrom('emphasis', 'strong', 'term', 'source' as const))
    .map(([a, b, type]): InlineMark => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      if (type === 'term') return { type, start, end, term: 'x' }
      if (type === 'source') return { type, start, end: start, source: 1 }
      return { type: type === 'strong' ? 'strong' : 'emphasis', start, end }
    })
const passage = fc.string({ maxLength: 40 }).chain((text) =>
  fc.record({
    text: fc.constant(text),
    marks: fc.array(markIn(text.length), { maxLength: 8 }).map((marks) => marks.toSorted((a, b) => a.start - b.start || b.end - a.end)),
  }),
)

describe('nest', () => {
  it('keeps the text exactly, whatever the marks', () => {
    fc.assert(
      fc.property(passage, ({ text, marks }) => {
        expect(textOf(nest(text, marks))).toBe(text)
      }),
    )
  })

  it('shows every source reference once', () => {
    fc.assert(
      fc.property(passage, ({ text, marks }) => {
        const shown =
          show(nest(text, marks)).length -
          show(
            nest(
              text,
              marks.filter((mark) => mark.type !== 'source'),
            ),
          ).length
        expect(shown).toBe(2 * marks.filter((mark) => mark.type === 'source').length)
      }),
    )
  })

  it('nests a mark inside another', () => {
    const marks: InlineMark[] = [
      { type: 'emphasis', start: 0, end: 9 },
      { type: 'term', start: 4, end: 8, term: 'nato' },
    ]
    expect(show(nest('the NATO line', marks))).toBe('<emphasis:the <term:NATO> >line')
  })

  it('cuts marks that overlap, and names the first part alone', () => {
    const marks: InlineMark[] = [
      { type: 'emphasis', start: 0, end: 4 },
      { type: 'strong', start: 2, end: 6 },
    ]
    const nodes = nest('abcdef', marks)
    expect(show(nodes)).toBe('<emphasis:ab<strong:cd>><strong:ef>')
    const second = nodes[1]
    expect(second?.kind === 'span' && second.first).toBe(false)
  })

  it('puts a source at the end of a mark outside it', () => {
    const marks: InlineMark[] = [
      { type: 'emphasis', start: 0, end: 3 },
      { type: 'source', start: 3, end: 3, source: 8 },
    ]
    expect(show(nest('abc.', marks))).toBe('<emphasis:abc>^8.')
  })
})

describe('cellsOf', () => {
  it('gives each cell its text and the tab after it, and moves marks along', () => {
    const cells = cellsOf('12 July\tVilnius\t30', [
      { type: 'strong', start: 8, end: 15 },
      { type: 'source', start: 18, end: 18, source: 2 },
    ])
    expect(cells.map((cell) => cell.text)).toEqual(['12 July\t', 'Vilnius\t', '30'])
    expect(cells[1]?.marks).toEqual([{ type: 'strong', start: 0, end: 7 }])
    expect(cells[2]?.marks).toEqual([{ type: 'source', start: 2, end: 2, source: 2 }])
  })
})
