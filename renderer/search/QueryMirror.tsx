import { Fragment, useLayoutEffect, useMemo, useRef } from 'react'
import type { RefObject } from 'react'
import { highlightSpans } from '../../core/search/query/highlight.ts'
import type { HighlightKind } from '../../core/search/query/highlight.ts'
import styles from './SearchBox.module.css'

type Piece = { at: number; text: string; kind: HighlightKind | null }

/** The query cut at its coloured stretches. */
export function queryPieces(query: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { span, kind } of highlightSpans(query)) {
    if (span.start > at) pieces.push({ at, text: query.slice(at, span.start), kind: null })
    pieces.push({ at: span.start, text: query.slice(span.start, span.end), kind })
    at = span.end
  }
  if (at < query.length) pieces.push({ at, text: query.slice(at), kind: null })
  return pieces
}

/**
 * Shows the query in colours in the place of the field's own letters, which are transparent. The field itself stays a
 * plain one: caret, selection, input methods and screen readers know nothing of this. Equal fonts keep both in step, and
 * the mirror scrolls as the field does.
 */
export function QueryMirror({ query, field }: { query: string; field: RefObject<HTMLInputElement | null> }) {
  const mirror = useRef<HTMLDivElement>(null)
  const pieces = useMemo(() => queryPieces(query), [query])
  useLayoutEffect(() => {
    const input = field.current
    const follow = () => {
      if (mirror.current !== null && input !== null) mirror.current.scrollLeft = input.scrollLeft
    }
    follow()
    // The field scrolls to its caret after the key stroke has been dealt with.
    const frame = requestAnimationFrame(follow)
    input?.addEventListener('scroll', follow)
    return () => {
      cancelAnimationFrame(frame)
      input?.removeEventListener('scroll', follow)
    }
  }, [query, field])
  return (
    <div ref={mirror} className={styles.mirror} aria-hidden="true">
      {pieces.map(({ at, text, kind }) =>
        kind === null ? (
          <Fragment key={at}>{text}</Fragment>
        ) : (
          <span key={at} data-kind={kind}>
            {text}
          </span>
        ),
      )}
    </div>
  )
}
