import { useMemo } from 'react'
import type { SearchGroup, SearchReply } from '../../core/contract/shapes.ts'
import { metaById, useLibrary } from '../state/library.ts'
import { resultsOf, useSearch } from '../state/search.ts'
import type { Facets, ResultRef } from '../state/search.ts'

export type Listing = {
  reply: SearchReply
  /** Groups that pass the facets. */
  groups: readonly SearchGroup[]
  results: readonly ResultRef[]
  /** Exact totals of what passes the facets. */
  passages: number
  briefings: number
  /** Passages per topic and region of the whole result; null until every briefing is listed, as they would not be exact. */
  facets: { topics: ReadonlyMap<string, number>; regions: ReadonlyMap<string, number> } | null
  narrowed: boolean
}

type Where = { topics: readonly string[]; regions: readonly string[] }

const passes = (where: Where, facets: Facets) =>
  (facets.topics.length === 0 || facets.topics.some((topic) => where.topics.includes(topic))) &&
  (facets.regions.length === 0 || facets.regions.some((region) => where.regions.includes(region)))

function countBy(groups: readonly SearchGroup[], keys: (group: SearchGroup) => readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const group of groups) for (const key of keys(group)) counts.set(key, (counts.get(key) ?? 0) + group.total)
  return new Map([...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])))
}

/** What the list shows: the reply, narrowed by the facets, with totals that stay exact. Null when nothing was searched for. */
export function useListing(): Listing | null {
  const reply = useSearch((state) => state.reply)
  const facets = useSearch((state) => state.facets)
  const expanded = useSearch((state) => state.expanded)
  const overview = useLibrary((state) => state.overview)
  return useMemo(() => {
    if (reply === null) return null
    const regionsOf = (group: SearchGroup) => metaById(overview, group.edition, group.briefing)?.regions ?? []
    const whole = reply.groups.length === reply.totals.briefings
    const narrowed = whole && facets.topics.length + facets.regions.length > 0
    const groups = narrowed
      ? reply.groups.filter((group) => passes({ topics: group.topics, regions: regionsOf(group) }, facets))
      : reply.groups
    return {
      reply,
      groups,
      results: resultsOf(reply, groups, expanded),
      passages: narrowed ? groups.reduce((sum, group) => sum + group.total, 0) : reply.totals.passages,
      briefings: narrowed ? groups.length : reply.totals.briefings,
      facets: whole ? { topics: countBy(reply.groups, (group) => group.topics), regions: countBy(reply.groups, regionsOf) } : null,
      narrowed,
    }
  }, [reply, facets, expanded, overview])
}
