/** Places in an edition as the review shows them. Apart from the finding itself: main needs these at every start, the other only in its thread. */
import { positionOf, rangeText, textMap } from '../anchor/ranges.ts'
import type { Place } from '../contract/review-shapes.ts'
import { type Anchor, CONTEXT, type PassageRange } from '../model/annotation.ts'
import { type Briefing, sectionAt } from '../model/briefing.ts'
import { wordDiff } from './word-diff.ts'

/** Words up to this length are compared one by one; longer ones are shown whole. UTF-16 units of both sides. */
const MOST_COMPARED = 200_000

/** Languages that differ in more than region: words of one are not looked for in the other. */
export const sameLanguage = (one: string, other: string): boolean => primary(one) === primary(other)
const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/** A place in a briefing as it is shown. @throws RangeError when the range does not lie in it */
export function placeAt(briefing: Briefing, range: PassageRange, quote: string): Place {
  const { text } = textMap(briefing)
  const [start, end] = [positionOf(briefing, range.start), positionOf(briefing, range.end)]
  const words = rangeText(briefing, range)
  return {
    range,
    start,
    words,
    prefix: whole(text.slice(Math.max(0, start - CONTEXT), start)),
    suffix: whole(text.slice(end, end + CONTEXT)),
    ...whereabouts(briefing, range.start.passage),
    diff: quote.length + words.length > MOST_COMPARED ? allDiffers(quote, words) : wordDiff(quote, words),
  }
}

/** Number and section of a passage, as the reader is told. */
export function whereabouts(briefing: Briefing, passage: string): { n: number | null; section: string } {
  const at = textMap(briefing).index.get(passage) ?? 0
  return { n: briefing.passages[at]?.n ?? null, section: sectionAt(briefing, at)?.title ?? '' }
}

const allDiffers = (before: string, after: string): Place['diff'] =>
  before === after ? { before: [], after: [] } : { before: [[0, before.length]], after: [[0, after.length]] }

/** Context may be cut in the middle of a surrogate pair; half of one is left out. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '')

/** The anchor a mark has in an edition it was carried to: the place there, and the words it was made on. */
export function anchorIn(target: { edition: string; textHash: string }, original: Anchor, place: Place): Anchor {
  const { around: _around, ...anchor } = original
  const { range, start, prefix, suffix, words } = place
  return { ...anchor, ...target, ...range, prefix, suffix, position: { start, end: start + words.length } }
}
