// How pages fill, and what else goes on while a paper is made.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { describe as anchorOf } from '../../core/anchor/describe.ts'
import { KINDS, lostWords, makeNote } from '../../core/export/testing.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import type { NoteWithQuotes, Quote } from '../../core/model/note.ts'
import { quoteBlock } from '../../core/notes/quote-block.ts'
import { createChromiumPrinter } from '../printing/chromium-printer.ts'
import { letters, readBack, testChromium } from '../printing/testing.ts'
import { type ExportPorts, openExport } from './export.ts'
import { BRIEFING, openTestServices, testLibrary } from './test-support.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
/** Real prints, on machines that are busy with other tests. */
const printer = createChromiumPrinter({ logger: silent, executable: testChromium() })
afterAll(() => printer.close())

const T = '2026-11-17T10:00:00.000Z'
const include = { contents: true, sources: true, comments: true }
/** Six sections of three numbered paragraphs each. */
const SECTIONS = [1, 2, 3, 4, 5, 6]
const briefing: Briefing = {
  ...BRIEFING,
  sections: SECTIONS.map((n) => ({ id: `s-${n}`, title: `Section ${n}`, from: 4 * (n - 1), to: 4 * n })),
  passages: SECTIONS.flatMap((section) => [
    { id: `h-${section}`, n: null, kind: 'heading' as const, text: `Section ${section}`, marks: [] },
    ...[1, 2, 3].map((i) => {
      const n = 3 * (section - 1) + i
      return { id: `p-${n}`, n, kind: 'paragraph' as const, text: `Paragraph ${n} says a little. `.repeat(4).trim(), marks: [] }
    }),
  ]),
}
const anchors = briefing.passages
  .filter(({ n }) => n !== null)
  .map(({ id, text }) => anchorOf(briefing, { start: { passage: id, offset: 0 }, end: { passage: id, offset: text.length } }))

const note = (id: string, title: string, body: string, sources: Quote[] = []): NoteWithQuotes => ({
  note: { id, title, body, opening: '', words: 0, quotes: 0, createdAt: T, modifiedAt: T, deletedAt: null, revision: 1 },
  sources,
})

function raise(): never {
  throw new Error('Not here')
}

/** Makes papers of these notes and marks; `printed` holds the bytes of the last one. */
function desk(
  over: { notes?: readonly NoteWithQuotes[]; annotations?: Annotation[] } & Partial<
    Pick<ExportPorts, 'printer' | 'workerPath' | 'deliver' | 'emit' | 'library'>
  >,
) {
  const { notes = [], annotations = [], ...ports } = over
  const delivered: Uint8Array[] = []
  const exporter = openExport({
    library: { ...testLibrary, briefing: () => briefing },
    annotations: { list: () => annotations },
    notes: { get: (id) => notes.find((one) => one.note.id === id) ?? raise() },
    printer,
    deliver: ({ name, bytes }) => {
      delivered.push(bytes)
      return Promise.resolve({ outcome: 'saved', name })
    },
    clock: { now: () => new Date(2026, 10, 23, 14, 3) },
    workerPath: resolve(import.meta.dirname, '../export-worker.ts'),
    fontsDir: resolve(import.meta.dirname, '../../resources/fonts/print'),
    ...ports,
  })
  const ofNotes = { kind: 'notes' as const, ids: notes.map((one) => one.note.id) }
  return { exporter, ofNotes, read: () => readBack(delivered.at(-1) ?? raise()) }
}

