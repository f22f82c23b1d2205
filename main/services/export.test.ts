import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { describe as anchorOf } from '../../core/anchor/describe.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import { readJson } from '../../core/export/json-file.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import type { Briefing, Passage } from '../../core/model/briefing.ts'
import type { NoteWithQuotes, Quote } from '../../core/model/note.ts'
import { quoteBlock } from '../../core/notes/quote-block.ts'
import { createChromiumPrinter } from '../printing/chromium-printer.ts'
import { attachedFiles } from '../printing/pdf-file.ts'
import { type Bookmark, letters, readBack, testChromium } from '../printing/testing.ts'
import { type ExportPorts, openExport } from './export.ts'
import type { Library } from './types.ts'

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
/** Real prints, on machines that are busy with other tests. */
const printer = createChromiumPrinter({ logger, executable: testChromium() })
afterAll(() => printer.close())

const T = '2026-11-17T10:00:00.000Z'
const EDITION = 'made-up@4'
const OPENINGS = [
  'Tokyo’s “line” of 11–12 July',
  'Договір про *безпеку*',
  '安全保障に関する文書',
  'The text on הסכם על ביטחון',
  'A [draft] \\ <b>text</b> & more',
  'Łódź, Čeněk and Müller',
]

/** Thirty numbered passages in three sections; the last one is longer than a page. */
function madeUp(): Briefing {
  const passages: Passage[] = []
  const sections: Briefing['sections'] = []
  for (let section = 1; section <= 3; section += 1) {
    const from = passages.length
    passages.push({ id: `h-${section}`, n: null, kind: 'heading', text: `Section ${section}`, marks: [] })
    for (let i = 1; i <= 10; i += 1) {
      const n = (section - 1) * 10 + i
      const words = `${OPENINGS[n % OPENINGS.length]}, passage number ${n} of the briefing, agreed in year ${2000 + n}. `
      const text = (
        n === 30 ? Array.from({ length: 60 }, (_, index) => `${words}Sentence ${index}. `).join('') : words.repeat(1 + (n % 3))
      ).trim()
      passages.push({
        id: `p-${n}`,
        n,
        kind: 'paragraph',
        text,
        marks: [{ type: 'source', start: text.length, end: text.length, source: 1 + (n % 2) }],
      })
    }
    sections.push({ id: `s-${section}`, title: `Section ${section}`, from, to: passages.length })
  }
  return {
    id: 'made-up',
    edition: EDITION,
    title: 'A made-up briefing',
    standfirst: 'Made up.',
    date: '2026-11-23',
    topics: [],
    regions: [],
    lang: 'en-GB',
    words: 400,
    names: [],
    sections,
    passages,
    sources: ['First source', 'Second source'].map((title) => ({
      key: title,
      title,
      publisher: 'Press',
      date: '2026',
      url: `https://example.org/${'long'.repeat(40)}`,
    })),
  }
}

const briefing = madeUp()
const anchors = Array.from({ length: 30 }, (_, index) => {
  const text = briefing.passages.find((passage) => passage.n === index + 1)?.text ?? ''
  return anchorOf(briefing, { start: { passage: `p-${index + 1}`, offset: 0 }, end: { passage: `p-${index + 1}`, offset: text.length } })
})
const annotations = [0, 7, 12, 29].map((at, index): Annotation => ({
  id: `annotation-${at}`,
  anchor: anchors[at] ?? raise(),
  colour: index % 2 === 0 ? 'yellow' : 'pink',
  comment: `Remark ${at}. 備考。`.repeat(index === 1 ? 60 : 1),
  tags: ['desk'],
  createdAt: T,
  modifiedAt: T,
}))
const quotes = anchors.map((anchor, index): Quote => {
  const annotation = annotations.find(({ id }) => id === `annotation-${index}`)
  return { id: `quote-${1000 + index}`, anchor, createdAt: T, ...(annotation ? { annotation: annotation.id } : {}) }
})

function raise(): never {
  throw new Error('No such passage')
}

const blocks = (from: number, to: number) => quotes.slice(from, to).map((quote) => quoteBlock(quote, briefing, 'edition 4'))
const EXTRAS = `- one\n- two\n  - nested ${'word '.repeat(40)}\n\n1. first\n2. second\n\n- [x] done\n\n| Place | Sum |\n|---|---:|\n${'| Kyiv | 37 |\n'.repeat(30)}
\`\`\`\nconst ${'long'.repeat(60)} = '日本'\n\`\`\`\n\n${'Donaudampfschifffahrt'.repeat(12)}\n\n日本語の段落です。機密情報の共有。\n\nפסקה בעברית עם 67.\n\n<i>raw</i> *emphasis*[^a]\n\n[^a]: A footnote.`

