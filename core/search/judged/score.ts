/** How well an order of results serves the reader: nDCG at 10 (Järvelin and Kekäläinen, 2002, gain 2^grade - 1). */

const DEPTH = 10

/**
 * From 0 to 1, where 1 is the best order that the grades allow.
 * @param ranked ids, best first; an id that stands there again counts once
 */
export function ndcg(ranked: readonly string[], grades: Readonly<Record<string, number>>): number {
  const best = Object.values(grades).toSorted((a, b) => b - a)
  const ideal = discounted(best)
  return ideal === 0 ? 1 : discounted([...new Set(ranked)].map((id) => grades[id] ?? 0)) / ideal
}

function discounted(grades: readonly number[]): number {
  return grades.slice(0, DEPTH).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0)
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
