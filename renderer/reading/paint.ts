/** Paints with the CSS Custom Highlight API: no element is wrapped, so React and `Passage.text` stay untouched. */
import type { Colour } from '../../core/model/annotation.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { PASSAGE, rangeIn } from './dom-offsets.ts'
import type { MarkPiece } from './marks.ts'
import { isFlagged, paintParts } from './marks.ts'

/** Names used in `paint.css`. Later ones lie above earlier ones. */
const NAMES = [
  ...COLOURS.map((colour) => `aide-${colour}` as const),
  ...COLOURS.map((colour) => `aide-${colour}-over` as const),
  ...COLOURS.map((colour) => `aide-${colour}-over2` as const),
  'aide-review',
  'aide-active',
  'aide-hit',
  'aide-target',
  'aide-target-long',
  'aide-hit-current',
] as const
type Name = (typeof NAMES)[number]

/** Without the API (old browsers) the text reads as before; letters, cards and the marks list still tell of every mark. */
const supported = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function'

const highlights = new Map<Name, Highlight>()
const highlight = (name: Name): Highlight | undefined => {
  if (!supported) return undefined
  const known = highlights.get(name)
  if (known !== undefined) return known
  const made = new Highlight()
  made.priority = NAMES.indexOf(name)
  highlights.set(name, made)
  CSS.highlights.set(name, made)
  return made
}

/** Part of a passage; `whole` when the passage was found and not words in it. */
export type Part = { passage: string; start: number; end: number; whole?: boolean }

/** Passages of an article, which draws them once. */
const found = new WeakMap<Element, ReadonlyMap<string, HTMLElement>>()
export function passagesOf(article: Element): ReadonlyMap<string, HTMLElement> {
  const known = found.get(article)
  if (known !== undefined && [...known.values()].every((element) => element.isConnected)) return known
  const elements = new Map(
    Array.from(article.querySelectorAll<HTMLElement>(PASSAGE), (element) => [element.dataset.passage ?? '', element]),
  )
  found.set(article, elements)
  return elements
}

/** Shows these parts of passages in one of the styles, and nothing else in it. */
function show(name: Name, elements: ReadonlyMap<string, HTMLElement>, parts: readonly Part[]): void {
  const target = highlight(name)
  if (target === undefined) return
  target.clear()
  for (const { passage, start, end } of parts) {
    const element = elements.get(passage)
    if (element !== undefined) target.add(rangeIn(element, start, end))
  }
}

/** Bars in the gutter: the passage that was gone to, and others found with it. */
type Bar = 'current' | 'other'

/** Shows these passages with a bar beside them, and no others. React knows nothing of the attribute and leaves it alone. */
function showBars(elements: ReadonlyMap<string, HTMLElement>, bar: Bar, parts: readonly Part[]): void {
  const wanted = new Set(parts.flatMap(({ passage, whole }) => (whole === true ? passage : [])))
  for (const [passage, { dataset }] of elements) {
    if (wanted.has(passage)) dataset.bar = bar
    else if (dataset.bar === bar) delete dataset.bar
  }
}

const isWords = ({ whole }: Part): boolean => whole !== true

const nameOf = (colour: Colour, level: number): Name =>
  level === 0 ? `aide-${colour}` : level === 1 ? `aide-${colour}-over` : `aide-${colour}-over2`

/** What is painted of marks, by passage. */
const painted = new Map<string, { target: Highlight; range: Range }[]>()

/** Paints the marks of these passages anew; all others stay as they are. `piecesOf`: what a passage shows. */
export function paintMarks(article: Element, passages: Iterable<string>, piecesOf: (passage: string) => readonly MarkPiece[]): void {
  const elements = passagesOf(article)
  for (const passage of passages) {
    for (const { target, range } of painted.get(passage) ?? []) target.delete(range)
    const element = elements.get(passage)
    const now: { target: Highlight; range: Range }[] = []
    for (const { annotation, start, end, level } of element === undefined ? [] : paintParts(piecesOf(passage))) {
      const target = highlight(isFlagged(annotation) ? 'aide-review' : nameOf(annotation.colour, level))
      if (target === undefined || element === undefined) continue
      const range = rangeIn(element, start, end)
      target.add(range)
      now.push({ target, range })
    }
    if (now.length > 0) painted.set(passage, now)
    else painted.delete(passage)
  }
}

/** Shows which mark's card is open. */
export function paintActive(article: Element, pieces: readonly MarkPiece[]): void {
  show('aide-active', passagesOf(article), pieces)
}

export function paintHits(article: Element, hits: readonly Part[], current: number): void {
  const elements = passagesOf(article)
  show(
    'aide-hit',
    elements,
    hits.filter((hit, i) => i !== current && isWords(hit)),
  )
  show('aide-hit-current', elements, hits.slice(current, current + 1).filter(isWords))
  showBars(elements, 'other', hits)
}

/** Targets longer than this, in UTF-16 units, are no word or two any more. */
const LONG_TARGET = 40

/** What a search hit or a followed quote points at: hits stand out, whole sentences stay pleasant to read. */
export function paintTarget(article: Element, parts: readonly Part[]): void {
  const elements = passagesOf(article)
  const painted = parts.filter(isWords)
  const long = painted.some(({ start, end }) => end - start > LONG_TARGET)
  show('aide-target', elements, long ? [] : painted)
  show('aide-target-long', elements, long ? painted : [])
  showBars(elements, 'current', parts)
}

export function clearPaint(): void {
  for (const one of highlights.values()) one.clear()
  painted.clear()
}
