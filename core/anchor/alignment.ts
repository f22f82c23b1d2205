/**
 * Which words of one edition are which words of the next. Computed once for each pair of editions and kept as long as
 * both live; after that a mark costs no more than its own words.
 */
import { breakBefore } from './breaks.ts'
import { alignTokens, type TokenMap } from './diff.ts'
import { mapMoved, movedLines, withoutLines } from './moved.ts'
import { nearestPlaces } from './nearest.ts'
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
  nearestPlaces(ownIds, otherIds, map, source.words)
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

/** Tokens by which a border is moved at most. */
const FURTHEST = 60

/** The two tokens that change places with each other when tokens `from` to `to` move by `n`: the one that comes in, and the one that goes out. */
const swap = (from: number, to: number, n: number): { coming: number; going: number } =>
  n < 0 ? { coming: from + n, going: to + n } : { coming: to + n - 1, going: from + n - 1 }

/**
 * By how many tokens `from` to `to` are moved to stand between the strongest breaks: 0 where they stand well. `fits` says
 * whether the match of the token that comes in can go to the one that goes out.
 */
function bestSlide(tokens: Tokens, from: number, to: number, fits: (n: number, coming: number) => boolean): number {
  let best = 0
  let strongest = breakBefore(tokens, from) + breakBefore(tokens, to)
  for (const direction of [-1, 1]) {
    for (let n = direction; Math.abs(n) <= Math.min(to - from, FURTHEST); n += direction) {
      const { coming, going } = swap(from, to, n)
      if (tokens.ids[coming] !== tokens.ids[going] || !fits(n, coming)) break
      const strength = breakBefore(tokens, from + n) + breakBefore(tokens, to + n)
      if (strength > strongest) {
        strongest = strength
        best = n
      }
    }
  }
  return best
}

/** Calls `move` for each step of a slide, the nearest first. */
function eachStep(best: number, move: (n: number) => void): void {
  const direction = Math.sign(best)
  for (let n = direction; n !== best + direction; n += direction) move(n)
}

/** Tokens `from` to `to` of the target stand between the matches of `i` and `i + 1`. */
function slideInsertion(target: Tokens, map: TokenMap, i: number, from: number, to: number): void {
  const own = (n: number): number => (n < 0 ? i + n + 1 : i + n)
  const best = bestSlide(target, from, to, (n, coming) => map[own(n)] === coming)
  eachStep(best, (n) => {
    map[own(n)] = swap(from, to, n).going
  })
}

/** Tokens `from` to `to` of the source have no match. Returns where the scan goes on. */
function slideDeletion(source: Tokens, map: TokenMap, from: number, to: number): number {
  const at = (i: number): number => map[i] ?? -1
  const [before, after] = [at(from - 1), at(to)]
  // Only where nothing stands in the place of what was left out.
  if ((before !== -1 && after !== -1 && after !== before + 1) || (before === -1 && after === -1)) return to
  const best = bestSlide(source, from, to, (n, coming) => {
    if (at(coming) === -1) return false
    return Math.abs(n) === 1 || Math.abs(at(coming) - at(coming - Math.sign(n))) === 1
  })
  eachStep(best, (n) => {
    const { coming, going } = swap(from, to, n)
    map[going] = at(coming)
    map[coming] = -1
  })
  return best > 0 ? to + best : to
}
