/** Finds the places of a text where a mark may stand when only its anchor is known: the quote, what stood around it, and signs of what stood further away. */
import type { Anchor } from '../model/annotation.ts'
import { CONTEXT } from '../model/annotation.ts'
import { type Carried, carry, supportAt } from './carry.ts'
import { alignWithin, alignWithinEarly } from './diff.ts'
import { nearestPlaces } from './nearest.ts'
import { likelyPlaces, placeOfSigns } from './seeds.ts'
import { farSupport, readSigns, type Sign, type WordIndex, wordIndex } from './signs.ts'
import { type Tokens, tokenAt, tokensOf } from './tokens.ts'

/** A place and what speaks for it, each from 0 to 1. */
export type Candidate = {
  start: number
  end: number
  /** Words of the quote that stand there. */
  share: number
  /** Words just around it that stand around the place. */
  near: number
  /** Signs of the wider surroundings that do; undefined when the anchor has none. */
  far: number | undefined
  letters: number
  score: number
}

/** Places that are looked into. */
const MOST_PLACES = 5
/** Words that a window is wider than the pattern on each side, beyond a third of its length. */
const SLACK = 14
/** The same around a place that only the far signs give. */
const FAR_SLACK = 50
const LETTERS_PER_WORD = 5

type Pattern = {
  tokens: Tokens
  words: Int32Array
  signs: readonly Sign[]
  start: number
  end: number
  edges: { start: boolean; end: boolean }
}

/** The words the anchor knows: prefix, quote and suffix, without the word that is cut off at either end. */
function patternOf(anchor: Anchor): Pattern {
  const { prefix, quote, suffix, position } = anchor
  const atStart = position.start <= prefix.length
  const atEnd = suffix.length < CONTEXT - 16
  const before = atStart ? prefix : prefix.slice(Math.max(0, prefix.search(/\s/u)))
  const after = atEnd ? suffix : suffix.slice(0, Math.max(suffix.search(/\s\S*$/u), 0) || suffix.length)
  const tokens = tokensOf(before + quote + after)
  return {
    tokens,
    words: wordIndex(tokens).ids,
    signs: anchor.around ? readSigns(anchor.around) : [],
    start: before.length,
    end: before.length + quote.length,
    edges: { start: atStart, end: atEnd },
  }
}

/** Candidates, the best first; none overlaps a better one. */
export function candidates(anchor: Anchor, tokens: Tokens): Candidate[] {
  const index = wordIndex(tokens)
  const pattern = patternOf(anchor)
  const found: Candidate[] = []
  const wide = pattern.words.length
  const slack = SLACK + Math.ceil(wide / 3)
  for (const place of likelyPlaces(index, pattern.words, MOST_PLACES)) {
    const candidate = tryWindow(pattern, index, place - slack, place + wide + slack)
    if (candidate) found.push(candidate)
  }
  const told = placeOfSigns(index, pattern.signs, lettersOf(anchor.quote) / LETTERS_PER_WORD)
  if (told !== undefined && !found.some((candidate) => candidate.share > 0.9 && (candidate.far ?? 0) > 0.5)) {
    const candidate = tryWindow(pattern, index, told - FAR_SLACK, told + wide + FAR_SLACK)
    if (candidate) found.push(candidate)
  }
  for (const at of exactPlaces(anchor, tokens.text, found)) found.push(tryExact(anchor, pattern, index, at))
  found.sort((a, b) => b.score - a.score)
  return found.filter((candidate, i) => !found.slice(0, i).some((better) => candidate.start < better.end && better.start < candidate.end))
}

/** Places where the quote stands word for word that are looked into: those closest to a candidate or to the old place. */
const MOST_EXACT = 24
const MOST_COUNTED = 2_000

