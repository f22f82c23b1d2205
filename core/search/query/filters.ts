/** Reads and writes the values of filters. */
import { fold } from '../../text/fold.ts'
import type { Filter, QueryProblem } from '../ast.ts'
import { hostOf } from './host.ts'
import type { FieldName } from './lex.ts'

export type FilterField = Exclude<FieldName, 'title' | 'heading'>

export function isFilterField(field: FieldName): field is FilterField {
  return field !== 'title' && field !== 'heading'
}

export type DateField = 'date' | 'issued'

export function isDateField(field: FieldName): field is DateField {
  return field === 'date' || field === 'issued'
}

/** A filter, or the problem that its value has. */
export function readFilter(field: FilterField, typed: string): Filter | QueryProblem['code'] {
  const value = typed.trim()
  if (isDateField(field)) return dateFilter(field, value) ?? 'bad-date'
  if (field === 'source') return { field, value: hostOf(value) || value }
  if (field !== 'has') return { field, value }
  const wanted = fold(value).text.replace(/s$/u, '')
  return wanted === 'mark' || wanted === 'note' ? { field, value: wanted } : 'unknown-value'
}

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u
const RANGE = /^(.*?)\.{2,3}(.*)$/u

/** `2024`, `2024-07`, `2024-07-11`, and ranges of them that may be open at one end; bounds the wrong way round are turned. */
function dateFilter(field: DateField, value: string): Filter | null {
  const typed = fold(value).text
  const range = RANGE.exec(typed)
  const from = range === null ? typed : (range[1] ?? '')
  const to = range === null ? typed : (range[2] ?? '')
  if ((from === '' && to === '') || !isDate(from) || !isDate(to)) return null
  const shared = Math.min(from.length, to.length)
  const turned = from.slice(0, shared) > to.slice(0, shared)
  return { field, from: (turned ? to : from) || null, to: (turned ? from : to) || null }
}

function isDate(date: string): boolean {
  if (date === '') return true
  const [, year, month, day] = PARTIAL_DATE.exec(date) ?? []
  if (year === undefined) return false
  if (month === undefined) return true
  if (Number(month) < 1 || Number(month) > 12) return false
  // Day 0 of the next month is the last of this one.
  return day === undefined || (Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate())
}

/** A filter as it is typed, with its value in quotes where that is needed. */
export function printFilter(filter: Filter): string {
  if ('value' in filter) return `${filter.field}:${printValue(filter.value)}`
  return `${filter.field}:${filter.from === filter.to ? (filter.from ?? '') : `${filter.from ?? ''}..${filter.to ?? ''}`}`
}

const PLAIN_VALUE = /^[\p{L}\p{M}\p{N}][^\s()（）|｜"“”„‟«»〝〞〟＂「」『』\p{Cc}\p{Cf}]*$/u
const QUOTES = /["“”„‟«»〝〞〟＂「」『』]/gu

/** A value cannot hold quotation marks: they are written as spaces. */
function printValue(value: string): string {
  return PLAIN_VALUE.test(value) ? value : `"${value.replace(QUOTES, ' ').trim()}"`
}
