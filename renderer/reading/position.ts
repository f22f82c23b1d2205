/** Where the reader is in a briefing: restored on opening, kept while scrolling, with the passages that have been seen. */
import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { call, messageOf } from '../bridge/client.ts'
import { useApp } from '../state/app.ts'
import { useLibrary } from '../state/library.ts'
import { say } from '../state/status.ts'
import { passageElement } from './dom-offsets.ts'
import { SOURCES } from './Contents.tsx'
import { atSources, scrollToPassage, topOf } from './scrolling.ts'

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

/**
 * Numbered passages in view: half of it inside the window, or half of the window full of it. Starts at the top passage
 * and stops below the window, so that sections that are not laid out stay so.
 */
function inView(scroller: HTMLElement, numbered: readonly string[], from: string): readonly string[] {
  const view = scroller.getBoundingClientRect()
  const found: string[] = []
  for (const id of numbered.slice(Math.max(0, numbered.indexOf(from)))) {
    const rect = passageElement(scroller, id)?.getBoundingClientRect()
    if (rect === undefined || rect.height === 0) continue
    if (rect.top >= view.bottom) break
    const shown = Math.min(rect.bottom, view.bottom) - Math.max(rect.top, view.top)
    if (shown >= rect.height / 2 || shown >= view.height / 2) found.push(id)
  }
  return found
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

/** The number at or before a passage, for the status line. */
function placeAt(briefing: Briefing, passage: string): Place {
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
  const [position, setPosition] = useState<Place>(() => placeAt(briefing, readingOf(briefing)?.passage ?? 'title'))
  const seen = useRef(new Set<string>())
  const askedAt = useRef<{ section: string; top: number } | null>(null)

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const stored = readingOf(briefing)
    const numbered = briefing.passages.filter((one) => one.n !== null).map((one) => one.id)
    seen.current = new Set(numbered.slice(0, stored?.seen ?? 0))
    if (useApp.getState().target === null) {
      if (stored === undefined || !scrollToPassage(element, stored.passage, { fraction: stored.fraction })) element.scrollTop = 0
    }

    let timer: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    // Before the first paint sections have no true place yet, and nothing has been seen.
    let settled = false
    // Kept, because the text is gone from the page when the last write is due.
    let last = topOf(element)
    const look = () => {
      for (const id of inView(element, numbered, nextNumbered(briefing, last?.passage))) seen.current.add(id)
    }
    const store = () => {
      clearTimeout(timer)
      timer = undefined
      if (element.isConnected) look()
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
      if (settled) look()
      useApp.getState().setTopPassage(top.passage)
      if (askedAt.current?.top !== element.scrollTop) askedAt.current = null
      const place = placeAt(briefing, top.passage)
      const section = askedAt.current?.section ?? (atSources(element) ? SOURCES : place.section)
      setPosition((before) => (before.passage === top.passage && before.section === section ? before : { ...place, section }))
    }
    const scrolled = () => {
      settled = true
      if (frame === 0) frame = requestAnimationFrame(follow)
      later()
    }
    const hidden = () => {
      if (document.visibilityState === 'hidden') store()
    }
    follow()
    later()
    element.addEventListener('scroll', scrolled, { passive: true })
    document.addEventListener('visibilitychange', hidden)
    return () => {
      element.removeEventListener('scroll', scrolled)
      document.removeEventListener('visibilitychange', hidden)
      cancelAnimationFrame(frame)
      if (timer !== undefined) store()
    }
  }, [briefing, scroller])
  const asked = (section: string) => {
    askedAt.current = scroller.current === null ? null : { section, top: scroller.current.scrollTop }
    setPosition((before) => ({ ...before, section }))
  }
  return { ...position, asked }
}