const note = (id: string, title: string, body: string): NoteWithQuotes['note'] => ({
  id,
  title,
  body,
  opening: '',
  words: 0,
  quotes: 0,
  createdAt: T,
  modifiedAt: T,
  deletedAt: null,
  revision: 1,
})
const notes = [
  note(
    'note-0001',
    'Cover note',
    `Opening words.\n\n## Line\n\n${blocks(0, 6).join('\n\n')}\n\n## Room & “board”\n\n${blocks(6, 12).join('\n\nBetween.\n\n')}`,
  ),
  note('note-0002', 'Money: 資金', `${EXTRAS}\n\n### Deeper\n\n${blocks(12, 24).join('\n\n')}`),
  note('note-0003', '', blocks(24, 30).join('\n\n')),
  note(
    'note-edited',
    'Edited',
    [blocks(0, 1), blocks(1, 2)[0]?.replace('agreed', 'made'), blocks(2, 3)[0]?.replace('quote-1002', 'quote-9999')].join('\n\n'),
  ),
  note('note-empty', 'Empty', ' \n'),
]

const library: Library = {
  editions: () => [],
  files: () => [],
  add: () => {
    throw new RangeError('No edition is added here')
  },
  edition: (id) =>
    id === EDITION
      ? {
          state: 'ready',
          id,
          pack: 'made-up',
          title: 'Made-up pack',
          issuer: '',
          language: 'en-GB',
          number: 4,
          date: '2026-11',
          label: 'November 2026',
          topics: [],
          collections: [],
          briefings: [],
          terms: [],
          reindexed: false,
          digest: 'd'.repeat(64),
        }
      : undefined,
  briefing: (edition, id) => {
    if (edition === EDITION && id === briefing.id) return briefing
    throw new ServiceError('not-found', 'That briefing is not in the library.')
  },
}

const delivered: { name: string; mime: string; bytes: Uint8Array }[] = []
const ports: ExportPorts = {
  library,
  annotations: {
    list: (filter) => annotations.filter(({ anchor }) => filter.briefing === undefined || anchor.briefing === filter.briefing),
  },
  notes: { get: (id) => ({ note: notes.find((entry) => entry.id === id) ?? raise(), sources: quotes }) },
  printer,
  deliver: (file) => {
    delivered.push(file)
    return Promise.resolve({ outcome: 'saved', name: file.name })
  },
  clock: { now: () => new Date(2026, 10, 23, 14, 3) },
  workerPath: resolve(import.meta.dirname, '../export-worker.ts'),
  fontsDir: resolve(import.meta.dirname, '../../resources/fonts/print'),
}
const exporter = openExport(ports)
const include = { contents: true, sources: true, comments: true }

const flat = (items: readonly Bookmark[]): Bookmark[] => items.flatMap((item) => [item, ...flat(item.items)])
/** Japanese and Hebrew letters come out of pdfjs in other forms or order; the rest of the words decides. */
const comparable = (text: string) => letters(text).replace(/[\p{sc=Hebrew}、。]/gu, '')
/** The remark beside a quote that runs on to the next page stands between its two parts: at the end of the first page. */
const withoutRemark = (text: string) => text.replaceAll(comparable('Disputed Remark 29. 備考。 #desk'), '')

