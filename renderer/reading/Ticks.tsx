import { useEffect, useMemo, useState } from 'react'
import type { MouseEvent, RefObject } from 'react'
import { PASSAGE } from './dom-offsets.ts'
import type { Part } from './paint.ts'
import { chunksIn } from './passages.ts'
import styles from './Ticks.module.css'

type TicksProps = {
  scroller: RefObject<HTMLElement | null>
  article: RefObject<HTMLElement | null>
  parts: readonly Part[]
  /** Passage of the current hit. */
  current: string | null
  onGo: (part: Part) => void
}

/** Where each part stands in the whole scrolled text, 0 to 1. */
export type Tick = { part: Part; share: number }

/** Height of the area that a click counts for, in CSS pixels. */
const REACH = 24

/**
 * Places of parts in the scrolled text. Asks for the boxes of chunks alone and divides each by its letters: the place
 * of a passage would lay out chunks out of view, and thousands of hits cost no more than a few.
 */
export function ticksOf(scroller: HTMLElement, article: HTMLElement, parts: readonly Part[]): Tick[] {
  const byPassage = new Map<string, Part[]>()
  for (const part of parts) {
    const known = byPassage.get(part.passage)
    if (known === undefined) byPassage.set(part.passage, [part])
    else known.push(part)
  }
  const height = Math.max(1, scroller.scrollHeight)
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop
  const ticks: Tick[] = []
  for (const chunk of chunksIn(article)) {
    const passages = Array.from(chunk.querySelectorAll<HTMLElement>(PASSAGE))
    if (!passages.some(({ dataset }) => byPassage.has(dataset.passage ?? ''))) continue
    const box = chunk.getBoundingClientRect()
    const lengths = passages.map((passage) => passage.textContent.length)
    const all = Math.max(
      1,
      lengths.reduce((sum, length) => sum + length, 0),
    )
    let before = 0
    passages.forEach(({ dataset }, i) => {
      for (const part of byPassage.get(dataset.passage ?? '') ?? []) {
        ticks.push({ part, share: (box.top - origin + ((before + part.start) / all) * box.height) / height })
      }
      before += lengths[i] ?? 0
    })
  }
  return ticks
}

/** One path for all ticks: those that fall on the same pixel are drawn once. */
function pathOf(ticks: readonly Tick[], height: number): string {
  const rows = new Set(ticks.map(({ share }) => Math.round(share * (height - 2)) + 1))
  return [...rows].map((row) => `M0 ${row}h8`).join('')
}

/** Marks beside the scroll bar where hits stand; a click goes to the nearest. For the eye and the mouse alone: F3 does the same. */
export function Ticks({ scroller, article, parts, current, onGo }: TicksProps) {
  const [{ ticks, height, inset }, setDrawn] = useState<{ ticks: readonly Tick[]; height: number; inset: number }>({
    ticks: [],
    height: 0,
    inset: 0,
  })
  useEffect(() => {
    const view = scroller.current
    const text = article.current
    if (view === null || text === null || parts.length === 0) return
    let frame = 0
    const draw = () => {
      frame = 0
      setDrawn({ ticks: ticksOf(view, text, parts), height: view.clientHeight, inset: view.offsetWidth - view.clientWidth })
    }
    const watcher = new ResizeObserver(() => {
      if (frame === 0) frame = requestAnimationFrame(draw)
    })
    // Chunks get their true height as they come into view.
    watcher.observe(text)
    watcher.observe(view)
    return () => {
      cancelAnimationFrame(frame)
      watcher.disconnect()
    }
  }, [scroller, article, parts])
  const all = useMemo(() => pathOf(ticks, height), [ticks, height])
  const here = useMemo(
    () =>
      pathOf(
        ticks.filter(({ part }) => part.passage === current),
        height,
      ),
    [ticks, height, current],
  )
  if (parts.length === 0 || ticks.length === 0) return null
  const go = (event: MouseEvent<SVGSVGElement>) => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top
    const distance = ({ share }: Tick) => Math.abs(share * height - y)
    const nearest = ticks.reduce((best, tick) => (distance(tick) < distance(best) ? tick : best))
    if (distance(nearest) <= REACH) onGo(nearest.part)
  }
  return (
    <svg className={styles.ticks} style={{ insetInlineEnd: inset }} width={8} height={height} aria-hidden="true" data-ticks onClick={go}>
      <path d={all} />
      <path d={here} className={styles.current} />
    </svg>
  )
}
