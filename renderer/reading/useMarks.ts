/** Loads, paints and lays out the marks of the open briefing. */
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { RefObject } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { messageOf } from '../bridge/client.ts'
import { useAnnotations, useBriefingMarks } from '../state/annotations.ts'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { passageElement } from './dom-offsets.ts'
import { layOutMargin, passagesNear } from './margin-layout.ts'
import type { MarkStore } from './mark-store.ts'
import { createMarkStore } from './mark-store.ts'
import type { MarkPiece } from './marks.ts'
import { markPieces } from './marks.ts'
import { clearPaint, paintActive, paintMarks } from './paint.ts'
import { useSession } from './session.ts'
import { TERM_CARD } from './TermCard.tsx'

/** Windows narrower than this fold the margin under the passages. */
const WIDE = '(min-width: 74em)'

type Refs = { article: RefObject<HTMLElement | null>; scroller: RefObject<HTMLElement | null> }

export function useMarks(briefing: Briefing): { pieces: readonly MarkPiece[]; marks: MarkStore } {
  const [marks] = useState(createMarkStore)
  const annotations = useBriefingMarks(briefing.edition, briefing.id)
  useEffect(() => {
    useAnnotations
      .getState()
      .load(briefing.edition, briefing.id)
      .catch((error: unknown) => say(messageOf(error)))
  }, [briefing])
  const pieces = useMemo(() => markPieces(briefing, annotations), [briefing, annotations])
  return { pieces, marks }
}

/** Shows the open definition's term as expanded; the passage itself is not drawn again for that. */
function useOpenTerm(article: RefObject<HTMLElement | null>): void {
  const term = useSession((state) => state.term)
  useLayoutEffect(() => {
    if (term === null || article.current === null) return
    const element = passageElement(article.current, term.passage)?.querySelector(`[data-term="${CSS.escape(term.term)}"]`)
    element?.setAttribute('aria-expanded', 'true')
    element?.setAttribute('aria-controls', TERM_CARD)
    return () => {
      element?.setAttribute('aria-expanded', 'false')
      element?.removeAttribute('aria-controls')
    }
  }, [term, article])
}

/** Passages that get their marks at a time while the window has nothing better to do, and how long it may keep them waiting, ms. */
const AT_ONCE = 60
const WAIT = 300

/** Hands the marks to the page: those near the view before the next frame, the others bit by bit. Comes after the place was restored. */
export function useMarksShown({ article, scroller }: Refs, marks: MarkStore, pieces: readonly MarkPiece[]): void {
  useLayoutEffect(() => {
    marks.set(pieces)
    const reveal = () => {
      if (article.current !== null && scroller.current !== null && marks.hidden(1).length > 0)
        marks.reveal(passagesNear(scroller.current, article.current).map(({ dataset }) => dataset.passage ?? ''))
    }
    reveal()
    let idle = 0
    const fill = () => {
      marks.reveal(marks.hidden(AT_ONCE))
      idle = marks.hidden(1).length > 0 ? requestIdleCallback(fill, { timeout: WAIT }) : 0
    }
    idle = requestIdleCallback(fill, { timeout: WAIT })
    const element = scroller.current
    element?.addEventListener('scroll', reveal, { passive: true })
    return () => {
      cancelIdleCallback(idle)
      element?.removeEventListener('scroll', reveal)
    }
  }, [article, scroller, marks, pieces])
}

/**
 * Paints the marks that changed, and lays out letters and cards near the view. Draws nothing itself: a component of its own,
 * so that neither one more mark nor a step of scrolling draws the text again.
 */
export function MarkPainter({ article, scroller, marks }: Refs & { marks: MarkStore }): null {
  const version = useSyncExternalStore(marks.watch, marks.version)
  const active = useSession((state) => state.active)
  const term = useSession((state) => state.term)
  const settings = useSettings()
  useOpenTerm(article)
  useLayoutEffect(() => {
    if (article.current !== null) paintMarks(article.current, marks.takeChanged(), marks.of)
  }, [article, marks, version])
  useLayoutEffect(() => {
    if (article.current === null) return
    paintActive(article.current, active === null ? [] : marks.pieces.filter((piece) => piece.annotation.id === active))
  }, [article, marks, version, active])
  useEffect(() => clearPaint, [])
  useLayoutEffect(() => {
    const [text, view] = [article.current, scroller.current]
    if (text === null || view === null) return
    const wide = matchMedia(WIDE)
    let laidAt = 0
    const lay = () => {
      laidAt = view.scrollTop
      layOutMargin(text, passagesNear(view, text), marks.of, wide.matches)
    }
    lay()
    let frame = 0
    const later = () => {
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0
          lay()
        })
    }
    const scrolled = () => {
      if (Math.abs(view.scrollTop - laidAt) > view.clientHeight / 2) later()
    }
    let ended = false
    void document.fonts.ready.then(() => {
      if (!ended) lay()
    })
    const watcher = new ResizeObserver(lay)
    watcher.observe(text)
    for (const card of text.querySelectorAll('[data-card]')) watcher.observe(card)
    view.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      ended = true
      cancelAnimationFrame(frame)
      watcher.disconnect()
      view.removeEventListener('scroll', scrolled)
    }
  }, [article, scroller, marks, version, active, term, settings])
  return null
}
