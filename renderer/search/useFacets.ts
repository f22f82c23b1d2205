/** Values for the filters with their counts: of both lists of the result, of the packs while nothing is searched. */
import { useMemo } from 'react'
import type { SearchReply } from '../../core/contract/shapes.ts'
import type { FacetValue, Facets } from '../../core/search/query/complete.ts'
import type { FilterField } from '../../core/search/query/filters.ts'
import { metaById, useLibrary } from '../state/library.ts'
import { useSearch } from '../state/search.ts'
import { useSettings } from '../state/settings.ts'
import { libraryFacets } from './facets.ts'
import { MOST, useWholeResult } from './useWholeResult.ts'
import { useMarkCounts } from './useMarkCounts.ts'

/** A count of null is not known. */
export type CountedValue = Omit<FacetValue, 'count'> & { count: number | null }
export type CountedFacets = Record<keyof Facets, readonly CountedValue[]>

type Group = SearchReply['groups'][number]

/** What the counts beside the values are: of every briefing here, of those found, or none as they are too many. */
export type Counted = 'packs' | 'found' | 'both' | 'tooMany'

/** The values with the number of briefings found that have each; chosen fields know no more than what they leave. */
function recounted(values: readonly FacetValue[], groups: readonly Group[], of: (group: Group) => readonly string[]): CountedValue[] {
  const counts = new Map<string, number>()
  for (const group of groups) for (const value of of(group)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return values.map((value) => ({ ...value, count: counts.get(value.value) ?? 0 })).toSorted((a, b) => b.count - a.count)
}
const uncounted = (values: readonly FacetValue[]): CountedValue[] => values.map((value) => ({ ...value, count: null }))

/** @param filtered fields that the query filters by */
export function useFacets(filtered: readonly FilterField[]): { facets: CountedFacets; counted: Counted } {
  const overview = useLibrary((state) => state.overview)
  const { colourLabels } = useSettings()
  const marks = useMarkCounts()
  const reply = useSearch((state) => state.reply)
  const all = useMemo(() => libraryFacets(overview, colourLabels, marks), [overview, colourLabels, marks])
  const isFiltered = filtered.join()
  const groups = useWholeResult()
  return useMemo(() => {
    if (reply === null) return { facets: all, counted: 'packs' }
    const count = (field: FilterField, values: readonly FacetValue[], of: (group: Group) => readonly string[]) =>
      groups !== null && !isFiltered.split(',').includes(field) ? recounted(values, groups, of) : uncounted(values)
    const regionsOf = (group: Group) => metaById(overview, group.edition, group.briefing)?.regions ?? []
    const isTooMany = Math.max(reply.totals.briefings, reply.more?.totals.briefings ?? 0) > MOST
    const facets = {
      topics: count('topic', all.topics, (group) => group.topics),
      regions: count('region', all.regions, regionsOf),
      sources: uncounted(all.sources),
      dates: uncounted(all.dates),
      issues: uncounted(all.issues),
      editions: count('edition', all.editions, (group) => [group.edition]),
      // A colour leaves passages, and which of those found have it is not told.
      colours: uncounted(all.colours),
    }
    return { facets, counted: isTooMany ? 'tooMany' : reply.more === undefined ? 'found' : 'both' }
  }, [all, overview, reply, groups, isFiltered])
}
