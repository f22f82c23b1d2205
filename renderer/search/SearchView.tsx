import { useEffect, useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { words } from '../../core/words/index.ts'
import { on } from '../bridge/client.ts'
import { useApp } from '../state/app.ts'
import { useSearch } from '../state/search.ts'
import { listOf, resultKey, resultsOf } from '../state/search-lists.ts'
import type { ListName, ResultRef } from '../state/search-lists.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Checkbox } from '../ui/Field.tsx'
import { Announcer } from './Announcer.tsx'
import { EmptySearch, NoResult } from './EmptySearch.tsx'
import { Indexing } from './Indexing.tsx'
import { MoreResults } from './MoreResults.tsx'
import { openResult } from './openResult.ts'
import { PassageResults } from './PassageResults.tsx'
import { Peek } from './Peek.tsx'
import { SearchBox } from './SearchBox.tsx'
import { SearchRail } from './SearchRail.tsx'
import { SideResults } from './SideResults.tsx'
import { useListing } from './useListing.ts'
import type { Listing } from './useListing.ts'
import type { Look } from './useLooks.ts'
import view from '../ui/View.module.css'
import styles from './search.module.css'

const text = words.search

/** Search over every briefing, mark and note. The box keeps the focus; the keys move through the list below it. */
export default function SearchView() {
  const { answered, exact, turn, failure, current, peek, waiting } = useSearch(
    useShallow((state) => ({
      answered: state.answered,
      exact: state.exact,
      turn: state.turn,
      failure: state.failure,
      current: state.current,
      peek: state.peek,
      waiting: state.waiting,
    })),
  )
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
  useScrollKept(scroller, turn)

  const show = (key: string | undefined) => {
    if (key === undefined) return
    useSearch.getState().setCurrent(key)
    const row = scroller.current?.querySelector(`[data-result="${CSS.escape(key)}"]`)
    row?.scrollIntoView({ block: 'nearest' })
  }
  /** Lists the next page and goes to its first result. */
  const listFurther = async (list: ListName, at: number) => {
    await useSearch.getState().more(list)
    const { reply, expanded } = useSearch.getState()
    // The new rows are painted by then.
    if (reply !== null) requestAnimationFrame(() => show(keyAt({ reply, results: resultsOf(reply, expanded) }, at + 1)))
  }
  const tryIt = (look: Look) => {
    const { setExact, setQuery } = useSearch.getState()
    if (exact && !look.exact) setExact(false)
    setQuery(look.query)
    box.current?.focus()
  }
  const keyed = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    const inBox = target === box.current
    if (event.nativeEvent.isComposing || document.querySelector(':popover-open') !== null) return
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
      const list = event.key === 'ArrowDown' ? listEnding(listing, at) : undefined
      if (list === undefined) show(keyAt(listing, at < 0 ? 0 : at + (event.key === 'ArrowDown' ? 1 : -1)))
      else void listFurther(list, at)
      box.current?.focus()
    } else if (digit >= 0) {
      event.preventDefault()
      const result = firstOf(listing, KINDS[digit] ?? 'passage')
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

  const hasMore = listing?.reply.more !== undefined
  const hasPassages = (listing?.reply.totals.passages ?? 0) > 0 || hasMore
  const hasOthers = (listing?.reply.totals.marks ?? 0) + (listing?.reply.totals.notes ?? 0) > 0
  return (
    <div className={view.view} onKeyDown={keyed}>
      <SearchRail onChosen={() => box.current?.focus()} />
      <main id="main" data-region="main" className={styles.page}>
        <div className={styles.head}>
          <h1 className="vh">{text.title}</h1>
          <SearchBox box={box} />
          <Summary listing={listing} onJump={show} />
        </div>
        <div
          ref={scroller}
          className={`scroll ${styles.scroll}`}
          onScroll={(event) => {
            useSearch.getState().scroll.top = event.currentTarget.scrollTop
          }}
        >
          {failure !== null && (
            <div className={styles.failure} role="alert">
              <p>
                {text.failed} {failure}
              </p>
              <Button onClick={() => useSearch.getState().refresh()}>{text.tryAgain}</Button>
            </div>
          )}
          <Indexing />
          {listing === null && failure === null && <EmptySearch onTry={tryIt} />}
          {listing !== null && listing.reply.totals.passages === 0 && !hasOthers && (
            <NoResult query={answered} exact={exact} more={hasMore} onTry={tryIt} />
          )}
          {listing !== null && listing.results.length > 0 && (
            <div className={cx(styles.body, !hasPassages && !peek && styles.single)}>
              {hasPassages && (
                <div className={styles.lists}>
                  {listing.reply.totals.passages > 0 && <PassageResults listing={listing} scroller={scroller} />}
                  <MoreResults listing={listing} scroller={scroller} />
                </div>
              )}
              {!hasPassages && (
                <div className={styles.side}>
                  <SideResults listing={listing} />
                </div>
              )}
              <div className={styles.side}>
                {peek && <Peek listing={listing} />}
                {hasPassages && <SideResults listing={listing} />}
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
  const exact = useSearch((state) => state.exact)
  const jump = (kind: ResultRef['kind'], label: string) => {
    const first = listing === null ? undefined : firstOf(listing, kind)
    if (first === undefined || listing?.reply.totals[`${kind}s`] === 0) return label
    return (
      <button type="button" className={view.link} onMouseDown={keepFocus} onClick={() => onJump(resultKey(first))}>
        {label}
      </button>
    )
  }
  const totals = listing?.reply.totals
  return (
    <div className={styles.sum}>
      {totals !== undefined && (
        <p>
          <b>{text.results(totals.passages + totals.marks + totals.notes)}</b>: {jump('passage', text.passages(totals.passages))} in{' '}
          {text.briefings(totals.briefings)}, {jump('mark', text.marks(totals.marks))}, {jump('note', text.notes(totals.notes))}
        </p>
      )}
      <Checkbox className={styles.exact} checked={exact} onChange={({ target }) => useSearch.getState().setExact(target.checked)}>
        {text.exactOnly}
      </Checkbox>
    </div>
  )
}

const KINDS = ['passage', 'mark', 'note'] as const

/** The first result of a kind; marks and notes of the second list come after those of the first. */
function firstOf({ reply, results }: Listing, kind: ResultRef['kind']): ResultRef | undefined {
  const all = results.filter((one) => one.kind === kind)
  const isSecond = (one: ResultRef): boolean =>
    (one.kind === 'mark' && reply.more?.marks.includes(one.mark) === true) ||
    (one.kind === 'note' && reply.more?.notes.includes(one.note) === true)
  return all.find((one) => !isSecond(one)) ?? all[0]
}

const keyAt = ({ results }: Listing, at: number): string | undefined => {
  const result = results[Math.min(results.length - 1, Math.max(0, at))]
  return result === undefined ? undefined : resultKey(result)
}

/** The list that ends with this result although it goes on: its next page comes after it. */
function listEnding({ reply, results }: Listing, at: number): ListName | undefined {
  const here = results[at]
  const next = results[at + 1]
  if (here?.kind !== 'passage' || (next?.kind === 'passage' && next.list === here.list)) return undefined
  const { groups, totals } = listOf(reply, here.list)
  return groups.length < totals.briefings ? here.list : undefined
}

/** Keeps the focus in the box when something else is clicked. */
export const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault()

/** Puts the list back where it was left; a new answer starts at its top. A list that stands there is left alone: moving it lays out the page at once. */
function useScrollKept(scroller: { readonly current: HTMLDivElement | null }, turn: number) {
  const shown = useRef<{ top: number }>({ top: 0 })
  useLayoutEffect(() => {
    const { scroll } = useSearch.getState()
    if (scroller.current !== null && scroll.top !== shown.current.top) scroller.current.scrollTop = scroll.top
    shown.current = scroll
  }, [scroller, turn])
}
