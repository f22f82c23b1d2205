/** What became of a mark or quote in a new edition, with all that a reader needs to judge it. */
import { describe, positionOf, rangeText, resolve, textMap } from '../anchor/index.ts'
import type { Finding, OldPlace, Place } from '../contract/review-shapes.ts'
import { type Anchor, CONTEXT, type PassageRange } from '../model/annotation.ts'
import { type Briefing, sectionAt } from '../model/briefing.ts'
import { movedIn } from './changes.ts'
import { wordDiff } from './word-diff.ts'

/** Words up to this length are compared one by one; longer ones are shown whole. UTF-16 units of both sides. */
const MOST_COMPARED = 200_000

/** The words to look for: the anchor's own, or those of an edition in between that the reader accepted. */
export type Search = { anchor: Anchor; source: Briefing | undefined; via?: { briefing: Briefing; range: PassageRange } | undefined }

/**
 * Resolves against a briefing of the new edition; without one, or with one in another language, the words are gone.
 * Pure; bounded by `resolve`.
 */
export function findIn(target: Briefing | undefined, search: Search): Finding {
  const { anchor, source } = throughAccepted(search)
  const before = oldPlace(anchor, source)
  const gone: Finding = { verdict: 'gone', score: 0, before, found: null, runnerUp: null, changes: [] }
  if (!target || (source && !sameLanguage(source.lang, target.lang))) return gone
  const { verdict, range, score, runnerUp, changes = [] } = resolve(anchor, target, source)
  // Ids of passages follow their words: an equal passage that now stands elsewhere has moved, with all marks on it.
  const isMoved = verdict === 'exact' && source !== undefined && range !== undefined && movedIn(source, target).has(range.start.passage)
  return {
    verdict: isMoved ? 'moved' : verdict,
    score,
    before,
    found: range ? placeAt(target, range, anchor.quote) : null,
    runnerUp: runnerUp ? placeAt(target, runnerUp.range, anchor.quote) : null,
    changes,
  }
}

function throughAccepted({ anchor, source, via }: Search): { anchor: Anchor; source: Briefing | undefined } {
  return via ? { anchor: describe(via.briefing, via.range), source: via.briefing } : { anchor, source }
}

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

function oldPlace(anchor: Anchor, source: Briefing | undefined): OldPlace {
  const { edition, start, end, quote, prefix, suffix } = anchor
  const place = source ? whereabouts(source, start.passage) : { n: null, section: '' }
  return { edition, range: { start, end }, words: quote, prefix, suffix, ...place }
}

function whereabouts(briefing: Briefing, passage: string): { n: number | null; section: string } {
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
