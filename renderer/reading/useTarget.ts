/** Goes to the passage that was asked for from elsewhere, and shows there what was found, followed or marked. */
import { useEffect } from 'react'
import type { RefObject } from 'react'
import { rangePieces } from '../../core/anchor/ranges.ts'
import { useApp } from '../state/app.ts'
import type { Opened } from './context.ts'
import { passageElement, rangeIn } from './dom-offsets.ts'
import { focusPassage } from './focus.ts'
import type { Part } from './paint.ts'
import { paintTarget } from './paint.ts'
import { scrollToPassage } from './scrolling.ts'
import { useSession } from './session.ts'
import { cursorOnRange } from './useCursor.ts'

type Refs = { article: RefObject<HTMLElement | null>; scroller: RefObject<HTMLElement | null> }

export function useTarget({ briefing }: Opened, { article, scroller }: Refs): void {
  const target = useApp((state) => state.target)
  useEffect(() => {
    if (target === null || article.current === null || scroller.current === null) return
    if (target.edition !== briefing.edition || target.briefing !== briefing.id) return
    const { passage, ranges = [], range, whole = false } = target
    const parts: Part[] = ranges.map(([start, end]) => ({ passage, start, end }))
    if (range !== undefined) parts.push(...rangePieces(briefing, range))
    if (whole) parts.push({ passage, start: 0, end: briefing.passages.find(({ id }) => id === passage)?.text.length ?? 0, whole })
    const [first] = parts
    const at = first?.passage ?? passage
    const element = passageElement(article.current, at)
    if (element === null) return
    scrollToPassage(scroller.current, at, first === undefined ? {} : { range: rangeIn(element, first.start, first.end) })
    focusPassage(element, false)
    paintTarget(article.current, parts)
    const [last] = parts.slice(-1)
    // A hit is at the cursor; a quote that was followed is shown by itself, and a mark has its card.
    if (range === undefined && first !== undefined && last !== undefined)
      cursorOnRange(briefing, { start: { passage, offset: first.start }, end: { passage, offset: last.end } })
    else useSession.getState().setCursor(null)
    if (target.annotation !== undefined) useSession.getState().activate(target.annotation)
    const painted = article.current
    return () => paintTarget(painted, [])
  }, [target, briefing, article, scroller])
}
