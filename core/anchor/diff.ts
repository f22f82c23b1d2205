/**
 * In-order alignment of two token sequences: what a careful reader would call the same words. Sequences shared by both
 * sides once only are fixed first, the longest before the shorter (as patience and histogram diff do with lines); what
 * is left between them is settled by the longest common subsequence with a bonus for runs.
 */

/** Lengths of the token sequences that are looked for, in order. */
const GRAMS = [8, 4, 2, 1] as const
/** Up to this many cells a gap is settled by the exact method without looking for fixed points. */
const SMALL = 4_096
/** Largest gap, in cells, that the exact method is used for when there are no fixed points. */
const LARGE = 1_500_000
/** Up to this many cells a pattern is laid over a window by the exact method. */
const WITHIN = 6_000
/** Tokens hashed for each token of both sides before a hopeless gap is left as it is. */
const EFFORT = 60

/** `a[i]` corresponds to `b[map[i]]`; -1 where nothing does. Rising where not -1. */
export type TokenMap = Int32Array

type Gap = { a0: number; a1: number; b0: number; b1: number; gram: number }

/** Aligns all of `a` with all of `b`. `heavy[i]` is 1 where `a[i]` is a word. About linear for texts with common words; bounded for all. */
export function alignTokens(a: Int32Array, b: Int32Array, heavy?: Uint8Array): TokenMap {
  const map = new Int32Array(a.length).fill(-1)
  alignGaps(a, b, map, [{ a0: 0, a1: a.length, b0: 0, b1: b.length, gram: 0 }], heavy)
  return map
}

/** The same for `a` somewhere within `b`: equal first or last tokens mean nothing. */
export function alignWithin(a: Int32Array, b: Int32Array, heavy?: Uint8Array): TokenMap {
  const map = new Int32Array(a.length).fill(-1)
  const whole = { a0: 0, a1: a.length, b0: 0, b1: b.length, gram: 0 }
  if (a.length * b.length <= WITHIN) longestCommon(a, b, map, whole, heavy)
  else alignGaps(a, b, map, splitGap(a, b, map, whole) ?? [whole], heavy)
  return map
}

/** The same; where several places are as good, the first is taken and not the last. */
export function alignWithinEarly(a: Int32Array, b: Int32Array, heavy: Uint8Array): TokenMap {
  const turned = alignWithin(a.toReversed(), b.toReversed(), heavy.toReversed())
  return turned.reverse().map((j) => (j === -1 ? -1 : b.length - 1 - j))
}

/** Aligns the tokens of gaps; writes into `map`. */
function alignGaps(a: Int32Array, b: Int32Array, map: TokenMap, gaps: readonly Gap[], heavy?: Uint8Array): void {
  const open = [...gaps]
  let effort = EFFORT * (a.length + b.length) + LARGE
  for (let gap = open.pop(); gap && effort > 0; gap = open.pop()) {
    let { a0, a1, b0, b1 } = gap
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) map[a0++] = b0++
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) map[--a1] = --b1
    if (a0 === a1 || b0 === b1) continue
    const cells = (a1 - a0) * (b1 - b0)
    if (cells <= SMALL) {
      longestCommon(a, b, map, { a0, a1, b0, b1, gram: 0 }, heavy)
      effort -= cells
      continue
    }
    effort -= (a1 - a0 + b1 - b0) * 4
    const parts = splitGap(a, b, map, { a0, a1, b0, b1, gram: gap.gram })
    if (parts) for (const part of parts) open.push(part)
    else if (cells <= LARGE && cells <= effort) {
      longestCommon(a, b, map, { a0, a1, b0, b1, gram: 0 }, heavy)
      effort -= cells
    }
  }
}

