/** Where the reader is in a briefing: restored on opening, kept while scrolling, with the passages that have been seen. */
import { useLayoutEffect, useState, useSyncExternalStore } from 'react'
import type { RefObject } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { call, messageOf } from '../bridge/client.ts'
import { useApp } from '../state/app.ts'
import { useLibrary } from '../state/library.ts'
import { say } from '../state/status.ts'
import { atSources, onNewLayout, scrollToPassage, topOf } from './scrolling.ts'
import { inView, watchSeen } from './seen.ts'

/** Id of the list of sources, which stands among the sections. */
export const SOURCES = 'sources'

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
/** Where the reader is, heard by those parts alone that show it: the text is not drawn again at each step of scrolling. */
export type Position = {
  get: () => Place
  set: (place: Place) => void
  subscribe: (listener: () => void) => () => void
  /** The section that the reader went to, and the scroll offset there: it stays the current one until the text is scrolled on. */
  asked: { section: string; top: number } | null
}

function createPosition(first: Place): Position {
  let place = first
  const listeners = new Set<() => void>()
  return {
    get: () => place,
    set(next) {
      if (next.passage === place.passage && next.section === place.section && next.n === place.n) return
      place = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    asked: null,
  }
}

/** Number of the passage that is read. */
export const useNumber = (position: Position): number => useSyncExternalStore(position.subscribe, () => position.get().n)
/** Id of the section that is read. */
export const useSection = (position: Position): string | null => useSyncExternalStore(position.subscribe, () => position.get().section)

/** Tells that the reader went to a section. */
export function wentTo(position: Position, section: string, scroller: HTMLElement): void {
  position.asked = { section, top: scroller.scrollTop }
  position.set({ ...position.get(), section })
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
  const [position] = useState(() => createPosition(placeAt(briefing, readingOf(briefing)?.passage ?? 'title')))

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
      if (position.asked?.top !== element.scrollTop) position.asked = null
      const place = placeAt(briefing, top.passage, top.past)
      position.set({ ...place, section: position.asked?.section ?? (atSources(element) ? SOURCES : place.section) })
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
  }, [briefing, scroller, position])
  return position
}
