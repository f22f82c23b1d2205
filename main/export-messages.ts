/** What the export service and its worker say to one another. */
import type { AttachedFile } from './printing/pdf-file.ts'
import type { NewerQuote } from '../core/contract/review-shapes.ts'
import type { ExportReport } from '../core/contract/shapes.ts'
import type { BuildOptions } from '../core/export/build-common.ts'
import type { EditionNames, UnsoundQuote } from '../core/export/ledger.ts'
import type { Paper } from '../core/export/model.ts'
import type { ExportFormat } from '../core/export/formats.ts'
import type { Annotation, Person } from '../core/model/annotation.ts'
import type { Briefing } from '../core/model/briefing.ts'
import type { NoteWithQuotes } from '../core/model/note.ts'
import type { Settings } from '../core/model/settings.ts'

/** Everything a paper is made of, gathered beforehand: the worker reads nothing but the fonts. */
export type PaperInput = {
  what:
    | { kind: 'notes'; notes: readonly NoteWithQuotes[] }
    | { kind: 'marks'; briefing: Briefing; annotations: readonly Annotation[]; isAnnotated: boolean }
  shelf: {
    editions: readonly (EditionNames & { digest: string })[]
    briefings: readonly Briefing[]
    annotations: readonly Annotation[]
    newer: readonly NewerQuote[]
    colourLabels: Settings['colourLabels']
  }
  format: ExportFormat
  /** Clock times are put in words in the worker, which shares the time zone. */
  options: Omit<BuildOptions, 'local'>
  /** Instant of the export (ISO 8601, UTC). */
  at: string
  reader: Person
  /** Absolute path of the folder with the embedded fonts. */
  fontsDir: string
}

/** Asks for the same paper with the pages of its headings in the contents. */
export type ToPaperWorker = { pages: ReadonlyMap<string, number> }

export type PaperWritten = {
  /** A PDF is printed from HTML; every other file is written whole. */
  made:
    | { kind: 'html'; html: string; contents: boolean; paper: Paper; files: readonly AttachedFile[] }
    | { kind: 'file'; bytes: Uint8Array }
  author: string
  tally: ExportReport['quotes']
  unsound: readonly UnsoundQuote[]
}

export type FromPaperWorker = { type: 'written'; written: PaperWritten } | { type: 'failed'; reason: string }
