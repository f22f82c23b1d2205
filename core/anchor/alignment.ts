/**
 * Which words of one edition are which words of the next. Computed once for each pair of editions and kept as long as
 * both live; after that a mark costs no more than its own words.
 */
import { alignTokens, gramAt, type TokenMap } from './diff.ts'
import { textMap } from './ranges.ts'
import { type Tokens, tokensOf } from './tokens.ts'
import type { Briefing } from '../model/briefing.ts'

type Passages = Pick<Briefing, 'passages'>

export type Alignment = {
  source: Tokens
  target: Tokens
  /** Token of the target for each token of the source, -1 where there is none. Rises except where words moved. */
  map: TokenMap
}

const cutTexts = new WeakMap<Passages, Tokens>()

/** Tokens of the joined text of a briefing, once per briefing object. */
export function briefingTokens(briefing: Passages): Tokens {
  const known = cutTexts.get(briefing)
  if (known) return known
  const tokens = tokensOf(textMap(briefing).text)
  cutTexts.set(briefing, tokens)
  return tokens
}

const alignments = new WeakMap<Passages, WeakMap<Passages, Alignment>>()

/** The alignment of two editions of a briefing. */
export function align(source: Passages, target: Passages): Alignment {
  const known = alignments.get(source)?.get(target)
  if (known) return known
  const alignment = alignTexts(briefingTokens(source), briefingTokens(target))
  const ofSource = alignments.get(source) ?? new WeakMap<Passages, Alignment>()
  ofSource.set(target, alignment)
  alignments.set(source, ofSource)
  return alignment
}

/** Words in their order first, then what moved elsewhere, then the borders of what was put in or left out. */
export function alignTexts(source: Tokens, target: Tokens): Alignment {
  const map = alignTokens(source.ids, target.ids, source.words)
  const from = inverse(map, target.ids.length)
  dropStrays(source, target, map, from)
  mapMoved(source, target, map, from)
  settleBorders(source, target, map)
  return { source, target, map }
}

function inverse(map: TokenMap, length: number): Int32Array {
  const from = new Int32Array(length).fill(-1)
  for (let i = 0; i < map.length; i += 1) {
    const j = map[i] ?? -1
    if (j >= 0) from[j] = i
  }
  return from
}

/** A run of matches this short between far larger rewritten stretches is chance: common words, not the same words. */
const STRAY_WORDS = 3
const STRAY_GAP = 12

function dropStrays(source: Tokens, target: Tokens, map: TokenMap, from: Int32Array): void {
  const runs: { a: number; b: number; size: number; words: number }[] = []
  for (let i = 0; i < map.length; i += 1) {
    const j = map[i] ?? -1
    if (j < 0) continue
    const last = runs.at(-1)
    const word = source.words[i] ?? 0
    if (last && i === last.a + last.size && j === last.b + last.size) {
      last.size += 1
      last.words += word
    } else runs.push({ a: i, b: j, size: 1, words: word })
  }
  const edge = { a: -1, b: -1, size: 1, words: 0 }
  let before = edge
  for (const [n, run] of runs.entries()) {
    const after = runs[n + 1] ?? { a: map.length, b: target.ids.length, size: 1, words: 0 }
    const gapBefore = Math.min(run.a - before.a - before.size, STRAY_GAP) + Math.min(run.b - before.b - before.size, STRAY_GAP)
    const gapAfter = Math.min(after.a - run.a - run.size, STRAY_GAP) + Math.min(after.b - run.b - run.size, STRAY_GAP)
    const lost = run.words < STRAY_WORDS && Math.min(gapBefore, gapAfter) > STRAY_GAP + run.words * 2
    if (!lost) {
      before = run
      continue
    }
    for (let k = 0; k < run.size; k += 1) {
      map[run.a + k] = -1
      from[run.b + k] = -1
    }
  }
}

/** Tokens in a sequence that shows where words moved to. */
const MOVED_GRAM = 5
/** Words a moved stretch must have, unless it is a whole line. */
const MOVED_WORDS = 6

/** Finds stretches without a match that stand, once only, among the words of the target that nothing matched. */
function mapMoved(source: Tokens, target: Tokens, map: TokenMap, from: Int32Array): void {
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
}

/** Whether tokens `from` to `to` (exclusive) begin and end where lines do. */
function wholeLine(tokens: Tokens, from: number, to: number): boolean {
  return breakBefore(tokens, from) >= LINE && breakBefore(tokens, to) >= LINE
}

/** Short lines (items of a list, rows of names) moved whole: unmatched on both sides, and once only on each. */
function mapMovedLines(source: Tokens, target: Tokens, map: TokenMap, from: Int32Array): void {
  const own = freeLines(source, map)
  if (own.size === 0) return
  const free = freeLines(target, from)
  for (const [key, line] of own) {
    const place = free.get(key)
    if (!line || !place || line.to - line.from !== place.to - place.from) continue
    for (let k = 0; k < line.to - line.from; k += 1) {
      map[line.from + k] = place.from + k
      from[place.from + k] = line.from + k
    }
  }
}