/** Fixes the sequences both sides share; the gaps between them, or undefined when there are none. */
function splitGap(a: Int32Array, b: Int32Array, map: TokenMap, gap: Gap): Gap[] | undefined {
  for (let level = gap.gram; level < GRAMS.length * 2; level += 1) {
    const length = GRAMS[level % GRAMS.length] ?? 1
    // The second round takes sequences that both sides hold equally often, first with first.
    const chain = risingChain(level < GRAMS.length ? sharedOnce(a, b, gap, length) : sharedEqually(a, b, gap, length))
    if (chain.length === 0) continue
    const gaps: Gap[] = []
    let { a0, b0 } = gap
    for (const [at, bt] of chain) {
      if (at < a0 || bt < b0) continue
      let from = at
      let fromB = bt
      while (from > a0 && fromB > b0 && a[from - 1] === b[fromB - 1]) {
        from -= 1
        fromB -= 1
      }
      let to = at
      let toB = bt
      while (to < gap.a1 && toB < gap.b1 && a[to] === b[toB]) {
        to += 1
        toB += 1
      }
      for (let i = from; i < to; i += 1) map[i] = fromB + i - from
      if (from > a0 && fromB > b0) gaps.push(smaller(gap, level, a0, from, b0, fromB))
      a0 = to
      b0 = toB
    }
    if (a0 < gap.a1 && b0 < gap.b1) gaps.push(smaller(gap, level, a0, gap.a1, b0, gap.b1))
    return gaps
  }
  return undefined
}

/** A gap inside another. In a much smaller one what was repeated may stand once only, so that all lengths are tried again. */
function smaller(gap: Gap, level: number, a0: number, a1: number, b0: number, b1: number): Gap {
  const shrunk = (a1 - a0) * (b1 - b0) * 4 < (gap.a1 - gap.a0) * (gap.b1 - gap.b0)
  return { a0, a1, b0, b1, gram: shrunk ? 0 : level }
}

/** Rolls a hash over `length` tokens. */
export function gramAt(ids: Int32Array, at: number, length: number): number {
  let hash = 0
  for (let i = at; i < at + length; i += 1) hash = (Math.imul(hash, 0x9e3779b1) + (ids[i] ?? 0)) | 0
  return hash
}

/** Pairs of places of sequences that both sides of the gap hold once, in the order of the first side. */
function sharedOnce(a: Int32Array, b: Int32Array, gap: Gap, length: number): [number, number][] {
  const inA = new Map<number, number>()
  for (let i = gap.a0; i + length <= gap.a1; i += 1) {
    const gram = gramAt(a, i, length)
    inA.set(gram, inA.has(gram) ? -1 : i)
  }
  const inB = new Map<number, number>()
  for (let j = gap.b0; j + length <= gap.b1; j += 1) {
    const gram = gramAt(b, j, length)
    if ((inA.get(gram) ?? -1) >= 0) inB.set(gram, inB.has(gram) ? -1 : j)
  }
  const pairs: [number, number][] = []
  for (const [gram, j] of inB) {
    const i = inA.get(gram) ?? -1
    if (i >= 0 && j >= 0 && sameTokens(a, b, i, j, length)) pairs.push([i, j])
  }
  return pairs.sort((x, y) => x[0] - y[0])
}

/** Times a sequence may stand on each side to be paired, the first with the first. */
const MOST_EQUAL = 64

/** Pairs of places of sequences that both sides of the gap hold the same number of times. */
function sharedEqually(a: Int32Array, b: Int32Array, gap: Gap, length: number): [number, number][] {
  const places = new Map<number, { a: number[]; b: number[]; many: boolean }>()
  for (let i = gap.a0; i + length <= gap.a1; i += 1) {
    const gram = gramAt(a, i, length)
    const known = places.get(gram)
    if (!known) places.set(gram, { a: [i], b: [], many: false })
    else if (known.a.length < MOST_EQUAL) known.a.push(i)
    else known.many = true
  }
  for (let j = gap.b0; j + length <= gap.b1; j += 1) {
    const known = places.get(gramAt(b, j, length))
    if (!known || known.many) continue
    if (known.b.length < known.a.length) known.b.push(j)
    else known.many = true
  }
  const pairs: [number, number][] = []
  for (const known of places.values()) {
    if (known.many || known.a.length !== known.b.length) continue
    for (let n = 0; n < known.a.length; n += 1) {
      const i = known.a[n] ?? 0
      const j = known.b[n] ?? 0
      if (sameTokens(a, b, i, j, length)) pairs.push([i, j])
    }
  }
  return pairs.sort((x, y) => x[0] - y[0])
}

