/** Moves the focus among passages, and the caret with it. */
import type { PassageRange } from '../../core/model/annotation.ts'
import { passageElement, passageOf, pointAt } from './dom-offsets.ts'
import { useSession } from './session.ts'

/** True when what has the focus got it from the keyboard. */
export const byKeys = (): boolean => document.activeElement?.matches(':focus-visible') === true

/**
 * Gives a passage the focus. A ring round it is for readers who move by keys alone: Chromium would draw one round a
 * whole paragraph after any key, also where the paragraph was clicked.
 */
export function focusPassage(element: HTMLElement, ring: boolean): void {
  if (ring) {
    element.dataset.ring = ''
    element.addEventListener('blur', () => delete element.dataset.ring, { once: true })
  } else {
    delete element.dataset.ring
  }
  element.focus({ preventScroll: true })
}

/** Ends a selection that has been dealt with: focus and caret stand at its end, and the keys go on from there. */
export function leaveSelection({ end }: PassageRange): void {
  useSession.getState().setSelection(null)
  const selection = window.getSelection()
  const element = passageElement(document, end.passage)
  if (element === null) return selection?.empty()
  const active = document.activeElement
  const ring = active?.closest('[role="toolbar"], [role="menu"]') == null ? passageOf(active)?.dataset.ring !== undefined : byKeys()
  focusPassage(element, ring)
  const { node, offset } = pointAt(element, end.offset)
  selection?.collapse(node, offset)
}
