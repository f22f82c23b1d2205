import { memo, useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { SearchGroup, SearchHit } from '../../core/contract/shapes.ts'
import { words } from '../../core/words/index.ts'
import { metaById, useLibrary } from '../state/library.ts'
import { useSearch } from '../state/search.ts'
import { groupKey, listKey, listOf, resultKey, shownHits } from '../state/search-lists.ts'
import type { ListName, ResultRef } from '../state/search-lists.ts'
import { Button } from '../ui/Button.tsx'
import { longDate } from '../../core/notes/dates.ts'
import { Marked } from './Marked.tsx'
import { New } from './New.tsx'
import { Why } from './Why.tsx'
import { standIn, useHeightKept } from './heights.ts'
import { openResult } from './openResult.ts'
import type { Listing } from './useListing.ts'
import styles from './Results.module.css'

const text = words.search

type PassageResultsProps = { listing: Listing; scroller: RefObject<HTMLDivElement | null> }

/** Passages found as asked for. */
export function PassageResults({ listing, scroller }: PassageResultsProps) {
  const { passages, briefings } = listing.reply.totals
  return (
    <section aria-labelledby="found-passages">
      <div className={styles.groupHead}>
        <h2 id="found-passages">{text.passagesTitle}</h2>
        <span className={styles.of}>{text.countIn(passages, text.briefings(briefings))}</span>
        <kbd>Alt 1</kbd>
      </div>
      <Groups list="exact" listing={listing} scroller={scroller} />
    </section>
  )
}

/** Passages of one list, by briefing; more briefings are listed as the end of the list comes near. */
export function Groups({ list, listing, scroller }: PassageResultsProps & { list: ListName }) {
  const { groups, totals } = listOf(listing.reply, list)
  return (
    <>
      {groups.map((group) => (
        <Group key={groupKey(group)} list={list} group={group} />
      ))}
      {groups.length < totals.briefings && <MoreBriefings list={list} left={totals.briefings - groups.length} scroller={scroller} />}
    </>
  )
}

/** Drawn once: a list that grows leaves those before alone. */
const Group = memo(function Group({ list, group }: { list: ListName; group: SearchGroup }) {
  const section = useRef<HTMLElement>(null)
  useHeightKept(section)
  const key = listKey(list, group)
  const isWhole = useSearch((state) => state.expanded.has(key))
  const hits = shownHits(group, isWhole)
  const period = useLibrary((state) => metaById(state.overview, group.edition, group.briefing)?.period)
  const covered = period === undefined ? longDate(group.date) : text.period(longDate(period.from), longDate(period.to))
  const headId = `found-${key}`
  return (
    <section
      className={styles.group}
      aria-labelledby={headId}
      ref={section}
      data-group={key}
      style={{ containIntrinsicBlockSize: standIn(key, hits.length) }}
    >
      <div className={styles.briefing}>
        <h3 id={headId}>
          <Marked snippet={group.title} className={styles.hit} />
        </h3>
        <span className={styles.briefingOf}>{text.of(hits.length, group.total)}</span>
        {group.why !== undefined && <Why why={group.why} title={group.title.text} />}
        <span className={styles.date}>{covered}</span>
      </div>
      <ul className={styles.results}>
        {hits.map((hit) => (
          <li key={hit.passage}>
            <PassageRow result={{ kind: 'passage', list, group, hit }} hit={hit} />
          </li>
        ))}
      </ul>
      {hits.length < group.total && (
        <Button
          className={styles.all}
          aria-label={text.showAllIn(group.total, group.title.text)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void useSearch.getState().showAll(list, group)}
        >
          {text.showAll(group.total)}
        </Button>
      )}
    </section>
  )
})

const KIND_NAMES: Partial<Record<SearchHit['kind'], string>> = {
  title: text.titlePassage,
  standfirst: text.standfirstPassage,
  heading: text.headingPassage,
  caption: text.captionPassage,
}

function PassageRow({ result, hit }: { result: ResultRef; hit: SearchHit }) {
  const key = resultKey(result)
  const isCurrent = useSearch((state) => state.current === key)
  return (
    <button
      type="button"
      className={styles.result}
      data-result={key}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => openResult(result)}
      onFocus={() => useSearch.getState().setCurrent(key)}
    >
      <span className={styles.number}>{hit.n === null ? '' : words.notes.paragraph(hit.n)}</span>
      <span className={styles.found}>
        <span className={styles.section}>
          {hit.n === null ? (KIND_NAMES[hit.kind] ?? hit.section) : hit.section} <New result={result} />
        </span>
        <span className={styles.snippet}>
          <Marked snippet={hit.snippet} value={hit.value} className={styles.hit} />
        </span>
      </span>
    </button>
  )
}

/** Lists more when it comes into view; the button does the same by hand. */
function MoreBriefings({ list, left, scroller }: { list: ListName; left: number; scroller: RefObject<HTMLDivElement | null> }) {
  const paging = useSearch((state) => state.paging)
  const mark = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (mark.current === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void useSearch.getState().more(list)
      },
      { root: scroller.current, rootMargin: '600px' },
    )
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [list, scroller, left])
  return (
    <p ref={mark} className={styles.more}>
      {paging ? text.loadingMore : <Button onClick={() => void useSearch.getState().more(list)}>{text.more(left)}</Button>}
    </p>
  )
}
