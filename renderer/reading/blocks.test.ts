import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Passage } from '../../core/model/briefing.ts'
import { briefingFromText } from '../../core/model/from-text.ts'
import { blocksOf, chunksOf, sectionBlocks } from './blocks.ts'

const paragraph = (id: string, length: number): Passage => ({ id, n: 1, kind: 'paragraph', text: 'x'.repeat(length), marks: [] })
const idsOf = (passages: readonly Passage[]) => passages.map(({ id }) => id)

describe('chunksOf', () => {
  it('keeps every block, in order, and puts a few windows of text at most into a chunk of more than one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 60 }), (lengths) => {
        const passages = lengths.map((length, i) => paragraph(`p-${i}`, length))
        const chunks = chunksOf(blocksOf(passages))
        const kept = chunks.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'passage' ? [block.passage] : [])))
        expect(idsOf(kept)).toEqual(idsOf(passages))
        expect(new Set(chunks.map(({ key }) => key)).size).toBe(chunks.length)
        for (const { blocks, lines } of chunks) if (blocks.length > 1) expect(lines).toBeLessThanOrEqual(60)
      }),
    )
  })

  it('never cuts a list', () => {
    const items = Array.from({ length: 50 }, (_, i): Passage => ({ ...paragraph(`i-${i}`, 300), kind: 'item', group: 'list-1' }))
    const chunks = chunksOf(blocksOf([paragraph('p-1', 10), ...items, paragraph('p-2', 10)]))
    expect(chunks.map(({ key }) => key)).toEqual(['p-1', 'i-0', 'p-2'])
  })
})

describe('sectionBlocks', () => {
  it('gives a section without blocks a chunk of its own, in which its heading stands', () => {
    const briefing = briefingFromText('b', 'Only a heading', 'pack@1')
    const sections = [{ id: 's-1', title: 'Only a heading', from: 0, to: 1 }]
    const [only] = sectionBlocks({ ...briefing, sections })
    expect(only?.heading?.text).toBe('Only a heading')
    expect(only?.chunks).toHaveLength(1)
  })
})
