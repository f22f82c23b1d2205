import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { words } from '../../core/words/index.ts'
import { on } from '../bridge/client.ts'
import { useApp } from '../state/app.ts'
import { NO_FACETS, resultKey, useSearch } from '../state/search.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { SrOnly } from '../ui/SrOnly.tsx'
import { EmptySearch, NoResult } from './EmptySearch.tsx'
import { openResult } from './openResult.ts'
import { PassageResults } from './PassageResults.tsx'
import { Peek } from './Peek.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SearchRail } from './SearchRail.tsx'
import { SideResults } from './SideResults.tsx'
import { useListing } from './useListing.ts'
import type { Listing } from './useListing.ts'
import view from '../ui/View.module.css'
import styles from './search.module.css'

const text = words.search

/** Search over every briefing, mark and note. The box keeps the focus; the keys move through the list below it. */
export default function SearchView() {
  const { answered, failure, current, peek, waiting } = useSearch()
  const listing = useListing()
  const focusAsked = useApp((state) => state.searchFocus)
  const box = useRef<HTMLInputElement>(null)
  const scroller = useRef<HTMLDivElement>(null)

  useEffect(() => {
    box.current?.focus()
    box.current?.select()
  }, [focusAsked])
  useEffect(() => {
    const { refresh } = useSearch.getState()
    refresh()
    const ends = [on('annotations.changed', refresh), on('notes.changed', refresh), on('library.changed', refresh)]
    return () => {
      ends.forEach((end) => end())
      const { query: left, remember } = useSearch.getState()
      remember(left)
    }
  }, [])
  useScrollKept(scroller, answered)

  const show = (key: string | undefined) => {
    if (key === undefined) return
    useSearch.getState().setCurrent(key)
    const row = scroller.current?.querySelector(`[data-result="${CSS.escape(key)}"]`)
    row?.scrollIntoView({ block: 'nearest' })
  }
  const keyed = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    const inBox = target === box.current
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && (inBox || target instanceof HTMLButtonElement)) {
      event.preventDefault()
      if (peek) useSearch.getState().setPeek(false)
      else useSearch.getState().clear()
      box.current?.focus()
      return
    }
    if (listing === null || target instanceof HTMLInputElement !== inBox) return
    const at = listing.results.findIndex((result) => resultKey(result) === current)
    const digit = event.altKey ? ['Digit1', 'Digit2', 'Digit3'].indexOf(event.code) : -1
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const next = at < 0 ? 0 : Math.min(listing.results.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))
      const result = listing.results[next]
      show(result === undefined ? undefined : resultKey(result))
      box.current?.focus()
    } else if (digit >= 0) {
      event.preventDefault()
      const kind = (['passage', 'mark', 'note'] as const)[digit]
      const result = listing.results.find((one) => one.kind === kind)
      show(result === undefined ? undefined : resultKey(result))
      box.current?.focus()
    } else if (event.key === 'Enter' && inBox && !waiting) {
      event.preventDefault()
      const result = listing.results[at]
      if (result === undefined) return
      if (event.shiftKey) useSearch.getState().setPeek(!peek)
      else openResult(result)
    }
  }

  return (
    <div className={view.view} onKeyDown={keyed}>
      <SearchRail listing={listing} onChosen={() => box.current?.focus()} />
      <main id="main" data-region="main" className={styles.page}>
        <div className={styles.head}>
          <h1 className="vh">{text.title}</h1>
          <SearchBox box={box} />
          <Summary listing={listing} onJump={show} />
        </div>
        <div
          ref={scroller}
          className={`scroll ${styles.scroll}`}
          onScroll={(event) => useSearch.getState().setScrollTop(event.currentTarget.scrollTop)}
        >
          {failure !== null && (
            <div className={styles.failure} role="alert">
              <p>
                {text.failed} {failure}
              </p>
              <Button onClick={() => useSearch.getState().refresh()}>{text.tryAgain}</Button>
            </div>
          )}
          {listing === null && failure === null && <EmptySearch />}
          {listing !== null && listing.results.length === 0 && !listing.narrowed && <NoResult query={answered} />}
          {listing !== null && (listing.results.length > 0 || listing.narrowed) && (
            <div className={cx(styles.body, listing.passages === 0 && !peek && styles.single)}>
              {listing.passages > 0 && <PassageResults listing={listing} scroller={scroller} />}
              {listing.passages === 0 && (
                <div className={styles.side}>
                  <SideResults listing={listing} />
                </div>
              )}
              <div className={styles.side}>
                {peek && <Peek listing={listing} />}
                {listing.passages > 0 && <SideResults listing={listing} />}
              </div>
            </div>
          )}
        </div>
        <Announcer listing={listing} current={current} />
      </main>
    </div>
  )
}

function Summary({ listing, onJump }: { listing: Listing | null; onJump: (key: string | undefined) => void }) {
  if (listing === null) return <div className={styles.sum} />
  const { reply, passages, briefings, results } = listing
  const jump = (kind: 'passage' | 'mark' | 'note', label: string) => {
    const first = results.find((result) => result.kind === kind)
    if (first === undefined) return label
    return (
      <button type="button" className={view.link} onMouseDown={keepFocus} onClick={() => onJump(resultKey(first))}>
        {label}
      </button>
    )
  }
  return (
    <div className={styles.sum}>
      <p>
        <b>{text.results(passages + reply.totals.marks + reply.totals.notes)}</b>: {jump('passage', text.passages(passages))} in{' '}
        {text.briefings(briefings)}, {jump('mark', text.marks(reply.totals.marks))}, {jump('note', text.notes(reply.totals.notes))}
      </p>
      {listing.narrowed && (
        <Button look="quiet" onMouseDown={keepFocus} onClick={() => useSearch.getState().setFacets(NO_FACETS)}>
          {text.allBriefings}
        </Button>
      )}
    </div>
  )
}

/** Says the totals once typing rests, and the current result as it moves; the list itself stays silent. */
function Announcer({ listing, current }: { listing: Listing | null; current: string | null }) {
  const [said, setSaid] = useState('')
  const reply = listing?.reply
  const totals = listing === null ? '' : totalsOf(listing)
  useEffect(() => {
    const timer = setTimeout(() => setSaid(totals), 400)
    return () => clearTimeout(timer)
  }, [totals, reply])
  const at = listing === null ? -1 : listing.results.findIndex((result) => resultKey(result) === current)
  const result = listing?.results[at]
  const moved = useRef(current)
  const position =
    result === undefined || moved.current === current ? '' : `${text.position(at + 1, listing?.results.length ?? 0)}: ${spoken(result)}`
  return (
    <SrOnly>
      <span role="status">{said}</span>
      <span aria-live="polite">{position}</span>
    </SrOnly>
  )
}

const totalsOf = ({ passages, briefings, reply }: Listing) =>
  text.summary(text.passages(passages), text.briefings(briefings), text.marks(reply.totals.marks), text.notes(reply.totals.notes))

const spoken = (result: Listing['results'][number]): string => {
  if (result.kind === 'passage') return `${result.hit.section} ${result.hit.snippet.text}`
  return result.kind === 'mark' ? `${result.mark.title}: ${result.mark.quote.text}` : result.note.title.text
}

/** Keeps the focus in the box when something else is clicked. */
export const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault()

/** Puts the list back where it was left; a new answer starts at its top. */
function useScrollKept(scroller: { readonly current: HTMLDivElement | null }, answered: string) {
  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = useSearch.getState().scrollTop
  }, [scroller, answered])
}
