/** Which passages have been read: those that stood in view for about a second, not those that flew past. */
import { passageIn } from './passages.ts'

/** How long a passage stands in view before it counts, in milliseconds. */
const SEEN_AFTER = 1000

/**
 * Numbered passages in view: half of it inside the window, or half of the window full of it. Starts at the top passage
 * and stops below the window, so that chunks that are not laid out stay so.
 */
export function inView(scroller: HTMLElement, numbered: readonly string[], from: string): readonly string[] {
  const view = scroller.getBoundingClientRect()
  const article = scroller.querySelector('article')
  if (article === null) return []
  const found: string[] = []
  for (const id of numbered.slice(Math.max(0, numbered.indexOf(from)))) {
    const rect = passageIn(article, id)?.getBoundingClientRect()
    if (rect === undefined || rect.height === 0) continue
    if (rect.top >= view.bottom) break
    const shown = Math.min(rect.bottom, view.bottom) - Math.max(rect.top, view.top)
    if (shown >= rect.height / 2 || shown >= view.height / 2) found.push(id)
  }
  return found
}

export type Seen = {
  readonly count: number
  /** Looks at what is in view now; passages that stay there are counted later, without another call. */
  look: () => void
  /** Forgets what is in view: the text is hidden or gone. What has been counted stays. */
  rest: () => void
}

/**
 * Counts passages that stay in view, beginning with those that count already.
 * @param visible the passages in view now
 * @param counted called after new ones have been counted
 */
export function watchSeen(before: readonly string[], visible: () => readonly string[], counted: () => void): Seen {
  const seen = new Set(before)
  let since = new Map<string, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const rest = () => {
    clearTimeout(timer)
    since = new Map()
  }
  const look = () => {
    clearTimeout(timer)
    const now = performance.now()
    const sizeBefore = seen.size
    const waiting = visible()
      .filter((id) => !seen.has(id))
      .map((id) => [id, since.get(id) ?? now] as const)
    for (const [id, from] of waiting) if (now - from >= SEEN_AFTER) seen.add(id)
    since = new Map(waiting.filter(([id]) => !seen.has(id)))
    const next = Math.min(...since.values()) + SEEN_AFTER - now
    if (since.size > 0) timer = setTimeout(look, next)
    if (seen.size > sizeBefore) counted()
  }
  return {
    get count() {
      return seen.size
    },
    look,
    rest,
  }
}
