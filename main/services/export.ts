/** Makes the file of notes or marks: gathers, has every quote compared with its source, writes or prints, and hands the bytes over. */
import type { CallInput } from '../../core/contract/calls.ts'
import type { NewerQuote } from '../../core/contract/review-shapes.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { ExportPreview, ExportReport, ExportStep } from '../../core/contract/shapes.ts'
import { FILE_TYPES } from '../../core/export/formats.ts'
import { safeFileName } from '../../core/export/file-name.ts'
import { UNKNOWN_PERSON } from '../../core/exchange/vocabulary.ts'
import type { Annotation, Anchor, Person } from '../../core/model/annotation.ts'
import type { NoteWithQuotes } from '../../core/model/note.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../core/model/settings.ts'
import { words } from '../../core/words/index.ts'
import type { PaperInput, PaperWritten } from '../export-messages.ts'
import { localTime } from '../local-time.ts'
import { destinationPages, withAdditions } from '../printing/pdf-file.ts'
import { briefingIn } from './installed.ts'
import { type PaperThread, startPaper } from './paper-thread.ts'
import type { Clock, Deliver, Emit, PdfPrinter } from './ports.ts'
import type { Quotes } from './quotes.ts'
import type { Annotations, Library, Notes } from './types.ts'

const say = words.exporting.paper

export type ExportPorts = {
  library: Library
  annotations: Pick<Annotations, 'list'>
  notes: Pick<Notes, 'get'>
  printer: PdfPrinter
  deliver: Deliver
  clock: Clock
  /** Absolute path of the built worker, or of main/export-worker.ts where Node strips types. */
  workerPath: string
  /** Absolute path of the folder with the embedded fonts. */
  fontsDir: string
  /** What became of quotes in newer editions; nothing is known of that when left out. */
  newer?: Quotes['newer']
  /** The reader's own names for the colours; the default names when left out. */
  colourLabels?: () => Settings['colourLabels']
  /** Who made the marks that are written out; nobody in particular when left out. */
  reader?: () => Person
  /** Tells how far an export has come; nobody when left out. */
  emit?: Emit
}

type Request = CallInput<'export.make'>

export type Exporter = {
  /** @throws ServiceError `nothing-to-export`, `quotes-unsound`, `not-found`, `print-unavailable`, `print-failed` */
  make(request: Request): Promise<ExportReport>
  /** The pages or the text that `make` would hand over. @throws ServiceError as `make`, and `too-large` */
  preview(request: Request): Promise<ExportPreview>
  /** Ends that export's thread and printer at once; nothing is handed over. */
  cancel(job: string): void
}

/** What was written so far of an export that was cancelled. */
const NOTHING: Omit<ExportReport, 'delivery'> = { bytes: 0, quotes: { verbatim: 0, shortened: 0, changed: 0, edited: 0, missing: 0 } }

type Course = { signal: AbortSignal; step: (step: ExportStep) => void }

export function openExport(ports: ExportPorts): Exporter {
  const jobs = new Map<string, AbortController>()

  const write = async (
    input: PaperInput,
    strict: boolean,
    { signal, step }: Course,
  ): Promise<{ bytes: Uint8Array; tally: ExportReport['quotes'] }> => {
    step('write')
    const thread = startPaper(ports.workerPath, input)
    const end = () => void thread.end()
    signal.addEventListener('abort', end, { once: true })
    try {
      const written = await thread.write()
      const { made, author, tally, unsound } = written
      if (strict && unsound.length > 0) throw new ServiceError('quotes-unsound', say.strictRefused(unsound))
      if (made.kind === 'file') return { bytes: made.bytes, tally }
      const printed = await print(made, thread, { signal, step })
      return { bytes: withAdditions(printed, { author, creator: say.creator, files: made.files }) ?? printed, tally }
    } finally {
      signal.removeEventListener('abort', end)
      await thread.end()
    }
  }

  const print = async ({ html, paper, contents }: Html, thread: PaperThread, { signal, step }: Course): Promise<Uint8Array> => {
    step('pages')
    const printed = await ports.printer.print({ html, paper, signal })
    // Chromium has no page numbers for contents: they are read from the first print, whose lines break at the same places.
    const pages = contents ? destinationPages(printed) : undefined
    if (pages === undefined) return printed
    step('contents')
    const { made } = await thread.write(pages)
    return made.kind === 'html' ? ports.printer.print({ html: made.html, paper, signal }) : printed
  }

  const run = async (request: Request, course: Course): Promise<ExportReport> => {
    const { format = 'pdf' } = request
    const { bytes, tally } = await write(await gather(ports, request), request.strict === true, course)
    const { ending, mime } = FILE_TYPES[format]
    const name = safeFileName(request.fileName, ending, say.fileName)
    if (course.signal.aborted) throw new ServiceError('print-failed', say.stopped)
    course.step('save')
    const delivery = await ports.deliver({ name, mime, bytes })
    return { delivery, bytes: bytes.length, quotes: { ...tally } }
  }

  const show = async (request: Request, course: Course): Promise<ExportPreview> => {
    const format = PREVIEWED_AS[request.format ?? 'pdf']
    // Quotes that a strict export refuses are told before it is made; the pages can be looked at all the same.
    const { bytes } = await write(await gather(ports, { ...request, format }), false, course)
    if (format === 'pdf') {
      if (bytes.length > MOST_SHOWN) throw new ServiceError('too-large', say.previewTooLong)
      return { kind: 'pages', pdf: Buffer.from(bytes).toString('base64') }
    }
    const text = Buffer.from(bytes).toString('utf8')
    return { kind: 'text', text: text.slice(0, MOST_TEXT).toWellFormed(), isCut: text.length > MOST_TEXT }
  }

  /** Runs a job that can be cancelled; whatever ended by the reader's wish is no failure. */
  const inCourse = async <T>(job: string | undefined, work: (course: Course) => Promise<T>, cancelled: T): Promise<T> => {
    const control = new AbortController()
    if (job !== undefined) jobs.set(job, control)
    const step = (reached: ExportStep) => (job === undefined ? undefined : ports.emit?.('export.progress', { job, step: reached }))
    try {
      return await work({ signal: control.signal, step })
    } catch (error) {
      if (control.signal.aborted) return cancelled
      throw error
    } finally {
      if (job !== undefined) jobs.delete(job)
    }
  }

  return {
    make: (request) => inCourse(request.job, (course) => run(request, course), { delivery: { outcome: 'cancelled' }, ...NOTHING }),
    preview: (request) => inCourse(request.job, (course) => show(request, course), { kind: 'cancelled' }),
    cancel: (job) => jobs.get(job)?.abort(),
  }
}

