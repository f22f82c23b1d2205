/** What the box offers while a query is typed. */
import { fold } from '../../text/fold.ts'
import { tokenise } from '../../text/tokenise.ts'
import type { Filter, Span } from '../ast.ts'
import { isDateField, isFilterField, printFilter } from './filters.ts'
import type { DateField, FilterField } from './filters.ts'
import { FIELDS } from './lex.ts'
import type { FieldName } from './lex.ts'

/** A value of a filter: what is written, what is shown, and how many briefings (marks, for a colour) it leaves. */
export type FacetValue = { value: string; label: string; count: number }
export type Facets = Record<'topics' | 'regions' | 'sources' | 'dates' | 'issues' | 'editions' | 'colours', readonly FacetValue[]>

/** `insert` takes the place of `span`; the caret goes behind it. A label of null is for the catalogue to give. */
export type Completion = { field: FieldName; insert: string; span: Span; label: string | null; count: number | null }

const MOST = 24
/** Only so much before the caret is looked at. */
const REACH = 200
const BEFORE = '(?:^|[\\s(（|｜])[-−－]?'
const VALUE = new RegExp(
  `${BEFORE}(\\p{L}+)[:：](?:(["“”„‟«»〝〞〟＂「」『』])([^"“”„‟«»〝〞〟＂「」『』]*)|([^\\s()（）|｜"“”„‟«»〝〞〟＂「」『』]*))$`,
  'u',
)
/** Several words behind a field, which a value may be that is not in quotation marks. */
const LOOSE_VALUE = new RegExp(
  `${BEFORE}(\\p{L}+)[:：]([^\\s()（）|｜"“”„‟«»〝〞〟＂「」『』]+(?:\\s+[^\\s()（）|｜"“”„‟«»〝〞〟＂「」『』:：]+)+)$`,
  'u',
)
const WORD = new RegExp(`${BEFORE}(\\p{L}*)$`, 'u')
const REST_OF_WORD = /^[^\s()（）|｜"“”„‟«»〝〞〟＂「」『』]*/u
const REST_OF_QUOTED = /^[^"“”„‟«»〝〞〟＂「」『』\s]*["“”„‟«»〝〞〟＂「」『』]?/u

/**
 * Behind a field its values; at the beginning of a part the fields that begin with what is typed, then the values that
 * do. Values by how many briefings they leave, the most first.
 * @param caret UTF-16 offset
 */
export function completions(text: string, caret: number, facets: Facets): Completion[] {
  const before = text.slice(Math.max(0, caret - REACH), caret)
  const after = text.slice(caret, caret + REACH)
  const inValue = VALUE.exec(before)
  if (inValue !== null) {
    const name = (inValue[1] ?? '').toLowerCase()
    const field = FIELDS.find((known) => known === (name === 'color' ? 'colour' : name))
    if (field === undefined || !isFilterField(field)) return []
    const quoted = inValue[2] !== undefined
    const typed = (quoted ? inValue[3] : inValue[4]) ?? ''
    const rest = (quoted ? REST_OF_QUOTED : REST_OF_WORD).exec(after)?.[0].length ?? 0
    const span = { start: caret - typed.length - (quoted ? 1 : 0), end: caret + rest }
    if (isDateField(field)) return datesAt(text, field, typed, facets, span)
    return valuesOf(field, typed, facets).map((value) => completionOf(text, field, value, span, false))
  }
  const loose = looseValues(text, before, { at: caret, end: caret + (REST_OF_WORD.exec(after)?.[0].length ?? 0) }, facets)
  if (loose.length > 0) return loose
  const typed = WORD.exec(before)?.[1]
  if (typed === undefined) return []
  const span = { start: caret - typed.length, end: caret + (REST_OF_WORD.exec(after)?.[0].length ?? 0) }
  const folded = fold(typed).text
  const fields = FIELDS.filter((field) => field.startsWith(folded)).map((field): Completion => ({
    field,
    insert: `${field}:`,
    span,
    label: null,
    count: null,
  }))
  if (folded.length < 2) return fields
  const values = FIELDS.filter(isFilterField)
    .flatMap((field) => valuesOf(field, typed, facets).map((value) => ({ field, value })))
    .filter(({ field }) => field !== 'has' && !isDateField(field))
    .toSorted((a, b) => b.value.count - a.value.count)
    .map(({ field, value }) => completionOf(text, field, value, span, true))
  return [...fields, ...values].slice(0, MOST)
}

/** Values of several words, those that begin with all the words typed behind a field; none where the first is a value by itself. */
function looseValues(text: string, before: string, caret: { at: number; end: number }, facets: Facets): Completion[] {
  const [, name = '', typed = ''] = LOOSE_VALUE.exec(before) ?? []
  const field = FIELDS.find((known) => known === (name.toLowerCase() === 'color' ? 'colour' : name.toLowerCase()))
  if (field === undefined || !isFilterField(field) || isDateField(field)) return []
  const wanted = fold(typed).text.replace(/\s+/gu, ' ')
  const first = wanted.slice(0, wanted.indexOf(' '))
  if (valuesOf(field, first, facets).some(({ value, label }) => fold(value).text === first || fold(label).text === first)) return []
  const span = { start: caret.at - typed.length, end: caret.end }
  return valuesOf(field, wanted, facets)
    .filter(({ value, label }) => [value, label].some((one) => one.includes(' ') && fold(one).text.startsWith(wanted)))
    .map((value) => completionOf(text, field, value, span, false))
}

function completionOf(text: string, field: FilterField, { value, label, count }: FacetValue, span: Span, named: boolean): Completion {
  const printed = printFilter(filterOf(field, value))
  const end = endOf(text, span)
  return {
    field,
    insert: `${named ? printed : printed.slice(field.length + 1)}${end}`,
    span,
    label: field === 'has' ? null : label,
    count: field === 'has' ? null : count,
  }
}

const MONTH = /^\d{4}-?/u
const FIRST_BOUND = /^.*\.{2,3}/u

/** Years and months, those of a year when it is typed; behind two dots the other end of the time. The latest come first. */
function datesAt(text: string, field: DateField, typed: string, facets: Facets, span: Span): Completion[] {
  const first = FIRST_BOUND.exec(typed)?.[0] ?? ''
  const begun = typed.slice(first.length)
  const isFinished = (value: string): boolean => value.length === (MONTH.test(begun) ? 7 : 4) || value === begun
  return (field === 'date' ? facets.dates : facets.issues)
    .filter(({ value }) => value.startsWith(begun) && isFinished(value) && value >= first.slice(0, value.length))
    .slice(0, MOST)
    .map(({ value, label, count }) => ({
      field,
      insert: `${first}${value}${endOf(text, span)}`,
      span,
      label: `${first}${label}`,
      count: first === '' ? count : null,
    }))
}

/** Nothing where white space or a parenthesis stands behind the place. */
const endOf = (text: string, span: Span): string => (/^[\s)）]/u.test(text.slice(span.end)) ? '' : ' ')

