/** What the filters of a query leave of one edition. */
import { fold } from '../text/fold.ts'
import type { Filter } from './ast.ts'
import type { FilterSets } from './evaluate.ts'
import { addBit, emptyBits, fullBits, hasBit } from './index/sets.ts'
import type { Bits } from './index/sets.ts'
import type { BriefingPasses, PassageStretch } from './live.ts'
import type { OpenIndex } from './open.ts'
import { printFilter } from './query/filters.ts'

/** What filters look at of a briefing. Topics by id and by name. */
export type BriefingFacts = {
  topics: readonly string[]
  regions: readonly string[]
  /** When it was issued; partial dates stand for the whole of the year or month. */
  date: string
  /** The time it covers, where that is named. */
  period?: { from: string; to: string } | undefined
}

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
  const { index, facts } = edition
  const topics = valuesOf(edition, ({ topics }) => topics)
  const regions = valuesOf(edition, ({ regions }) => regions)
  const none = (): Bits => emptyBits(index.documents)
  const where = (test: (facts: BriefingFacts) => boolean): Bits => {
    const bits = none()
    facts.forEach((one, document) => {
      if (test(one)) addBit(bits, document)
    })
    return bits
  }
  return {
    briefings(filter) {
      switch (filter.field) {
        case 'topic':
          return topics().get(plain(filter.value))?.slice() ?? none()
        case 'region':
          return regions().get(plain(filter.value))?.slice() ?? none()
        case 'edition':
          return [edition.id, ...edition.names].some((name) => plain(name) === plain(filter.value)) ? fullBits(index.documents) : none()
        case 'date':
          return where(({ date, period }) => overlaps(period ?? { from: date, to: date }, filter))
        case 'issued':
          return where(({ date }) => overlaps({ from: date, to: date }, filter))
        default:
          return none()
      }
    },
    passages(filter) {
      const bits = emptyBits(index.passages)
      for (const stretch of stretches(filter)) if (stretch.edition === edition.id) addStretch(edition, stretch, bits)
      return bits
    },
  }
}

/**
 * For one search: what a filter leaves of an edition is worked out once, however many marks ask.
 * @param left briefings of an edition that pass a filter
 */
export function passing<E extends Pick<FilteredEdition, 'briefings'>>(
  editionOf: (id: string) => E | undefined,
  left: (edition: E, filter: Filter) => Bits,
): BriefingPasses {
  const known = new Map<string, Bits>()
  return (id, briefing, filter) => {
    const edition = editionOf(id)
    const document = edition?.briefings.indexOf(briefing) ?? -1
    if (edition === undefined || document < 0) return false
    const key = `${id} ${printFilter(filter)}`
    const bits = known.get(key) ?? left(edition, filter)
    known.set(key, bits)
    return hasBit(bits, document)
  }
}

/** Values of filters that are the same to a reader are the same here: november-2026 is November 2026. */
export const plain = (text: string): string =>
  fold(text)
    .text.replace(/[\s-]+/gu, ' ')
    .trim()

/** By each value the briefings that have it; made when it is first asked for. */
function valuesOf({ facts, index }: FilteredEdition, of: (facts: BriefingFacts) => readonly string[]): () => ReadonlyMap<string, Bits> {
  let made: Map<string, Bits> | null = null
  return () => {
    if (made !== null) return made
    const values = new Map<string, Bits>()
    const folded = new Map<string, string>()
    facts.forEach((one, document) => {
      for (const value of of(one)) {
        const key = folded.get(value) ?? plain(value)
        folded.set(value, key)
        const bits = values.get(key) ?? emptyBits(index.documents)
        values.set(key, bits)
        addBit(bits, document)
      }
    })
    made = values
    return values
  }
}

type Range = { from: string | null; to: string | null }

/** Whether two stretches of time share a day. Bounds that stop at the year or the month hold the whole of it. */
function overlaps(a: Range, b: Range): boolean {
  return beginsBefore(a.from, b.to) && beginsBefore(b.from, a.to)
}

/** Whether a stretch that begins with `from` begins before one that ends with `to` is over; null is open. */
function beginsBefore(from: string | null, to: string | null): boolean {
  return from === null || to === null || from.slice(0, to.length) <= to
}

function addStretch(edition: FilteredEdition, { briefing, from, to }: PassageStretch, bits: Bits): void {
  const document = edition.briefings.indexOf(briefing)
  if (document < 0) return
  const ids = edition.passageIds(document)
  const [first, last] = [ids.indexOf(from), ids.indexOf(to)]
  if (first < 0) return
  for (let i = first; i <= Math.max(first, last); i += 1) addBit(bits, edition.index.firsts[document]! + i)
}
