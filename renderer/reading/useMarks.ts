/** Loads, paints and lays out the marks of the open briefing. */
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { RefObject } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { messageOf } from '../bridge/client.ts'
import { briefingMarks, onBriefingMarks, useAnnotations } from '../state/annotations.ts'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { passageElement } from './dom-offsets.ts'
import type { LettersAhead } from './margin-layout.ts'
import { besideOf, layOutMargin, lettersAhead, passagesNear, placeAhead } from './margin-layout.ts'
import type { MarkStore } from './mark-store.ts'
import { createMarkStore } from './mark-store.ts'
import { markPieces } from './marks.ts'
import { paintActive, paintMarks } from './paint.ts'
import { clearPaint, paintForPrint, paintNear } from './painter.ts'
import { chunksNear, passageIn, passagesOf } from './passages.ts'
import { useSession } from './session.ts'
import { TERM_CARD } from './TermCard.tsx'

/** Windows narrower than this fold the margin under the passages. */
const WIDE = '(min-width: 74em)'

/** Letters of no more passages than this are placed by what was asked before they came. */
const FEW = 8

/** Lays out letters and cards near the view; for a change of a few passages, theirs alone where no card comes, goes or moves. */
type Lay = RefObject<((changed?: ReadonlySet<string>) => void) | null>
type Refs = { article: RefObject<HTMLElement | null>; scroller: RefObject<HTMLElement | null> }

