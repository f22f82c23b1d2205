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
const COMMON_PAIR = 60
/** Seeds taken from one pattern. */
const MOST_SEEDS = 160
/** Share of the likeliest place's votes that makes another one worth a look. */
const WORTH = 0.25
/** Words a place may be off. */
const BUCKET = 12

/**
 * Word numbers at which the pattern may begin in the text, the likeliest first, at most `most`. `words` are the ids of the
 * pattern's words.
 */
export function likelyPlaces(index: WordIndex, words: Int32Array, most: number): number[] {
  const [single, pairs] = postings(index)
  const buckets = Math.ceil((index.ids.length + words.length) / BUCKET) + 2
  const weights = new Float64Array(buckets)
  const sums = new Float64Array(buckets)
  const vote = (place: number, weight: number): void => {
    const bucket = Math.floor((place + words.length) / BUCKET)
    weights[bucket] = (weights[bucket] ?? 0) + weight
    sums[bucket] = (sums[bucket] ?? 0) + weight * place
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
  const places: number[] = []
  let likeliest = 0
  for (let tries = 0; places.length < most && tries < most * 3; tries += 1) {
    let best = -1
    let heaviest = 0
    for (let bucket = 0; bucket + 1 < buckets; bucket += 1) {
      const weight = (weights[bucket] ?? 0) + (weights[bucket + 1] ?? 0)
      if (weight <= heaviest) continue
      heaviest = weight
      best = bucket
    }
    // Far fewer words in common than at the likeliest place: not worth a look.
    if (best === -1 || heaviest < likeliest * WORTH) break
    likeliest = Math.max(likeliest, heaviest)
    const place = Math.round(((sums[best] ?? 0) + (sums[best + 1] ?? 0)) / heaviest)
    weights.fill(0, best, best + 2)
    sums.fill(0, best, best + 2)
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
