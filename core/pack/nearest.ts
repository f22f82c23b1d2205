/**
 * The known word closest to a mistyped one, or undefined when none is close: at most a third of its letters may differ
 * (two at most). Distance: optimal string alignment, where two swapped neighbours count once.
 */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestDistance = Math.min(2, Math.ceil(typed.length / 3)) + 1
  for (const word of known) {
    const distance = alignmentDistance(typed.toLowerCase(), word.toLowerCase())
    if (distance < bestDistance) [best, bestDistance] = [word, distance]
  }
  return best
}

function alignmentDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
