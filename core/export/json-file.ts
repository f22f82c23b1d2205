/** An export as one JSON file that holds everything it was made of, so that it can be taken in again. See docs/export-format.md. */
import * as v from 'valibot'
import { Annotation } from '../model/annotation.ts'
import { Count, EditionId, Instant, RecordId } from '../model/ids.ts'
import { MAX_NOTE, NoteBody, NoteTitle, type NoteWithQuotes, Quote } from '../model/note.ts'
import { textOfRuns } from '../citations/model.ts'
import { QUOTE_STATES } from '../notes/check-quote.ts'
import { words } from '../words/index.ts'
import type { EditionNames } from './ledger.ts'
import type { ExportModel, PrintedQuote } from './model.ts'

const say = words.exporting.file

export const EXPORT_FORMAT = 'aide-memoire-export'
export const EXPORT_VERSION = 1

/** What belongs to a note; what follows from its text is left out. */
export const ExportedNote = v.strictObject({
  id: RecordId,
  title: NoteTitle,
  body: NoteBody,
  createdAt: Instant,
  modifiedAt: Instant,
  quotes: v.array(Quote),
})
export type ExportedNote = v.InferOutput<typeof ExportedNote>

/** How a quote compared with its source when the file was made. */
const Check = v.strictObject({ number: Count, words: v.string(), state: v.picklist(QUOTE_STATES), citation: v.string() })

export const ExportFile = v.strictObject({
  format: v.literal(EXPORT_FORMAT),
  version: v.literal(EXPORT_VERSION),
  exported: Instant,
  title: v.string(),
  author: v.string(),
  lang: v.string(),
  editions: v.array(v.strictObject({ id: EditionId, title: v.string(), number: Count, label: v.string(), issuer: v.string() })),
  notes: v.array(ExportedNote),
  /** Those that the quotes of the notes were made from, or all of the briefing that was exported. */
  marks: v.array(Annotation),
  checks: v.array(Check),
})
export type ExportFile = v.InferOutput<typeof ExportFile>

export type ExportData = { notes: readonly NoteWithQuotes[]; marks: readonly Annotation[]; editions: readonly EditionNames[] }

/** @param exported instant of the export; the same data and instant give the same text */
export function writeJson(model: ExportModel, { notes, marks, editions }: ExportData, exported: string): string {
  const file: ExportFile = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exported,
    title: model.title,
    author: model.author,
    lang: model.lang,
    editions: editions.map(({ id, title, number, label, issuer }) => ({ id, title, number, label, issuer })),
    notes: notes.map(({ note: { id, title, body, createdAt, modifiedAt }, sources }) => ({
      id,
      title,
      body,
      createdAt,
      modifiedAt,
      quotes: sources,
    })),
    marks: [...marks],
    checks: quotesOf(model).map(({ number, words: quoted, state, citation }) => ({
      number,
      words: quoted,
      state,
      citation: textOfRuns(citation.runs),
    })),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

const quotesOf = ({ parts }: ExportModel): PrintedQuote[] =>
  parts.flatMap(({ content }) =>
    content.kind === 'blocks' ? [] : content.kind === 'quotes' ? content.quotes : content.quotes.map(({ quote }) => quote),
  )

/** Longest text that is read: some notes of the largest size. UTF-16 units. */
export const MAX_EXPORT_FILE = 40 * MAX_NOTE

export type ReadExport = { ok: true; file: ExportFile } | { ok: false; reason: string }

/** Never throws: a file that is damaged, foreign or newer is told from the others in words for the reader. */
export function readJson(text: string): ReadExport {
  if (text.length > MAX_EXPORT_FILE) return { ok: false, reason: say.tooLarge }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { ok: false, reason: say.damaged }
  }
  const head = v.safeParse(v.object({ format: v.literal(EXPORT_FORMAT), version: v.number() }), value)
  if (!head.success) return { ok: false, reason: say.foreign }
  if (head.output.version > EXPORT_VERSION) return { ok: false, reason: say.newer }
  const file = v.safeParse(ExportFile, value)
  return file.success ? { ok: true, file: file.output } : { ok: false, reason: say.damaged }
}
