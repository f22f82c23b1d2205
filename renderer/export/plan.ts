/** What an export would print, gathered before it is made: its parts, their quotes, and how these compare with their sources. */
import { EXPORT_FORMATS, type ExportFormat, FILE_TYPES } from '../../core/export/formats.ts'
import { safeFileName } from '../../core/export/file-name.ts'
import { QUOTE_STATES, type QuoteState, isUnsound } from '../../core/notes/check-quote.ts'
import { call } from '../bridge/client.ts'
import { type CheckedQuote, checkNote } from '../notes/quotes/check-note.ts'

export type Tally = Record<QuoteState, number>
const NO_QUOTES: Tally = { verbatim: 0, shortened: 0, changed: 0, edited: 0, missing: 0 }

export type PlannedNote = {
  id: string
  title: string
  words: number
  tally: Tally
  /** Quotes that a strict export refuses. */
  unsound: readonly CheckedQuote[]
}
export type PlannedMarks = { marks: number; comments: number }

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = { ...NO_QUOTES }
  for (const tally of tallies) for (const state of QUOTE_STATES) sum[state] += tally[state]
  return sum
}

export const quotesIn = (tally: Tally): number => QUOTE_STATES.reduce((sum, state) => sum + tally[state], 0)

/** Compares every quote of a note with its source, as the export will. @throws BridgeError `not-found` when a note was removed meanwhile */
export async function planNote(id: string): Promise<PlannedNote> {
  const loaded = await call('notes.get', { id })
  const quotes = await checkNote(loaded)
  const tally = { ...NO_QUOTES }
  for (const { state } of quotes) tally[state] += 1
  return { id, title: loaded.note.title, words: loaded.note.words, tally, unsound: quotes.filter(({ state }) => isUnsound(state)) }
}

export async function planMarks(edition: string, briefing: string): Promise<PlannedMarks> {
  const marks = await call('annotations.list', { edition, briefing })
  return { marks: marks.length, comments: marks.filter((mark) => mark.comment !== '').length }
}

/** Regions whose usual paper is US Letter (CLDR `paperSize`). */
const LETTER = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'])

/** The paper of the reader's settings, or the usual one of their language's region. */
export function paperFor(setting: 'auto' | 'A4' | 'Letter', language: string): 'A4' | 'Letter' {
  if (setting !== 'auto') return setting
  return LETTER.has(new Intl.Locale(language).maximize().region ?? '') ? 'Letter' : 'A4'
}

/** `2026-11-23 Title.pdf`, in the reader's own time, without signs that file systems refuse. */
export function fileNameFor(title: string, now: Date, format: ExportFormat): string {
  const date = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
  return safeFileName(`${date} ${title}`, FILE_TYPES[format].ending, date)
}

/** A name that was typed, with the ending of another format in place of the one it has. */
export function renamedFor(name: string, format: ExportFormat): string {
  const ending = EXPORT_FORMATS.map((one) => `.${FILE_TYPES[one].ending}`).find((one) => name.toLowerCase().endsWith(one))
  return `${ending === undefined ? name : name.slice(0, -ending.length)}.${FILE_TYPES[format].ending}`
}

/** A size in whole kilobytes, or megabytes with one decimal. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-GB')} kB`
    : `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 })} MB`
