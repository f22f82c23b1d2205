/** What every part of an open briefing shares: its data, its edition and its marks by passage. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { PassageChange } from '../../core/contract/review-shapes.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import type { ChangesHere } from '../editions/useChangesHere.ts'
import { afterPaint } from '../state/after-paint.ts'
import type { ReadyEdition } from '../state/library.ts'
import type { MarkStore } from './mark-store.ts'
import type { MarkPiece } from './marks.ts'

export type Opened = {
  briefing: Briefing
  edition: ReadyEdition
  /** The same for as long as the briefing is open; what changes in it is heard by `usePieces` and `useAllPieces`. */
  marks: MarkStore
  /** What changed since another edition, and in which passages. */
  changes: ChangesHere | null
  changed: ReadonlyMap<string, PassageChange>
}

export const OpenedContext = createContext<Opened | null>(null)

export function useOpened(): Opened {
  const opened = useContext(OpenedContext)
  if (opened === null) throw new Error('No briefing is open around this part')
  return opened
}

/** What a passage shows of marks; its parts are drawn again when that changes, and not for other passages. */
export function usePieces(passage: string): readonly MarkPiece[] {
  const { marks } = useOpened()
  const subscribe = useCallback((changed: () => void) => marks.subscribe(passage, changed), [marks, passage])
  return useSyncExternalStore(subscribe, () => marks.of(passage))
}

/** Every piece of every mark of the briefing, once a change of them is painted: for sums, which may come a moment later. */
export function useAllPieces(): readonly MarkPiece[] {
  const { marks } = useOpened()
  const subscribe = useCallback(
    (changed: () => void) => {
      let callOff: (() => void) | null = null
      const end = marks.watch(() => {
        callOff ??= afterPaint(() => {
          callOff = null
          changed()
        })
      })
      return () => {
        end()
        callOff?.()
      }
    },
    [marks],
  )
  return useSyncExternalStore(subscribe, () => marks.pieces)
}
