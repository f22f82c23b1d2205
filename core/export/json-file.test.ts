import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../model/annotation.ts'
import type { NoteWithQuotes } from '../model/note.ts'
import { EXPORT_VERSION, type ExportData, readJson, writeJson } from './json-file.ts'
import { makeNote, modelOf } from './testing.ts'
import { annotationsOf } from './w3c-file.ts'

const AT = '2026-11-23T14:03:00.000Z'
const model = modelOf([makeNote(['paragraph'], 1)])

const id = fc.stringMatching(/^[A-Za-z0-9_-]{8,40}$/u)
const instant = fc
  .date({ min: new Date('1970-01-01T00:00:00.000Z'), max: new Date('2099-12-31T00:00:00.000Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
const point = fc.record({ passage: fc.constant('p-1'), offset: fc.nat(500) })
const anchor = fc.record({
  edition: fc.constant('pack@2'),
  briefing: fc.constant('summit'),
  start: point,
  end: point,
  quote: words,
  prefix: words,
  suffix: words,
  section: fc.array(fc.constant('one'), { maxLength: 1 }),
  position: fc.record({ start: fc.nat(), end: fc.nat() }),
  textHash: fc.constant('a'.repeat(64)),
})
const quote = fc.record({ id, anchor, createdAt: instant })
const mark: fc.Arbitrary<Annotation> = fc.record({
  id,
  anchor,
  colour: fc.constantFrom('yellow', 'green', 'blue', 'pink', 'violet'),
  comment: fc.string({ unit: 'grapheme' }),
  tags: fc.array(fc.constantFrom('later', '備考'), { maxLength: 3 }),
  createdAt: instant,
  modifiedAt: instant,
})
const note: fc.Arbitrary<NoteWithQuotes> = fc.record({
  note: fc.record({
    id,
    title: fc.string({ unit: 'grapheme', maxLength: 80 }),
    body: fc.string({ unit: 'grapheme' }),
    opening: fc.constant(''),
    words: fc.nat(),
    quotes: fc.nat(),
    createdAt: instant,
    modifiedAt: instant,
    deletedAt: fc.constant(null),
    revision: fc.nat(),
  }),
  sources: fc.array(quote, { maxLength: 4 }),
})
const data: fc.Arbitrary<ExportData> = fc.record({
  notes: fc.array(note, { maxLength: 4 }),
  marks: fc.array(mark, { maxLength: 4 }),
  editions: fc.constant([{ id: 'pack@2', title: 'Pack', number: 2, label: '', issuer: '' }]),
})

describe('the JSON of an export', () => {
  it('gives back every note, quote and mark, and is written equal from what was read', () => {
    fc.assert(
      fc.property(data, (input) => {
        const text = writeJson(model, input, AT)
        const read = readJson(text)
        expect(read).toMatchObject({ ok: true, file: { marks: input.marks } })
        if (!read.ok) return
        const notes = read.file.notes.map(({ quotes, ...own }) => ({
          note: { ...own, opening: '', words: 0, quotes: 0, deletedAt: null, revision: 1 },
          sources: quotes,
        }))
        expect(writeJson(model, { notes, marks: read.file.marks, editions: read.file.editions }, AT)).toBe(text)
      }),
    )
  })

  it.each([
    ['{', 'damaged'],
    ['[]', 'holds no notes'],
    ['{"format":"aide-memoire-export","version":1}', 'damaged'],
    [`{"format":"aide-memoire-export","version":${EXPORT_VERSION + 1},"later":true}`, 'newer version'],
    ['{"format":"other","version":1}', 'holds no notes'],
  ])('says of %s that it is refused, and why', (text, why) => {
    expect(readJson(text)).toEqual({ ok: false, reason: expect.stringContaining(why) })
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readJson(text).ok).toBe(false)
      }),
    )
  })
})

describe('the W3C annotations of an export', () => {
  it('hold each mark once, and every passage that is quoted without one', () => {
    fc.assert(
      fc.property(data, (input) => {
        const made = annotationsOf(input)
        const bare = new Set(input.notes.flatMap(({ sources }) => sources.map((one) => one.id)))
        expect(made.slice(0, input.marks.length)).toEqual(input.marks)
        expect(new Set(made.slice(input.marks.length).map((one) => one.id))).toEqual(bare)
      }),
    )
  })
})
