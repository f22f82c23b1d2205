/**
 * Heights of groups of results, by `listKey`. Groups out of view are not laid out, and stand in with what is known of them:
 * so a long list that is come back to is where it was left, without being laid out as a whole.
 */
import { useEffect } from 'react'
import type { RefObject } from 'react'
import { useSearch } from '../state/search.ts'

/** CSS pixels of a head, and of a row with a line or two, for groups that were never seen. */
const HEAD = 45
const ROW = 77

const heights = new Map<string, number>()
useSearch.subscribe((state, before) => {
  if (state.turn !== before.turn) heights.clear()
})

/** One for all groups: it is told of sizes, and never asks for a layout. */
const watcher =
  typeof ResizeObserver === 'undefined'
    ? null
    : new ResizeObserver((entries) => {
        for (const { target, borderBoxSize } of entries) {
          const [size] = borderBoxSize
          if (target instanceof HTMLElement && size !== undefined && size.blockSize > 0)
            heights.set(target.dataset.group ?? '', size.blockSize)
        }
      })

/** What a group stands in with while it is out of view, as CSS has it. */
export const standIn = (key: string, rows: number): string => `auto ${heights.get(key) ?? HEAD + ROW * rows}px`

/** Keeps the height of a group that has `data-group`. */
export function useHeightKept(group: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = group.current
    if (element === null || watcher === null) return
    watcher.observe(element)
    return () => watcher.unobserve(element)
  }, [group])
}
