/** Values of filters that nothing here answers to, with those that could have been meant. */
import { tokenise } from '../text/tokenise.ts'
import type { Filter, QueryNode, QueryProblem, Span } from './ast.ts'
import { plain } from './filters.ts'
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
    const longer = longerValue(text, filter, span, values)
    if (longer !== null) return { ...problemOf(text, 'unquoted-value', 'kept', span), near: [printFilter({ field, value: longer })] }
    const near = nearest(filter.value, new Set(values.of(field))).map((value) => printFilter({ field, value }))
    return [{ ...problemOf(text, 'unknown-value', 'kept', span), near }]
  })
}

/** Words that may belong to a value without quotation marks, behind the first. */
const MOST_WORDS = 5
const NEXT_WORD = /^\s+[^\s()|"“”:]+/u

/** The value that a filter without quotation marks names together with the words behind it, as it is shown; null where there is none. */
function longerValue(text: string, { field, value }: ValueFilter, span: Span, values: Values): string | null {
  if (field === 'source' || field === 'has' || !text.slice(span.start, span.end).endsWith(value)) return null
  let typed = value
  let end = span.end
  let found: string | null = null
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const next = NEXT_WORD.exec(text.slice(end))?.[0]
    if (next === undefined) break
    end += next.length
    typed = `${typed} ${next.trim()}`
    if (values.answers({ field, value: typed })) found = typed
  }
  if (found === null) return null
  const same = plain(found)
  // As it is shown, not by its id: that has hyphens, which nobody typed.
  return values.of(field).find((known) => /\s/u.test(known) && plain(known) === same) ?? found
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
