import { Fragment } from 'react'
import type { Snippet } from '../../core/contract/shapes.ts'

/** Text cut at its ranges: pieces in order, each matched or not. Ranges are sorted and disjoint; others are ignored. */
export function cut(text: string, ranges: readonly (readonly [number, number])[]): { at: number; text: string; hit: boolean }[] {
  const pieces: { at: number; text: string; hit: boolean }[] = []
  let at = 0
  for (const [start, end] of ranges) {
    if (start < at || end <= start || end > text.length) continue
    if (start > at) pieces.push({ at, text: text.slice(at, start), hit: false })
    pieces.push({ at: start, text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at), hit: false })
  return pieces
}

/** A snippet with what matched inside `<mark>`. */
export function Marked({ snippet, className }: { snippet: Snippet; className?: string | undefined }) {
  return cut(snippet.text, snippet.ranges).map((piece) =>
    piece.hit ? (
      <mark key={piece.at} className={className}>
        {piece.text}
      </mark>
    ) : (
      <Fragment key={piece.at}>{piece.text}</Fragment>
    ),
  )
}
