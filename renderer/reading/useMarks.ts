/** Loads, paints and lays out the marks of the open briefing. */
import { useEffect, useLayoutEffect, useMemo } from 'react'
import type { RefObject } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { messageOf } from '../bridge/client.ts'
import { useAnnotations, useBriefingMarks } from '../state/annotations.ts'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { passageElement } from './dom-offsets.ts'
import { layOutMargin } from './margin-layout.ts'
import type { MarkPiece } from './marks.ts'
import { markPieces } from './marks.ts'
import { clearPaint, paintMarks } from './paint.ts'
import { useSession } from './session.ts'
import { TERM_CARD } from './TermCard.tsx'

/** Windows narrower than this fold the margin under the passages. */
const WIDE = '(min-width: 74em)'

export function useMarks(briefing: Briefing): readonly MarkPiece[] {
  const annotations = useBriefingMarks(briefing.edition, briefing.id)
  useEffect(() => {
    useAnnotations
      .getState()
      .load(briefing.edition, briefing.id)
      .catch((error: unknown) => say(messageOf(error)))
  }, [briefing])
  return useMemo(() => markPieces(briefing, annotations), [briefing, annotations])
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

export function useMarginLayout(article: RefObject<HTMLElement | null>, pieces: readonly MarkPiece[]): void {
  const active = useSession((state) => state.active)
  const term = useSession((state) => state.term)
  const settings = useSettings()
  useOpenTerm(article)
  useLayoutEffect(() => {
    if (article.current !== null) paintMarks(article.current, pieces, active)
  }, [article, pieces, active])
  useEffect(() => clearPaint, [])
  useLayoutEffect(() => {
    const element = article.current
    if (element === null) return
    const wide = matchMedia(WIDE)
    const lay = () => layOutMargin(element, pieces, wide.matches)
    lay()
    let ended = false
    void document.fonts.ready.then(() => {
      if (!ended) lay()
    })
    const watcher = new ResizeObserver(lay)
    watcher.observe(element)
    for (const card of element.querySelectorAll('[data-card]')) watcher.observe(card)
    return () => {
      ended = true
      watcher.disconnect()
    }
  }, [article, pieces, active, term, settings])
}