describe('pages', () => {
  it('fills the first page with marks, also when none has a comment', async () => {
    const annotations = anchors.map((anchor, index): Annotation => ({
      id: `annotation-${index}`,
      anchor,
      colour: 'green',
      comment: '',
      tags: [],
      createdAt: T,
      modifiedAt: T,
    }))
    const { exporter, read } = desk({ annotations })
    const what = { kind: 'marks' as const, edition: briefing.edition, briefing: briefing.id }
    await exporter.make({ what, paper: 'A4', include, fileName: 'x' })
    const { pages } = await read()
    for (const n of [1, 2, 3]) expect(letters(pages[0] ?? '')).toContain(`¶${n}${n === 1 ? ',edition' : '.'}`)
  })

  it('ends a note with its last headings, whatever follows, and keeps a long title within the running head', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index + 1}.`).join('\n')
    // What is left of the first page takes the two headings, and not the next note's head with its first lines.
    const notes = [note('note-0001', 'Part one', `${lines(23)}\n\n## First\n\n## Last`), note('note-0002', 'Part two', lines(30))]
    const { exporter, ofNotes, read } = desk({ notes })
    const title = `${'Words of a title '.repeat(12)}end`
    await exporter.make({ what: ofNotes, paper: 'A4', title, include: { ...include, contents: false }, fileName: 'x' })
    const { pages, whole } = await read()
    expect(letters(pages[0] ?? '')).toMatch(/Line23\.FirstLast$/u)
    expect(letters(pages[1] ?? '')).toMatch(/^2Parttwo/u)
    expect(letters(whole[1] ?? '')).toMatch(/Words[A-Za-z]*\.\.\.Notes,23November2026/u)
  })
})

describe('a quote longer than a page', () => {
  it('says so at the head of each of its pages, and is no table to a screen reader', async () => {
    const words = Array.from({ length: 300 }, (_, index) => `Sentence ${index} of a long passage.`).join(' ')
    const long: Briefing = {
      ...briefing,
      passages: briefing.passages.map((passage) => (passage.id === 'p-1' ? { ...passage, text: words } : passage)),
    }
    const anchor = anchorOf(long, { start: { passage: 'p-1', offset: 0 }, end: { passage: 'p-1', offset: words.length } })
    const quote: Quote = { id: 'quote-0001', anchor, createdAt: T }
    const body = `Before.\n\n${quoteBlock(quote, long, 'edition 1')}\n\nAfter.`
    const { exporter, ofNotes, read } = desk({
      notes: [note('note-0001', 'Long', body, [quote])],
      library: { ...testLibrary, briefing: () => long },
    })
    await exporter.make({ what: ofNotes, paper: 'A4', include, fileName: 'x' })
    const { pages, whole, roles } = await read()
    const holding = pages.flatMap((text, index) => (letters(text).includes('ofalongpassage') ? [whole[index] ?? ''] : []))
    expect(holding.length).toBeGreaterThan(2)
    for (const text of holding) expect(letters(text)).toContain('Quote1,continuedoverseveralpages')
    expect(letters(pages.join(''))).not.toContain('continuedover')
    expect(letters(pages.join(''))).toContain(letters(words))
    expect(roles.has('Table')).toBe(false)
  })
})

describe('every word', () => {
  it('of 200 notes made by chance stands in the PDF, in its order', async () => {
    let chance = 20_261_124
    const next = (most: number) => {
      chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648
      return chance % most
    }
    const made = Array.from({ length: 200 }, (_, index) => {
      const kinds = Array.from({ length: 1 + next(7) }, () => KINDS[next(KINDS.length)] ?? 'paragraph')
      return makeNote(kinds, next(1_000_000), 1 + index * 1000)
    })
    const notes = made.map(({ body }, index) => note(`note-${1000 + index}`, `Note ${index + 1}`, body))
    const { exporter, ofNotes, read } = desk({ notes })
    await exporter.make({ what: ofNotes, paper: 'A4', include, fileName: 'x' })
    const { pages } = await read()
    const text = letters(pages.join('\n'))
    let from = 0
    for (const one of made) {
      expect(lostWords(text.slice(from), { ...one, apart: [] }), one.body).toEqual([])
      expect(lostWords(text, { ...one, words: [] }), one.body).toEqual([])
      const last = one.words.at(-1)
      if (last !== undefined) from = text.indexOf(last, from)
    }
  })
})

