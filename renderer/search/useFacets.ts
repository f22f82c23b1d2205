/** Values for the filters with their counts: of the result where all of it is known, of the packs while nothing is searched. */
import { useMemo } from 'react'
import type { SearchReply } from '../../core/contract/shapes.ts'
import type { FacetValue, Facets } from '../../core/search/query/complete.ts'
import type { FilterField } from '../../core/search/query/filters.ts'
import { metaById, useLibrary } from '../state/library.ts'
import { useSearch } from '../state/search.ts'
import { useSettings } from '../state/settings.ts'
import { libraryFacets } from './facets.ts'
import { useMarkCounts } from './useMarkCounts.ts'

/** A count of null is not known. */
export type CountedValue = Omit<FacetValue, 'count'> & { count: number | null }
export type CountedFacets = Record<keyof Facets, readonly CountedValue[]>

type Group = SearchReply['groups'][number]

/** The values with the number of listed briefings that have each; chosen fields know no more than what they leave. */
function recounted(values: readonly FacetValue[], groups: readonly Group[], of: (group: Group) => readonly string[]): CountedValue[] {
  const counts = new Map<string, number>()
  for (const group of groups) for (const value of of(group)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return values.map((value) => ({ ...value, count: counts.get(value.value) ?? 0 })).toSorted((a, b) => b.count - a.count)
}

const uncounted = (values: readonly FacetValue[]): CountedValue[] => values.map((value) => ({ ...value, count: null }))

/** @param filtered fields that the query filters by */
export function useFacets(filtered: readonly FilterField[]): CountedFacets {
  const overview = useLibrary((state) => state.overview)
  const { colourLabels } = useSettings()
  const marks = useMarkCounts()
  const reply = useSearch((state) => state.reply)
  const all = useMemo(() => libraryFacets(overview, colourLabels, marks), [overview, colourLabels, marks])
  const isFiltered = filtered.join()
  return useMemo(() => {
    if (reply === null) return all
    const whole = reply.groups.length === reply.totals.briefings
    const count = (field: FilterField, values: readonly FacetValue[], of: (group: Group) => readonly string[]) =>
      whole && !isFiltered.split(',').includes(field) ? recounted(values, reply.groups, of) : uncounted(values)
    const regionsOf = (group: Group) => metaById(overview, group.edition, group.briefing)?.regions ?? []
    return {
      topics: count('topic', all.topics, (group) => group.topics),
      regions: count('region', all.regions, regionsOf),
      sources: uncounted(all.sources),
      dates: uncounted(all.dates),
      issues: uncounted(all.issues),
      editions: count('edition', all.editions, (group) => [group.edition]),
      // A colour leaves passages, and which of those found have it is not told.
      colours: uncounted(all.colours),
    }
  }, [all, overview, reply, isFiltered])
}
