/** What the filters of a query leave of one edition. */
import { fold } from '../text/fold.ts'
import type { Filter } from './ast.ts'
import type { FilterSets } from './evaluate.ts'
import { addBit, emptyBits } from './index/sets.ts'
import type { Bits } from './index/sets.ts'
import type { PassageStretch } from './live.ts'
import type { OpenIndex } from './open.ts'

/** What filters look at of a briefing. Topics by id and by name. */
export type BriefingFacts = { topics: readonly string[]; regions: readonly string[]; date: string }

export type FilteredEdition = {
  id: string
  /** Other names of the edition: its pack's title and its label. */
  names: readonly string[]
  index: OpenIndex
  /** Ids of the briefings, numbered as in the index. */
  briefings: readonly string[]
  facts: readonly BriefingFacts[]
  /** Ids of a briefing's passages in reading order. */
  passageIds(document: number): readonly string[]
}

/** @param stretches where marks stand, or notes quote, by the filter that asks */
export function filterSets(edition: FilteredEdition, stretches: (filter: Filter) => readonly PassageStretch[]): FilterSets {
  return {
    briefings(filter) {
      const bits = emptyBits(edition.index.documents)
      edition.facts.forEach((facts, document) => {
        if (factsPass(edition, facts, filter)) addBit(bits, document)
      })
      return bits
    },
    passages(filter) {
      const bits = emptyBits(edition.index.passages)
      for (const stretch of stretches(filter)) if (stretch.edition === edition.id) addStretch(edition, stretch, bits)
      return bits
    },
  }
}

/** Whether a briefing passes a filter of topic, region, date or edition. */
export function factsPass({ id, names }: Pick<FilteredEdition, 'id' | 'names'>, facts: BriefingFacts, filter: Filter): boolean {
  switch (filter.field) {
    case 'topic':
      return facts.topics.some((topic) => same(topic, filter.value))
    case 'region':
      return facts.regions.some((region) => same(region, filter.value))
    case 'edition':
      return [id, ...names].some((name) => same(name, filter.value))
    case 'date':
      return isWithin(facts.date, filter.from, filter.to)
    default:
      return false
  }
}

const same = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (text: string): string => fold(text).text.trim()

/** Bounds that stop at the year or the month hold the whole of it; so does a date that does. */
function isWithin(date: string, from: string | null, to: string | null): boolean {
  return (from === null || date >= from.slice(0, date.length)) && (to === null || date.slice(0, to.length) <= to)
}

function addStretch(edition: FilteredEdition, { briefing, from, to }: PassageStretch, bits: Bits): void {
  const document = edition.briefings.indexOf(briefing)
  if (document < 0) return
  const ids = edition.passageIds(document)
  const [first, last] = [ids.indexOf(from), ids.indexOf(to)]
  if (first < 0) return
  for (let i = first; i <= Math.max(first, last); i += 1) addBit(bits, edition.index.firsts[document]! + i)
}
