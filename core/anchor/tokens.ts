/**
 * Cuts a text into the units that editions are compared by: words, single characters of scripts without spaces, and
 * signs. Unlike the tokens of the search index these cover everything but white space, so that the edges of a mark on
 * a bracket or a full stop can be followed too.
 */
import { fold } from '../text/fold.ts'

export type Tokens = {
  text: string
  /** Hash of each token's folded text: case, accents and the shapes of quotes and hyphens do not count. */
  ids: Int32Array
  /** UTF-16 offsets, end exclusive. */
  starts: Int32Array
  ends: Int32Array
  /** 1 for words and characters that spell, 0 for signs. */
  words: Uint8Array
}

const [SPACE, LETTER, SIGN, ALONE, IDLE] = [0, 1, 2, 3, 4]
/** Not yet looked up. */
const UNKNOWN = 255

/** Runs longer than this are cut where their characters say so, so that an edit does not shift every later cut. */
const LONG_RUN = 40
const CUT_SHARE = 8

const kinds = new Uint8Array(0x10000).fill(UNKNOWN)
/** Hash of the folded character, by code unit; filled as characters are met. */
const folds = new Int32Array(0x10000)

const WHITE = /\s|\u0085/u
const UNSEEN = /\p{Cc}|\p{Cf}|\p{M}/u
const SPELLS = /[\p{L}\p{N}]/u
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}ー々〆]/u

function kindOf(character: string): number {
  if (WHITE.test(character)) return SPACE
  if (UNSPACED.test(character)) return ALONE
  if (SPELLS.test(character)) return character.length > 1 ? ALONE : LETTER
  return UNSEEN.test(character) ? IDLE : SIGN
}

const step = (hash: number, value: number): number => Math.imul(hash ^ value, 0x01000193)

function hashOf(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i += 1) hash = step(hash, text.charCodeAt(i))
  return hash
}

/** Kind of the character at a code unit; the first look-up of each code unit fills both tables. */
function look(code: number): number {
  const known = kinds[code] ?? UNKNOWN
  if (known !== UNKNOWN) return known
  const character = String.fromCharCode(code)
  const folded = fold(character).text
  const kind = kindOf(character)
  kinds[code] = kind
  folds[code] = folded.length === 1 ? folded.charCodeAt(0) : hashOf(folded)
  return kind
}

/** Spreads the bits of a hash, so that ids of short tokens do not lie side by side. */
function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return mixed ^ (mixed >>> 12)
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000

/** Tokens of a text in order. One pass; about 20 ns a character. */
export function tokensOf(text: string): Tokens {
  const room = text.length
  const ids = new Int32Array(room)
  const starts = new Int32Array(room)
  const ends = new Int32Array(room)
  const words = new Uint8Array(room)
  let count = 0
  const add = (id: number, start: number, end: number, word: number): void => {
    ids[count] = finish(id)
    starts[count] = start
    ends[count] = end
    words[count] = word
    count += 1
  }
  for (let at = 0; at < room;) {
    const code = text.charCodeAt(at)
    if (isHigh(code) && isLow(text.charCodeAt(at + 1))) {
      const character = text.slice(at, at + 2)
      add(hashOf(character), at, at + 2, kindOf(character) === ALONE ? 1 : 0)
      at += 2
      continue
    }
    const kind = look(code)
    const from = at
    at += 1
    if (kind === SPACE || kind === IDLE) continue
    if (kind === ALONE) add(folds[code] ?? 0, from, at, 1)
    else if (kind === SIGN) {
      // A rule of dashes or a row of dots is one sign however long it is drawn.
      while (at < room && text.charCodeAt(at) === code) at += 1
      add(folds[code] ?? 0, from, at, 0)
    } else {
      at = endOfRun(text, at)
      if (at - from <= LONG_RUN) add(hashRun(text, from, at), from, at, 1)
      else cutRun(text, from, at, add)
    }
  }
  return {
    text,
    ids: ids.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    words: words.slice(0, count),
  }
}

function endOfRun(text: string, from: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const kind = look(text.charCodeAt(at))
    if (kind !== LETTER && kind !== IDLE) break
    if (isHigh(text.charCodeAt(at))) break
  }
  return at
}

function hashRun(text: string, start: number, end: number): number {
  let hash = 0x1234567
  for (let i = start; i < end; i += 1) {
    const code = text.charCodeAt(i)
    if (kinds[code] === LETTER) hash = step(hash, folds[code] ?? 0)
  }
  return hash
}

function cutRun(text: string, start: number, end: number, add: (id: number, start: number, end: number, word: number) => void): void {
  let from = start
  for (let at = start + 1; at <= end; at += 1) {
    const cut = (finish(step(0, folds[text.charCodeAt(at - 1)] ?? 0)) >>> 8) % CUT_SHARE === 0
    if (!cut && at - from < LONG_RUN && at < end) continue
    add(hashRun(text, from, at), from, at, 1)
    from = at
  }
}

/** Index of the first token that ends after a position. */
export function tokenAt(tokens: Tokens, position: number): number {
  let low = 0
  let high = tokens.ids.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens.ends[middle] ?? 0) > position) high = middle
    else low = middle + 1
  }
  return low
}