function exactPlaces(anchor: Anchor, text: string, found: readonly Candidate[]): number[] {
  const { quote, position } = anchor
  const hopes = [position.start, ...found.map((candidate) => candidate.start)]
  const places: { at: number; off: number }[] = []
  for (let at = text.indexOf(quote); at !== -1 && places.length < MOST_COUNTED; at = text.indexOf(quote, at + 1)) {
    places.push({ at, off: Math.min(...hopes.map((hope) => Math.abs(hope - at))) })
  }
  if (places.length > MOST_EXACT) places.sort((a, b) => a.off - b.off)
  return places.slice(0, MOST_EXACT).map((place) => place.at)
}

/** The candidate at a place where the quote stands word for word: only its surroundings are compared. */
function tryExact(anchor: Anchor, pattern: Pattern, index: WordIndex, at: number): Candidate {
  const { tokens } = index
  const { tokens: own, start, end } = pattern
  const to = at + end - start
  const map = new Int32Array(own.ids.length).fill(-1)
  const firstOwn = tokenAt(own, start)
  const first = tokenAt(tokens, at)
  const from = Math.max(0, first - firstOwn - SLACK)
  map.set(shift(alignWithin(own.ids.subarray(0, firstOwn), tokens.ids.subarray(from, first), own.words), from))
  // A quote of unseen characters alone has no token of its own, and may stand after the last one.
  const lastOwn = Math.min(own.ids.length, tokenAt(own, end - 1) + 1)
  const last = tokenAt(tokens, to - 1) + 1
  const after = tokens.ids.subarray(last, last + own.ids.length - lastOwn + SLACK)
  map.set(shift(alignWithin(own.ids.subarray(lastOwn), after, own.words.subarray(lastOwn)), last), lastOwn)
  const near = supportAt({ source: own, target: tokens, map, edges: pattern.edges }, start, end, at, to)
  const far = farSupport(index, pattern.signs, at, to)
  return { start: at, end: to, share: 1, near, far, letters: lettersOf(anchor.quote), score: scoreOf(1, near, far) }
}

function shift(map: Int32Array, by: number): Int32Array {
  for (let i = 0; i < map.length; i += 1) if (map[i] !== -1) map[i] = (map[i] ?? 0) + by
  return map
}

/** Letters and digits of a text. */
export function lettersOf(text: string): number {
  return text.length > LONG ? text.length : text.replace(/[^\p{L}\p{N}]+/gu, '').length
}

const LONG = 2_000

/** A place so many times as long as the quote, and so many units more, is looked at twice. */
const STRETCHED = 1.2
const STRETCHED_BY = 8

/** The pattern laid over words `from` to `to` of the text. */
function tryWindow(pattern: Pattern, index: WordIndex, from: number, to: number): Candidate | undefined {
  const { tokens } = index
  const last = index.at.length - 1
  const first = from <= 0 ? 0 : (index.at[Math.min(from, last)] ?? 0)
  const end = to > last ? tokens.ids.length : (index.at[Math.max(0, to)] ?? 0)
  if (first >= end) return undefined
  const { ids, words } = pattern.tokens
  const within = tokens.ids.subarray(first, end)
  const read = (map: Int32Array): Carried | undefined =>
    carry({ source: pattern.tokens, target: tokens, map: shift(map, first), edges: pattern.edges }, pattern.start, pattern.end)
  const map = alignWithin(ids, within, words)
  nearestPlaces(ids, within, map, words)
  let carried = read(map)
  if (!carried) return undefined
  if (carried.end - carried.start > (pattern.end - pattern.start) * STRETCHED + STRETCHED_BY) {
    // Lines alike may have drawn the two ends of the quote apart: the nearer of equal words belong to it.
    const early = read(alignWithinEarly(ids, within, words))
    if (early && early.share >= carried.share && early.end - early.start < carried.end - carried.start) carried = early
  }
  const far = farSupport(index, pattern.signs, carried.start, carried.end)
  const { start, share, context: near, letters } = carried
  return { start, end: carried.end, share, near, far, letters, score: scoreOf(share, near, far) }
}

/** One figure for what speaks for a place: the quote most, then what stands close, then what stands further away. */
export function scoreOf(share: number, near: number, far: number | undefined): number {
  const around = far === undefined ? near : 0.6 * near + 0.4 * far
  return 0.6 * share + 0.4 * around
}
