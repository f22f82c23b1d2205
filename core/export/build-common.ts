/** What the printed forms of notes and of marks share: dates, the pack named, and what was compared with what. */
import type { CitationStyle } from '../model/settings.ts'
import { longDate } from '../notes/dates.ts'
import { words } from '../words/index.ts'
import type { ComparedEdition, EditionNames, Ledger, Tally, UnsoundQuote } from './ledger.ts'
import type { ExportModel, PageSetup } from './model.ts'

const say = words.exporting.paper

/** A moment on the reader's own clock: `2026-11-23` and `14:03`. */
export type LocalTime = { date: string; time: string }

export type BuildOptions = {
  page: PageSetup
  /** Replaces the title that the notes or the briefing give. */
  title: string | undefined
  author: string
  contents: boolean
  sources: boolean
  comments: boolean
  citationStyle: CitationStyle
  exported: LocalTime
  /** An instant (ISO 8601, UTC) on the reader's clock. */
  local: (instant: string) => LocalTime
}

export type Built = { model: ExportModel; tally: Tally; unsound: readonly UnsoundQuote[] }

/** `23 November 2026, 14:03` */
export const momentOf = ({ date, time }: LocalTime): string => `${longDate(date)}, ${time}`

export const exportedOn = ({ exported }: BuildOptions): { date: string; dateAndTime: string } => ({
  date: longDate(exported.date),
  dateAndTime: momentOf(exported),
})

/** `14:03` on the day of the export, `17 November` in its year, else the whole date. */
export function lastEdited(instant: string, { exported, local }: BuildOptions): string {
  const { date, time } = local(instant)
  if (date === exported.date) return time
  const inWords = longDate(date)
  return date.slice(0, 4) === exported.date.slice(0, 4) ? inWords.replace(/ \d{4}$/u, '') : inWords
}

export function packFacts(editions: readonly EditionNames[]): ExportModel['facts'] {
  if (editions.length === 0) return []
  const value = editions.map((edition) => say.packEdition(edition.title, edition.number)).join('; ')
  return [{ label: editions.length === 1 ? say.facts.pack : say.facts.packs, value }]
}

/** The line at the foot of every page; empty when nothing is quoted. */
export function checkedAgainst(ledger: Ledger): string {
  const [first, ...others] = ledger.editions()
  if (ledger.count === 0) return ''
  if (first === undefined) return say.footMissing
  return others.length === 0 ? say.footEdition(first.number, first.label) : say.footEditions(others.length + 1)
}

export function colophon(ledger: Ledger): string[] {
  const { verbatim, shortened, changed, edited, missing } = ledger.tally
  const compared = verbatim + shortened + changed + edited
  const counted = (editions: readonly ComparedEdition[]) =>
    editions.map(({ title, number, quotes }) => ({ name: say.packEdition(title, number), quotes }))
  const newer = ledger.newer()
  return [
    compared > 0 ? say.colophonCompared(compared, counted(ledger.editions())) : '',
    newer.length > 0 ? say.colophonNewer(counted(newer)) : '',
    missing > 0 ? say.colophonMissing(missing, ledger.inState('missing')) : '',
    verbatim > 0 ? say.colophonMeanings.verbatim : '',
    shortened > 0 ? say.colophonMeanings.shortened : '',
    changed > 0 ? say.colophonMeanings.changed(ledger.inState('changed')) : '',
    edited > 0 ? say.colophonMeanings.edited(ledger.inState('edited')) : '',
  ].filter((sentence) => sentence !== '')
}
