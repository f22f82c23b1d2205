/** Puts key letters beside the line their mark starts on, and margin cards level with it, pushed down where they collide. */
import { PASSAGE, rangeIn } from './dom-offsets.ts'
import type { MarkPiece } from './marks.ts'
import { CHUNK, chunksNear, lastAbove, passageIn } from './passages.ts'

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

/** What holds a passage with its letters and cards. */
export const besideOf = (passage: HTMLElement): Element | null => passage.closest('table')?.closest('[data-kind]') ?? passage.parentElement

/** Where the letters of a few passages will stand, asked for before they are there, by passage and mark; `room` as `roomFor`. */
export type LettersAhead = { at: ReadonlyMap<string, { element: HTMLElement; tops: ReadonlyMap<string, number> }>; room: number }

/**
 * Asks for the places of letters while the page is laid out as it was: asked for once React has put them in, the same would
 * lay out the page an extra time. Letters stand beside the text and move none of it. Null when a row of a table is among the passages:
 * its letters stand beside the table.
 */
export function lettersAhead(
  article: HTMLElement,
  passages: readonly string[],
  piecesOf: (passage: string) => readonly MarkPiece[],
): LettersAhead | null {
  const at = new Map<string, { element: HTMLElement; tops: ReadonlyMap<string, number> }>()
  for (const id of passages) {
    const element = passageIn(article, id)
    if (element === undefined || element.closest('table') !== null) return null
    // What is not laid out gets its letters placed as it comes near.
    const isLaid = element.checkVisibility({ contentVisibilityAuto: true })
    const parent = isLaid ? parentTop(element) : 0
    const lines = piecesOf(id).flatMap(({ annotation, start, end, first }) => {
      const rect = first && isLaid ? rangeIn(element, start, end).getClientRects()[0] : undefined
      return rect === undefined ? [] : [[annotation.id, rect.top + rect.height / 2 - parent] as const]
    })
    at.set(id, { element, tops: new Map(lines) })
  }
  return { at, room: roomFor(article) }
}

/** Puts the letters of these passages where they were found to stand. Asks the page for nothing. */
export function placeAhead({ at, room }: LettersAhead): void {
  for (const { element, tops } of at.values()) {
    const letters = Array.from(element.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-letter]') ?? []).flatMap((letter) => {
      const top = tops.get(letter.dataset['letter'] ?? '')
      return top === undefined ? [] : [{ element: letter, top, parent: element.parentElement }]
    })
    placeLetters(letters, room)
  }
}

/** Passages in view and a window's height around it that are laid out, in reading order. */
export function passagesNear(scroller: HTMLElement, article: HTMLElement): HTMLElement[] {
  const view = scroller.getBoundingClientRect()
  const above = view.top - view.height
  const below = view.bottom + view.height
  const near: HTMLElement[] = []
  for (const chunk of chunksNear(scroller, article)) {
    if (!chunk.checkVisibility({ contentVisibilityAuto: true })) continue
    const passages = Array.from(chunk.querySelectorAll<HTMLElement>(PASSAGE))
    for (const passage of passages.slice(lastAbove(passages, above))) {
      if (passage.getBoundingClientRect().top > below) break
      near.push(passage)
    }
  }
  return near
}

/**
 * Lays out the letters and cards of these passages; all reads come before all writes, so the page is laid out once. The
 * cost is that of the passages given, however many marks the text has. Returns the cards with the heights they have.
 */
export function layOutMargin(
  article: HTMLElement,
  passages: readonly HTMLElement[],
  piecesOf: (passage: string) => readonly MarkPiece[],
  wide: boolean,
): readonly { element: HTMLElement; height: number }[] {
  const chunks = new Set(passages.map((passage) => passage.closest(CHUNK) ?? article))
  const byId = (name: 'letter' | 'card') =>
    new Map(
      [...chunks].flatMap((chunk) =>
        Array.from(chunk.querySelectorAll<HTMLElement>(`[data-${name}]`), (element) => [element.dataset[name] ?? '', element] as const),
      ),
    )
  const letterOf = byId('letter')
  const cardOf = byId('card')
  if (letterOf.size === 0 && cardOf.size === 0) return []
  const letters: Letter[] = []
  const cards: { element: HTMLElement; key: string; wanted: number; height: number; parent: number }[] = []
  const addCard = (key: string, middle: number | undefined): void => {
    const element = cardOf.get(key)
    if (element === undefined) return
    const parent = parentTop(element)
    // Never above the block it belongs to: cards of the title hang below the head.
    cards.push({ element, key, wanted: Math.max(parent, middle ?? parent), height: element.offsetHeight, parent })
  }
  for (const passage of passages) {
    for (const { annotation, start, end, first } of piecesOf(passage.dataset.passage ?? '')) {
      if (!first) continue
      const rect = rangeIn(passage, start, end).getClientRects()[0]
      const middle = rect === undefined ? undefined : rect.top + rect.height / 2
      const element = letterOf.get(annotation.id)
      if (element !== undefined)
        letters.push({ element, top: middle === undefined ? 0 : middle - parentTop(element), parent: element.offsetParent })
      addCard(annotation.id, middle)
    }
  }
  if (cardOf.has('term')) addCard('term', article.querySelector('[data-term][aria-expanded="true"]')?.getClientRects()[0]?.top)
  const room = roomFor(article)
  const tops = pushDown(cards)

  placeLetters(letters, room)
  for (const { element, key, parent } of cards) element.style.insetBlockStart = wide ? `${(tops.get(key) ?? parent) - parent}px` : ''
  return cards
}
