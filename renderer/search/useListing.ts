import { useMemo } from 'react'
import type { SearchReply } from '../../core/contract/shapes.ts'
import { useSearch } from '../state/search.ts'
import { resultsOf } from '../state/search-lists.ts'
import type { ResultRef } from '../state/search-lists.ts'

export type Listing = { reply: SearchReply; results: readonly ResultRef[] }

/** What the list shows. Null when nothing was searched for. */
export function useListing(): Listing | null {
  const reply = useSearch((state) => state.reply)
  const expanded = useSearch((state) => state.expanded)
  return useMemo(() => (reply === null ? null : { reply, results: resultsOf(reply, expanded) }), [reply, expanded])
}
