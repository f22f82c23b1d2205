/** Keeps account of one document while it is built: quote numbers, checks, sources, editions and colours. */
import { positionOf } from '../anchor/ranges.ts'
import { openCiting } from '../citations/citing.ts'
import { plain } from '../citations/model.ts'
import { stopped } from '../citations/signs.ts'
import type { ExportReport } from '../contract/shapes.ts'
import type { Anchor, Annotation, Colour } from '../model/annotation.ts'
import { COLOURS } from '../model/colours.ts'
import type { Briefing, Source } from '../model/briefing.ts'
import { splitEditionId } from '../model/ids.ts'
import type { CitationStyle, Settings } from '../model/settings.ts'
import type { Verdict } from '../anchor/resolve.ts'
import { type QuoteCheck, type QuoteState, checkQuote } from '../notes/check-quote.ts'
import { comparedParts } from '../notes/compared-parts.ts'
import { citedPlace } from '../notes/passages-cited.ts'
import type { CitedSource, CitedWork, PrintedQuote } from './model.ts'
import { quoteLines } from './quote-lines.ts'
import { sourcesCited } from './sources-cited.ts'

export type EditionNames = { id: string; title: string; number: number; label: string; issuer: string }

/** Where a document takes its briefings and names from. */
export type Shelf = {
  /** Undefined when it is not installed or cannot be read. */
  briefing(edition: string, briefing: string): Briefing | undefined
  edition(id: string): EditionNames | undefined
  annotation(id: string): Annotation | undefined
  /** What became of a quote's words in the newest edition of its pack; undefined where its own is that. */
  newer(quote: string): QuoteToPrint['newer']
  colourLabels: Settings['colourLabels']
}

export type ComparedEdition = EditionNames & { quotes: number }

export type QuoteToPrint = {
  words: string
  /** Undefined when nothing is known of where the words come from. */
  anchor: Anchor | undefined
  annotation: Annotation | undefined
  /** Citation as typed, printed when the source is not installed. */
  typed: string
  /** What became of the words in the newest edition of the pack; undefined where the quote's own is that. */
  newer?: { edition: string; verdict: Verdict } | undefined
}

export type Tally = ExportReport['quotes']

/** A quote that a strict export refuses. `part`: title of the note, empty where there is one alone. */
export type UnsoundQuote = { number: number; part: string; words: string; state: 'edited' | 'missing' }

type Options = {
  shelf: Shelf
  comments: boolean
  sources: boolean
  citationStyle: CitationStyle
}

export type Ledger = {
  /** A new note begins. @param title named with its unsound quotes; empty where there is one note alone */
  begin(title: string): void
  add(quote: QuoteToPrint): PrintedQuote
  readonly tally: Tally
  readonly count: number
  readonly unsound: readonly UnsoundQuote[]
  /** Installed editions that quotes were compared with, in order of first use, and how many quotes with each. */
  editions(): ComparedEdition[]
  /** Newer editions in which the words were looked for as well. */
  newer(): ComparedEdition[]
  /** Numbers of the quotes in a state. */
  inState(state: QuoteState): number[]
  /** Titles of the briefings quoted. */
  briefings(): string[]
  /** Briefings and what they name as their sources; none when they are not to be listed. */
  works(): CitedWork[]
  sources(): CitedSource[]
  colours(): { colour: Colour; label: string }[]
}

