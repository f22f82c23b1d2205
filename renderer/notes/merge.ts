/** Bringing together two texts that both grew from one: what was typed here, and what was changed elsewhere. */

/** Replaces `from`..`to` (UTF-16 offsets in the old text) by `insert`. */
export type Change = { from: number; to: number; insert: string }

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff

/** The one stretch in which two texts differ, never cutting a surrogate pair; null when they are equal. Linear time. */
export function singleChange(before: string, after: string): Change | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1
  if (from > 0 && isHigh(before.charCodeAt(from - 1))) from -= 1
  let tail = 0
  while (tail < shorter - from && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail -= 1
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}

export const applyChange = (text: string, change: Change): string => text.slice(0, change.from) + change.insert + text.slice(change.to)

/**
 * The change that brings `theirs` into `mine`: null when there is nothing to bring, `conflict` when both changed the
 * same stretch. Both added at one place: theirs comes after mine.
 */
export function mergeInto(base: string, mine: string, theirs: string): Change | 'conflict' | null {
  const their = singleChange(base, theirs)
  if (their === null || mine === theirs) return null
  const my = singleChange(base, mine)
  if (my === null) return their
  const shift = my.insert.length - (my.to - my.from)
  if (their.from >= my.to) return { ...their, from: their.from + shift, to: their.to + shift }
  return their.to <= my.from ? their : 'conflict'
}
