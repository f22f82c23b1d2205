/** Follows the selection in the article, by mouse or keyboard, and lets the keyboard make one. */
import { useEffect } from 'react'
import type { RefObject } from 'react'
import { isTyping } from '../app/keys.ts'
import { PASSAGE, passageOf } from './dom-offsets.ts'
import { sameRange, selectedRange } from './selection.ts'
import { useSession } from './session.ts'

const DIRECTIONS: Readonly<Record<string, { by: 'character' | 'line'; to: 'forward' | 'backward' }>> = {
  ArrowRight: { by: 'character', to: 'forward' },
  ArrowLeft: { by: 'character', to: 'backward' },
  ArrowDown: { by: 'line', to: 'forward' },
  ArrowUp: { by: 'line', to: 'backward' },
}

/** Shift and arrows extend the selection from the caret, also where the browser shows no caret. */
function extend(event: KeyboardEvent): boolean {
  const direction = DIRECTIONS[event.key]
  if (direction === undefined || !event.shiftKey || event.altKey || event.metaKey) return false
  const selection = window.getSelection()
  const focused = passageOf(document.activeElement)
  if (selection === null) return false
  if (selection.rangeCount === 0 || passageOf(selection.focusNode) === null) {
    if (focused === null) return false
    selection.collapse(focused, 0)
  }
  selection.modify('extend', direction.to, event.ctrlKey && direction.by === 'character' ? 'word' : direction.by)
  return true
}

/** All passages and nothing round them, with the focus in the text, where letters act on the selection. */
function selectAll(article: HTMLElement): void {
  const passages = article.querySelectorAll<HTMLElement>(PASSAGE)
  const [first] = passages
  const last = passages[passages.length - 1]
  if (first === undefined || last === undefined) return
  const region = article.closest<HTMLElement>('[data-region="text"]')
  if (region?.contains(document.activeElement) === false) region.focus({ preventScroll: true })
  window.getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length)
}

const isSelectAll = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'a'

export function useSelection(article: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let pressing = false
    let frame = 0
    const read = () => {
      frame = 0
      if (pressing || article.current === null) return
      const { selection, setSelection } = useSession.getState()
      const range = selectedRange(article.current, window.getSelection())
      if (!sameRange(range, selection)) setSelection(range)
    }
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(read)
    }
    // A letter pressed right after the selection grew acts on what is selected now, not on what the last frame showed.
    const beforeKey = () => {
      if (isTyping(document.activeElement)) return
      cancelAnimationFrame(frame)
      read()
    }
    const changed = () => {
      // Typing in a card or the find box is no selection of the text.
      if (!isTyping(document.activeElement)) later()
    }
    const down = (event: PointerEvent) => {
      if (event.target instanceof Node && article.current?.contains(event.target) === true) pressing = true
    }
    const up = () => {
      if (!pressing) return
      pressing = false
      later()
    }
    const key = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(document.activeElement)) return
      if (document.querySelector('dialog[open], :popover-open') !== null) return
      if (isSelectAll(event) && article.current !== null) {
        selectAll(article.current)
        event.preventDefault()
      } else if (extend(event)) event.preventDefault()
      else if (event.key === 'Escape' && useSession.getState().selection !== null) window.getSelection()?.collapseToStart()
    }
    document.addEventListener('selectionchange', changed)
    document.addEventListener('pointerdown', down)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', up)
    document.addEventListener('dragend', up)
    window.addEventListener('keydown', beforeKey, true)
    window.addEventListener('keydown', key)
    return () => {
      document.removeEventListener('selectionchange', changed)
      document.removeEventListener('pointerdown', down)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', up)
      document.removeEventListener('dragend', up)
      window.removeEventListener('keydown', beforeKey, true)
      window.removeEventListener('keydown', key)
      cancelAnimationFrame(frame)
    }
  }, [article])
}