/** Formats without pages of their own are shown as what they are; the others as they would be on paper. */
const PREVIEWED_AS = { pdf: 'pdf', docx: 'pdf', html: 'pdf', markdown: 'markdown', text: 'text', json: 'json', w3c: 'w3c' } as const
/** Bytes of a PDF that go through the bridge as base64, and characters of a text that are worth showing. */
const MOST_SHOWN = 4_000_000
const MOST_TEXT = 20_000

type Html = Extract<PaperWritten['made'], { kind: 'html' }>

async function gather(ports: ExportPorts, request: Request): Promise<PaperInput> {
  const { what, include } = request
  const title = request.title?.trim()
  const exported = ports.clock.now()
  const options: PaperInput['options'] = {
    page: {
      paper: request.paper,
      orientation: request.orientation ?? 'portrait',
      marking: request.marking?.trim() ?? '',
      lineNumbers: request.lineNumbers ?? false,
    },
    title: title === '' ? undefined : title,
    author: request.author?.trim() ?? '',
    contents: include.contents,
    sources: include.sources,
    comments: include.comments,
    citationStyle: request.citationStyle ?? 'plain',
    exported: localTime(exported),
  }
  const input = (
    chosen: PaperInput['what'],
    anchors: readonly Anchor[],
    { annotations = [], newer = [] }: Partial<Pick<PaperInput['shelf'], 'annotations' | 'newer'>> = {},
  ): PaperInput => ({
    what: chosen,
    shelf: { ...shelfOf(ports, anchors, newer), annotations, newer },
    format: request.format ?? 'pdf',
    options,
    at: exported.toISOString(),
    reader: ports.reader?.() ?? { id: UNKNOWN_PERSON, name: '' },
    fontsDir: ports.fontsDir,
  })
  if (what.kind === 'marks') {
    const annotations = ports.annotations.list({ edition: what.edition, briefing: what.briefing })
    if (annotations.length === 0) throw new ServiceError('nothing-to-export', say.nothingMarks)
    const briefing = ports.library.briefing(what.edition, what.briefing)
    const anchors = annotations.map(({ anchor }) => anchor)
    return input({ kind: 'marks', briefing, annotations, isAnnotated: include.text === true }, anchors)
  }
  const notes = [...new Set(what.ids)].map((id) => ports.notes.get(id)).filter(({ note }) => note.deletedAt === null)
  if (notes.every(({ note }) => note.body.trim() === '')) throw new ServiceError('nothing-to-export', say.nothingNotes)
  const anchors = notes.flatMap(({ sources }) => sources.map(({ anchor }) => anchor))
  if (request.format === 'w3c' && anchors.length === 0) throw new ServiceError('nothing-to-export', say.nothingQuoted)
  const newer = (await ports.newer?.(notes.flatMap(({ sources }) => sources.map(({ id }) => id)))) ?? []
  return input({ kind: 'notes', notes }, anchors, { annotations: marksQuoted(ports, notes), newer })
}

/** The annotations that quotes were made from. */
function marksQuoted({ annotations }: ExportPorts, notes: readonly NoteWithQuotes[]): Annotation[] {
  const ids = new Set(notes.flatMap(({ sources }) => sources.flatMap(({ annotation }) => annotation ?? [])))
  return ids.size === 0 ? [] : annotations.list({}).filter(({ id }) => ids.has(id))
}

/** The editions and briefings that anchors name, as far as they are installed. */
function shelfOf(
  { library, colourLabels }: ExportPorts,
  anchors: readonly Anchor[],
  newer: readonly NewerQuote[],
): Omit<PaperInput['shelf'], 'annotations' | 'newer'> {
  const named = new Map(anchors.map(({ edition, briefing }) => [`${edition}/${briefing}`, { edition, briefing }]))
  const editions = [...new Set([...anchors, ...newer].map(({ edition }) => edition))].flatMap((id) => {
    const edition = library.edition(id)
    if (edition === undefined) return []
    const { title, number, label, issuer, digest } = edition
    return { id, title, number, label, issuer, digest }
  })
  const briefings = [...named.values()].flatMap(({ edition, briefing }) => briefingIn(library, edition, briefing) ?? [])
  return { editions, briefings, colourLabels: colourLabels?.() ?? DEFAULT_SETTINGS.colourLabels }
}
