/** Sums as the reading view prints them. */

/** Words read in a minute by an adult reading non-fiction silently (Brysbaert 2019: 238). */
const WORDS_A_MINUTE = 238

export const minutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE))

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
