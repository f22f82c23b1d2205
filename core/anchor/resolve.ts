/**
 * Finds an anchored range again. Equal text needs no search: the offsets hold. In changed text only the exact words
 * count, and what stands around them decides between several places; a mark is never moved on a guess.
 */
import type { Anchor, PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { textHash } from './describe.ts'
import { rangeBetween, textMap } from './ranges.ts'

export type Verdict = 'exact' | 'moved' | 'gone' | 'ambiguous'
export type Resolution = { verdict: Verdict; range?: PassageRange }

/** A quotation this long (UTF-16 units) that stands in one place alone needs no support from its surroundings. */
const LONG = 64
/** Units of surrounding text that must agree before a short quotation is believed. */
const SUPPORT = 16
/** By how many units the best place must lead the next one. */
const LEAD = 8
/** More places than this and the words are too common to choose between them. */
const MAX_PLACES = 2_000

/**
 * `exact`: the same words at the same place. `moved`: the same words and surroundings elsewhere. `ambiguous`: the words
 * are there, but where the mark belongs is not certain. `gone`: the words are not there. Only the first two carry a range.
 * Cost: one pass over the text, and one comparison of the context for each place where the words stand.
 */
export function resolve(anchor: Anchor, target: Briefing): Resolution {
  const { text } = textMap(target)
  const { start, end } = anchor.position
  const heldThere = text.slice(start, end) === anchor.quote
  if (heldThere && textHash(target) === anchor.textHash) return { verdict: 'exact', range: rangeBetween(target, start, end) }

  const places: { at: number; support: number }[] = []
  for (let at = text.indexOf(anchor.quote); at !== -1; at = text.indexOf(anchor.quote, at + 1)) {
    places.push({ at, support: supportAt(anchor, text, at) })
    if (places.length > MAX_PLACES) return { verdict: 'ambiguous' }
  }
  places.sort((a, b) => b.support - a.support || a.at - b.at)
  const [best, next] = places
  if (!best) return { verdict: 'gone' }
  const whole = anchor.prefix.length + anchor.suffix.length
  const believed = best.support >= Math.min(SUPPORT, whole) || (!next && anchor.quote.length >= LONG)
  const leads = !next || best.support - next.support >= LEAD || (best.support === whole && next.support < whole)
  if (!believed || !leads) return { verdict: 'ambiguous' }
  const range = rangeBetween(target, best.at, best.at + anchor.quote.length)
  const same =
    range.start.passage === anchor.start.passage &&
    range.start.offset === anchor.start.offset &&
    range.end.passage === anchor.end.passage &&
    range.end.offset === anchor.end.offset
  return { verdict: same ? 'exact' : 'moved', range }
}

/** Units of the anchor's prefix and suffix that stand, unbroken, on the two sides of a place. */
function supportAt(anchor: Anchor, text: string, at: number): number {
  const { prefix, suffix } = anchor
  let before = 0
  while (before < prefix.length && prefix.charCodeAt(prefix.length - 1 - before) === text.charCodeAt(at - 1 - before)) before += 1
  const end = at + anchor.quote.length
  let after = 0
  while (after < suffix.length && suffix.charCodeAt(after) === text.charCodeAt(end + after)) after += 1
  return before + after
}
