/**
 * Ties the browser's Back and Forward, and the buttons of a mouse, to the reader's own way back: one history entry for
 * each place, all with the same address.
 */
import { useApp } from '../state/app.ts'

type Entry = { depth: number }

let depth = 0
/** Steps taken that have no entry yet: making one takes about a millisecond, so it waits until the new place is painted. */
let owed = 0

function settle(): void {
  for (; owed > 0; owed -= 1) {
    depth += 1
    history.pushState({ depth } satisfies Entry, '')
  }
}

const entryOf = (state: unknown): Entry | null =>
  typeof state === 'object' && state !== null && 'depth' in state && typeof state.depth === 'number' ? { depth: state.depth } : null

/** Returns the end of the tie. */
export function followHistory(): () => void {
  history.scrollRestoration = 'manual'
  depth = entryOf(history.state)?.depth ?? 0
  const keep = () => history.replaceState({ depth } satisfies Entry, '')
  keep()
  const unsubscribe = useApp.subscribe((now, before) => {
    if (now.steps === before.steps) return
    owed += 1
    if (owed === 1) requestAnimationFrame(() => setTimeout(settle))
  })
  const moved = (event: PopStateEvent) => {
    const entry = entryOf(event.state)
    // Going to a source or a passage of the page makes an entry without a state: the place is the same.
    if (entry === null) return keep()
    for (; depth > entry.depth; depth -= 1) useApp.getState().back()
    for (; depth < entry.depth; depth += 1) useApp.getState().forward()
  }
  window.addEventListener('popstate', moved)
  return () => {
    unsubscribe()
    window.removeEventListener('popstate', moved)
  }
}

/** One step back by key; false when there is none. */
export function goBack(): boolean {
  if (useApp.getState().trail.length === 0) return false
  settle()
  history.back()
  return true
}
