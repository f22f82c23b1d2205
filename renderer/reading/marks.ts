/** Marks of a briefing as the reading view needs them: by passage, in reading order, with where overlaps lie. Pure. */
import { rangePieces } from '../../core/anchor/ranges.ts'
import type { ListedAnnotation } from '../../core/contract/review-shapes.ts'
import type { Briefing } from '../../core/model/briefing.ts'

/** The part of a mark in one passage. `first` is the part it starts with: its letter and its card stand there. */
export type MarkPiece = { annotation: ListedAnnotation; passage: string; start: number; end: number; first: boolean }

/** Pieces of every mark, sorted by where the mark starts, longer ones first. A mark whose anchor does not fit is left out. */
export function markPieces(briefing: Briefing, annotations: readonly ListedAnnotation[]): readonly MarkPiece[] {
  const order = new Map(briefing.passages.map((passage, i) => [passage.id, i]))
  const length = new Map(briefing.passages.map((passage) => [passage.id, passage.text.length]))
  const fits = ({ anchor: { start, end } }: ListedAnnotation): boolean =>
    start.offset <= (length.get(start.passage) ?? -1) && end.offset <= (length.get(end.passage) ?? -1)
  return annotations
    .filter(fits)
    .map((annotation) => ({ annotation, pieces: rangePieces(briefing, annotation.anchor) }))
    .filter(({ pieces }) => pieces.length > 0)
    .toSorted((a, b) => {
      const [x, y] = [a.pieces[0], b.pieces[0]]
      if (x === undefined || y === undefined) return 0
      const passages = (order.get(x.passage) ?? 0) - (order.get(y.passage) ?? 0)
      return (
        passages ||
        x.start - y.start ||
        b.pieces.length - a.pieces.length ||
        y.end - x.end ||
        a.annotation.id.localeCompare(b.annotation.id)
      )
    })
    .flatMap(({ annotation, pieces }) => pieces.map((piece, i) => ({ annotation, ...piece, first: i === 0 })))
}

/** Levels of lines under the text. A mark deeper than the last one shares one of the upper ones; its letter and the menu tell it apart. */
export const LEVELS = 3
/** `level`: 0 next to the text, then lower. The line of a mark keeps its level through a passage. */
export type PaintPart = MarkPiece & { level: number }

/** Whether two pieces of a passage need lines on two levels: they overlap, or would read as one because they touch in one colour. */
const meet = (a: MarkPiece, b: MarkPiece): boolean =>
  a.annotation.colour === b.annotation.colour ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end

/** Gives each piece of one passage the first level that no earlier piece takes where it stands. Same order as the input. */
export function paintParts(pieces: readonly MarkPiece[]): readonly PaintPart[] {
  const parts: (MarkPiece & { depth: number })[] = []
  for (const piece of pieces) {
    const taken = new Set(parts.flatMap((part) => (meet(part, piece) ? part.depth : [])))
    let depth = 0
    while (taken.has(depth)) depth += 1
    parts.push({ ...piece, depth })
  }
  return parts.map(({ depth, ...piece }) => ({ ...piece, level: depth < LEVELS ? depth : 1 + ((depth - 1) % (LEVELS - 1)) }))
}

/** Pieces by passage id, in the order of `markPieces`. */
export const byPassage = (pieces: readonly MarkPiece[]): ReadonlyMap<string, readonly MarkPiece[]> =>
  Map.groupBy(pieces, (piece) => piece.passage)

/** The marks at an offset of a passage, the shortest first: the one inside another can be reached. */
export const marksAt = (pieces: readonly MarkPiece[], passage: string, offset: number): readonly MarkPiece[] =>
  pieces
    .filter((piece) => piece.passage === passage && piece.start <= offset && offset < piece.end)
    .toSorted((a, b) => a.annotation.anchor.quote.length - b.annotation.anchor.quote.length)

/** Its words were rewritten, and the reader has not accepted the new ones yet. */
export const isFlagged = ({ placed }: ListedAnnotation): boolean => placed?.flagged === true
