/** What is cited, and what a style of citation makes of it. Styles are pure functions from these to runs of text. */
import type { Source } from '../model/briefing.ts'
import type { CitedPlace } from '../notes/passages-cited.ts'

/** A piece of a citation; titles are set apart by italics. */
export type Run = { text: string; isTitle: boolean }

export const plain = (text: string): Run => ({ text, isTitle: false })
export const italic = (text: string): Run => ({ text, isTitle: true })
export const textOfRuns = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

/** A briefing of an edition. Its date is an ISO date, possibly partial. */
export type Work = {
  title: string
  date: string
  pack: string
  /** Empty when the pack names none. */
  issuer: string
  edition: number
  /** Such as `November 2026`; may be empty. */
  label: string
}

/** An earlier citation of the same work in the same note. */
export type Earlier = {
  /** Short title, unlike that of every other work of the document. */
  title: string
  /** Number of the quote at which the work was cited in full. */
  number: number
}

export type Style = {
  /** The first citation of a work in a note. */
  full(work: Work, place: CitedPlace): Run[]
  /** Every later one. Never "ibid.": a quote that is moved would point at another work. */
  short(earlier: Earlier, place: CitedPlace): Run[]
  /** The work in the list of sources. */
  entry(work: Work): Run[]
  /** What a passage itself names as its source, in that list; its address is printed after it. */
  source(source: Source): Run[]
}
