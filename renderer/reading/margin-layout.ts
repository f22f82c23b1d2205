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

/** Most letters on a line; where there are more, or the gutter is narrow, a sum at the end tells how many are left. */
const MOST_LETTERS = 3
/** Places of letters that the sum takes: with less it would touch the passage's number. */
const SUM_PLACES = 2

/** How many of the letters of a line are shown, and how many a last `+n` stands for, in a gutter with `room` places. */
export function fitLetters(count: number, room: number): { shown: number; more: number } {
  const most = Math.min(MOST_LETTERS, room)
  if (count <= most) return { shown: count, more: 0 }
  const shown = Math.max(0, Math.min(MOST_LETTERS - 1, room - SUM_PLACES))
  return { shown, more: count - shown }
}

/** Places for letters between the paragraph's number (1.5 rem with its space) and its text; each is 0.625 rem wide. */
const roomFor = (article: HTMLElement): number =>
  Math.floor((parseFloat(getComputedStyle(article).getPropertyValue('--gutter-width')) - 1.5) / 0.625)

type Letter = { element: HTMLElement; top: number; parent: Element | null }

/** Letters on one line stand side by side, from the text to the left. */
function placeLetters(letters: readonly Letter[], room: number): void {
  const lines: Letter[][] = []
  for (const letter of letters) {
    const line = lines.find(
      ([first]) => first !== undefined && first.parent === letter.parent && Math.abs(first.top - letter.top) < SAME_LINE,
    )
    if (line === undefined) lines.push([letter])
    else line.push(letter)
  }
  for (const line of lines) {
    const { shown, more } = fitLetters(line.length, room)
    for (const [i, { element, top }] of line.entries()) {
      element.style.setProperty('--slot', String(Math.min(i, shown)))
      element.style.insetBlockStart = `${top}px`
      if (i < shown) delete element.dataset.more
      // The first letter without a place of its own carries the sum; the others lie under it, for the keyboard.
      else element.dataset.more = i === shown ? `+${more}` : ''
    }
  }
}

/** Lays out letters and cards of the article; all reads come before all writes, so the page is laid out once. */
export function layOutMargin(article: HTMLElement, pieces: readonly MarkPiece[], wide: boolean): void {
  const letterElements = Array.from(article.querySelectorAll<HTMLElement>('[data-letter]'))
  const cardElements = Array.from(article.querySelectorAll<HTMLElement>('[data-card]'))
  if (letterElements.length === 0 && cardElements.length === 0) return
  const middles = new Map<string, number>()
  for (const piece of pieces) {
    if (!piece.first) continue
    const element = passageElement(article, piece.passage)
    const rect = element === null ? undefined : rangeIn(element, piece.start, piece.end).getClientRects()[0]
    if (rect !== undefined) middles.set(piece.annotation.id, rect.top + rect.height / 2)
  }
  const letters = letterElements.map((element): Letter => {
    const middle = middles.get(element.dataset.letter ?? '')
    return { element, top: middle === undefined ? 0 : middle - parentTop(element), parent: element.offsetParent }
  })
  const room = roomFor(article)
  const term = article.querySelector('[data-term][aria-expanded="true"]')?.getClientRects()[0]?.top
  const cards = cardElements.map((element) => {
    const key = element.dataset.card ?? ''
    const parent = parentTop(element)
    // Never above the block it belongs to: cards of the title hang below the head.
    const wanted = Math.max(parent, middles.get(key) ?? (key === 'term' ? term : undefined) ?? parent)
    return { element, key, wanted, height: element.offsetHeight, parent }
  })
  const tops = pushDown(cards)

  placeLetters(letters, room)
  for (const { element, key, parent } of cards) element.style.insetBlockStart = wide ? `${(tops.get(key) ?? parent) - parent}px` : ''
}
