/** Queries that are looked up behind the reader's own, to tell how much each would find. */
import { useEffect, useState } from 'react'
import type { SearchReply } from '../../core/contract/shapes.ts'
import { messageOf } from '../bridge/client.ts'
import { quietly } from '../state/search-new.ts'
import { say } from '../state/status.ts'

export type Look = { query: string; exact: boolean }
export type Totals = SearchReply['totals']
export type Found<L extends Look> = L & { totals: Totals }

/** Milliseconds after which a query counts as one to think about. */
const RESTED = 300

const isSomething = ({ passages, marks, notes }: Totals): boolean => passages + marks + notes > 0

/** What a search finds in either list, unless only the letters as typed count. Some of its words alone are not what it asks for. */
async function totalsOf(look: Look): Promise<Totals> {
  const { totals, more } = await quietly(look, { exact: look.exact })
  return isSomething(totals) || more === undefined || more.fewer !== undefined ? totals : more.totals
}

/**
 * Those looks that find something, in order, at most `most`; null while they are being looked up.
 * @param groups the second is looked up where the first found nothing, and so on; the same list as long as the looks are the same
 */
export function useLooks<L extends Look>(groups: readonly (readonly L[])[], most: number): readonly Found<L>[] | null {
  const [found, setFound] = useState<{ groups: unknown; looks: readonly Found<L>[] } | null>(null)
  useEffect(() => {
    let ended = false
    const look = async () => {
      const looks: Found<L>[] = []
      for (const group of groups) {
        for (const one of looks.length > 0 ? [] : group) {
          if (looks.length === most) break
          const totals = await totalsOf(one)
          if (ended) return
          if (isSomething(totals)) looks.push({ ...one, totals })
        }
      }
      setFound({ groups, looks })
    }
    const timer = setTimeout(() => void look().catch((error: unknown) => say(messageOf(error))), RESTED)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [groups, most])
  return found?.groups === groups ? found.looks : null
}
