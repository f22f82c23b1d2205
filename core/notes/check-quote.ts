/** Compares the words of a quote with the words its anchor points at, in the edition it names and in the newest one. */
import { positionOf, rangeText } from '../anchor/ranges.ts'
import type { Verdict } from '../anchor/resolve.ts'
import type { Anchor } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { type Difference, quoteDifferences } from './quote-differences.ts'
import { sameShapes } from './shapes.ts'
import { isShortened } from './shortened.ts'

export { sameShapes }

export const QUOTE_STATES = ['verbatim', 'shortened', 'changed', 'edited', 'missing'] as const
export type QuoteState = (typeof QUOTE_STATES)[number]

/** A quote that must not be handed in as it is, where the writer asks for strictness. */
export const isUnsound = (state: QuoteState): boolean => state === 'edited' || state === 'missing'

export type QuoteCheck = {
  state: QuoteState
  /** The words between the anchor's points; undefined when the state is `missing`. */
  source?: string
  /** Where the words as typed differ from the source; empty unless the state is `edited`. */
  differences: readonly Difference[]
}

/** Verdicts under which a newer edition no longer holds the words. */
const HAS_CHANGED: ReadonlySet<Verdict> = new Set<Verdict>(['changed', 'reworded', 'ambiguous', 'gone'])

/**
 * - `verbatim`: the words are the anchored words; only white space, ligatures, signs that are not seen, and the shapes of
 *   quotation marks and hyphens may differ.
 * - `shortened`: they are the anchored words with cuts marked `[…]`, `[...]`, `…` or `...`, and perhaps words in
 *   brackets, every piece in its order and whole words; an unmarked cut at either end is an edit.
 * - `edited`: anything else; `differences` says where.
 * - `changed`: verbatim or shortened, but the newest edition does not hold the anchored words any more.
 * - `missing`: the briefing is not installed, or is not the text the anchor was made in.
 *
 * Never throws. At most some hundred steps for each character of both texts.
 * @param briefing the briefing of the anchor's own edition
 * @param newer what became of the anchored words in the newest installed edition; undefined when that is the anchor's own
 */
export function checkQuote(words: string, anchor: Anchor, briefing: Briefing | undefined, newer?: Verdict): QuoteCheck {
  if (briefing === undefined || briefing.edition !== anchor.edition || briefing.id !== anchor.briefing)
    return { state: 'missing', differences: [] }
  const source = anchored(anchor, briefing)
  if (source === undefined) return { state: 'missing', differences: [] }
  const typed = sameShapes(words)
  const printed = sameShapes(source)
  const isVerbatim = typed === printed
  if (!isVerbatim && !isShortened(typed, printed)) return { state: 'edited', source, differences: quoteDifferences(words, source) }
  const hasChanged = newer !== undefined && HAS_CHANGED.has(newer)
  return { state: hasChanged ? 'changed' : isVerbatim ? 'verbatim' : 'shortened', source, differences: [] }
}

/** The words between the anchor's points, or undefined when they do not lie in this text. */
function anchored(anchor: Anchor, briefing: Briefing): string | undefined {
  const passages = new Map(briefing.passages.map((passage) => [passage.id, passage.text.length]))
  const holds = (point: Anchor['start']) => point.offset <= (passages.get(point.passage) ?? -1)
  if (!holds(anchor.start) || !holds(anchor.end)) return undefined
  return positionOf(briefing, anchor.start) < positionOf(briefing, anchor.end) ? rangeText(briefing, anchor) : undefined
}
