/** Words that moved: lines that stand elsewhere whole, and stretches that no in-order alignment can reach. */
import { breakBefore, LINE } from './breaks.ts'
import { alignTokens, gramAt, sameTokens, type TokenMap } from './diff.ts'
import type { Tokens } from './tokens.ts'

/** `size` tokens from `i` of the source are those from `j` of the target; so many of them are words. */
export type MovedLine = { i: number; j: number; size: number; words: number }

type Line = { from: number; to: number; words: number }

/** The lines of a text, the blank ones left out. */
function linesOf(tokens: Tokens): Line[] {
  const lines: Line[] = []
  let start = 0
  let words = 0
  for (let i = 0; i <= tokens.ids.length; i += 1) {
    if (i > start && breakBefore(tokens, i) >= LINE) {
      lines.push({ from: start, to: i, words })
      start = i
      words = 0
    }
    words += tokens.words[i] ?? 0
  }
  return lines
}

/** Lines by their words; null where several read alike. */
function byWords(tokens: Tokens, lines: readonly Line[]): Map<number, Line | null> {
  const found = new Map<number, Line | null>()
  for (const line of lines) {
    const key = gramAt(tokens.ids, line.from, line.to - line.from)
    found.set(key, found.has(key) ? null : line)
  }
  return found
}

/** Lines that stand once among the lines of either text that count, in the order of the source. */
function equalLines(source: Tokens, target: Tokens, inSource: (line: Line) => boolean, inTarget: (line: Line) => boolean): MovedLine[] {
  const own = byWords(source, linesOf(source).filter(inSource))
  if (own.size === 0) return []
  const other = byWords(target, linesOf(target).filter(inTarget))
  const pairs: MovedLine[] = []
  for (const [key, line] of own) {
    const place = other.get(key)
    if (!line || !place) continue
    const size = line.to - line.from
    if (size === place.to - place.from && sameTokens(source.ids, target.ids, line.from, place.from, size))
      pairs.push({ i: line.from, j: place.from, size, words: line.words })
  }
  return pairs.sort((a, b) => a.i - b.i)
}

/**
 * Lines of at least `MOVED_WORDS` words that both texts hold once and that stand in another order than most of the text:
 * all but the heaviest rising chain of them. An in-order alignment would match their common words with other lines.
 * About n log n in the lines.
 */
export function movedLines(source: Tokens, target: Tokens): MovedLine[] {
  const isLong = ({ words }: Line): boolean => words >= MOVED_WORDS
  const pairs = equalLines(source, target, isLong, isLong)
  const kept = heaviestRising(pairs)
  return pairs.filter((_, n) => !kept.has(n))
}

/** Numbers of the pairs of the heaviest chain that rises on both sides; a Fenwick tree of the best weight up to each place. */
function heaviestRising(pairs: readonly { j: number; words: number }[]): Set<number> {
  const order = pairs.map((_, n) => n).sort((a, b) => (pairs[a]?.j ?? 0) - (pairs[b]?.j ?? 0))
  const rank = new Int32Array(pairs.length)
  order.forEach((n, at) => (rank[n] = at + 1))
  const weight = new Float64Array(pairs.length)
  const before = new Int32Array(pairs.length).fill(-1)
  const best = new Int32Array(pairs.length + 1).fill(-1)
  const heavier = (a: number, b: number): boolean => b === -1 || (a !== -1 && (weight[a] ?? 0) > (weight[b] ?? 0))
  let top = -1
  for (const [n, pair] of pairs.entries()) {
    let last = -1
    for (let at = (rank[n] ?? 1) - 1; at > 0; at -= at & -at) {
      const found = best[at] ?? -1
      if (found !== -1 && heavier(found, last)) last = found
    }
    before[n] = last
    weight[n] = pair.words + (last === -1 ? 0 : (weight[last] ?? 0))
    for (let at = rank[n] ?? 1; at <= pairs.length; at += at & -at) if (heavier(n, best[at] ?? -1)) best[at] = n
    if (heavier(n, top)) top = n
  }
  const chain = new Set<number>()
  for (let n = top; n !== -1; n = before[n] ?? -1) chain.add(n)
  return chain
}

/** Tokens of both texts in which those of the lines are like no other. */
export function withoutLines(source: Tokens, target: Tokens, lines: readonly MovedLine[]): [Int32Array, Int32Array] {
  if (lines.length === 0) return [source.ids, target.ids]
  const [own, other] = [source.ids.slice(), target.ids.slice()]
  const taken = new Set([...source.ids, ...target.ids])
  let next = 0
  const fresh = (): number => {
    while (taken.has(next)) next += 1
    taken.add(next)
    return next
  }
  for (const { i, j, size } of lines) {
    for (let k = 0; k < size; k += 1) {
      own[i + k] = fresh()
      other[j + k] = fresh()
    }
  }
  return [own, other]
}

