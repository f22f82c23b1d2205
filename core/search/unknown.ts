/** Values of filters that nothing here answers to, with those that could have been meant. */
import { tokenise } from '../text/tokenise.ts'
import type { Filter, QueryNode, QueryProblem } from './ast.ts'
import type { FilteredEdition } from './filters.ts'
import type { Bits } from './index/sets.ts'
import { openVocabulary, packVocabulary } from './index/vocabulary.ts'
import type { Live } from './live.ts'
import { byUnits } from './packed.ts'
import { printFilter } from './query/filters.ts'
import { problemOf } from './query/lex.ts'
import { nearSpellings } from './spelling.ts'

type ValueFilter = Extract<Filter, { value: string }>

/** What filters can ask for. */
export type Values = {
  /** Whether any briefing has it, or any mark could. */
  answers(filter: ValueFilter): boolean
  /** Values of the field as they are shown. */
  of(field: ValueFilter['field']): readonly string[]
}

/** @param left briefings of an edition that a filter leaves */
export function valuesOf<E extends Pick<FilteredEdition, 'id' | 'names' | 'facts' | 'index'>>(
  editions: readonly E[],
  live: Pick<Live, 'coloursOf' | 'colourNames'>,
  left: (edition: E, filter: Filter) => Bits,
): Values {
  return {
    answers: (filter) =>
      filter.field === 'colour'
        ? live.coloursOf(filter.value).length > 0
        : editions.some((edition) => left(edition, filter).some((bits) => bits !== 0)),
    of(field) {
      if (field === 'colour') return live.colourNames()
      return editions.flatMap(({ id, names, facts, index }) => {
        if (field === 'edition') return [id, ...names]
        if (field === 'topic') return facts.flatMap(({ topics }) => topics)
        if (field === 'region') return facts.flatMap(({ regions }) => regions)
        return field === 'source' ? index.publishers.map(({ name }) => name) : []
      })
    },
  }
}

/** Values that are named. */
const MOST = 3

/** Filters with such a value count as they stand: they leave nothing, or with NOT all. */
export function unknownValues(text: string, node: QueryNode, values: Values): QueryProblem[] {
  return filtersIn(node).flatMap(({ filter, span }) => {
    if (!('value' in filter) || filter.field === 'has' || values.answers(filter)) return []
    const { field } = filter
    const near = nearest(filter.value, new Set(values.of(field))).map((value) => printFilter({ field, value }))
    return [{ ...problemOf(text, 'unknown-value', 'kept', span), near }]
  })
}

function filtersIn(node: QueryNode): Extract<QueryNode, { kind: 'filter' }>[] {
  if (node.kind === 'filter') return [node]
  if (node.kind === 'all' || node.kind === 'any') return node.items.flatMap(filtersIn)
  return node.kind === 'not' || node.kind === 'field' ? filtersIn(node.item) : []
}

/** Values that hold most of the words asked for, whole, begun or a typing error away; none where they hold none of them. */
function nearest(asked: string, values: ReadonlySet<string>): string[] {
  const holders = new Map<string, Set<string>>()
  for (const value of values) {
    for (const { term } of tokenise(value)) holders.set(term, (holders.get(term) ?? new Set()).add(value))
  }
  const terms = [...holders.keys()].toSorted(byUnits)
  const { blocks, table } = packVocabulary(terms.map((term) => ({ term, passages: 1, count: 1, bytes: 0 })))
  const vocabulary = openVocabulary(terms.length, Math.max(0, ...terms.map(({ length }) => length)), blocks, table)
  const held = new Map<string, number>()
  for (const { term } of tokenise(asked)) {
    const near = new Set([
      ...vocabulary.beginningWith(term).map(({ at }) => vocabulary.term(at)),
      ...nearSpellings({ vocabulary }, term, 1).map((one) => one.term),
    ])
    const found = new Set([...near].flatMap((one) => [...(holders.get(one) ?? [])]))
    for (const value of found) held.set(value, (held.get(value) ?? 0) + 1)
  }
  return [...held]
    .toSorted(([a, x], [b, y]) => y - x || a.length - b.length || byUnits(a, b))
    .slice(0, MOST)
    .map(([value]) => value)
}
