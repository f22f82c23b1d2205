/** Keys of the rail: arrows, Home, End and letters move one focus through all its trees; Right and Left open and close. */
import type { KeyboardEvent } from 'react'

/** A run of letters typed within this time finds a title, in milliseconds. */
const TYPING_GAP = 700
let typed = ''
let typedAt = 0

const itemsIn = (rail: HTMLElement) => Array.from(rail.querySelectorAll<HTMLElement>('[role="treeitem"]'))

function typeahead(items: readonly HTMLElement[], at: number, letter: string, now: number): HTMLElement | undefined {
  typed = now - typedAt > TYPING_GAP ? letter : typed + letter
  typedAt = now
  const from = typed.length === 1 ? at + 1 : at
  const order = [...items.slice(from), ...items.slice(0, from)]
  return order.find((item) => (item.dataset.title ?? '').toLocaleLowerCase().startsWith(typed))
}

/** Handles a key on a tree item; returns true when it was taken. */
export function treeKey(event: KeyboardEvent<HTMLElement>, rail: HTMLElement, fold: (group: string, folded: boolean) => void): boolean {
  const item = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role="treeitem"]') : null
  if (item === null || event.ctrlKey || event.metaKey || event.altKey) return false
  const items = itemsIn(rail)
  const at = items.indexOf(item)
  const focus = (target: HTMLElement | null | undefined) => target?.focus()
  const group = item.dataset.group
  const open = item.ariaExpanded === 'true'
  switch (event.key) {
    case 'ArrowDown':
      focus(items[at + 1])
      return true
    case 'ArrowUp':
      focus(items[at - 1])
      return true
    case 'Home':
      focus(items[0])
      return true
    case 'End':
      focus(items.at(-1))
      return true
    case 'ArrowRight':
      if (group === undefined) return true
      if (open) focus(items[at + 1])
      else fold(group, false)
      return true
    case 'ArrowLeft':
      if (group !== undefined && open) fold(group, true)
      else focus(items.slice(0, at).findLast((one) => one.ariaLevel === '1'))
      return true
    case 'Enter':
    case ' ':
      item.click()
      return true
    default:
      if (event.key.length !== 1) return false
      focus(typeahead(items, at, event.key.toLocaleLowerCase(), event.timeStamp))
      return true
  }
}