/** The marks of the open briefing, filled by `useMarksShown`. */
export function useMarks(briefing: Briefing): MarkStore {
  const [marks] = useState(createMarkStore)
  useEffect(() => {
    useAnnotations
      .getState()
      .load(briefing.edition, briefing.id)
      .catch((error: unknown) => say(messageOf(error)))
  }, [briefing])
  return marks
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

/**
 * Hands the marks to the page, and new ones as they come: those near the view before the next frame, the others bit by bit.
 * Comes after the place was restored.
 */
export function useMarksShown({ article, scroller }: Refs, marks: MarkStore, briefing: Briefing): void {
  useLayoutEffect(() => {
    const [text, view] = [article.current, scroller.current]
    if (text === null || view === null) return
    let ends: readonly (HTMLElement | undefined)[] = []
    const look = () => {
      const chunks = chunksNear(view, text)
      const now = [chunks[0], chunks.at(-1)]
      if (now.every((chunk, i) => chunk === ends[i])) return
      ends = now
      const passages = chunks.flatMap((chunk) => passagesOf(text, chunk))
      paintNear(text, passages)
      marks.reveal(passages)
    }
    let idle = 0
    const fill = () => {
      marks.reveal(marks.hidden(AT_ONCE))
      idle = marks.hidden(1).length > 0 ? requestIdleCallback(fill, { timeout: WAIT }) : 0
    }
    const take = () => {
      marks.set(markPieces(briefing, briefingMarks(briefing.edition, briefing.id)))
      if (idle === 0 && marks.hidden(1).length > 0) idle = requestIdleCallback(fill, { timeout: WAIT })
    }
    take()
    look()
    const end = onBriefingMarks(briefing.edition, briefing.id, take)
    const watcher = new ResizeObserver(look)
    watcher.observe(text)
    watcher.observe(view)
    view.addEventListener('scroll', look, { passive: true })
    return () => {
      end()
      watcher.disconnect()
      cancelIdleCallback(idle)
      view.removeEventListener('scroll', look)
    }
  }, [article, scroller, marks, briefing])
}

/**
 * Lays out letters and cards near the view, as the text, the view and the cards change their places; returns how to do it now.
 * Comes after the place was restored.
 */
export function useMargin({ article, scroller }: Refs, marks: MarkStore): Lay {
  const lay: Lay = useRef(null)
  useLayoutEffect(() => {
    const [text, view] = [article.current, scroller.current]
    if (text === null || view === null) return
    const wide = matchMedia(WIDE)
    const heights = new WeakMap<Element, number>()
    let laidAt = 0
    let frame = 0
    let besideCards: ReadonlySet<Element | null> = new Set()
    let ahead: LettersAhead | null = null
    const endAhead = marks.watch((told) => {
      ahead = told.length > FEW ? null : lettersAhead(text, told, marks.of)
    })
    /** Whether a change of these passages may move cards: those that have one, or had. */
    const movesCards = (changed: ReadonlySet<string>): boolean =>
      [...changed].some((id) => {
        const passage = passageIn(text, id)
        const beside = passage === undefined ? null : besideOf(passage)
        return beside !== null && (besideCards.has(beside) || beside.querySelector('[data-card]') !== null)
      })
    const layNow = (changed?: ReadonlySet<string>) => {
      if (changed?.size === 0) return
      const known = ahead
      ahead = null
      const isQuiet = changed !== undefined && !movesCards(changed)
      if (isQuiet && known !== null && [...changed].every((passage) => known.at.has(passage))) return placeAhead(known)
      const near = passagesNear(view, text)
      if (isQuiet) {
        const few = near.filter(({ dataset }) => changed.has(dataset.passage ?? ''))
        layOutMargin(text, few, marks.of, wide.matches)
        return
      }
      laidAt = view.scrollTop
      const cards = layOutMargin(text, near, marks.of, wide.matches)
      besideCards = new Set(cards.map(({ element }) => element.closest('[data-cards]')?.parentElement ?? null))
      for (const { element, height } of cards) {
        if (!heights.has(element)) watcher.observe(element)
        heights.set(element, height)
      }
    }
    const watcher = new ResizeObserver((entries) => {
      // A card that is watched from now on has the height that it was laid out with.
      const isSame = ({ target, borderBoxSize }: ResizeObserverEntry) =>
        Math.abs((heights.get(target) ?? Number.NaN) - (borderBoxSize[0]?.blockSize ?? 0)) < 1
      if (!entries.every(isSame)) layNow()
    })
    const scrolled = () => {
      if (frame === 0 && Math.abs(view.scrollTop - laidAt) > view.clientHeight / 2)
        frame = requestAnimationFrame(() => {
          frame = 0
          layNow()
        })
    }
    lay.current = layNow
    layNow()
    let ended = false
    void document.fonts.ready.then(() => {
      if (!ended) layNow()
    })
    watcher.observe(text)
    view.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      ended = true
      endAhead()
      cancelAnimationFrame(frame)
      watcher.disconnect()
      view.removeEventListener('scroll', scrolled)
    }
  }, [article, scroller, marks])
  return lay
}

/**
 * Paints the marks that changed, and lays out letters and cards near the view. Draws nothing itself: a component of its own,
 * so that neither one more mark nor a step of scrolling draws the text again.
 */
export function MarkPainter({ article, marks, lay }: Pick<Refs, 'article'> & { marks: MarkStore; lay: Lay }): null {
  const version = useSyncExternalStore(marks.watch, marks.version)
  const active = useSession((state) => state.active)
  const term = useSession((state) => state.term)
  const settings = useSettings()
  useOpenTerm(article)
  useLayoutEffect(() => {
    const text = article.current
    if (text === null) return
    const endPrint = paintForPrint(text)
    return () => {
      endPrint()
      clearPaint(text)
    }
  }, [article])
  useLayoutEffect(() => {
    if (article.current !== null) paintMarks(article.current, marks.takeChanged(), marks)
  }, [article, marks, version])
  useLayoutEffect(() => {
    if (article.current === null) return
    paintActive(article.current, active === null ? [] : marks.pieces.filter((piece) => piece.annotation.id === active))
  }, [article, marks, version, active])
  useLayoutEffect(() => {
    if (lay.current !== null) lay.current(marks.takeTold())
  }, [lay, marks, version])
  useLayoutEffect(() => lay.current?.(), [lay, active, term, settings])
  return null
}
