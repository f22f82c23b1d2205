/** Whether words are those of a source with marked changes and no others. Both texts in one shape (`sameShapes`). */
import { occurrences } from './occurrences.ts'
import { gapsIn } from './quote-gaps.ts'

/** More cuts than this are no longer a quotation; it also bounds the work. */
const MAX_CUTS = 400

/** What may stand between two pieces: at most `reach` characters; beside words in brackets a piece may be part of a word. */
type Gap = { reach: number; joinsBefore: boolean; joinsAfter: boolean }

const LETTER = /[\p{L}\p{N}]/u

/** Pieces of the quote between its gaps, and the gap before each piece and after the last one. */
function split(typed: string): { pieces: string[]; gaps: Gap[] } {
  const pieces: string[] = []
  const gaps: Gap[] = [{ reach: 0, joinsBefore: false, joinsAfter: false }]
  let from = 0
  for (const { start, end, isCut, reach } of gapsIn(typed)) {
    const piece = typed.slice(from, start).trim()
    // `[T]he` replaces a letter: only then may a piece begin or end inside a word.
    const gap = {
      reach,
      joinsBefore: !isCut && LETTER.test(typed[start - 1] ?? ''),
      joinsAfter: !isCut && LETTER.test(typed[end] ?? ''),
    }
    if (piece === '') {
      const last = gaps.at(-1)
      if (last) gaps[gaps.length - 1] = { reach: last.reach + reach, joinsBefore: last.joinsBefore, joinsAfter: gap.joinsAfter }
    } else {
      pieces.push(piece)
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

/**
 * Every piece stands in the source in its order and in whole words, nothing unmarked lies between two of them, and an
 * unmarked cut at either end counts as a change. All places where the pieces can end are followed, so that a repeated word
 * cannot lead the comparison astray. At most 400 pieces, each looked for once: linear in both lengths.
 */
export function isShortened(typed: string, source: string): boolean {
  const { pieces, gaps } = split(typed)
  if (pieces.length === 0 || gaps.every((gap) => gap.reach === 0) || pieces.length > MAX_CUTS) return false
  let ends: readonly number[] = [0]
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

/** Ends of the occurrences of a piece that begin within reach of one of the places before it, whole words only. */
function places(piece: string, source: string, from: readonly number[], before: Gap, after: Gap): number[] {
  const found: number[] = []
  let next = 0
  for (const at of occurrences(piece, source, from[0])) {
    while (next + 1 < from.length && (from[next + 1] ?? 0) <= at) next += 1
    const end = at + piece.length
    const wholeStart = before.joinsAfter || !splitsWord(source, at)
    const wholeEnd = after.joinsBefore || !splitsWord(source, end)
    if (!wholeStart || !wholeEnd || !within(source, from[next] ?? 0, at, before.reach)) continue
    found.push(end)
    // Before a cut the first place is as good as any later one.
    if (after.reach === Infinity) break
  }
  return found
}

/** Whether at most `reach` characters lie between, the space on either side of a gap not counted. */
function within(source: string, from: number, to: number, reach: number): boolean {
  return to - from <= reach || (to - from <= reach + 2 && source.slice(from, to).trim().length <= reach)
}

const splitsWord = (text: string, at: number) => LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at] ?? '')
