/** Where in a text a pattern of words may stand: words and pairs of words that both hold vote for places. */
import { gramAt } from './diff.ts'
import type { Sign, WordIndex } from './signs.ts'

type Postings = {
  /** Number of the last word a hash stands at, and for each word the one before it with the same hash (-1 ends). */
  last: Map<number, number>
  earlier: Int32Array
  counts: Map<number, number>
}

const kept = new WeakMap<WordIndex, [Postings, Postings]>()

/** Postings of single words and of pairs, once per text. */
function postings(index: WordIndex): [Postings, Postings] {
  const known = kept.get(index)
  if (known) return known
  const both: [Postings, Postings] = [post(index.ids, 1), post(index.ids, 2)]
  kept.set(index, both)
  return both
}

function post(ids: Int32Array, length: number): Postings {
  const last = new Map<number, number>()
  const counts = new Map<number, number>()
  const earlier = new Int32Array(ids.length).fill(-1)
  for (let i = 0; i + length <= ids.length; i += 1) {
    const key = length === 1 ? (ids[i] ?? 0) : gramAt(ids, i, length)
    earlier[i] = last.get(key) ?? -1
    last.set(key, i)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { last, earlier, counts }
}

/** Places a word or pair may stand at and still vote. */
const COMMON_WORD = 12
const COMMON_PAIR = 150
/** Seeds taken from one pattern. */
const MOST_SEEDS = 160
/** Words a place may be off. */
const BUCKET = 12

/**
 * Word numbers at which the pattern may begin in the text, the likeliest first, at most `most`. `words` are the ids of the
 * pattern's words.
 */
export function likelyPlaces(index: WordIndex, words: Int32Array, most: number): number[] {
  const [single, pairs] = postings(index)
  const votes = new Map<number, { weight: number; sum: number }>()
  const vote = (place: number, weight: number): void => {
    const bucket = Math.floor(place / BUCKET)
    const known = votes.get(bucket)
    if (known) {
      known.weight += weight
      known.sum += weight * place
    } else votes.set(bucket, { weight, sum: weight * place })
  }
  const step = Math.max(1, Math.ceil(words.length / MOST_SEEDS))
  for (let i = 0; i < words.length; i += step) {
    for (const [table, length, common] of [
      [single, 1, COMMON_WORD],
      [pairs, 2, COMMON_PAIR],
    ] as const) {
      if (i + length > words.length) continue
      const key = length === 1 ? (words[i] ?? 0) : gramAt(words, i, length)
      const count = table.counts.get(key) ?? 0
      if (count === 0 || count > common) continue
      for (let at = table.last.get(key) ?? -1; at !== -1; at = table.earlier[at] ?? -1) vote(at - i, length / Math.sqrt(count))
    }
  }
  const found = [...votes].map(([bucket, { weight, sum }]) => {
    const next = votes.get(bucket + 1)
    return { place: Math.round((sum + (next?.sum ?? 0)) / (weight + (next?.weight ?? 0))), weight: weight + (next?.weight ?? 0) }
  })
  found.sort((a, b) => b.weight - a.weight)
  const places: number[] = []
  for (const { place } of found) {
    if (places.length >= most) break
    if (!places.some((other) => Math.abs(other - place) < BUCKET)) places.push(place)
  }
  return places
}

/** Word number at which the signs of an anchor say that the mark begins, or undefined when the text holds none of them. */
export function placeOfSigns(index: WordIndex, signs: readonly Sign[], words: number): number | undefined {
  const votes = new Map<number, number>()
  for (const { sign, side, distance, weight } of signs) {
    const places = index.places.get(sign)
    if (!places || places.length > COMMON_WORD) continue
    for (const place of places) {
      const bucket = Math.round((side < 0 ? place + distance : place - distance - words) / BUCKET)
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight / places.length)
    }
  }
  let best: number | undefined
  for (const [bucket, weight] of votes) if (best === undefined || weight > (votes.get(best) ?? 0)) best = bucket
  return best === undefined ? undefined : Math.max(0, best * BUCKET)
}
