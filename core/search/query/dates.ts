/** Years and months that a date filter can ask for. */
import type { FacetValue } from './complete.ts'

/** Partial dates, both ends counted. */
export type Stretch = { from: string; to: string }

const YEARS_AT_MOST = 400

/** Every year and every month that any of the stretches touches, with how many do; the latest first. Linear in the stretches. */
export function datesOf(stretches: readonly Stretch[]): FacetValue[] {
  const years = stretches.map(({ from, to }) => ({ from: Number(from.slice(0, 4)), to: Number(to.slice(0, 4)) }))
  const months = stretches.map(({ from, to }) => ({ from: monthOf(from, 1), to: monthOf(to, 12) }))
  return [
    ...counted(years, YEARS_AT_MOST, (year) => String(year).padStart(4, '0')),
    ...counted(
      months,
      YEARS_AT_MOST * 12,
      (month) => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`,
    ),
  ]
}

/** Months since the year 0. @param whole the month meant by a year alone */
function monthOf(date: string, whole: number): number {
  return Number(date.slice(0, 4)) * 12 + (date.length < 7 ? whole : Number(date.slice(5, 7))) - 1
}

type Numbers = { from: number; to: number }

/** Steps up where a stretch begins and down behind where it ends, summed. */
function counted(stretches: readonly Numbers[], most: number, print: (value: number) => string): FacetValue[] {
  const last = stretches.reduce((latest, { to }) => Math.max(latest, to), 0)
  const first = Math.max(
    stretches.reduce((earliest, { from }) => Math.min(earliest, from), last),
    last - most,
  )
  const steps = new Int32Array(last - first + 2)
  for (const { from, to } of stretches) {
    if (to < first || from > to) continue
    steps[Math.max(from, first) - first]! += 1
    steps[to - first + 1]! -= 1
  }
  const values: FacetValue[] = []
  let count = 0
  for (let at = first; at <= last; at += 1) {
    count += steps[at - first]!
    if (count > 0) values.push({ value: print(at), label: print(at), count })
  }
  return values.toReversed()
}
