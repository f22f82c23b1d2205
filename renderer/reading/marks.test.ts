import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../core/model/annotation.ts'
import { briefingFromText } from '../../core/model/from-text.ts'
import { markPieces, marksAt, paintParts } from './marks.ts'

const briefing = briefingFromText('b', 'first passage\n\nsecond passage\n\nthird', 'pack@1')

const annotation = (id: string, from: [string, number], to: [string, number], quote = 'x'): Annotation => ({
  id,
  anchor: {
    edition: 'pack@1',
    briefing: 'b',
    start: { passage: from[0], offset: from[1] },
    end: { passage: to[0], offset: to[1] },
    quote,
    prefix: '',
    suffix: '',
    section: [],
    position: { start: 0, end: 1 },
    textHash: 'a'.repeat(64),
  },
  colour: 'yellow',
  comment: '',
  tags: [],
  createdAt: '2026-11-23T10:00:00.000Z',
  modifiedAt: '2026-11-23T10:00:00.000Z',
})

describe('markPieces', () => {
  it('cuts a mark at passages and names the first piece', () => {
    const pieces = markPieces(briefing, [annotation('annotation-1', ['p-1', 6], ['p-3', 2])])
    expect(pieces.map(({ passage, start, end, first }) => [passage, start, end, first])).toEqual([
      ['p-1', 6, 13, true],
      ['p-2', 0, 14, false],
      ['p-3', 0, 2, false],
    ])
  })

  it('sorts by where marks start, and leaves out an anchor that does not fit the text', () => {
    const pieces = markPieces(briefing, [
      annotation('annotation-2', ['p-2', 0], ['p-2', 3]),
      annotation('annotation-3', ['p-9', 0], ['p-9', 3]),
      annotation('annotation-4', ['p-1', 0], ['p-1', 400]),
      annotation('annotation-5', ['p-1', 8], ['p-1', 9]),
    ])
    expect(pieces.map((piece) => piece.annotation.id)).toEqual(['annotation-5', 'annotation-2'])
  })
})

describe('paintParts', () => {
  it('tells what lies over an earlier mark from what does not', () => {
    const parts = paintParts(
      markPieces(briefing, [annotation('annotation-1', ['p-1', 0], ['p-1', 8]), annotation('annotation-2', ['p-1', 4], ['p-1', 13])]),
    )
    expect(parts.map(({ annotation: { id }, start, end, over }) => [id, start, end, over])).toEqual([
      ['annotation-1', 0, 8, false],
      ['annotation-2', 4, 8, true],
      ['annotation-2', 8, 13, false],
    ])
  })
})

describe('marksAt', () => {
  it('gives the shortest mark first, ends excluded', () => {
    const pieces = markPieces(briefing, [
      annotation('annotation-1', ['p-1', 0], ['p-1', 8], 'first pa'),
      annotation('annotation-2', ['p-1', 2], ['p-1', 5], 'rst'),
    ])
    expect(marksAt(pieces, 'p-1', 3).map((piece) => piece.annotation.id)).toEqual(['annotation-2', 'annotation-1'])
    expect(marksAt(pieces, 'p-1', 8)).toEqual([])
  })
})
