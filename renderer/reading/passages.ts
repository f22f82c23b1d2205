/** Passages of the open article, and the chunks they are rendered in. Found once: the article draws them once. */
import { PASSAGE } from './dom-offsets.ts'

/** What is laid out together when it comes near the view: the head, or a few blocks of a section. */
export const CHUNK = '[data-chunk]'

type Found = { passages: ReadonlyMap<string, HTMLElement>; chunks: readonly HTMLElement[]; inChunk: Map<HTMLElement, readonly string[]> }

const found = new WeakMap<Element, Found>()

function look(article: Element): Found {
  const passages = Array.from(
    article.querySelectorAll<HTMLElement>(PASSAGE),
    (element) => [element.dataset.passage ?? '', element] as const,
  )
  const now = { passages: new Map(passages), chunks: Array.from(article.querySelectorAll<HTMLElement>(CHUNK)), inChunk: new Map() }
  found.set(article, now)
  return now
}

/** Looks again where React has replaced an element since. */
function foundIn(article: Element): Found {
  const known = found.get(article)
  return known === undefined || known.chunks[0]?.isConnected !== true ? look(article) : known
}

export function passageIn(article: Element, passage: string): HTMLElement | undefined {
  const element = foundIn(article).passages.get(passage)
  return element?.isConnected === false ? look(article).passages.get(passage) : element
}

/** In reading order; the sources are none of them. */
export const chunksIn = (article: Element): readonly HTMLElement[] => foundIn(article).chunks

/** Ids of the passages of a chunk, in reading order. */
export function passagesOf(article: Element, chunk: HTMLElement): readonly string[] {
  const { inChunk } = foundIn(article)
  const known = inChunk.get(chunk)
  if (known !== undefined) return known
  const ids = Array.from(chunk.querySelectorAll<HTMLElement>(PASSAGE), ({ dataset }) => dataset.passage ?? '')
  inChunk.set(chunk, ids)
  return ids
}

/** The last of these elements, which stand in reading order, that begins at or above a line of the window; the first when none does. */
export function lastAbove<E extends Element>(elements: ArrayLike<E>, edge: number): number {
  let low = 0
  let high = elements.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((elements[middle]?.getBoundingClientRect().top ?? 0) <= edge) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Chunks that lie in view or a window's height around it, whether they are laid out or not. Asks for the boxes of chunks
 * alone: the place of a passage would lay out a chunk out of view.
 */
export function chunksNear(scroller: Element, article: Element): readonly HTMLElement[] {
  const chunks = chunksIn(article)
  const view = scroller.getBoundingClientRect()
  const first = lastAbove(chunks, view.top - view.height)
  const last = lastAbove(chunks, view.bottom + view.height)
  return chunks.slice(first, last + 1)
}
