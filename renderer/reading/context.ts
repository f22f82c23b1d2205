/** What every part of an open briefing shares: its data, its edition and its marks by passage. */
import { createContext, useContext } from 'react'
import type { PassageChange } from '../../core/contract/review-shapes.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import type { ChangesHere } from '../editions/useChangesHere.ts'
import type { ReadyEdition } from '../state/library.ts'
import type { MarkPiece } from './marks.ts'

export type Opened = {
  briefing: Briefing
  edition: ReadyEdition
  pieces: readonly MarkPiece[]
  piecesOf: ReadonlyMap<string, readonly MarkPiece[]>
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
