/** What is painted on the text: marks, the open one, hits, and what a hit or quote points at. */
import type { Colour } from '../../core/model/annotation.ts'
import { COLOURS } from '../../core/model/colours.ts'
import type { MarkPiece } from './marks.ts'
import { isFlagged, paintParts } from './marks.ts'
import type { MarkStore } from './mark-store.ts'
import type { Layer, Spot } from './painter.ts'
import { nameStyles, paintLayer } from './painter.ts'
import { passageIn } from './passages.ts'

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
nameStyles(NAMES)

/** Part of a passage; `whole` when the passage was found and not words in it. */
export type Part = { passage: string; start: number; end: number; whole?: boolean }

/** These parts, each in its style. */
function layerOf(styled: readonly { name: Name; parts: readonly Part[] }[]): Layer {
  const spots = new Map<string, Spot[]>()
  for (const { name, parts } of styled) {
    for (const { passage, start, end } of parts) {
      const known = spots.get(passage)
      if (known === undefined) spots.set(passage, [{ name, start, end }])
      else known.push({ name, start, end })
    }
  }
  const size = styled.reduce((sum, { parts }) => sum + parts.length, 0)
  return { size, passages: () => spots.keys(), of: (passage) => spots.get(passage) ?? [] }
}

/** Bars in the gutter: the passage that was gone to, and others found with it. */
type Bar = 'current' | 'other'

/** Shows these passages with a bar beside them, and no others. React knows nothing of the attribute and leaves it alone. */
function showBars(article: Element, bar: Bar, parts: readonly Part[]): void {
  const wanted = new Set(parts.flatMap(({ passage, whole }) => (whole === true ? passage : [])))
  for (const { dataset } of article.querySelectorAll<HTMLElement>(`[data-bar="${bar}"]`))
    if (!wanted.has(dataset.passage ?? '')) delete dataset.bar
  for (const passage of wanted) {
    const element = passageIn(article, passage)
    if (element !== undefined) element.dataset.bar = bar
  }
}

const isWords = ({ whole }: Part): boolean => whole !== true

const nameOf = (colour: Colour, level: number): Name =>
  level === 0 ? `aide-${colour}` : level === 1 ? `aide-${colour}-over` : `aide-${colour}-over2`

const spotsOf = (pieces: readonly MarkPiece[]): Spot[] =>
  paintParts(pieces).map(({ annotation, start, end, level }) => ({
    name: isFlagged(annotation) ? 'aide-review' : nameOf(annotation.colour, level),
    start,
    end,
  }))

/** Paints the marks of these passages anew; all others stay as they are. */
export function paintMarks(article: Element, changed: Iterable<string>, marks: MarkStore): void {
  const layer: Layer = { size: marks.pieces.length, passages: marks.passages, of: (passage) => spotsOf(marks.at(passage)) }
  paintLayer(article, 'marks', layer, changed)
}

/** Shows which mark's card is open. */
export function paintActive(article: Element, pieces: readonly MarkPiece[]): void {
  paintLayer(article, 'active', layerOf([{ name: 'aide-active', parts: pieces }]))
}

export function paintHits(article: Element, hits: readonly Part[], current: number): void {
  const others = hits.filter((hit, i) => i !== current && isWords(hit))
  const here = hits.slice(current, current + 1).filter(isWords)
  paintLayer(
    article,
    'hits',
    layerOf([
      { name: 'aide-hit', parts: others },
      { name: 'aide-hit-current', parts: here },
    ]),
  )
  showBars(article, 'other', hits)
}

/** Targets longer than this, in UTF-16 units, are no word or two any more. */
const LONG_TARGET = 40

/** What a search hit or a followed quote points at: hits stand out, whole sentences stay pleasant to read. */
export function paintTarget(article: Element, parts: readonly Part[]): void {
  const painted = parts.filter(isWords)
  const long = painted.some(({ start, end }) => end - start > LONG_TARGET)
  paintLayer(article, 'target', layerOf([{ name: long ? 'aide-target-long' : 'aide-target', parts: painted }]))
  showBars(article, 'current', parts)
}
