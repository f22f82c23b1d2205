import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Briefing, Passage } from '../../core/model/briefing.ts'
import { longDate } from '../../core/notes/dates.ts'
import { sectionAt } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { cachedBriefing, editionById, fetchBriefing, useLibrary } from '../state/library.ts'
import { cx } from '../ui/cx.ts'
import { Runs } from './Marked.tsx'
import styles from './PassageContext.module.css'

/** Part of a passage that is shown marked. */
export type Piece = { passage: string; start: number; end: number }

/** The briefing, undefined while it is fetched, or the words that say why it cannot be had. */
export function useBriefing(edition: string | null, briefing: string | null): Briefing | { failed: string } | undefined {
  const key = edition === null || briefing === null ? null : `${edition}/${briefing}`
  const cached = edition === null || briefing === null ? undefined : cachedBriefing(edition, briefing)
  const [state, setState] = useState<{ key: string; value: Briefing | { failed: string } } | null>(null)
  useEffect(() => {
    if (edition === null || briefing === null || cached !== undefined) return
    let wanted = true
    const show = (value: Briefing | { failed: string }) => {
      if (wanted) setState({ key: `${edition}/${briefing}`, value })
    }
    fetchBriefing(edition, briefing).then(show, (error: unknown) => show({ failed: messageOf(error) }))
    return () => {
      wanted = false
    }
  }, [edition, briefing, cached])
  return cached ?? (state !== null && state.key === key ? state.value : undefined)
}

type PassageContextProps = {
  briefing: Briefing
  /** What is marked, in reading order; its passages are set off from those around them. */
  pieces: readonly Piece[]
  /** `quote` for the words of a quote, `hit` for search matches. */
  look: 'quote' | 'hit'
  /** Stands at the end of the line under the title. */
  action: ReactNode
}

/** Passages with their neighbours, as they stand in the briefing, and the sources they name. */
export function PassageContext({ briefing, pieces, look, action }: PassageContextProps) {
  const overview = useLibrary((state) => state.overview)
  const edition = editionById(overview, briefing.edition)
  const indexes = pieces.map((piece) => briefing.passages.findIndex((passage) => passage.id === piece.passage)).filter((at) => at >= 0)
  const first = Math.min(...indexes)
  const last = Math.max(...indexes)
  if (!Number.isFinite(first)) return null
  const section = sectionAt(briefing, first)
  const shown = briefing.passages.slice(Math.max(0, first - 1), last + 2)
  const here = new Set(pieces.map((piece) => piece.passage))
  const facts = [edition === undefined ? [] : words.notes.edition(String(edition.number)), section?.title ?? []].flat()
  const sources = sourcesOf(briefing, briefing.passages.slice(first, last + 1))
  return (
    <>
      <h2 className={styles.title}>{briefing.title}</h2>
      <p className={styles.meta}>
        {facts.length > 0 && <span>{facts.join(' · ')}</span>}
        {action}
      </p>
      {shown.map((passage) => (
        <div key={passage.id} className={cx(styles.para, here.has(passage.id) && styles.here)}>
          <span className={styles.number}>{passage.n}</span>
          <p className={cx(passage.kind === 'heading' && styles.heading, passage.kind === 'title' && styles.heading)}>
            <Runs
              text={passage.text}
              ranges={pieces.filter((piece) => piece.passage === passage.id).map((piece) => [piece.start, piece.end] as const)}
              value={passage.marks.find((mark) => mark.type === 'value')?.end}
              className={look === 'quote' ? styles.quoted : styles.hit}
            />
          </p>
        </div>
      ))}
      {sources.length > 0 && (
        <>
          <h3 className={styles.sourcesHead}>{words.notes.sourcesOfPassage}</h3>
          <ul className={styles.sources}>
            {sources.map(({ number, source }) => (
              <li key={number}>
                <span className={styles.sourceNumber}>{number}</span> <cite>{source.title}</cite>. {source.publisher},{' '}
                {longDate(source.date)}.
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Sources that the passages refer to, by their number in the briefing, in order of first mention. */
function sourcesOf(briefing: Briefing, passages: readonly Passage[]) {
  const numbers = passages.flatMap((passage) => passage.marks.flatMap((mark) => (mark.type === 'source' ? [mark.source] : [])))
  return [...new Set(numbers)].flatMap((number) => {
    const source = briefing.sources[number - 1]
    return source === undefined ? [] : [{ number, source }]
  })
}