describe('the page that was asked for', () => {
  it('has its marking at the head and foot of every page, and lies on its side for wide tables', async () => {
    const table = `| ${'Column | '.repeat(8)}\n|${'---|'.repeat(8)}\n${`| ${'Eight words of a cell | '.repeat(8)}\n`.repeat(60)}`
    const { exporter, ofNotes, read } = desk({ notes: [note('note-0001', 'Wide', table)] })
    const marking = 'Limite: <delegations> "only" \\ 1'
    await exporter.make({ what: ofNotes, paper: 'A4', orientation: 'landscape', marking, include, fileName: 'x' })
    const { whole, pages, sizes } = await read()
    expect(whole.length).toBeGreaterThan(2)
    for (const text of whole) expect(letters(text).split(letters(marking))).toHaveLength(3)
    for (const text of pages) expect(letters(text)).not.toContain(letters(marking))
    for (const { width, height } of sizes) expect(width).toBeGreaterThan(height)
  })
})

describe('the thread that writes the paper', () => {
  it('leaves other calls their time while a long note is made into a paper', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'aide-export-test-'))
    const { services } = openTestServices(dir)
    const quotes = anchors.map((anchor, index): Quote => ({ id: `quote-${1000 + index}`, anchor, createdAt: T }))
    const blocks = quotes.map((quote) => quoteBlock(quote, briefing, 'edition 1'))
    const body = Array.from(
      { length: 500 },
      (_, index) => `${blocks[index % blocks.length]}\n\n${'Words of a **note**. '.repeat(50)}`,
    ).join('\n\n')
    expect(body.length).toBeGreaterThan(600_000)
    let printing = false
    const { exporter, ofNotes } = desk({
      notes: [note('note-long', 'Long', body, quotes)],
      printer: {
        print: () => {
          printing = true
          return Promise.resolve(new Uint8Array(1))
        },
        close: () => Promise.resolve(),
      },
    })
    try {
      const making = exporter.make({ what: ofNotes, paper: 'A4', include, fileName: 'x' })
      for (let call = 0; call < 100; call += 1) {
        expect(await services.dispatch('status.get', {})).toMatchObject({ ok: true })
        await new Promise(setImmediate)
      }
      expect(printing).toBe(false)
      expect((await making).quotes.verbatim).toBe(500)
    } finally {
      await services.close()
      await rm(dir, { recursive: true })
    }
  })

  it('is ended, and the printer with it, when the reader cancels; nothing is handed over', async () => {
    const told: unknown[] = []
    const delivered: string[] = []
    const over = {
      notes: [note('note-0001', 'A', 'a')],
      deliver: ({ name }: { name: string }) => {
        delivered.push(name)
        return Promise.resolve({ outcome: 'saved' as const, name })
      },
    }
    const making = (job: string, cancelAt: string) => {
      const { exporter, ofNotes } = desk({
        ...over,
        emit: (_name, payload) => {
          told.push(payload)
          if ('step' in payload && payload.step === cancelAt) exporter.cancel(job)
        },
      })
      return exporter.make({ what: ofNotes, paper: 'A4', include, fileName: 'x', job })
    }
    for (const step of ['write', 'pages']) expect((await making('job-00001', step)).delivery).toEqual({ outcome: 'cancelled' })
    expect(delivered).toEqual([])
    expect((await making('job-00002', 'never')).delivery).toMatchObject({ outcome: 'saved' })
    expect(told.slice(-3)).toEqual(['write', 'pages', 'save'].map((step) => ({ job: 'job-00002', step })))
  })

  it('is missed in plain words', async () => {
    const { exporter, ofNotes } = desk({
      notes: [note('note-0001', 'A', 'a')],
      workerPath: resolve(import.meta.dirname, 'no-such-worker.ts'),
    })
    const made = exporter.make({ what: ofNotes, paper: 'A4', include, fileName: 'x' })
    await expect(made).rejects.toMatchObject({ code: 'print-failed', message: expect.stringContaining('could not be printed') })
  })
})
