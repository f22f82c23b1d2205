/** What the packs offer as values of filters: topics, regions and editions with how many briefings each leaves. */
import type { CallOutput } from '../../core/contract/calls.ts'
import type { LibraryOverview } from '../../core/contract/shapes.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { datesOf } from '../../core/search/query/dates.ts'
import { words } from '../../core/words/index.ts'
import type { FacetValue, Facets } from '../../core/search/query/complete.ts'
import type { Settings } from '../../core/model/settings.ts'
import { readyEditions } from '../state/library.ts'

const byCount = (a: FacetValue, b: FacetValue): number => b.count - a.count || a.label.localeCompare(b.label, 'en-GB')

function counted(values: Iterable<string>, label: (value: string) => string): FacetValue[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, label: label(value), count })).toSorted(byCount)
}

/** Names of topics by id, over all packs. */
export const topicLabels = (overview: LibraryOverview | null): ReadonlyMap<string, string> =>
  new Map(readyEditions(overview).flatMap(({ topics }) => topics.map(({ id, label }) => [id, label] as const)))

/**
 * Every value that a filter can have here. Counts are briefings of the packs; of a colour, marks as far as `marks` knows
 * them.
 */
export function libraryFacets(
  overview: LibraryOverview | null,
  labels: Settings['colourLabels'],
  marks: Readonly<Partial<Record<string, number>>>,
  publishers: CallOutput<'search.publishers'> = [],
): Facets {
  const editions = readyEditions(overview)
  const briefings = editions.flatMap((edition) => edition.briefings)
  const topics = topicLabels(overview)
  return {
    topics: counted(
      briefings.flatMap((one) => one.topics),
      (id) => topics.get(id) ?? id,
    ),
    regions: counted(
      briefings.flatMap((one) => one.regions),
      (region) => region,
    ),
    sources: publishers.map(({ name, briefings: count }) => ({ value: name, label: name, count })),
    dates: datesOf(briefings.map(({ date, period }) => period ?? { from: date, to: date })),
    issues: datesOf(briefings.map(({ date }) => ({ from: date, to: date }))),
    editions: editions.map(({ id, title, label, briefings: own }) => ({
      value: id,
      label: words.search.editionName(title, label),
      count: own.length,
    })),
    colours: COLOURS.map((colour) => ({
      value: colour,
      label: labels[colour] || words.settings.colour[colour],
      count: marks[colour] ?? 0,
    })),
  }
}
