/** Which mark lies under a point of the window. */
import { PASSAGE, offsetOf, passageOf } from './dom-offsets.ts'
import type { MarkPiece } from './marks.ts'
import { marksAt } from './marks.ts'

/** The caret position the browser finds at a point, by the standard call or the older one. */
function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const caret = document.caretPositionFromPoint(x, y)
    return caret === null ? null : { node: caret.offsetNode, offset: caret.offset }
  }
  return null
}

/** True when the point lies on one of the part's own boxes, and not in the space after a line. */
function onBoxes(node: Node, offset: number, x: number, y: number): boolean {
  const around = document.createRange()
  around.setStart(node, Math.max(0, offset - 1))
  const length = node instanceof Text ? node.length : node.childNodes.length
  around.setEnd(node, Math.min(length, offset + 1))
  return Array.from(around.getClientRects()).some((rect) => x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top && y <= rect.bottom)
}

/** Marks under the point, the shortest first; empty when there is none. */
export function marksAtPoint(pieces: readonly MarkPiece[], x: number, y: number): readonly MarkPiece[] {
  const caret = caretAt(x, y)
  const element = passageOf(caret?.node ?? null)
  if (caret === null || element === null || !element.matches(PASSAGE)) return []
  if (!onBoxes(caret.node, caret.offset, x, y)) return []
  const offset = offsetOf(element, caret.node, caret.offset)
  const id = element.dataset.passage ?? ''
  const here = marksAt(pieces, id, offset)
  // The caret may lie after the character under the pointer.
  return here.length > 0 || offset === 0 ? here : marksAt(pieces, id, offset - 1)
}