type Line = { from: number; to: number }

function freeLines(tokens: Tokens, matched: Int32Array): Map<number, Line | null> {
  const lines = new Map<number, Line | null>()
  let start = 0
  let words = 0
  let free = true
  for (let i = 0; i <= tokens.ids.length; i += 1) {
    if (i > start && breakBefore(tokens, i) >= LINE) {
      if (free && words > 0) {
        const key = gramAt(tokens.ids, start, i - start)
        lines.set(key, lines.has(key) ? null : { from: start, to: i })
      }
      start = i
      words = 0
      free = true
    }
    if (i === tokens.ids.length) break
    words += tokens.words[i] ?? 0
    if (matched[i] !== -1) free = false
  }
  return lines
}

const LINE = 4

/** How strong the break before a token is: 5 a passage or the end of the text, 4 a line, 3 a sentence, 2 a clause, 1 a space. */
export function breakBefore(tokens: Tokens, at: number): number {
  if (at <= 0 || at >= tokens.ids.length) return 5
  const end = tokens.ends[at - 1] ?? 0
  const start = tokens.starts[at] ?? 0
  if (start === end) return 0
  const between = tokens.text.slice(end, start)
  const line = between.indexOf('\n')
  if (line !== -1) return between.includes('\n', line + 1) ? 5 : LINE
  const sign = tokens.text.charAt(end - 1)
  if ('.!?'.includes(sign)) return 3
  return ',;:)'.includes(sign) ? 2 : 1
}

/**
 * Where words were put in or left out beside equal words, the border can lie in several places ("The cat. [The dog.]" or
 * "The [cat. The] dog."). It is put where the text breaks best.
 */
function settleBorders(source: Tokens, target: Tokens, map: TokenMap): void {
  for (let i = 0; i + 1 < map.length; i += 1) {
    const j = map[i] ?? -1
    if (j < 0) continue
    const next = map[i + 1] ?? -1
    if (next > j + 1) slideInsertion(target, map, i, j + 1, next)
  }
  for (let i = 0; i < map.length; i += 1) {
    if (map[i] !== -1) continue
    let end = i
    while (end < map.length && map[end] === -1) end += 1
    i = slideDeletion(source, map, i, end)
  }
}

/** Tokens `from` to `to` of the target stand between the matches of `i` and `i + 1`. */
function slideInsertion(target: Tokens, map: TokenMap, i: number, from: number, to: number): void {
  const { ids } = target
  let best = 0
  let strongest = breakBefore(target, from) + breakBefore(target, to)
  const reach = to - from
  const steps = (direction: 1 | -1): void => {
    for (let n = 1; n <= Math.min(reach, 60); n += 1) {
      const own = direction < 0 ? i - n + 1 : i + n
      const expected = direction < 0 ? from - n : to + n - 1
      const mirror = direction < 0 ? to - n : from + n - 1
      if (own < 0 || own >= map.length || map[own] !== expected || ids[expected] !== ids[mirror]) return
      const strength = breakBefore(target, from + n * direction) + breakBefore(target, to + n * direction)
      if (strength > strongest) {
        strongest = strength
        best = n * direction
      }
    }
  }
  steps(-1)
  steps(1)
  for (let n = 1; n <= Math.abs(best); n += 1) {
    if (best < 0) map[i - n + 1] = to - n
    else map[i + n] = from + n - 1
  }
}

/** Tokens `from` to `to` of the source have no match. Returns where the scan goes on. */
function slideDeletion(source: Tokens, map: TokenMap, from: number, to: number): number {
  const { ids } = source
  const before = from > 0 ? (map[from - 1] ?? -1) : -1
  const after = to < map.length ? (map[to] ?? -1) : -1
  // Only where nothing stands in the place of what was left out.
  if ((before !== -1 && after !== -1 && after !== before + 1) || (before === -1 && after === -1)) return to
  let best = 0
  let strongest = breakBefore(source, from) + breakBefore(source, to)
  const steps = (direction: 1 | -1): void => {
    for (let n = 1; n <= Math.min(to - from, 60); n += 1) {
      const moved = direction < 0 ? from - n : to + n - 1
      const mirror = direction < 0 ? to - n : from + n - 1
      if (moved < 0 || moved >= map.length || (map[moved] ?? -1) === -1 || ids[moved] !== ids[mirror]) return
      if (n > 1 && Math.abs((map[moved] ?? 0) - (map[moved - direction] ?? 0)) !== 1) return
      const strength = breakBefore(source, from + n * direction) + breakBefore(source, to + n * direction)
      if (strength > strongest) {
        strongest = strength
        best = n * direction
      }
    }
  }
  steps(-1)
  steps(1)
  for (let n = 1; n <= Math.abs(best); n += 1) {
    const moved = best < 0 ? from - n : to + n - 1
    const mirror = best < 0 ? to - n : from + n - 1
    map[mirror] = map[moved] ?? -1
    map[moved] = -1
  }
  return best > 0 ? to + best : to
}
