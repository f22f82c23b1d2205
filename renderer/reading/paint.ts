/** Paints with the CSS Custom Highlight API: no element is wrapped, so React and `Passage.text` stay untouched. */
import { COLOURS } from '../../core/model/colours.ts'
import { PASSAGE, rangeIn } from './dom-offsets.ts'
import type { MarkPiece } from './marks.ts'
import { paintParts } from './marks.ts'

/** Names used in `paint.css`. Later ones lie above earlier ones. */
const NAMES = [
  ...COLOURS.map((colour) => `aide-${colour}` as const),
  ...COLOURS.map((colour) => `aide-${colour}-over` as const),
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

export type Part = { passage: string; start: number; end: number }

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

export function paintMarks(article: Element, pieces: readonly MarkPiece[], active: string | null): void {
  const elements = passagesOf(article)
  const parts = paintParts(pieces)
  for (const colour of COLOURS) {
    const mine = parts.filter((part) => part.annotation.colour === colour)
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
    hits.filter((_, i) => i !== current),
  )
  show('aide-hit-current', elements, hits.slice(current, current + 1))
}

/** Targets longer than this, in UTF-16 units, are no word or two any more. */
const LONG_TARGET = 40

/** What a search hit or a followed quote points at: hits stand out, whole sentences stay pleasant to read. */
export function paintTarget(article: Element, parts: readonly Part[]): void {
  const elements = passagesOf(article)
  const isLong = ({ start, end }: Part) => end - start > LONG_TARGET
  const long = parts.some(isLong)
  show('aide-target', elements, long ? [] : parts)
  show('aide-target-long', elements, long ? parts : [])
}

export function clearPaint(): void {
  for (const one of highlights.values()) one.clear()
}
