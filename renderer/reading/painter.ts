/**
 * Registers ranges with the CSS Custom Highlight API: no element is wrapped, so React and `Passage.text` stay untouched.
 *
 * Chromium looks at every registered range again after every change of the document or its style, so thousands would cost
 * each frame of scrolling some milliseconds. Beyond a few hundred, only those of passages near the view are registered, and
 * all of them while the page is printed.
 */
import { rangeIn } from './dom-offsets.ts'
import { passageIn } from './passages.ts'

/** A part of a passage in a style. */
export type Spot = { name: string; start: number; end: number }
/** What is to be painted for one purpose, by passage; `size` is the number of its spots, roughly. */
export type Layer = { size: number; passages: () => Iterable<string>; of: (passage: string) => readonly Spot[] }

/** With no more spots than this all are registered: some 0.2 ms in each frame. */
const FEW = 200

/** Without the API (old browsers) the text reads as before; letters, cards and the marks list still tell of every mark. */
const supported = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function'

const highlights = new Map<string, Highlight>()

/** Names the styles; later ones lie above earlier ones. */
export function nameStyles(names: readonly string[]): void {
  if (!supported) return
  for (const [i, name] of names.entries()) {
    const made = new Highlight()
    made.priority = i
    highlights.set(name, made)
    CSS.highlights.set(name, made)
  }
}

type Registered = { highlight: Highlight; range: Range }
const layers = new Map<string, { layer: Layer; done: Map<string, readonly Registered[]> }>()
let near: ReadonlySet<string> = new Set()
let printing = false
/** The article that is painted on. */
let painted: Element | null = null

function clear(): void {
  for (const one of highlights.values()) one.clear()
  layers.clear()
  near = new Set()
}

/** Whether this article may be painted on: one that has left the page may not, and a new one takes the place of the last. */
function take(article: Element): boolean {
  if (!article.isConnected) return false
  if (article !== painted) clear()
  painted = article
  return true
}

function drop(done: Map<string, readonly Registered[]>, passage: string): void {
  for (const { highlight, range } of done.get(passage) ?? []) highlight.delete(range)
  done.delete(passage)
}

function register(element: HTMLElement, { name, start, end }: Spot): Registered[] {
  const highlight = highlights.get(name)
  if (highlight === undefined) return []
  const range = rangeIn(element, start, end)
  highlight.add(range)
  return [{ highlight, range }]
}

/** Registers what is wanted and is not, and takes away what is and need not be. */
function settle(article: Element): void {
  let size = 0
  for (const { layer } of layers.values()) size += layer.size
  const all = printing || size <= FEW
  for (const { layer, done } of layers.values()) {
    if (!all) for (const passage of done.keys()) if (!near.has(passage)) drop(done, passage)
    for (const passage of all ? layer.passages() : near) {
      if (done.has(passage)) continue
      const spots = layer.of(passage)
      const element = spots.length === 0 ? undefined : passageIn(article, passage)
      if (element !== undefined)
        done.set(
          passage,
          spots.flatMap((spot) => register(element, spot)),
        )
    }
  }
}

/** Paints a layer as it is now. `changed`: passages in which it may differ from before; all of them when left out. */
export function paintLayer(article: Element, key: string, layer: Layer, changed?: Iterable<string>): void {
  if (!take(article)) return
  const known = layers.get(key)
  const done = known?.done ?? new Map<string, readonly Registered[]>()
  layers.set(key, { layer, done })
  for (const passage of changed ?? done.keys()) drop(done, passage)
  settle(article)
}

/** These passages are near the view now. */
export function paintNear(article: Element, passages: Iterable<string>): void {
  if (!take(article)) return
  near = new Set(passages)
  settle(article)
}

/** Everything is painted while the page is printed. Returns its end. */
export function paintForPrint(article: Element): () => void {
  const turn = ({ type }: Event): void => {
    printing = type === 'beforeprint'
    if (take(article)) settle(article)
  }
  window.addEventListener('beforeprint', turn)
  window.addEventListener('afterprint', turn)
  return () => {
    printing = false
    window.removeEventListener('beforeprint', turn)
    window.removeEventListener('afterprint', turn)
  }
}

/** Takes away what is painted on this article. */
export function clearPaint(article: Element): void {
  if (article !== painted) return
  clear()
  painted = null
}
