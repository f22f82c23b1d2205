/** What became of the words of a mark, once its place is known. */
import type { Anchor, PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { sameShapes } from '../notes/check-quote.ts'
import { rangeBetween, rangeText, textMap } from './ranges.ts'
import { type Change, compareSubstance } from './substance/index.ts'

const WHITE = /\s/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Units around an end that are cut into characters to find where one begins; longer sequences are not met in writing. */
const WINDOW = 64

/** The range of a place of the joined text: without white space at its ends, never through a character, never empty. */
export function placeIn(target: Briefing, place: { start: number; end: number }): PassageRange {
  const { text } = textMap(target)
  let { start, end } = place
  while (start < end - 1 && WHITE.test(text.charAt(start))) start += 1
  while (end > start + 1 && WHITE.test(text.charAt(end - 1))) end -= 1
  return rangeBetween(target, boundary(text, start, false), boundary(text, end, true))
}

/** The position itself when a character begins there, or else where the character around it begins or ends. */
function boundary(text: string, position: number, after: boolean): number {
  if (position <= 0 || position >= text.length) return position
  // ASCII on both sides: nothing joins them but a line end.
  if (text.charCodeAt(position) < 0x80 && text.charCodeAt(position - 1) < 0x80 && text[position] !== '\n') return position
  const from = Math.max(0, position - WINDOW)
  const part = graphemes.segment(text.slice(from, position + WINDOW)).containing(position - from)
  if (!part || part.index + from === position) return position
  return from + part.index + (after ? part.segment.length : 0)
}

/**
 * The place itself, or where the quote stands word for word from its start or up to its end: words put in beside a mark
 * that repeat some of its own do not belong to it, and its last full stop does, whichever one it was matched with.
 */
export function unrepeated(text: string, quote: string, place: { start: number; end: number }): { start: number; end: number } {
  const { start, end } = place
  if (text.startsWith(quote, start)) return { start, end: start + quote.length }
  return text.endsWith(quote, end) ? { start: end - quote.length, end } : place
}

/** What differs between the quote and the words of the range, and whether they stand where they stood. */
export function verdictOn(
  anchor: Anchor,
  target: Briefing,
  range: PassageRange,
): { verdict: 'exact' | 'moved' | 'reworded' | 'changed'; changes?: Change[] } {
  const words = rangeText(target, range)
  if (words !== anchor.quote && sameShapes(words) !== sameShapes(anchor.quote)) {
    const { changed, changes } = compareSubstance(anchor.quote, words, target.lang)
    return changed ? { verdict: 'changed', changes } : { verdict: 'reworded' }
  }
  const same =
    range.start.passage === anchor.start.passage &&
    range.start.offset === anchor.start.offset &&
    range.end.passage === anchor.end.passage &&
    range.end.offset === anchor.end.offset
  return { verdict: same ? 'exact' : 'moved' }
}
