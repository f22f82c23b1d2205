/**
 * From a selection in the page to a range of passages. A selection may start or end in a margin, on a number or outside
 * the text; then it reaches from the first to the last character of passages that it covers.
 */
import type { PassageRange, Point } from '../../core/model/annotation.ts'
import { PASSAGE, offsetOf, passageOf } from './dom-offsets.ts'

const idOf = (element: HTMLElement): string => element.dataset.passage ?? ''

/** Where a boundary of the selection lies among the passages: inside one, or between two of them. */
function boundary(passages: readonly HTMLElement[], range: Range, which: 'start' | 'end'): Point | null {
  const node = which === 'start' ? range.startContainer : range.endContainer
  const offset = which === 'start' ? range.startOffset : range.endOffset
  const inside = passageOf(node)
  if (inside !== null && passages.includes(inside)) return { passage: idOf(inside), offset: offsetOf(inside, node, offset) }
  if (which === 'start') {
    const next = passages.find((passage) => range.comparePoint(passage, 0) >= 0)
    return next === undefined ? null : { passage: idOf(next), offset: 0 }
  }
  const previous = passages.findLast((passage) => range.comparePoint(passage, passage.childNodes.length) <= 0)
  return previous === undefined ? null : { passage: idOf(previous), offset: previous.textContent.length }
}

/** Moves both ends inwards over white space and empty passages; null when nothing else is left. */
function trim(passages: readonly HTMLElement[], start: Point, end: Point): PassageRange | null {
  const ids = passages.map(idOf)
  const texts = passages.map((passage) => passage.textContent)
  let from = ids.indexOf(start.passage)
  let to = ids.indexOf(end.passage)
  if (from < 0 || to < 0 || from > to) return null
  let startOffset = start.offset
  let endOffset = end.offset
  for (;;) {
    const text = (texts[from] ?? '').slice(startOffset, from === to ? endOffset : undefined)
    const lead = text.length - text.trimStart().length
    if (lead < text.length) {
      startOffset += lead
      break
    }
    if (from === to) return null
    from += 1
    startOffset = 0
  }
  for (;;) {
    const text = (texts[to] ?? '').slice(to === from ? startOffset : 0, endOffset)
    const kept = text.trimEnd().length
    if (kept > 0) {
      endOffset = (to === from ? startOffset : 0) + kept
      break
    }
    to -= 1
    endOffset = (texts[to] ?? '').length
  }
  return { start: { passage: ids[from] ?? '', offset: startOffset }, end: { passage: ids[to] ?? '', offset: endOffset } }
}

const samePoint = (a: Point, b: Point): boolean => a.passage === b.passage && a.offset === b.offset
export const sameRange = (a: PassageRange | null, b: PassageRange | null): boolean =>
  a === b || (a !== null && b !== null && samePoint(a.start, b.start) && samePoint(a.end, b.end))

/** The passages a range of the page covers, or null when it covers no word of them. `root` is the article. */
export function passageRangeOf(root: ParentNode, range: Range): PassageRange | null {
  if (range.collapsed) return null
  const passages = Array.from(root.querySelectorAll<HTMLElement>(PASSAGE))
  const start = boundary(passages, range, 'start')
  const end = boundary(passages, range, 'end')
  return start === null || end === null ? null : trim(passages, start, end)
}

/** The same for the window's selection, whichever way it was made. */
export function selectedRange(root: ParentNode, selection: Selection | null): PassageRange | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null
  return passageRangeOf(root, selection.getRangeAt(0))
}
