/** Where the reader is in a briefing: restored on opening, kept while scrolling, with the passages that have been seen. */
import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { call, messageOf } from '../bridge/client.ts'
import { useApp } from '../state/app.ts'
import { useLibrary } from '../state/library.ts'
import { say } from '../state/status.ts'
import { SOURCES } from './Contents.tsx'
import { atSources, onNewLayout, scrollToPassage, topOf } from './scrolling.ts'
import { inView, watchSeen } from './seen.ts'

/** Pause in scrolling after which the position is written, in milliseconds. */
const WRITE_AFTER = 800

const readingOf = (briefing: Briefing) =>
  useLibrary.getState().overview?.reading.find((one) => one.edition === briefing.edition && one.briefing === briefing.id)

/** Writes position and progress; the rail shows them at once. */
function write(briefing: Briefing, passage: string, fraction: number, seen: number): void {
  const before = readingOf(briefing)
  const done = before?.done === true || seen >= briefing.passages.filter((one) => one.n !== null).length
  const state = { edition: briefing.edition, briefing: briefing.id, passage, fraction, seen: Math.max(seen, before?.seen ?? 0), done }
  if (before !== undefined && before.passage === passage && before.seen === state.seen && Math.abs(before.fraction - fraction) < 0.02)
    return
  useLibrary.getState().setReading({ ...state, openedAt: new Date().toISOString() })
  call('library.reading', state).catch((error: unknown) => say(messageOf(error)))
}

/** The first numbered passage at or after this one; empty when there is none. */
const nextNumbered = (briefing: Briefing, passage: string | undefined): string => {
  const from = briefing.passages.findIndex((one) => one.id === passage)
  return briefing.passages.slice(Math.max(0, from)).find((one) => one.n !== null)?.id ?? ''
}

type Place = { passage: string | null; section: string | null; n: number }
export type Position = Place & {
  /** Tells that the reader went to a section: it stays the current one until the text is scrolled on. */
  asked: (section: string) => void
}

/** The section and the number of what is read when this passage is at the top, or when its last word has just left it. */
function placeAt(briefing: Briefing, passage: string, past = false): Place {
  const index = briefing.passages.findIndex((one) => one.id === passage)
  const from = index < 0 ? 0 : Math.min(index + (past ? 1 : 0), briefing.passages.length - 1)
  const numbered = briefing.passages.slice(from).find((one) => one.n !== null) ?? briefing.passages.findLast((one) => one.n !== null)
  const section = briefing.sections.find((one) => from >= one.from && from < one.to) ?? briefing.sections[0]
  return { passage, section: section?.id ?? null, n: numbered?.n ?? 0 }
}

/**
 * Follows the reader through the open briefing. `seen` starts from what was stored: the first so many passages count as
 * seen, since only their number is kept.
 */
export function usePosition(briefing: Briefing, scroller: RefObject<HTMLElement | null>): Position {
  const [position, setPosition] = useState<Place>(() => placeAt(briefing, readingOf(briefing)?.passage ?? 'title'))
  const askedAt = useRef<{ section: string; top: number } | null>(null)

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const stored = readingOf(briefing)
    const numbered = briefing.passages.filter((one) => one.n !== null).map((one) => one.id)
    if (useApp.getState().target === null) {
      if (stored === undefined || !scrollToPassage(element, stored.passage, { fraction: stored.fraction })) element.scrollTop = 0
    }

    let timer: ReturnType<typeof setTimeout> | undefined
    // Kept, because the text is gone from the page when the last write is due.
    let last = topOf(element)
    const store = () => {
      clearTimeout(timer)
      timer = undefined
      if (last !== null) write(briefing, last.passage, last.fraction, seen.count)
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(store, WRITE_AFTER)
    }
    const seen = watchSeen(
      numbered.slice(0, stored?.seen ?? 0),
      () => inView(element, numbered, nextNumbered(briefing, last?.passage)),
      store,
    )
    const follow = () => {
      const top = topOf(element)
      if (top === null) return
      last = top
      useApp.getState().setTopPassage(top.passage)
      if (askedAt.current?.top !== element.scrollTop) askedAt.current = null
      const place = placeAt(briefing, top.passage, top.past)
      const section = askedAt.current?.section ?? (atSources(element) ? SOURCES : place.section)
      setPosition((before) =>
        before.passage === place.passage && before.section === section && before.n === place.n ? before : { ...place, section },
      )
    }
    let frame = 0
    const followAndLook = () => {
      frame = 0
      follow()
      seen.look()
    }
    const scrolled = () => {
      if (frame === 0) frame = requestAnimationFrame(followAndLook)
      later()
    }
    const stay = () => {
      if (last === null) return
      scrollToPassage(element, last.passage, { fraction: last.fraction })
      scrolled()
    }
    const turned = () => {
      if (document.visibilityState !== 'hidden') return seen.look()
      seen.rest()
      store()
    }
    follow()
    later()
    // Before the first paint sections have no true place yet, and nothing has been seen.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(followAndLook)
    })
    const endLayout = onNewLayout(stay)
    element.addEventListener('scroll', scrolled, { passive: true })
    document.addEventListener('visibilitychange', turned)
    return () => {
      endLayout()
      element.removeEventListener('scroll', scrolled)
      document.removeEventListener('visibilitychange', turned)
      cancelAnimationFrame(frame)
      seen.rest()
      if (timer !== undefined) store()
    }
  }, [briefing, scroller])
  const asked = (section: string) => {
    askedAt.current = scroller.current === null ? null : { section, top: scroller.current.scrollTop }
    setPosition((before) => ({ ...before, section }))
  }
  return { ...position, asked }
}
