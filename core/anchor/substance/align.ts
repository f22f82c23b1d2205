/** Index of the partner in the other sequence, or -1. */
export type Pairs = { before: Int32Array; after: Int32Array }

/** Cells of the table that one stretch may take; longer stretches are parted first. */
const MOST_CELLS = 250_000

/**
 * A longest common subsequence of two sequences of keys that favours unbroken runs. Long sequences are first parted at keys
 * that occur once on either side (patience), or in the middle when there are none, so that time grows with the length.
 */
export function align(before: readonly string[], after: readonly string[]): Pairs {
  const pairs: Pairs = { before: new Int32Array(before.length).fill(-1), after: new Int32Array(after.length).fill(-1) }
  const stretches: [number, number, number, number][] = [[0, before.length, 0, after.length]]
  const pair = (i: number, j: number): void => {
    pairs.before[i] = j
    pairs.after[j] = i
  }
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    let [a, aEnd, b, bEnd] = stretch
    for (; a < aEnd && b < bEnd && before[a] === after[b]; a += 1, b += 1) pair(a, b)
    for (; a < aEnd && b < bEnd && before[aEnd - 1] === after[bEnd - 1]; aEnd -= 1, bEnd -= 1) pair(aEnd - 1, bEnd - 1)
    if (a === aEnd || b === bEnd) continue
    if ((aEnd - a) * (bEnd - b) <= MOST_CELLS) {
      table(before, after, [a, aEnd, b, bEnd], pair)
      continue
    }
    const cuts = unique(before, after, [a, aEnd, b, bEnd])
    if (cuts.length === 0) {
      const [i, j] = [(a + aEnd) >> 1, (b + bEnd) >> 1]
      stretches.push([a, i, b, j], [i, aEnd, j, bEnd])
      continue
    }
    for (const [i, j] of cuts) {
      pair(i, j)
      stretches.push([a, i, b, j])
      ;[a, b] = [i + 1, j + 1]
    }
    stretches.push([a, aEnd, b, bEnd])
  }
  return pairs
}

type Bounds = readonly [number, number, number, number]

function table(
  before: readonly string[],
  after: readonly string[],
  [a, aEnd, b, bEnd]: Bounds,
  pair: (i: number, j: number) => void,
): void {
  const [height, width] = [aEnd - a, bEnd - b]
  const row = width + 2
  const best = new Int32Array((height + 2) * row)
  const gain = (i: number, j: number): number => {
    const run = i + 1 < height && j + 1 < width && before[a + i + 1] === after[b + j + 1] ? 1 : 0
    return (best[(i + 1) * row + j + 1] ?? 0) + 8 + run
  }
  for (let i = height - 1; i >= 0; i -= 1) {
    for (let j = width - 1; j >= 0; j -= 1) {
      const apart = Math.max(best[(i + 1) * row + j] ?? 0, best[i * row + j + 1] ?? 0)
      best[i * row + j] = before[a + i] === after[b + j] ? Math.max(apart, gain(i, j)) : apart
    }
  }
  for (let i = 0, j = 0; i < height && j < width;) {
    const here = best[i * row + j] ?? 0
    if (before[a + i] === after[b + j] && here === gain(i, j)) {
      pair(a + i, b + j)
      i += 1
      j += 1
    } else if (here === best[(i + 1) * row + j]) i += 1
    else j += 1
  }
}

/** Keys that occur once in either stretch, as the longest chain that rises on both sides. */
function unique(before: readonly string[], after: readonly string[], [a, aEnd, b, bEnd]: Bounds): [number, number][] {
  const places = new Map<string, { count: number; i: number; j: number; seen: number }>()
  for (let i = a; i < aEnd; i += 1) {
    const key = before[i] ?? ''
    const place = places.get(key)
    if (place === undefined) places.set(key, { count: 1, i, j: -1, seen: 0 })
    else place.count += 1
  }
  for (let j = b; j < bEnd; j += 1) {
    const place = places.get(after[j] ?? '')
    if (place === undefined) continue
    place.j = j
    place.seen += 1
  }
  const both = [...places.values()].filter(({ count, seen }) => count === 1 && seen === 1)
  return rising(both.map(({ i, j }): [number, number] => [i, j]))
}

/** The longest subsequence whose second numbers rise; the first rise already. */
function rising(points: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const previous = new Int32Array(points.length).fill(-1)
  points.forEach(([, j], at) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (points[tails[middle]!]![1] < j) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? tails[low - 1]! : -1
    tails[low] = at
  })
  const chain: [number, number][] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) chain.push(points[at]!)
  return chain.reverse()
}

/** Pairs what is left over with equal keys elsewhere, in order of their places: what has moved. Gives the moved of `before`. */
export function pairMoved(before: readonly string[], after: readonly string[], pairs: Pairs): number[] {
  const waiting = new Map<string, number[]>()
  after.forEach((key, j) => {
    if (pairs.after[j] !== -1) return
    const list = waiting.get(key)
    if (list === undefined) waiting.set(key, [j])
    else list.push(j)
  })
  for (const list of waiting.values()) list.reverse()
  const moved: number[] = []
  before.forEach((key, i) => {
    if (pairs.before[i] !== -1) return
    const j = waiting.get(key)?.pop()
    if (j === undefined) return
    pairs.before[i] = j
    pairs.after[j] = i
    moved.push(i)
  })
  return moved
}