describe('export of notes', () => {
  it('holds every quote in order under its heading, tagged, with bookmarks, page numbers and fonts', async () => {
    const ids = ['note-0001', 'note-0002', 'note-0003']
    const report = await exporter.make({
      what: { kind: 'notes', ids: [...ids, 'note-0001'] },
      paper: 'A4',
      title: 'Paper “one” & more',
      author: 'Ōe 健',
      include,
      fileName: '../a:b.pdf',
    })
    expect(report.quotes).toEqual({ verbatim: 30, shortened: 0, changed: 0, edited: 0, missing: 0 })
    const file = delivered.at(-1)
    expect(file?.name).toBe('a b.pdf')
    expect(file?.bytes.length).toBe(report.bytes)
    const read = await readBack(file?.bytes ?? new Uint8Array())

    expect(read).toMatchObject({ title: 'Paper “one” & more', author: 'Ōe 健', creator: 'Aide-Mémoire', lang: 'en-GB', tagged: true })
    for (const role of ['H1', 'H2', 'H3', 'L', 'LI', 'Table', 'TH', 'TD', 'BlockQuote'])
      expect(read.roles.get(role), role).toBeGreaterThan(0)
    expect(read.roles.get('BlockQuote')).toBeGreaterThanOrEqual(30)

    const marks = flat(read.bookmarks)
    expect(marks.map(({ title }) => title)).toEqual([
      'Paper “one” & more',
      'Contents',
      'Marks',
      'Cover note',
      'Line',
      'Room & “board”',
      'Money: 資金',
      'Deeper',
      'Untitled note',
      'Sources',
    ])
    expect(read.bookmarks.map(({ title }) => title)).toEqual(['Paper “one” & more'])
    const first = comparable(read.pages[0] ?? '')
    for (const { title, page } of marks.slice(3)) expect(first, title).toContain(comparable(title) + page)
    for (const [index, text] of read.whole.entries()) expect(letters(text)).toContain(`${index + 1}/${read.whole.length}`)
    for (const text of read.whole.slice(1)) expect(letters(text)).toContain(letters('Paper “one” & moreNotes, 23 November 2026'))

    const text = withoutRemark(comparable(read.pages.join('\n')))
    const headings = ['Line', 'Room & “board”', 'Money: 資金', 'Deeper', 'Untitled note', 'Sources']
    const under = [0, 6, 12, 12, 24, 30]
    let at = text.indexOf(comparable('Opening words.'))
    for (const [index, heading] of headings.entries()) {
      at = text.indexOf(comparable(heading), at)
      expect(at, heading).toBeGreaterThan(0)
      for (const anchor of anchors.slice(under[index], under[index + 1] ?? 30)) {
        at = text.indexOf(comparable(anchor.quote), at)
        expect(at, anchor.quote.slice(0, 60)).toBeGreaterThan(0)
        at += comparable(anchor.quote).length
      }
    }
    for (const words of ['nested', 'Donaudampfschifffahrt'.repeat(12), `const${'long'.repeat(60)}`, '<i>raw</i>', 'Afootnote.', 'Remark0.'])
      expect(text).toContain(letters(words))
    expect([...read.fonts.values()].every(({ embedded }) => embedded)).toBe(true)
    expect([...read.fonts.keys()].filter((name) => /^Source(?:Serif|Sans)/u.test(name)).length).toBeGreaterThanOrEqual(4)
    // Code has a font of its own, so that it prints alike whatever the machine calls monospace.
    expect([...read.fonts.keys()].filter((name) => /Mono|Code/u.test(name))).toEqual([expect.stringMatching(/^SourceCodePro/u)])
    await checkWithQpdf(file?.bytes ?? new Uint8Array())

    // The paper carries what it was made of; bookmarks, tags and fonts were read from the same bytes above.
    const carried = attachedFiles(file?.bytes ?? new Uint8Array())
    expect([...(carried?.keys() ?? [])]).toEqual(['aide-memoire.json', 'marks.jsonld'])
    expect(read.attached).toEqual(new Map([...(carried ?? [])].map(([name, bytes]) => [name, bytes.length])))
    const data = readJson(new TextDecoder().decode(carried?.get('aide-memoire.json')))
    expect(data.ok && data.file.notes.map(({ id, body }) => [id, body])).toEqual(notes.slice(0, 3).map(({ id, body }) => [id, body]))
    expect(data.ok && data.file.marks.length).toBe(4)
  })

  it('refuses a strict export while a quote is edited or its source is missing, and names which', async () => {
    const make = (id: string, strict: boolean) =>
      exporter.make({ what: { kind: 'notes', ids: [id] }, paper: 'A4', include, strict, fileName: 'x' })
    const before = delivered.length
    await expect(make('note-edited', true)).rejects.toMatchObject({
      code: 'quotes-unsound',
      message: expect.stringMatching(
        /^Nothing was exported: quote 2 \(“安全保障.*”\) differs from its source and quote 3 \(“.*”\) has no source/u,
      ),
    })
    expect(delivered).toHaveLength(before)
    expect((await make('note-edited', false)).quotes).toMatchObject({ verbatim: 1, edited: 1, missing: 1 })
  })

  it('refuses an export of nothing in words', async () => {
    const nothing = async (ids: string[]) =>
      exporter.make({ what: { kind: 'notes', ids }, paper: 'A4', include, fileName: 'x' }).catch((error: unknown) => error)
    for (const ids of [[], ['note-empty']])
      expect(await nothing(ids)).toMatchObject({ code: 'nothing-to-export', message: expect.stringContaining('nothing to export') })
    const unmarked = exporter.make({ what: { kind: 'marks', edition: EDITION, briefing: 'other' }, paper: 'A4', include, fileName: 'x' })
    await expect(unmarked).rejects.toMatchObject({ code: 'nothing-to-export' })
  })
})

