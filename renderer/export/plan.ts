/** What an export would print, gathered before it is made: its parts, their quotes, and how these compare with their sources. */
import { safeFileName } from '../../core/export/file-name.ts'
import { checkQuote } from '../../core/notes/check-quote.ts'
import type { QuoteState } from '../../core/notes/check-quote.ts'
import { findQuotes } from '../../core/notes/quote-block.ts'
import type { NoteWithQuotes } from '../../core/model/note.ts'
import { BridgeError, call } from '../bridge/client.ts'
import { fetchBriefing } from '../state/library.ts'

export type Tally = Record<QuoteState, number>
export const NO_QUOTES: Tally = { verbatim: 0, shortened: 0, edited: 0, missing: 0 }

export type PlannedNote = { id: string; title: string; words: number; tally: Tally }
export type PlannedMarks = { marks: number; comments: number }

export const addTallies = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (sum, one) => ({
      verbatim: sum.verbatim + one.verbatim,
      shortened: sum.shortened + one.shortened,
      edited: sum.edited + one.edited,
      missing: sum.missing + one.missing,
    }),
    NO_QUOTES,
  )

export const quotesIn = (tally: Tally): number => tally.verbatim + tally.shortened + tally.edited + tally.missing

/** Compares every quote of a note with its source, as the export will. */
async function tallyOf({ note, sources }: NoteWithQuotes): Promise<Tally> {
  const anchors = new Map(sources.map((source) => [source.id, source.anchor]))
  const states = await Promise.all(
    findQuotes(note.body).map(async (quote): Promise<QuoteState> => {
      const anchor = anchors.get(quote.id)
      if (anchor === undefined) return 'missing'
      try {
        return checkQuote(quote.words, anchor, await fetchBriefing(anchor.edition, anchor.briefing)).state
      } catch (error) {
        if (error instanceof BridgeError) return 'missing'
        throw error
      }
    }),
  )
  const tally = { ...NO_QUOTES }
  for (const state of states) tally[state] += 1
  return tally
}

/** @throws BridgeError `not-found` when a note was removed meanwhile */
export async function planNote(id: string): Promise<PlannedNote> {
  const loaded = await call('notes.get', { id })
  return { id, title: loaded.note.title, words: loaded.note.words, tally: await tallyOf(loaded) }
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
export function fileNameFor(title: string, now: Date): string {
  const date = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
  return safeFileName(`${date} ${title}`, 'pdf', date)
}

/** A size in whole kilobytes, or megabytes with one decimal. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-GB')} kB`
    : `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 })} MB`