export function openLedger({ shelf, comments, sources, citationStyle }: Options): Ledger {
  const citing = openCiting(citationStyle)
  const tally: Tally = { verbatim: 0, shortened: 0, changed: 0, edited: 0, missing: 0 }
  const editions = new Map<string, ComparedEdition>()
  const newest = new Map<string, ComparedEdition>()
  const states: QuoteState[] = []
  const briefings = new Map<string, string>()
  const cited = new Map<string, { number: number; source: Source; quotes: Set<number> }>()
  const used = new Set<Colour>()
  const unsound: UnsoundQuote[] = []
  let count = 0
  let part = ''

  /** One entry for a source however many briefings list it. */
  const citeSource = (source: Source, quote: number): number => {
    const key = JSON.stringify([source.title, source.publisher, source.date, source.url ?? ''])
    const entry = cited.get(key) ?? { number: cited.size + 1, source, quotes: new Set() }
    entry.quotes.add(quote)
    cited.set(key, entry)
    return entry.number
  }

  const citation = (anchor: Anchor, briefing: Briefing, number: number): PrintedQuote['citation'] => {
    const edition = shelf.edition(anchor.edition)
    countIn(editions, edition)
    briefings.set(`${anchor.edition}/${briefing.id}`, briefing.title)
    const numbers = sources ? sourcesCited(briefing, anchor) : []
    const listed = numbers.flatMap((n) => briefing.sources[n - 1] ?? []).map((source) => citeSource(source, number))
    const { number: issue } = splitEditionId(anchor.edition)
    const work = {
      title: briefing.title,
      date: briefing.date,
      pack: edition?.title ?? '',
      issuer: edition?.issuer ?? '',
      edition: edition?.number ?? issue,
      label: edition?.label ?? '',
    }
    const runs = citing.cite(`${anchor.edition}/${briefing.id}`, work, citedPlace(briefing, anchor), number)
    return { runs, sources: listed.toSorted((a, b) => a - b) }
  }

  const remark = (annotation: Annotation | undefined): PrintedQuote['remark'] => {
    if (annotation === undefined) return undefined
    used.add(annotation.colour)
    const { colour, comment, tags } = annotation
    return { colour, label: shelf.colourLabels[colour], comment: comments ? comment : '', tags: comments ? tags : [] }
  }

  return {
    begin(title) {
      part = title
      citing.begin()
    },
    add(quote) {
      count += 1
      const { anchor, annotation } = quote
      const briefing = anchor === undefined ? undefined : shelf.briefing(anchor.edition, anchor.briefing)
      const { state, differences } = anchor === undefined ? NO_SOURCE : checkQuote(quote.words, anchor, briefing, quote.newer?.verdict)
      tally[state] += 1
      states.push(state)
      if (state !== 'missing' && quote.newer) countIn(newest, shelf.edition(quote.newer.edition))
      if (state === 'edited' || state === 'missing') unsound.push({ number: count, part, words: quote.words, state })
      const known = anchor !== undefined && briefing !== undefined && state !== 'missing'
      const note = remark(annotation)
      return {
        number: count,
        words: quote.words,
        lines: known ? quoteLines(quote.words, anchor, briefing) : [],
        lang: briefing?.lang ?? 'und',
        state,
        ...(state === 'changed' && quote.newer ? { changedIn: splitEditionId(quote.newer.edition).number } : {}),
        compared: differences.length === 0 ? [] : comparedParts(quote.words, differences),
        citation: known
          ? citation(anchor, briefing, count)
          : { runs: quote.typed === '' ? [] : [plain(stopped(quote.typed))], sources: [] },
        marks: known && annotation ? markedWords(quote.words, anchor, annotation, briefing) : [],
        ...(note === undefined ? {} : { remark: note }),
      }
    },
    tally,
    unsound,
    get count() {
      return count
    },
    editions: () => [...editions.values()],
    newer: () => [...newest.values()],
    inState: (wanted) => states.flatMap((state, i) => (state === wanted ? [i + 1] : [])),
    briefings: () => [...briefings.values()],
    works: () => (sources ? citing.works() : []),
    sources: () =>
      [...cited.values()].map(({ number, source, quotes }) => ({ number, entry: citing.source(source), source, quotes: [...quotes] })),
    colours: () => COLOURS.filter((colour) => used.has(colour)).map((colour) => ({ colour, label: shelf.colourLabels[colour] })),
  }
}

function countIn(editions: Map<string, ComparedEdition>, edition: EditionNames | undefined): void {
  if (edition) editions.set(edition.id, { ...edition, quotes: (editions.get(edition.id)?.quotes ?? 0) + 1 })
}

const NO_SOURCE: QuoteCheck = { state: 'missing', differences: [] }

/** Where the marked words stand in the quote: by position when it is letter for letter the source, else where they occur. */
function markedWords(quoted: string, anchor: Anchor, annotation: Annotation, briefing: Briefing): PrintedQuote['marks'] {
  const mark = annotation.anchor
  if (mark.edition !== anchor.edition || mark.briefing !== anchor.briefing) return []
  if (quoted === anchor.quote) {
    const base = positionOf(briefing, anchor.start)
    const start = Math.max(0, positionOf(briefing, mark.start) - base)
    const end = Math.min(quoted.length, positionOf(briefing, mark.end) - base)
    return start < end ? [{ start, end, colour: annotation.colour }] : []
  }
  const at = quoted.indexOf(mark.quote)
  return at < 0 ? [] : [{ start: at, end: at + mark.quote.length, colour: annotation.colour }]
}
