/** Changes one part of a query and leaves the rest as it was typed. */
import type { Filter, QueryNode, Span } from '../ast.ts'
import { printFilter } from './filters.ts'
import type { FilterField } from './filters.ts'
import { wordsOf } from './leaves.ts'
import { lexQuery } from './lex.ts'
import type { QueryToken } from './lex.ts'
import { readQuery } from './read.ts'

/** Filters of one field that hold for the whole query: any of `filters`. */
export type WholeFilter = { field: FilterField; filters: readonly Filter[]; span: Span }

/** Filters that stand beside the rest of a query; not those in NOT, or in an OR with anything else. */
export function filtersOf(text: string): WholeFilter[] {
  const { node } = readQuery(text)
  const items = node === null ? [] : node.kind === 'all' ? node.items : [node]
  return items.flatMap((item) => {
    const filters = filtersIn(item)
    const field = filters[0]?.field
    return field !== undefined && filters.every((filter) => filter.field === field) ? [{ field, filters, span: item.span }] : []
  })
}

function filtersIn(node: QueryNode): Filter[] {
  if (node.kind === 'filter') return [node.filter]
  if (node.kind !== 'any') return []
  const filters = node.items.flatMap((item) => (item.kind === 'filter' ? [item.filter] : []))
  return filters.length === node.items.length ? filters : []
}

/**
 * The query with a filter, or with any of several of one field, in the place of the filters of that field; `null` takes
 * all filters out. A new filter comes first, so that the last word can still grow.
 */
export function withFilter(text: string, filter: Filter | readonly Filter[] | null): string {
  if (filter === null) return withoutFilters(text, () => true)
  const wanted: readonly Filter[] = 'field' in filter ? [filter] : filter
  const field = wanted[0]?.field
  if (field === undefined) return text
  const printed = wanted.length === 1 ? wanted.map(printFilter).join('') : `(${wanted.map(printFilter).join(' OR ')})`
  const present = filtersOf(text).filter((known) => known.field === field)
  const first = present[0]
  if (first === undefined) return `${printed} ${needsParentheses(text) ? `(${text})` : text}`
  let changed = text
  for (const known of present.slice(1).toReversed()) changed = withoutPart(changed, known.span)
  const end = changed.slice(first.span.end)
  return `${changed.slice(0, first.span.start)}${printed}${end === '' ? ' ' : end}`
}

/** The query without the filters of a field. */
export function withoutFilter(text: string, field: FilterField): string {
  return withoutFilters(text, (known) => known === field)
}

function withoutFilters(text: string, test: (field: FilterField) => boolean): string {
  const spans = filtersOf(text).flatMap(({ field, span }) => (test(field) ? [span] : []))
  return spans.toReversed().reduce(withoutPart, text)
}

/** Whether an operator would take what is put before the text for one of its sides. */
function needsParentheses(text: string): boolean {
  let depth = 0
  const { tokens } = lexQuery(text)
  const first = tokens[0]?.kind
  return (
    first === 'and' ||
    first === 'near' ||
    tokens.some((token) => {
      if (token.kind === 'open') depth += 1
      if (token.kind === 'close') depth = Math.max(0, depth - 1)
      return token.kind === 'or' && depth === 0
    })
  )
}

/** The query without a part, the operator that joined it and the white space behind it. */
export function withoutPart(text: string, span: Span): string {
  const { tokens } = lexQuery(text)
  let from = tokens.findIndex((token) => token.span.end > span.start)
  if (from < 0) return text.slice(0, span.start) + text.slice(span.end)
  let to = from
  while (to < tokens.length && (tokens[to]?.span.start ?? 0) < span.end) to += 1
  let { start, end } = span
  // Widened until what is left joins two parts again or nothing is left of a pair of parentheses.
  for (let widened = widen(tokens, from, to); widened !== null; widened = widen(tokens, from, to)) {
    from = widened.from
    to = widened.to
    start = Math.min(start, tokens[from]?.span.start ?? start)
    end = Math.max(end, tokens[to - 1]?.span.end ?? end)
  }
  const rest = text.slice(end)
  const before = text.slice(0, start)
  return before === '' || /[\s(（]$/u.test(before) ? before + rest.trimStart() : before + rest
}

function widen(tokens: readonly QueryToken[], from: number, to: number): { from: number; to: number } | null {
  const before = tokens[from - 1]?.kind
  const after = tokens[to]?.kind
  const opens = before === undefined || before === 'open'
  const closes = after === undefined || after === 'close'
  if (before === 'not' || before === 'field' || before === 'and' || before === 'near') return { from: from - 1, to }
  if (after === 'and' || after === 'near') return { from, to: to + 1 }
  if (before === 'or' && (closes || after === 'or')) return { from: from - 1, to }
  if (after === 'or' && opens) return { from, to: to + 1 }
  return before === 'open' && after === 'close' ? { from: from - 1, to: to + 1 } : null
}

/** The query with other words in the place of a word or phrase, searched exactly as they stand. */
export function withWords(text: string, span: Span, words: string): string {
  const spaced = `${words} `
  const [only, ...others] = wordsOf(spaced, { start: 0, end: spaced.length }, false)
  const isWord = others.length === 0 && only?.text === words && !/^(?:AND|OR|NOT)$/u.test(words)
  const end = text.slice(span.end)
  return `${text.slice(0, span.start)}${isWord ? words : `"${words}"`}${isWord && end === '' ? ' ' : end}`
}