/** Tokens in a sequence that shows where words moved to. */
const MOVED_GRAM = 5
/** Words a moved stretch must have, unless it is a whole line. */
const MOVED_WORDS = 6

/** Finds stretches without a match that stand, once only, among the words of the target that nothing matched. */
export function mapMoved(source: Tokens, target: Tokens, map: TokenMap, from: Int32Array): void {
  const free = freeGrams(from, target.ids, MOVED_GRAM)
  if (free.size > 0) {
    const own = freeGrams(map, source.ids, MOVED_GRAM)
    for (const [gram, i] of own) {
      const j = free.get(gram) ?? -1
      if (i < 0 || j < 0 || map[i] !== -1 || from[j] !== -1) continue
      takeStretch(source, target, map, from, i, j)
    }
  }
  mapMovedLines(source, target, map, from)
}

/** Where each sequence of unmatched tokens starts; -1 when it stands in several places. */
function freeGrams(matched: Int32Array, ids: Int32Array, length: number): Map<number, number> {
  const places = new Map<number, number>()
  let run = 0
  for (let i = 0; i < ids.length; i += 1) {
    run = matched[i] === -1 ? run + 1 : 0
    if (run < length) continue
    const at = i - length + 1
    const gram = gramAt(ids, at, length)
    places.set(gram, places.has(gram) ? -1 : at)
  }
  return places
}

/** The longest equal stretch around a pair of free tokens, when it has enough words. */
function takeStretch(source: Tokens, target: Tokens, map: TokenMap, from: Int32Array, i: number, j: number): void {
  let [a0, b0, a1, b1] = [i, j, i, j]
  while (a0 > 0 && b0 > 0 && map[a0 - 1] === -1 && from[b0 - 1] === -1 && source.ids[a0 - 1] === target.ids[b0 - 1]) {
    a0 -= 1
    b0 -= 1
  }
  while (a1 < map.length && b1 < from.length && map[a1] === -1 && from[b1] === -1 && source.ids[a1] === target.ids[b1]) {
    a1 += 1
    b1 += 1
  }
  let words = 0
  for (let k = a0; k < a1; k += 1) words += source.words[k] ?? 0
  if (words < MOVED_WORDS && !(wholeLine(source, a0, a1) && wholeLine(target, b0, b1))) return
  for (let k = 0; k < a1 - a0; k += 1) {
    map[a0 + k] = b0 + k
    from[b0 + k] = a0 + k
  }
  grow(source, target, map, from, a0, b0, -1)
  grow(source, target, map, from, a1 - 1, b1 - 1, 1)
}

/** Tokens on each side of a moved stretch that are looked at for the rest of its line. */
const GROWTH = 60

/** The rest of a line whose words moved with a few of them changed: what is free beside a pair of matched tokens, in order. */
function grow(source: Tokens, target: Tokens, map: TokenMap, from: Int32Array, i: number, j: number, side: -1 | 1): void {
  const own = freeBeside(source, map, i, side)
  const other = freeBeside(target, from, j, side)
  const found = alignTokens(
    Int32Array.from(own, (at) => source.ids[at] ?? 0),
    Int32Array.from(other, (at) => target.ids[at] ?? 0),
    Uint8Array.from(own, (at) => source.words[at] ?? 0),
  )
  for (const [n, at] of own.entries()) {
    const place = other[found[n] ?? -1]
    if (place === undefined) continue
    map[at] = place
    from[place] = at
  }
}

/** The unmatched tokens of the same line next to one, the nearest first. */
function freeBeside(tokens: Tokens, matched: Int32Array, at: number, side: -1 | 1): number[] {
  const free: number[] = []
  for (let i = at + side; i >= 0 && i < matched.length && free.length < GROWTH; i += side) {
    if (matched[i] !== -1 || breakBefore(tokens, side > 0 ? i : i + 1) >= LINE) break
    free.push(i)
  }
  return free
}

/** Whether tokens `from` to `to` (exclusive) begin and end where lines do. */
function wholeLine(tokens: Tokens, from: number, to: number): boolean {
  return breakBefore(tokens, from) >= LINE && breakBefore(tokens, to) >= LINE
}

/** Short lines (items of a list, rows of names) moved whole: unmatched on both sides, and once only on each. */
function mapMovedLines(source: Tokens, target: Tokens, map: TokenMap, from: Int32Array): void {
  const isFree = (matched: Int32Array) => (line: Line) => line.words > 0 && !matched.subarray(line.from, line.to).some((at) => at !== -1)
  for (const { i, j, size } of equalLines(source, target, isFree(map), isFree(from))) {
    for (let k = 0; k < size; k += 1) {
      map[i + k] = j + k
      from[j + k] = i + k
    }
  }
}
