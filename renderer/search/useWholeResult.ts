/** Every briefing of a result, whatever part of it is listed: for what is counted over the whole of it. */
import { useEffect, useMemo, useState } from 'react'
import type { SearchReply } from '../../core/contract/shapes.ts'
import { messageOf } from '../bridge/client.ts'
import { groupKey } from '../state/search-lists.ts'
import type { ListName } from '../state/search-lists.ts'
import { quietly } from '../state/search-new.ts'
import { useSearch } from '../state/search.ts'
import { say } from '../state/status.ts'

type Group = SearchReply['groups'][number]

/** Most briefings that one call lists, as the contract has it; more are not counted. */
export const MOST = 500
/** Milliseconds after which a query counts as one to count. */
const RESTED = 400

const listedIn = (reply: SearchReply): Group[] => [...reply.groups, ...(reply.more?.groups ?? [])]

async function wholeOf(query: string, exact: boolean, lists: readonly ListName[]): Promise<Group[]> {
  const groups: Group[] = []
  for (const list of lists) {
    const reply = await quietly({ query }, { exact, list, briefings: MOST, passages: 1 })
    groups.push(...(list === 'exact' ? reply.groups : (reply.more?.groups ?? [])))
  }
  return groups
}

/** Briefings of both lists, each once; null while they are not known, or are too many. */
export function useWholeResult(): readonly Group[] | null {
  const reply = useSearch((state) => state.reply)
  const answered = useSearch((state) => state.answered)
  const exact = useSearch((state) => state.exact)
  const [asked, setAsked] = useState<{ key: string; groups: readonly Group[] } | null>(null)
  const [first, second] = [reply?.totals.briefings ?? 0, reply?.more?.totals.briefings ?? 0]
  const key = JSON.stringify([answered, exact, first, second])
  const isListed = reply !== null && listedIn(reply).length === first + second
  const isTooMany = Math.max(first, second) > MOST
  useEffect(() => {
    if (answered === '' || isListed || isTooMany) return
    let ended = false
    const lists: readonly ListName[] = second === 0 ? ['exact'] : ['exact', 'more']
    const timer = setTimeout(() => {
      wholeOf(answered, exact, lists).then(
        (groups) => {
          if (!ended) setAsked({ key, groups })
        },
        (error: unknown) => say(messageOf(error)),
      )
    }, RESTED)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [key, answered, exact, second, isListed, isTooMany])
  return useMemo(() => {
    if (reply === null) return null
    const groups = isListed ? listedIn(reply) : asked?.key === key ? asked.groups : null
    return groups && [...new Map(groups.map((group) => [groupKey(group), group])).values()]
  }, [reply, isListed, asked, key])
}
