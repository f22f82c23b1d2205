/** Where the reader is in a briefing: restored on opening, kept while scrolling, with the passages that have been seen. */
import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { call, messageOf } from '../bridge/client.ts'
import { useApp } from '../state/app.ts'
import { useLibrary } from '../state/library.ts'
import { say } from '../state/status.ts'
import { passageElement } from './dom-offsets.ts'
import { scrollToPassage, topOf } from './scrolling.ts'

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

/** A passage counts as seen when half of it is in view, or when it fills half of the view. */
const inView = (entry: IntersectionObserverEntry): boolean =>
  entry.intersectionRatio >= 0.5 || entry.intersectionRect.height >= (entry.rootBounds?.height ?? Infinity) / 2

export type Position = { passage: string | null; section: string | null; n: number }

/** The number at or before a passage, for the status line. */
function placeAt(briefing: Briefing, passage: string): Position {
  const index = briefing.passages.findIndex((one) => one.id === passage)
  const from = index < 0 ? 0 : index
  const numbered = briefing.passages.slice(from).find((one) => one.n !== null) ?? briefing.passages.findLast((one) => one.n !== null)
  const section = briefing.sections.find((one) => from >= one.from && from < one.to) ?? briefing.sections[0]
  return { passage, section: section?.id ?? null, n: numbered?.n ?? 0 }
}

/**
 * Follows the reader through the open briefing. `seen` starts from what was stored: the first so many passages count as
 * seen, since only their number is kept.
 */
export function usePosition(briefing: Briefing, scroller: RefObject<HTMLElement | null>): Position {
  const [position, setPosition] = useState<Position>(() => placeAt(briefing, readingOf(briefing)?.passage ?? 'title'))
  const seen = useRef(new Set<string>())

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const stored = readingOf(briefing)
    const numbered = briefing.passages.filter((one) => one.n !== null)
    seen.current = new Set(numbered.slice(0, stored?.seen ?? 0).map((one) => one.id))
    if (useApp.getState().target === null) {
      if (stored === undefined || !scrollToPassage(element, stored.passage, { fraction: stored.fraction })) element.scrollTop = 0
    }

    let timer: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    // Kept, because the text is gone from the page when the last write is due.
    let last = topOf(element)
    const store = () => {
      clearTimeout(timer)
      timer = undefined
      if (last !== null) write(briefing, last.passage, last.fraction, seen.current.size)
    }
    const later = () => {
      if (timer !== undefined) clearTimeout(timer)
      timer = setTimeout(store, WRITE_AFTER)
    }
    const follow = () => {
      frame = 0
      const top = topOf(element)
      if (top === null) return
      last = top
      useApp.getState().setTopPassage(top.passage)
      setPosition((before) => (before.passage === top.passage ? before : placeAt(briefing, top.passage)))
    }
    const scrolled = () => {
      if (frame === 0) frame = requestAnimationFrame(follow)
      later()
    }
    const watcher = new IntersectionObserver(
      (entries) => {
        for (const entry of entries)
          if (inView(entry) && entry.target instanceof HTMLElement) seen.current.add(entry.target.dataset.passage ?? '')
        later()
      },
      { root: element, threshold: [0.1, 0.5] },
    )
    for (const one of numbered) {
      const target = passageElement(element, one.id)
      if (target !== null) watcher.observe(target)
    }
    const hidden = () => {
      if (document.visibilityState === 'hidden') store()
    }
    follow()
    element.addEventListener('scroll', scrolled, { passive: true })
    document.addEventListener('visibilitychange', hidden)
    return () => {
      element.removeEventListener('scroll', scrolled)
      document.removeEventListener('visibilitychange', hidden)
      watcher.disconnect()
      cancelAnimationFrame(frame)
      if (timer !== undefined) store()
    }
  }, [briefing, scroller])
  return position
}
