/**
 * Far context: short signs of the words around a mark, kept in its anchor. Three words running are hashed; those whose
 * hash is of a certain residue are kept (as in winnowing), so that both texts choose the same ones without a look at each
 * other, and an edit costs only the signs it touches.
 */
import { gramAt } from './diff.ts'
import { type Tokens, tokenAt } from './tokens.ts'

/** Words in a sign. */
const WORDS = 3
/** One run of words in so many is kept. */
const SHARE = 5
/** Signs kept on each side of a mark. */
export const SIGNS = 24
/** Letters a sign is written in (30 bits), and its distance from the mark in words. */
const SIGN_LETTERS = 6
const FAR_LETTERS = 2
const FURTHEST = 36 ** FAR_LETTERS - 1

export type WordIndex = {
  tokens: Tokens
  /** Indices of the tokens that are words, and their ids. */
  at: Int32Array
  ids: Int32Array
  /** Word numbers at which kept signs start, rising, and the signs as they are written. */
  signAt: Int32Array
  signs: string[]
  /** Word number of each sign, rising. */
  places: ReadonlyMap<string, readonly number[]>
}

const indices = new WeakMap<Tokens, WordIndex>()

/** The words of a text and their signs, once per text. */
export function wordIndex(tokens: Tokens): WordIndex {
  const known = indices.get(tokens)
  if (known) return known
  let count = 0
  for (const word of tokens.words) count += word
  const at = new Int32Array(count)
  const ids = new Int32Array(count)
  let n = 0
  for (let i = 0; i < tokens.ids.length; i += 1) {
    if (tokens.words[i] !== 1) continue
    at[n] = i
    ids[n] = tokens.ids[i] ?? 0
    n += 1
  }
  const signAt: number[] = []
  const signs: string[] = []
  const places = new Map<string, number[]>()
  for (let i = 0; i + WORDS <= count; i += 1) {
    const gram = gramAt(ids, i, WORDS) >>> 0
    if (Math.imul(gram, 0x85ebca6b) >>> 8 > 0xffffff / SHARE) continue
    const sign = (gram >>> 2).toString(36).padStart(SIGN_LETTERS, '0')
    signAt.push(i)
    signs.push(sign)
    const before = places.get(sign)
    if (before) before.push(i)
    else places.set(sign, [i])
  }
  const index = { tokens, at, ids, signAt: Int32Array.from(signAt), signs, places }
  indices.set(tokens, index)
  return index
}

/** Number of the first word at or after a token. */
export function wordAt(index: WordIndex, token: number): number {
  return lowerBound(index.at, token)
}

function lowerBound(values: ArrayLike<number>, value: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Signs before a place and after it with their distances, the nearest first. Characters `start` to `end` of the text. */
export function signsAround(index: WordIndex, start: number, end: number): { before: string; after: string } {
  const { first, last } = wordsOf(index, start, end)
  const write = (i: number, distance: number): string => {
    return (index.signs[i] ?? '') + Math.min(FURTHEST, distance).toString(36).padStart(FAR_LETTERS, '0')
  }
  let before = ''
  for (let i = lowerBound(index.signAt, first - WORDS + 1) - 1, n = 0; i >= 0 && n < SIGNS; i -= 1, n += 1) {
    before += write(i, first - (index.signAt[i] ?? 0))
  }
  let after = ''
  for (let i = lowerBound(index.signAt, last), n = 0; i < index.signs.length && n < SIGNS; i += 1, n += 1) {
    after += write(i, (index.signAt[i] ?? 0) - last)
  }
  return { before, after }
}

/** Numbers of the first word of a range, and of the first after it. */
function wordsOf(index: WordIndex, start: number, end: number): { first: number; last: number } {
  return { first: wordAt(index, tokenAt(index.tokens, start)), last: wordAt(index, tokenAt(index.tokens, end - 1) + 1) }
}

export type Sign = { sign: string; side: -1 | 1; distance: number; weight: number }

/** The signs of an anchor as they were written; the near ones weigh more. */
export function readSigns(around: { before: string; after: string }): Sign[] {
  const size = SIGN_LETTERS + FAR_LETTERS
  return ([-1, 1] as const).flatMap((side) => {
    const written = side < 0 ? around.before : around.after
    return Array.from({ length: Math.floor(written.length / size) }, (_, n): Sign => {
      const at = n * size
      const distance = Number.parseInt(written.slice(at + SIGN_LETTERS, at + size), 36)
      return { sign: written.slice(at, at + SIGN_LETTERS), side, distance, weight: 1 / (1 + n / 6) }
    })
  })
}

/** Words by which a sign may be nearer or further than it was, beyond half its distance. */
const REACH = 60
/** Words by which it is off that halve what its distance says. */
const OFF = 8

/**
 * How much of an anchor's signs stands around characters `start` to `end`, from 0 to 1: half for being there, half for
 * being as far away as they were. Undefined when the anchor has none.
 */
export function farSupport(index: WordIndex, signs: readonly Sign[], start: number, end: number): number | undefined {
  const { first, last } = wordsOf(index, start, end)
  let whole = 0
  let held = 0
  for (const { sign, side, distance, weight } of signs) {
    whole += weight
    const places = index.places.get(sign)
    if (!places) continue
    const due = side < 0 ? first - distance : last + distance
    const at = lowerBound(places, due)
    const off = Math.min(Math.abs((places[at] ?? Infinity) - due), Math.abs(due - (places[at - 1] ?? -Infinity)))
    if (off <= REACH + distance / 2) held += weight * (0.5 + 0.5 / (1 + off / OFF))
  }
  return whole === 0 ? undefined : held / whole
}
