/** Moves the reading view to passages, and finds the one at its top. */
import { PASSAGE, passageElement } from './dom-offsets.ts'
import { CHUNK, chunksIn, lastAbove, passagesOf } from './passages.ts'

/** Space kept above a passage that is scrolled to, in CSS pixels. */
const ABOVE = 24

/**
 * Lays out the chunk in which something stands and those around it, for as long as the briefing is open. Out of view they
 * have a guessed height, and the text would jump away from the place when the true one is found.
 */
export function layOut(place: Element): void {
  const chunk = place.closest<HTMLElement>(CHUNK)
  const article = chunk?.closest('article') ?? null
  if (chunk === null || article === null) return
  const chunks = chunksIn(article)
  const at = chunks.indexOf(chunk)
  for (const one of chunks.slice(Math.max(0, at - 1), at + 2)) one.style.contentVisibility = 'visible'
}

/** Scrolls so that a passage (or the given part of it) stands near the top, or in the middle for a part. */
export function scrollToPassage(scroller: HTMLElement, passage: string, options: { fraction?: number; range?: Range } = {}): boolean {
  const element = passageElement(scroller, passage)
  if (element === null) return false
  layOut(element)
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
  return true
}

/**
 * The last passage that begins at or above the top of the view, the share of it (and of the gap after it) scrolled past,
 * 0 to 1, and whether all its words are: what is read then is the passage after it. Looks for the chunk first:
 * asking for the place of a passage would lay out a chunk out of view.
 */
export function topOf(scroller: HTMLElement): { passage: string; fraction: number; past: boolean } | null {
  const edge = scroller.getBoundingClientRect().top + ABOVE
  const article = scroller.querySelector('article')
  const chunks = article === null ? [] : chunksIn(article).filter((chunk) => passagesOf(article, chunk).length > 0)
  const at = lastAbove(chunks, edge + 1)
  const inside = chunks[at]?.querySelectorAll(PASSAGE)
  const found = inside?.[lastAbove(inside, edge + 1)]
  const before = chunks[at - 1]?.querySelectorAll(PASSAGE)
  // A chunk may begin above the line and its first passage below it.
  const element = found !== undefined && found.getBoundingClientRect().top > edge + 1 ? (before?.[before.length - 1] ?? found) : found
  if (!(element instanceof HTMLElement)) return null
  const rect = element.getBoundingClientRect()
  const fraction = Math.min(1, Math.max(0, (edge - rect.top) / (rect.height + ABOVE)))
  return { passage: element.dataset.passage ?? '', fraction, past: rect.bottom <= edge }
}

/** True when the sources are what is read: they have reached the top, or they show and the text has come to its end. */
export function atSources(scroller: HTMLElement): boolean {
  const sources = scroller.querySelector('[data-sources]')
  if (sources === null) return false
  const view = scroller.getBoundingClientRect()
  const { top } = sources.getBoundingClientRect()
  const atEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2
  return top <= view.top + ABOVE + 1 || (atEnd && top < view.bottom)
}

/**
 * Calls back when the text is set anew: another size, width or typeface, or another width of the window. The look of the
 * page has changed by then and nothing has been painted or scrolled yet. Returns its end.
 */
export function onNewLayout(changed: () => void): () => void {
  const watcher = new MutationObserver(changed)
  watcher.observe(document.documentElement, { attributeFilter: ['style', 'data-measure', 'data-typeface'] })
  window.addEventListener('resize', changed)
  return () => {
    watcher.disconnect()
    window.removeEventListener('resize', changed)
  }
}
