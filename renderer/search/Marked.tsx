import { Fragment } from 'react'
import type { Snippet } from '../../core/contract/shapes.ts'
import styles from './Marked.module.css'

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

type RunsProps = {
  text: string
  ranges: readonly (readonly [number, number])[]
  /** Characters at the beginning that are the number of a figure: set apart from what it counts. */
  value?: number | undefined
  className?: string | undefined
}

/** Text with what lies in its ranges inside `<mark>`. */
export function Runs({ text, ranges, value = 0, className }: RunsProps) {
  if (value > 0)
    return (
      <>
        <b className={styles.value}>
          <Runs text={text.slice(0, value)} ranges={ranges.map(([start, end]) => [start, Math.min(end, value)])} className={className} />
        </b>
        <Runs
          text={text.slice(value)}
          ranges={ranges.map(([start, end]) => [Math.max(0, start - value), end - value])}
          className={className}
        />
      </>
    )
  return cut(text, ranges).map((piece) =>
    piece.hit ? (
      <mark key={piece.at} className={className}>
        {piece.text}
      </mark>
    ) : (
      <Fragment key={piece.at}>{piece.text}</Fragment>
    ),
  )
}

/** A snippet with what matched inside `<mark>`. */
export const Marked = ({ snippet, ...rest }: { snippet: Snippet; className?: string | undefined; value?: number | undefined }) => (
  <Runs text={snippet.text} ranges={snippet.ranges} {...rest} />
)
