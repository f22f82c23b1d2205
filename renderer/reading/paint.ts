/** Paints with the CSS Custom Highlight API: no element is wrapped, so React and `Passage.text` stay untouched. */
import { COLOURS } from '../../core/model/colours.ts'
import { PASSAGE, rangeIn } from './dom-offsets.ts'
import type { MarkPiece } from './marks.ts'
import { isFlagged, paintParts } from './marks.ts'

/** Names used in `paint.css`. Later ones lie above earlier ones. */
const NAMES = [
  ...COLOURS.map((colour) => `aide-${colour}` as const),
  ...COLOURS.map((colour) => `aide-${colour}-over` as const),
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

const passagesOf = (article: Element) =>
  new Map(Array.from(article.querySelectorAll<HTMLElement>(PASSAGE), (element) => [element.dataset.passage ?? '', element]))

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

export function paintMarks(article: Element, pieces: readonly MarkPiece[], active: string | null): void {
  const elements = passagesOf(article)
  const parts = paintParts(pieces)
  for (const colour of COLOURS) {
    const mine = parts.filter((part) => part.annotation.colour === colour && !isFlagged(part.annotation))
    show(
      `aide-${colour}`,
      elements,
      mine.filter((part) => !part.over),
    )
    show(
      `aide-${colour}-over`,
      elements,
      mine.filter((part) => part.over),
    )
  }
  show(
    'aide-review',
    elements,
    pieces.filter((piece) => isFlagged(piece.annotation)),
  )
  show(
    'aide-active',
    elements,
    pieces.filter((piece) => piece.annotation.id === active),
  )
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
}
