/** Ranges over a briefing: between (passage, offset) points and positions in the joined text, and the pieces of a range. */
import type { PassageRange, Point } from '../model/annotation.ts'
import { type Briefing, briefingText } from '../model/briefing.ts'

type Passages = Pick<Briefing, 'passages'>

/** The joined text of a briefing and where each passage starts in it. UTF-16 offsets; passages are one line feed apart. */
export type TextMap = {
  text: string
  starts: readonly number[]
  index: ReadonlyMap<string, number>
}

/** Kept per briefing object, which never changes: thousands of marks resolve against the same few briefings. */
const maps = new WeakMap<Passages, TextMap>()

export function textMap(briefing: Passages): TextMap {
  const known = maps.get(briefing)
  if (known) return known
  const starts: number[] = []
  const index = new Map<string, number>()
  let at = 0
  for (const [i, passage] of briefing.passages.entries()) {
    starts.push(at)
    index.set(passage.id, i)
    at += passage.text.length + 1
  }
  const map = { text: briefingText(briefing), starts, index }
  maps.set(briefing, map)
  return map
}

/** Position of a point in the joined text. @throws RangeError when the passage is unknown or the offset lies outside it */
export function positionOf(briefing: Passages, point: Point): number {
  const { starts, index } = textMap(briefing)
  const i = index.get(point.passage)
  const passage = i === undefined ? undefined : briefing.passages[i]
  if (i === undefined || !passage) throw new RangeError(`No passage ${point.passage}`)
  if (!Number.isInteger(point.offset) || point.offset < 0 || point.offset > passage.text.length) {
    throw new RangeError(`Offset ${point.offset} lies outside passage ${point.passage}`)
  }
  return (starts[i] ?? 0) + point.offset
}

/** Index of the passage that holds the character at a position of the joined text (binary search). */
export function passageIndexAt(starts: readonly number[], position: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The range from one position of the joined text to another, end exclusive. The start belongs to the passage of its
 * first character, the end to the passage of its last one; the line feed between two passages belongs to neither. `end` must be greater than `start`.
 */
export function rangeBetween(briefing: Passages, start: number, end: number): PassageRange {
  const { starts, text } = textMap(briefing)
  if (start < 0 || end > text.length || start >= end) throw new RangeError(`No range from ${start} to ${end}`)
  const last = passageIndexAt(starts, end - 1)
  const lastEnd = (starts[last] ?? 0) + (briefing.passages[last]?.text.length ?? 0)
  const point = (index: number, position: number): Point => {
    const passage = briefing.passages[index]
    if (!passage) throw new RangeError(`No passage at ${position}`)
    return { passage: passage.id, offset: position - (starts[index] ?? 0) }
  }
  return { start: point(passageIndexAt(starts, start), start), end: point(last, Math.min(end, lastEnd)) }
}

export type RangePiece = { passage: string; start: number; end: number }

/**
 * The part of each passage that a range covers, in reading order; passages it covers no character of are left out.
 * @throws RangeError when a point lies outside the briefing
 */
export function rangePieces(briefing: Passages, range: PassageRange): RangePiece[] {
  const { starts } = textMap(briefing)
  const start = positionOf(briefing, range.start)
  const end = positionOf(briefing, range.end)
  const pieces: RangePiece[] = []
  for (let i = passageIndexAt(starts, start); i < briefing.passages.length; i += 1) {
    const passage = briefing.passages[i]
    const base = starts[i] ?? 0
    if (!passage || base >= end) break
    const piece = { passage: passage.id, start: Math.max(0, start - base), end: Math.min(passage.text.length, end - base) }
    if (piece.start < piece.end) pieces.push(piece)
  }
  return pieces
}

/** The words of a range, passages joined by one line feed. @throws RangeError when a point lies outside the briefing */
export function rangeText(briefing: Passages, range: PassageRange): string {
  return textMap(briefing).text.slice(positionOf(briefing, range.start), positionOf(briefing, range.end))
}
