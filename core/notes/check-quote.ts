/** Compares the words of a quote with the words its anchor points at, in the edition it names. */
import { positionOf, rangeText } from '../anchor/ranges.ts'
import type { Anchor } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'

export type QuoteState = 'verbatim' | 'shortened' | 'edited' | 'missing'

/** A bracketed insertion such as `[the minister]` may stand for at most this many characters of the source. */
export const BRACKET_REACH = 80
/** More cuts than this are no longer a quotation; it also bounds the work. */
const MAX_CUTS = 400

/** Unlike shapes of one sign: white space, quotation marks, hyphens and the dashes used for them. Em dashes stay apart. */
export function sameShapes(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[‘’‚‛′‹›]/gu, "'")
    .replace(/[“”„‟″«»]/gu, '"')
    .replace(/[‐‑‒–−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
}

/**
 * - `verbatim`: the words are the anchored words; only white space, quote-mark and hyphen shapes may differ.
 * - `shortened`: they are the anchored words with cuts marked `[…]`, `[...]`, `…` or `...`, and perhaps words in
 *   brackets, every piece in its order and whole words; an unmarked cut at either end is an edit.
 * - `edited`: anything else. `missing`: the briefing is not installed, or is not the text the anchor was made in.
 */
export function checkQuote(words: string, anchor: Anchor, briefing: Briefing | undefined): { state: QuoteState } {
  if (briefing === undefined || briefing.edition !== anchor.edition || briefing.id !== anchor.briefing) return { state: 'missing' }
  const source = anchored(anchor, briefing)
  if (source === undefined) return { state: 'missing' }
  const typed = sameShapes(words)
  const printed = sameShapes(source)
  if (typed === printed) return { state: 'verbatim' }
  return { state: isShortened(typed, printed) ? 'shortened' : 'edited' }
}

/** The words between the anchor's points, or undefined when they do not lie in this text. */
function anchored(anchor: Anchor, briefing: Briefing): string | undefined {
  const passages = new Map(briefing.passages.map((passage) => [passage.id, passage.text.length]))
  const holds = (point: Anchor['start']) => point.offset <= (passages.get(point.passage) ?? -1)
  if (!holds(anchor.start) || !holds(anchor.end)) return undefined
  return positionOf(briefing, anchor.start) < positionOf(briefing, anchor.end) ? rangeText(briefing, anchor) : undefined
}

/** What may stand between two pieces: any words (a cut), or at most `BRACKET_REACH` characters (words in brackets). */
type Gap = { reach: number; joinsBefore: boolean; joinsAfter: boolean }

const GAP = /\[[^[\]]*\]|…|\.\.\./gu
const CUT = /^(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)$/u
const LETTER = /[\p{L}\p{N}]/u

/** Pieces of the quote between its gaps, and the gap before each piece and after the last one. */
function split(typed: string): { pieces: string[]; gaps: Gap[] } {
  const pieces: string[] = []
  const gaps: Gap[] = [{ reach: 0, joinsBefore: false, joinsAfter: false }]
  let from = 0
  for (const match of typed.matchAll(GAP)) {
    const piece = typed.slice(from, match.index)
    const reach = CUT.test(match[0]) ? Number.POSITIVE_INFINITY : BRACKET_REACH
    const end = match.index + match[0].length
    // `[T]he` replaces a letter: only then may a piece begin or end inside a word.
    const inWord = reach === BRACKET_REACH
    const gap = {
      reach,
      joinsBefore: inWord && LETTER.test(typed[match.index - 1] ?? ''),
      joinsAfter: inWord && LETTER.test(typed[end] ?? ''),
    }
    if (piece.trim() === '') {
      const last = gaps.at(-1)
      if (last) gaps[gaps.length - 1] = { reach: last.reach + reach, joinsBefore: last.joinsBefore, joinsAfter: gap.joinsAfter }
    } else {
      pieces.push(piece.trim())
      gaps.push(gap)
    }
    from = end
  }
  const rest = typed.slice(from).trim()
  if (rest !== '') {
    pieces.push(rest)
    gaps.push({ reach: 0, joinsBefore: false, joinsAfter: false })
  }
  return { pieces, gaps }
}

/** Every place where the pieces can end is followed, so that a repeated word cannot lead the comparison astray. */
function isShortened(typed: string, source: string): boolean {
  const { pieces, gaps } = split(typed)
  if (pieces.length === 0 || gaps.every((gap) => gap.reach === 0) || pieces.length > MAX_CUTS) return false
  let ends = [0]
  for (const [index, piece] of pieces.entries()) {
    const before = gaps[index]
    const after = gaps[index + 1]
    if (!before || !after) return false
    ends = places(piece, source, ends, before, after)
    if (ends.length === 0) return false
  }
  const last = gaps.at(-1)
  return ends.some((end) => within(source, end, source.length, last?.reach ?? 0))
}

/** Ends of every occurrence of a piece that begins within reach of one of the places before it, whole words only. */
function places(piece: string, source: string, from: readonly number[], before: Gap, after: Gap): number[] {
  const found: number[] = []
  let next = 0
  for (let at = source.indexOf(piece, from[0]); at >= 0; at = source.indexOf(piece, at + 1)) {
    while (next + 1 < from.length && (from[next + 1] ?? 0) <= at) next += 1
    const end = at + piece.length
    const wholeStart = before.joinsAfter || !splitsWord(source, at)
    const wholeEnd = after.joinsBefore || !splitsWord(source, end)
    if (wholeStart && wholeEnd && within(source, from[next] ?? 0, at, before.reach)) found.push(end)
    else if (at - (from.at(-1) ?? 0) > before.reach + 2) break
  }
  return found
}

/** Whether at most `reach` characters lie between, the space on either side of a gap not counted. */
function within(source: string, from: number, to: number, reach: number): boolean {
  return to - from <= reach || (to - from <= reach + 2 && source.slice(from, to).trim().length <= reach)
}

const splitsWord = (text: string, at: number) => LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at] ?? '')
