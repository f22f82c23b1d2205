/**
 * The export thread: reads the notes' Markdown, compares the quotes and writes the HTML, or reads a file of marks and finds
 * their places, or writes one, so that nothing else waits for it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import type { Built } from '../core/export/build-common.ts'
import { buildAnnotated } from '../core/export/build-annotated.ts'
import { buildMarks } from '../core/export/build-marks.ts'
import { buildNotes } from '../core/export/build-notes.ts'
import { printDocument } from '../core/export/document.ts'
import { type EmbeddedFont, FONT_FILES } from '../core/export/fonts.ts'
import { FILE_TYPES } from '../core/export/formats.ts'
import { annotationsOf } from '../core/export/w3c-file.ts'
import { words } from '../core/words/index.ts'
import type { Shelf } from '../core/export/ledger.ts'
import { type Writing, writeFile } from '../core/export/write-file.ts'
import type { ExportModel } from '../core/export/model.ts'
import type { FromPaperWorker, PaperInput, PaperWritten, ToPaperWorker } from './export-messages.ts'
import type { ExchangeFileJob, ExchangeJob } from './services/exchange-messages.ts'
import type { AttachedFile } from './printing/pdf-file.ts'
import { localTime } from './local-time.ts'

function shelfOf({ editions, briefings, annotations, newer, colourLabels }: PaperInput['shelf']): Shelf {
  const texts = new Map(briefings.map((briefing) => [`${briefing.edition}/${briefing.id}`, briefing]))
  const names = new Map(editions.map((edition) => [edition.id, edition]))
  const marks = new Map(annotations.map((annotation) => [annotation.id, annotation]))
  const later = new Map(newer.map((one) => [one.id, one]))
  return {
    briefing: (edition, briefing) => texts.get(`${edition}/${briefing}`),
    edition: (id) => names.get(id),
    annotation: (id) => marks.get(id),
    newer: (quote) => later.get(quote),
    colourLabels,
  }
}

function build(input: PaperInput): Built {
  const options = { ...input.options, local: (instant: string) => localTime(new Date(instant)) }
  const shelf = shelfOf(input.shelf)
  return input.what.kind === 'marks'
    ? (input.what.isAnnotated ? buildAnnotated : buildMarks)(input.what.briefing, input.what.annotations, shelf, options)
    : buildNotes(input.what.notes, shelf, options)
}

function writingOf({ what, shelf, options, at, reader, fontsDir }: PaperInput, model: ExportModel): Writing {
  const editions = new Map(shelf.editions.map((edition) => [edition.id, edition]))
  const briefings = new Map(shelf.briefings.map((briefing) => [`${briefing.edition}/${briefing.id}`, briefing]))
  return {
    model,
    data: {
      notes: what.kind === 'notes' ? what.notes : [],
      marks: what.kind === 'marks' ? what.annotations : shelf.annotations,
      editions: shelf.editions,
    },
    around: {
      me: reader,
      source(edition, id) {
        const briefing = briefings.get(`${edition}/${id}`)
        const digest = editions.get(edition)?.digest
        return briefing === undefined || digest === undefined ? undefined : { title: briefing.title, language: briefing.lang, digest }
      },
    },
    at,
    date: options.exported.date,
    fonts: () => fontsIn(fontsDir),
  }
}

const fontsIn = (dir: string): readonly EmbeddedFont[] =>
  FONT_FILES.map((font) => ({ ...font, dataUri: `data:font/woff2;base64,${readFileSync(join(dir, font.file)).toString('base64')}` }))

/** What a PDF carries, so that notes and marks can be taken out of it again. */
function carriedBy(input: PaperInput, model: ExportModel): AttachedFile[] {
  const writing = writingOf(input, model)
  return (['json', 'w3c'] as const).flatMap((format) => {
    if (format === 'w3c' && annotationsOf(writing.data).length === 0) return []
    const { name, description } = words.exporting.file.carried[format]
    return { name, description, mime: FILE_TYPES[format].mime, bytes: writeFile(format, writing) }
  })
}

function serve(port: MessagePort, input: PaperInput): void {
  const say = (message: FromPaperWorker): void => port.postMessage(message)
  try {
    const { model, tally, unsound } = build(input)
    const told = (made: PaperWritten['made']): void => say({ type: 'written', written: { made, author: model.author, tally, unsound } })
    const { format } = input
    if (format !== 'pdf') return told({ kind: 'file', bytes: writeFile(format, writingOf(input, model)) })
    const fonts = fontsIn(input.fontsDir)
    const files = carriedBy(input, model)
    const write = (pages?: ToPaperWorker['pages']): void =>
      told({ kind: 'html', ...printDocument(model, fonts, pages), paper: model.page.paper, files })
    port.on('message', ({ pages }: ToPaperWorker) => write(pages))
    write()
  } catch (error) {
    say({ type: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

const port = parentPort
if (port === null) throw new Error('The export worker runs as a worker thread only')
const job: PaperInput | ExchangeJob | ExchangeFileJob = workerData
if ('exchange' in job) void import('./services/exchange-work.ts').then(({ serveExchange }) => serveExchange(port, job))
else if ('exchangeFile' in job) void import('./services/exchange-work.ts').then(({ serveExchangeFile }) => serveExchangeFile(port, job))
else serve(port, job)
