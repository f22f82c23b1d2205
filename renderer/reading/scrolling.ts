/** Moves the reading view to passages, and finds the one at its top. */
import { PASSAGE, passageElement } from './dom-offsets.ts'

/** Space kept above a passage that is scrolled to, in CSS pixels. */
const ABOVE = 24

/** Scrolls so that a passage (or the given part of it) stands near the top, or in the middle for a part. */
export function scrollToPassage(
  scroller: HTMLElement,
  passage: string,
  options: { fraction?: number; range?: Range; focus?: boolean } = {},
): boolean {
  const element = passageElement(scroller, passage)
  if (element === null) return false
  const view = scroller.getBoundingClientRect()
  if (options.range !== undefined) {
    const rect = options.range.getBoundingClientRect()
    const inside = rect.top >= view.top + ABOVE && rect.bottom <= view.bottom - ABOVE
    if (!inside) scroller.scrollTop += rect.top - view.top - view.height / 3
  } else if (element === scroller.querySelector(PASSAGE) && (options.fraction ?? 0) === 0) {
    scroller.scrollTop = 0
  } else {
    const rect = element.getBoundingClientRect()
    scroller.scrollTop += rect.top - view.top - ABOVE + (options.fraction ?? 0) * (rect.height + ABOVE)
  }
  if (options.focus === true) element.focus({ preventScroll: true })
  return true
}

/** The last passage that begins at or above the top of the view, and the share of it (and of the gap after it) scrolled past, 0 to 1. */
export function topOf(scroller: HTMLElement): { passage: string; fraction: number } | null {
  const edge = scroller.getBoundingClientRect().top + ABOVE
  const passages = scroller.querySelectorAll<HTMLElement>(PASSAGE)
  let low = 0
  let high = passages.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((passages[middle]?.getBoundingClientRect().top ?? 0) <= edge + 1) low = middle
    else high = middle - 1
  }
  const element = passages[low]
  if (element === undefined) return null
  const rect = element.getBoundingClientRect()
  return { passage: element.dataset.passage ?? '', fraction: Math.min(1, Math.max(0, (edge - rect.top) / (rect.height + ABOVE))) }
}
