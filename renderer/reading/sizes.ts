/** Sums and dates as the reading view prints them. */

/** Words read in a minute by an adult reading non-fiction silently (Brysbaert 2019: 238). */
const WORDS_A_MINUTE = 238

export const minutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE))

// Kept: making a formatter costs about a millisecond, and a briefing prints a dozen dates.
const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' })
const monthFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' })

/** `2024-07-11` as `11 July 2024`; `2024-07` as `July 2024`; `2024` as it is; anything else unchanged. */
export function printDate(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(date) ?? []
  if (year === undefined || month === undefined) return date
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? '1')))
  return (day === undefined ? monthFormat : dayFormat).format(at)
}

/** Sorted numbers with runs joined: 1, 4, 7–10. */
export function printNumbers(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].toSorted((a, b) => a - b)
  const runs: [number, number][] = []
  for (const n of sorted) {
    const run = runs.at(-1)
    if (run !== undefined && n === run[1] + 1) run[1] = n
    else runs.push([n, n])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', ')
}
