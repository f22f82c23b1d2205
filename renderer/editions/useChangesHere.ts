/** What changed in the open briefing since the edition that was read last, or one the reader asked for. */
import { useEffect, useMemo } from 'react'
import type { BriefingChanges, PassageChange } from '../../core/contract/review-shapes.ts'
import { changesKey, lastRead, useChanges } from '../state/editions.ts'
import type { ReadyEdition } from '../state/library.ts'
import { editionById, useLibrary } from '../state/library.ts'

export type ChangesHere = {
  since: ReadyEdition
  /** The reader has read that edition; else it was asked for. */
  isLastRead: boolean
  /** Undefined while the two are being compared. */
  changes: BriefingChanges | undefined
}

const NONE: ReadonlyMap<string, PassageChange> = new Map()

/** Null when there is no edition to compare with. */
export function useChangesHere(edition: ReadyEdition, briefing: string): ChangesHere | null {
  const overview = useLibrary((state) => state.overview)
  const asked = useChanges((state) => state.since[edition.id])
  const read = lastRead(overview, edition, briefing)
  const since = (asked === undefined ? undefined : editionById(overview, asked)) ?? read
  const changes = useChanges((state) => (since === undefined ? undefined : state.found[changesKey(since.id, edition.id, briefing)]))
  useEffect(() => {
    if (since !== undefined) void useChanges.getState().load(since.id, edition.id, briefing)
  }, [since, edition, briefing])
  const isLastRead = since !== undefined && since.id === read?.id
  return useMemo(() => (since === undefined ? null : { since, isLastRead, changes }), [since, isLastRead, changes])
}

/** Changes by the passage of this edition that shows them; what was removed has none. */
export function useChangedPassages(here: ChangesHere | null): ReadonlyMap<string, PassageChange> {
  const changes = here?.changes
  return useMemo(
    () =>
      changes === undefined || changes.state === 'added'
        ? NONE
        : new Map(changes.passages.flatMap((change) => (change.after === null ? [] : [[change.after.passage, change] as const]))),
    [changes],
  )
}
