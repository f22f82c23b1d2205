/** Puts key letters beside the line their mark starts on, and margin cards level with it, pushed down where they collide. */
import { passageElement, rangeIn } from './dom-offsets.ts'
import type { MarkPiece } from './marks.ts'

/** Least space between two cards of the margin, in CSS pixels. */
const CARD_GAP = 12
/** Letters closer than this stand on the same line, in CSS pixels. */
const SAME_LINE = 8

export type Card = { key: string; wanted: number; height: number }

/** Tops of cards: each at its wanted place or below the card before; never higher, and 12 px apart. Input in any order. */
export function pushDown(cards: readonly Card[]): ReadonlyMap<string, number> {
  const tops = new Map<string, number>()
  let free = Number.NEGATIVE_INFINITY
  for (const card of cards.toSorted((a, b) => a.wanted - b.wanted)) {
    const top = Math.max(card.wanted, free)
    tops.set(card.key, top)
    free = top + card.height + CARD_GAP
  }
  return tops
}

const parentTop = (element: HTMLElement): number => (element.offsetParent ?? element).getBoundingClientRect().top

/** Lays out letters and cards of the article; all reads come before all writes, so the page is laid out once. */
export function layOutMargin(article: HTMLElement, pieces: readonly MarkPiece[], wide: boolean): void {
  const firstTop = new Map<string, number>()
  for (const piece of pieces) {
    if (!piece.first) continue
    const element = passageElement(article, piece.passage)
    const rect = element === null ? undefined : rangeIn(element, piece.start, piece.end).getClientRects()[0]
    if (rect !== undefined) firstTop.set(piece.annotation.id, rect.top + rect.height / 2)
  }
  const letters = Array.from(article.querySelectorAll<HTMLElement>('[data-letter]'), (element) => {
    const middle = firstTop.get(element.dataset.letter ?? '')
    return { element, top: middle === undefined ? 0 : middle - parentTop(element), parent: element.offsetParent }
  })
  const cards = Array.from(article.querySelectorAll<HTMLElement>('[data-card]'), (element) => {
    const key = element.dataset.card ?? ''
    const term = article.querySelector<HTMLElement>('[data-term][aria-expanded="true"]')
    const middle = firstTop.get(key) ?? (key === 'term' ? term?.getClientRects()[0]?.top : undefined)
    const line = parseFloat(getComputedStyle(article).getPropertyValue('--line-half')) || 0
    const parent = parentTop(element)
    return {
      element,
      key,
      wanted: middle === undefined ? parent : middle - (key === 'term' ? 0 : line),
      height: element.offsetHeight,
      parent,
    }
  })
  const tops = pushDown(cards)

  const taken: { parent: Element | null; top: number; slot: number }[] = []
  for (const { element, top, parent } of letters) {
    const slot = taken.filter((one) => one.parent === parent && Math.abs(one.top - top) < SAME_LINE).length
    taken.push({ parent, top, slot })
    element.style.setProperty('--slot', String(slot))
    element.style.insetBlockStart = `${top}px`
  }
  for (const { element, key, parent } of cards) element.style.insetBlockStart = wide ? `${(tops.get(key) ?? parent) - parent}px` : ''
}
