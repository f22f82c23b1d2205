/**
 * The marks of the open briefing by passage. Parts of the page listen to their own passage alone, so one more mark draws one
 * passage again; and passages show their marks when they come into view or when the window has time, not all at once.
 */
import type { MarkPiece } from './marks.ts'
import { byPassage } from './marks.ts'

type Listener = () => void
/** Hears which passages show other letters and cards now. */
type Watcher = (told: readonly string[]) => void

export type MarkStore = {
  /** Every piece, shown or not, in the order of `markPieces`. */
  readonly pieces: readonly MarkPiece[]
  /** What a passage shows beside its text, once it is revealed: the same list until its marks change. */
  of: (passage: string) => readonly MarkPiece[]
  /** What is painted on a passage: its marks, revealed or not. */
  at: (passage: string) => readonly MarkPiece[]
  /** Passages that have marks. */
  passages: () => Iterable<string>
  /** Takes the marks as they are now. Passages whose pieces stayed the same hear nothing. */
  set: (pieces: readonly MarkPiece[]) => void
  /** Lets these passages show their marks from now on. */
  reveal: (passages: Iterable<string>) => void
  /** The next passages in reading order that have marks and do not show them yet. */
  hidden: (most: number) => readonly string[]
  /** Passages whose marks are others than when this was asked last. */
  takeChanged: () => ReadonlySet<string>
  /** Passages that show other letters and cards than when this was asked last. */
  takeTold: () => ReadonlySet<string>
  subscribe: (passage: string, listener: Listener) => () => void
  /** Hears of every change before React draws it; `version` differs after each. */
  watch: (listener: Watcher) => () => void
  version: () => number
}

const NONE: readonly MarkPiece[] = []

const samePieces = (a: readonly MarkPiece[], b: readonly MarkPiece[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i]
    return other !== undefined && one.annotation === other.annotation && one.start === other.start && one.end === other.end
  })

/** Passages of the pieces that are not the same at both ends of two lists, in reading order: those of one more mark are few. */
function passagesBetween(before: readonly MarkPiece[], next: readonly MarkPiece[]): ReadonlySet<string> {
  const shorter = Math.min(before.length, next.length)
  let from = 0
  while (from < shorter && before[from] === next[from]) from += 1
  let back = 0
  while (back < shorter - from && before[before.length - 1 - back] === next[next.length - 1 - back]) back += 1
  const middle = [...next.slice(from, next.length - back), ...before.slice(from, before.length - back)]
  return new Set(middle.map(({ passage }) => passage))
}

export function createMarkStore(): MarkStore {
  let pieces = NONE
  const all = new Map<string, readonly MarkPiece[]>()
  const shown = new Set<string>()
  const waiting = new Set<string>()
  let changed = new Set<string>()
  let toldSince = new Set<string>()
  let version = 0
  const listeners = new Map<string, Set<Listener>>()
  const watchers = new Set<Watcher>()

  const tell = (passages: readonly string[]): void => {
    version += 1
    for (const passage of passages) {
      toldSince.add(passage)
      for (const listener of listeners.get(passage) ?? []) listener()
    }
    for (const watcher of watchers) watcher(passages)
  }
  return {
    get pieces() {
      return pieces
    },
    of: (passage) => (shown.has(passage) ? (all.get(passage) ?? NONE) : NONE),
    at: (passage) => all.get(passage) ?? NONE,
    passages: () => all.keys(),
    set(next) {
      const touched = passagesBetween(pieces, next)
      pieces = next
      const now = byPassage(next.filter(({ passage }) => touched.has(passage)))
      const told: string[] = []
      for (const passage of touched) {
        const old = all.get(passage)
        const list = now.get(passage)
        if (old !== undefined && list !== undefined && samePieces(old, list)) continue
        changed.add(passage)
        if (shown.has(passage)) told.push(passage)
        if (list === undefined) {
          all.delete(passage)
          waiting.delete(passage)
        } else {
          all.set(passage, list)
          if (!shown.has(passage)) waiting.add(passage)
        }
      }
      tell(told)
    },
    reveal(passages) {
      const told: string[] = []
      for (const passage of passages) {
        if (shown.has(passage)) continue
        shown.add(passage)
        if (waiting.delete(passage)) told.push(passage)
      }
      if (told.length > 0) tell(told)
    },
    hidden: (most) => [...waiting].slice(0, most),
    takeChanged() {
      const taken = changed
      changed = new Set()
      return taken
    },
    takeTold() {
      const taken = toldSince
      toldSince = new Set()
      return taken
    },
    subscribe(passage, listener) {
      const known = listeners.get(passage) ?? new Set()
      listeners.set(passage, known.add(listener))
      return () => {
        known.delete(listener)
      }
    },
    watch(listener) {
      watchers.add(listener)
      return () => {
        watchers.delete(listener)
      }
    },
    version: () => version,
  }
}
