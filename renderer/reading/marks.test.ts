import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListedAnnotation } from '../../core/contract/review-shapes.ts'
import { briefingFromText } from '../../core/model/from-text.ts'
import { LEVELS, markPieces, marksAt, paintParts } from './marks.ts'

const briefing = briefingFromText('b', 'first passage\n\nsecond passage\n\nthird', 'pack@1')

const annotation = (id: string, from: [string, number], to: [string, number], quote = 'x'): ListedAnnotation => ({
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

  it('puts new marks to the old ones in the order that all would have at once, and takes away those that are gone', () => {
    const spans = fc.uniqueArray(
      fc.record({ start: fc.nat(9), length: fc.integer({ min: 1, max: 4 }), passage: fc.integer({ min: 1, max: 2 }) }),
      {
        selector: ({ start, length, passage }) => `${passage} ${start} ${length}`,
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(spans, fc.nat(30), fc.nat(30), (list, first, without) => {
        const marks = list.map(({ start, length, passage }, i) =>
          annotation(`annotation-${i}`, [`p-${passage}`, start], [`p-${passage}`, start + length]),
        )
        const steps = [marks.slice(0, first), marks, marks.filter((_, i) => i !== without), marks.toReversed()]
        const known = { ...briefing }
        for (const step of steps) expect(markPieces(known, step)).toEqual(markPieces({ ...briefing }, step))
      }),
    )
  })
})

describe('paintParts', () => {
  const levels = (...marks: readonly ListedAnnotation[]) =>
    paintParts(markPieces(briefing, marks)).map(({ annotation: { id }, start, end, level }) => [id, start, end, level])

  it('puts the line of a mark that overlaps another on a level of its own, through all of it', () => {
    expect(levels(annotation('annotation-1', ['p-1', 0], ['p-1', 8]), annotation('annotation-2', ['p-1', 4], ['p-1', 13]))).toEqual([
      ['annotation-1', 0, 8, 0],
      ['annotation-2', 4, 13, 1],
    ])
  })

  it('tells three that nest apart, and takes the first level again after them', () => {
    expect(
      levels(
        annotation('annotation-1', ['p-1', 0], ['p-1', 9]),
        annotation('annotation-2', ['p-1', 1], ['p-1', 8]),
        annotation('annotation-3', ['p-1', 2], ['p-1', 7]),
        annotation('annotation-4', ['p-1', 10], ['p-1', 12]),
      ).map(([, , , level]) => level),
    ).toEqual([0, 1, 2, 0])
  })

  it('keeps marks of one colour that touch from reading as one; other colours may share a level', () => {
    const [first, second] = [annotation('annotation-1', ['p-1', 0], ['p-1', 5]), annotation('annotation-2', ['p-1', 5], ['p-1', 9])]
    expect(levels(first, second).map(([, , , level]) => level)).toEqual([0, 1])
    expect(levels(first, { ...second, colour: 'blue' }).map(([, , , level]) => level)).toEqual([0, 0])
  })

  it('gives any two of three marks that overlap different levels, and keeps order and places', () => {
    const spans = fc.array(fc.record({ start: fc.nat(11), length: fc.integer({ min: 1, max: 6 }) }), { maxLength: LEVELS })
    fc.assert(
      fc.property(spans, (list) => {
        const pieces = markPieces(
          briefing,
          list.map(({ start, length }, i) => annotation(`annotation-${i}`, ['p-1', start], ['p-1', Math.min(13, start + length)])),
        )
        const parts = paintParts(pieces)
        expect(parts).toMatchObject(pieces)
        for (const [i, one] of parts.entries())
          for (const other of parts.slice(0, i)) if (other.end > one.start && one.end > other.start) expect(one.level).not.toBe(other.level)
      }),
    )
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