/** Whether `length` tokens from `i` of one side are those from `j` of the other. */
export function sameTokens(a: Int32Array, b: Int32Array, i: number, j: number, length: number): boolean {
  for (let n = 0; n < length; n += 1) if (a[i + n] !== b[j + n]) return false
  return true
}

/** Longest chain of pairs that rises on both sides (patience sorting). */
function risingChain(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (const [i, pair] of pairs.entries()) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < pair[1]) low = middle + 1
      else high = middle
    }
    before[i] = tops[low - 1] ?? -1
    tops[low] = i
  }
  const chain: [number, number][] = []
  for (let i = tops.at(-1) ?? -1; i !== -1; i = before[i] ?? -1) {
    const pair = pairs[i]
    if (pair) chain.push(pair)
  }
  return chain.reverse()
}

const WORD = 4
const LIGHT = 1
/** What a match gains when the one before it matched too: one run is worth more than its pieces. */
const RUN = 3

/** Tables of the exact method, kept between calls: most gaps are small and there are many. */
let scores = new Int32Array(SMALL)
let runScores = new Int32Array(SMALL)

/**
 * Longest common subsequence of a gap, words before signs and runs before scattered tokens. Two tables of the gap's
 * cells: best score, and best score that ends in a match here.
 */
function longestCommon(a: Int32Array, b: Int32Array, map: TokenMap, gap: Gap, heavy?: Uint8Array): void {
  const { a0, a1, b0, b1 } = gap
  const width = b1 - b0 + 1
  const cells = (a1 - a0 + 1) * width
  if (cells > scores.length) {
    scores = new Int32Array(cells)
    runScores = new Int32Array(cells)
  }
  const best = scores
  const matched = runScores
  best.fill(0, 0, width)
  matched.fill(0, 0, width)
  for (let i = 1; i <= a1 - a0; i += 1) {
    const id = a[a0 + i - 1]
    const gain = !heavy || heavy[a0 + i - 1] === 1 ? WORD : LIGHT
    const row = i * width
    best[row] = 0
    matched[row] = 0
    for (let j = 1; j < width; j += 1) {
      const up = best[row - width + j] ?? 0
      const left = best[row + j - 1] ?? 0
      let most = up > left ? up : left
      if (id === b[b0 + j - 1]) {
        const alone = best[row - width + j - 1] ?? 0
        const before = matched[row - width + j - 1] ?? 0
        const score = gain + (before > 0 && before + RUN > alone ? before + RUN : alone)
        matched[row + j] = score
        if (score > most) most = score
      } else matched[row + j] = 0
      best[row + j] = most
    }
  }
  let i = a1 - a0
  let j = width - 1
  let inRun = false
  while (i > 0 && j > 0) {
    const cell = i * width + j
    const score = matched[cell] ?? 0
    if (score > 0 && (inRun || score === best[cell])) {
      map[a0 + i - 1] = b0 + j - 1
      const gain = !heavy || heavy[a0 + i - 1] === 1 ? WORD : LIGHT
      const before = matched[cell - width - 1] ?? 0
      inRun = before > 0 && score === gain + before + RUN && before + RUN > (best[cell - width - 1] ?? 0)
      i -= 1
      j -= 1
    } else if ((best[cell - width] ?? 0) === best[cell]) i -= 1
    else j -= 1
  }
}