function filterOf(field: FilterField, value: string): Filter {
  if (field === 'has') return { field, value: value === 'note' ? 'note' : 'mark' }
  return isDateField(field) ? { field, from: value, to: value } : { field, value }
}

const HAS: readonly FacetValue[] = ['mark', 'note'].map((value) => ({ value, label: value, count: 0 }))

/** Values with a word that begins with what is typed, those that begin so themselves first. */
function valuesOf(field: FilterField, typed: string, facets: Facets): FacetValue[] {
  const known: Record<FilterField, readonly FacetValue[]> = {
    topic: facets.topics,
    region: facets.regions,
    source: facets.sources,
    edition: facets.editions,
    colour: facets.colours,
    has: HAS,
    date: facets.dates,
    issued: facets.issues,
  }
  const wanted = fold(typed).text.trim()
  return known[field]
    .flatMap((value) => {
      const texts = [fold(value.value).text, fold(value.label).text]
      const begins = texts.some((text) => text.startsWith(wanted))
      const inside = begins || tokenise(`${value.value} ${value.label}`).some(({ term }) => term.startsWith(wanted))
      return inside ? [{ value, begins }] : []
    })
    .toSorted((a, b) => Number(b.begins) - Number(a.begins) || b.value.count - a.value.count || (a.value.label < b.value.label ? -1 : 1))
    .slice(0, MOST)
    .map(({ value }) => value)
}
