/** What a printed document holds, in plain values: built by `build-notes` and `build-marks`, written out by `document`. */
import type { Root } from 'mdast'
import type { Colour } from '../model/annotation.ts'
import type { Source } from '../model/briefing.ts'
import type { Run } from '../citations/model.ts'
import type { QuoteState } from '../notes/check-quote.ts'
import type { ComparedPart } from '../notes/compared-parts.ts'
import type { Block } from './blocks.ts'
import type { QuoteLine } from './quote-lines.ts'

export type Paper = 'A4' | 'Letter'

export type PageSetup = {
  paper: Paper
  /** Landscape gives wide tables their width. */
  orientation: 'portrait' | 'landscape'
  /** How the document may be handled, in its writer's own words, at the head and foot of every page; may be empty. */
  marking: string
  /** Whether every line of the text has its number in the margin, from 1 on each page. */
  lineNumbers: boolean
}

export type PrintedQuote = {
  /** From 1 in the order of the document. */
  number: number
  /** Exactly the words that were compared; paragraphs joined by one line feed. */
  words: string
  /** How each paragraph of `words` is set; a missing entry is plain. */
  lines: readonly QuoteLine[]
  lang: string
  state: QuoteState
  /** Number of the newest edition, where that no longer holds the words. */
  changedIn?: number
  /** The words beside those of the source, where they differ. */
  compared: readonly ComparedPart[]
  citation: {
    /** In the style of the document; the citation as typed when the source is missing. */
    runs: readonly Run[]
    /** Numbers in the document's own list of sources. */
    sources: readonly number[]
  }
  /** Marked words: UTF-16 offsets in `words`, sorted and disjoint. */
  marks: readonly { start: number; end: number; colour: Colour }[]
  remark?: { colour: Colour; label: string; comment: string; tags: readonly string[] }
}

/** A quote and the offsets of its block in the note's body. */
export type PlacedQuote = { from: number; to: number; quote: PrintedQuote }

/** `body`: what the positions in `tree` count in. */
export type Content =
  | { kind: 'markdown'; body: string; tree: Root; quotes: readonly PlacedQuote[] }
  | { kind: 'quotes'; quotes: readonly PrintedQuote[] }
  | { kind: 'blocks'; blocks: readonly Block[] }

export type Part = {
  /** Printed before the heading; null when parts are not numbered. */
  number: number | null
  /** Null when the document's title already names it. */
  title: string | null
  /** When it was last edited, in words; empty for sections of a briefing. */
  edited: string
  content: Content
}

/** What a passage names as its source. */
export type CitedSource = { number: number; entry: readonly Run[]; source: Source; quotes: readonly number[] }
/** A briefing that is quoted. */
export type CitedWork = { entry: readonly Run[]; quotes: readonly number[] }

export type ExportModel = {
  lang: string
  title: string
  author: string
  kicker: string
  lede: string
  /** Labels and values of the grid under the title. */
  facts: readonly { label: string; value: string }[]
  parts: readonly Part[]
  colours: readonly { colour: Colour; label: string }[]
  /** Empty, as are the sources, when neither is to be listed. */
  works: readonly CitedWork[]
  sources: readonly CitedSource[]
  /** Sentences about what was compared with what; empty when nothing is quoted. */
  colophon: readonly string[]
  running: { title: string; right: string; foot: string }
  page: PageSetup
  contents: boolean
}