describe('other formats', () => {
  const made = async (format: NonNullable<Parameters<typeof exporter.make>[0]['format']>, id = 'note-0001') => {
    const what = { kind: 'notes' as const, ids: [id] }
    const report = await exporter.make({ what, format, paper: 'A4', include, fileName: '2026-11-23 Cover.pdf' })
    const file = delivered.at(-1) ?? raise()
    expect(report.bytes).toBe(file.bytes.length)
    return { report, file, text: new TextDecoder().decode(file.bytes) }
  }

  it('writes each with its own ending, its quotes compared, without a printer', async () => {
    for (const [format, ending] of [
      ['docx', 'docx'],
      ['markdown', 'md'],
      ['html', 'html'],
      ['text', 'txt'],
      ['json', 'json'],
      ['w3c', 'jsonld'],
    ] as const) {
      const { report, file } = await made(format)
      expect(file.name).toBe(`2026-11-23 Cover.pdf.${ending}`)
      expect(report.quotes.verbatim).toBe(12)
    }
  })

  it('cites and checks every quote in text and in Markdown, and leaves no link that leads nowhere', async () => {
    const { text } = await made('text')
    expect(text).toContain('Quote 12. Verified. A made-up briefing, ¶\u00A012.')
    const { text: markdown } = await made('markdown')
    expect(markdown).toContain('(Quote 12: Verified.)')
    expect(markdown).not.toContain('aide:quote')
    const { text: edited } = await made('markdown', 'note-edited')
    expect(edited).toMatch(/\(Quote 2: Edited\.\) .*~~agreed~~ \*\*made\*\*/u)
  })

  it('writes one HTML file that asks nothing of anybody', async () => {
    const { text } = await made('html')
    expect(text).toContain("default-src 'none'")
    expect(text).not.toMatch(/<script|counter\(pages\)|src="http/u)
    expect(text).toContain('Source Serif 4')
  })

  it('gives the notes and marks back from JSON', async () => {
    const { text } = await made('json')
    const read = readJson(text)
    expect(read.ok && read.file.notes.map(({ id, body }) => [id, body])).toEqual([['note-0001', notes[0]?.body]])
    expect(read.ok && read.file.marks.map(({ id }) => id)).toEqual(annotations.map(({ id }) => id))
  })

  it('refuses annotations of notes that quote nothing', async () => {
    const alone = openExport({ ...ports, notes: { get: () => ({ note: note('note-0009', 'A', 'text'), sources: [] }) } })
    const what = { kind: 'notes' as const, ids: ['note-0009'] }
    await expect(alone.make({ what, format: 'w3c', paper: 'A4', include, fileName: 'x' })).rejects.toMatchObject({
      code: 'nothing-to-export',
    })
  })
})

describe('export of marks', () => {
  it('groups every mark under its section, on Letter', async () => {
    const report = await exporter.make({
      what: { kind: 'marks', edition: EDITION, briefing: briefing.id },
      paper: 'Letter',
      include,
      fileName: 'marks',
    })
    expect(report.quotes.verbatim).toBe(4)
    const read = await readBack(delivered.at(-1)?.bytes ?? new Uint8Array())
    expect(read.title).toBe('A made-up briefing')
    expect(flat(read.bookmarks).map(({ title }) => title)).toEqual([
      'A made-up briefing',
      'Contents',
      'Marks',
      'Section 1',
      'Section 2',
      'Section 3',
      'Sources',
    ])
    const text = withoutRemark(comparable(read.pages.join('\n')))
    let at = 0
    for (const anchor of [0, 7, 12, 29].map((index) => anchors[index] ?? raise())) {
      at = text.indexOf(comparable(anchor.quote), at)
      expect(at, anchor.quote.slice(0, 60)).toBeGreaterThan(0)
    }
    expect(text).toContain('#desk')
  })

  it('prints the briefing itself with its marks in place before them, when asked to', async () => {
    const what = { kind: 'marks' as const, edition: EDITION, briefing: briefing.id }
    const report = await exporter.make({ what, paper: 'A4', include: { ...include, text: true }, fileName: 'x' })
    expect(report.quotes.verbatim).toBe(4)
    const read = await readBack(delivered.at(-1)?.bytes ?? new Uint8Array())
    const titles = flat(read.bookmarks).map(({ title }) => title)
    expect(titles.slice(-6)).toEqual(['Text', 'Section 1', 'Section 2', 'Section 3', 'Notes on the text', 'Sources'])
    const text = comparable(read.pages.join('\n'))
    let at = 0
    for (const one of briefing.passages.filter(({ n }) => n !== 30)) {
      at = text.indexOf(comparable(one.text), at)
      expect(at, one.text.slice(0, 60)).toBeGreaterThan(0)
    }
  })
})

/** Another reader agrees, where it is installed. */
async function checkWithQpdf(bytes: Uint8Array): Promise<void> {
  if (!existsSync('/usr/bin/qpdf')) return
  const dir = await mkdtemp(join(tmpdir(), 'aide-export-test-'))
  const path = join(dir, 'paper.pdf')
  await writeFile(path, bytes)
  try {
    expect(execFileSync('/usr/bin/qpdf', ['--check', path], { encoding: 'utf8' })).toContain('No syntax or stream encoding errors')
  } finally {
    await rm(dir, { recursive: true })
  }
}
