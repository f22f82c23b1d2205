/**
 * Which words of one edition are which words of the next. Computed once for each pair of editions and kept as long as
 * both live; after that a mark costs no more than its own words.
 */
import { breakBefore } from './breaks.ts'
import { alignTokens, type TokenMap } from './diff.ts'
import { mapMoved, movedLines, withoutLines } from './moved.ts'
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

/**
 * Lines that moved whole are set aside; then the words in their order, then what else moved, then the borders of what was
 * put in or left out.
 */
export function alignTexts(source: Tokens, target: Tokens): Alignment {
  const lines = movedLines(source, target)
  const [ownIds, otherIds] = withoutLines(source, target, lines)
  const map = alignTokens(ownIds, otherIds, source.words)
  const from = inverse(map, target.ids.length)
  dropStrays(source, target, map, from)
  for (const { i, j, size } of lines) {
    for (let k = 0; k < size; k += 1) {
      map[i + k] = j + k
      from[j + k] = i + k
    }
  }
  mapMoved(source, target, map, from)
  settleBorders(source, target, map, from)
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

/**
 * Where words were put in or left out beside equal words, the border can lie in several places ("The cat. [The dog.]" or
 * "The [cat. The] dog."). It is put where the text breaks best.
 */
function settleBorders(source: Tokens, target: Tokens, map: TokenMap, from: Int32Array): void {
  for (let i = 0; i + 1 < map.length; i += 1) {
    const j = map[i] ?? -1
    if (j < 0) continue
    const next = map[i + 1] ?? -1
    // Where words moved, what stands between has a source of its own.
    if (next > j + 1 && from[j + 1] === -1 && from[next - 1] === -1) slideInsertion(target, map, i, j + 1, next)
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
