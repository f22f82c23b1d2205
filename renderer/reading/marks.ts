/** Marks of a briefing as the reading view needs them: by passage, in reading order, with where overlaps lie. Pure. */
import { rangePieces, textMap } from '../../core/anchor/ranges.ts'
import type { ListedAnnotation } from '../../core/contract/review-shapes.ts'
import type { Point } from '../../core/model/annotation.ts'
import type { Briefing } from '../../core/model/briefing.ts'

/** The part of a mark in one passage. `first` is the part it starts with: its letter and its card stand there. */
export type MarkPiece = { annotation: ListedAnnotation; passage: string; start: number; end: number; first: boolean }

/** A mark's pieces and the place it sorts by; null when its anchor does not fit the text. */
type Placed = { pieces: readonly MarkPiece[]; at: number; length: number } | null

type Sorted = Exclude<Placed, null>

function place(briefing: Briefing, annotation: ListedAnnotation): Placed {
  const { starts, index } = textMap(briefing)
  const { start, end } = annotation.anchor
  const fits = ({ passage, offset }: Point): boolean => offset <= (briefing.passages[index.get(passage) ?? -1]?.text.length ?? -1)
  if (!fits(start) || !fits(end)) return null
  const pieces = rangePieces(briefing, annotation.anchor).map((piece, i): MarkPiece => ({ annotation, ...piece, first: i === 0 }))
  const [first] = pieces
  const last = pieces.at(-1)
  if (first === undefined || last === undefined) return null
  const at = (starts[index.get(first.passage) ?? 0] ?? 0) + first.start
  return { pieces, at, length: (starts[index.get(last.passage) ?? 0] ?? 0) + last.end - at }
}

const idOf = ({ pieces }: Sorted): string => pieces[0]?.annotation.id ?? ''
const inOrder = (a: Sorted, b: Sorted): number => a.at - b.at || b.length - a.length || (idOf(a) < idOf(b) ? -1 : 1)

/** The last list of each briefing with its marks in order. Neither a briefing nor a mark ever changes; a changed mark is another one. */
const lists = new WeakMap<Briefing, { annotations: readonly ListedAnnotation[]; sorted: readonly Sorted[] }>()
/** With no more new marks than this each goes to its place in the last list: one more of thousands sorts nothing. */
const FEW = 8

function insert(sorted: Sorted[], mark: Sorted): void {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = sorted[middle]
    if (other !== undefined && inOrder(other, mark) < 0) low = middle + 1
    else high = middle
  }
  sorted.splice(low, 0, mark)
}

function sortMarks(briefing: Briefing, annotations: readonly ListedAnnotation[]): readonly Sorted[] {
  const last = lists.get(briefing)
  const same = last?.annotations.findIndex((annotation, i) => annotation !== annotations[i]) ?? 0
  const from = same < 0 ? (last?.annotations.length ?? 0) : same
  const gone = new Set(last?.annotations.slice(from))
  const added = annotations
    .slice(from)
    .filter((annotation) => !gone.delete(annotation))
    .flatMap((annotation) => place(briefing, annotation) ?? [])
  const kept =
    gone.size === 0
      ? [...(last?.sorted ?? [])]
      : (last?.sorted ?? []).filter(({ pieces: [first] }) => first !== undefined && !gone.has(first.annotation))
  if (added.length > FEW) return [...kept, ...added].sort(inOrder)
  for (const mark of added) insert(kept, mark)
  return kept
}

/** Pieces of every mark, sorted by where the mark starts, longer ones first. A mark whose anchor does not fit is left out. */
export function markPieces(briefing: Briefing, annotations: readonly ListedAnnotation[]): readonly MarkPiece[] {
  const sorted = sortMarks(briefing, annotations)
  lists.set(briefing, { annotations, sorted })
  return sorted.flatMap(({ pieces }) => pieces)
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
