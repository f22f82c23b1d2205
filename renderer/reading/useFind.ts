/** Find in briefing: all hits painted and counted, one of them current. */
import { useEffect, useMemo, useRef } from 'react'
import type { RefObject } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { findInPassages } from '../../core/search/find.ts'
import { useCommand } from '../app/commands.ts'
import { walk } from '../state/search-walk.ts'
import { isTyping } from '../app/keys.ts'
import { passageElement, rangeIn } from './dom-offsets.ts'
import { byKeys, focusPassage } from './focus.ts'
import type { Part } from './paint.ts'
import { paintHits } from './paint.ts'
import { scrollToPassage } from './scrolling.ts'
import { useSession } from './session.ts'
import { cursorOnRange } from './useCursor.ts'

const none: readonly Part[] = []

type Refs = { article: RefObject<HTMLElement | null>; scroller: RefObject<HTMLElement | null> }

const rangeOf = (article: HTMLElement, hit: Part): Range | undefined => {
  const element = passageElement(article, hit.passage)
  return element === null ? undefined : rangeIn(element, hit.start, hit.end)
}

/** The first hit at or below the top of the view, so that find begins where the reader is. */
function firstInView(article: HTMLElement, scroller: HTMLElement, hits: readonly Part[]): number {
  const top = scroller.getBoundingClientRect().top
  const at = hits.findIndex((hit) => (rangeOf(article, hit)?.getBoundingClientRect().bottom ?? 0) > top)
  return at < 0 ? 0 : at
}

/** The bar of a selection would cover what is found. Emptying the window's selection takes the caret out of a field, too. */
function dropSelection(): void {
  useSession.getState().setSelection(null)
  if (!isTyping(document.activeElement)) window.getSelection()?.empty()
}

/** @param others what is shown marked while find is closed */
export function useFind(briefing: Briefing, { article, scroller }: Refs, others: readonly Part[]) {
  const { open, query, wholeWords, at } = useSession((state) => state.find)
  const hits = useMemo(
    () =>
      open && query.trim() !== ''
        ? findInPassages(briefing.passages, query, { wholeWords }).flatMap(({ passage, ranges }) =>
            ranges.map(([start, end]) => ({ passage, start, end })),
          )
        : none,
    [briefing, open, query, wholeWords],
  )
  /** Where the reader was when the words began to be typed, and where the view was put for them since. */
  const origin = useRef<{ top: number; put: number } | null>(null)
  useEffect(() => {
    if (article.current === null || scroller.current === null) return
    if (!open) origin.current = null
    else if (at < 0) {
      // Each letter is looked for from where the reader was, not from the hit of the letters before.
      const now = scroller.current.scrollTop
      const stayed = origin.current !== null && Math.abs(now - origin.current.put) <= 2
      const top = stayed ? (origin.current?.top ?? now) : now
      scroller.current.scrollTop = top
      origin.current = { top, put: scroller.current.scrollTop }
    }
    if (at < 0 && hits.length > 0) {
      useSession.getState().setFind({ at: firstInView(article.current, scroller.current, hits) })
      return
    }
    paintHits(article.current, open ? hits : others, open ? at : -1)
    const hit = hits[at]
    const range = hit === undefined ? undefined : rangeOf(article.current, hit)
    if (hit === undefined || range === undefined) return
    dropSelection()
    scrollToPassage(scroller.current, hit.passage, { range })
    if (origin.current !== null) origin.current.put = scroller.current.scrollTop
  }, [open, hits, at, others, article, scroller])

  const step = (by: 1 | -1) => {
    origin.current = null
    if (hits.length > 0) useSession.getState().setFind({ at: (at + by + hits.length) % hits.length })
  }
  /** Leaves the caret at the current hit, so that the keyboard goes on from there. */
  const close = () => {
    const hit = hits[at]
    useSession.getState().setFind({ open: false })
    const element = hit === undefined || article.current === null ? null : passageElement(article.current, hit.passage)
    if (hit === undefined || element === null) return scroller.current?.focus()
    focusPassage(element, byKeys())
    cursorOnRange(briefing, { start: { passage: hit.passage, offset: hit.start }, end: { passage: hit.passage, offset: hit.end } })
    const caret = rangeIn(element, hit.start, hit.end)
    window.getSelection()?.collapse(caret.startContainer, caret.startOffset)
  }
  const openFind = () => {
    const { find, setFind } = useSession.getState()
    const selected = window.getSelection()?.toString().trim() ?? ''
    const words = selected !== '' && selected.length < 100 && !selected.includes('\n') ? selected : find.query
    setFind({ open: true, query: words, at: -1 })
    // The words are in the box now.
    dropSelection()
    const field = document.getElementById('find-field')
    if (field instanceof HTMLInputElement) {
      field.focus()
      field.select()
    }
  }
  useCommand('find.open', openFind)
  const further = (by: 1 | -1) => {
    if (open) step(by)
    else if (!walk(by)) openFind()
  }
  useCommand('find.next', () => further(1))
  useCommand('find.previous', () => further(-1))
  const go = (part: Part) => useSession.getState().setFind({ at: hits.indexOf(part) })
  return { hits, at, step, go, close }
}
