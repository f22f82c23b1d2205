/** Near spellings: words of the vocabulary a typing error away from a word of the query. */
import type { OpenIndex } from './open.ts'
import type { TermCursor, Vocabulary } from './index/vocabulary.ts'
import { FIRST } from './packed.ts'

export type NearSpelling = { term: string; distance: number; passages: number }

/** Errors allowed in a word of so many letters; a swap of neighbours is one. */
export function errorsAllowed(letters: number): number {
  if (letters < 4) return 0
  return letters < 8 ? 1 : 2
}

/** Spellings offered for one word. */
const MOST = 5
const HIGHEST_ASCII_DIGIT = 0x39
/** Numbers and terms of sources come before it. */
const FIRST_LETTER = 'a'

/**
 * Words at most so many errors away (insertion, deletion, replacement, swap of neighbours: Damerau's distance in the
 * restricted form of optimal string alignment), the nearest first, then the most frequent. Words with digits are left
 * alone: another number is no spelling of the same one.
 * @param least passages that a spelling must be in to be offered
 */
export function nearSpellings(index: Pick<OpenIndex, 'vocabulary'>, word: string, least: number): NearSpelling[] {
  const limit = errorsAllowed(word.length)
  if (limit === 0 || /\d/u.test(word)) return []
  return walk(index.vocabulary, word, limit, least)
    .filter(({ term }) => term !== word)
    .toSorted((a, b) => a.distance - b.distance || b.passages - a.passages || (a.term < b.term ? -1 : 1))
    .slice(0, MOST)
}

/**
 * Rows of the distance table stay valid as far as a term shares units with the one before, so each term costs only its
 * new units; a stretch whose row holds nothing within the limit is passed over without looking at its units.
 */
function walk(vocabulary: Vocabulary, word: string, limit: number, least: number): NearSpelling[] {
  const found: NearSpelling[] = []
  const cursor = vocabulary.from(FIRST_LETTER)
  const width = word.length + 1
  const longest = word.length + limit
  const rows = Array.from({ length: longest + 1 }, () => new Uint8Array(width))
  rows[0]!.forEach((_, i, row) => (row[i] = i))
  const target = Uint16Array.from(word, (character) => character.charCodeAt(0))
  let valid = 0
  /** Terms that share more units than this with the last one looked at are out too. */
  let dead = Infinity
  while (cursor.next()) {
    valid = Math.min(valid, cursor.shared)
    if (cursor.shared >= dead) continue
    dead = Infinity
    if (cursor.length > longest) continue
    let at = valid
    let alive = true
    for (; at < cursor.length && alive; at += 1) alive = fillRow(rows, cursor, target, at + 1) <= limit
    valid = at
    if (!alive) {
      dead = at
      continue
    }
    const distance = rows[cursor.length]![word.length]!
    if (distance <= limit && cursor.entry.passages >= least && isPlain(cursor)) {
      found.push({ term: cursor.term(), distance, passages: cursor.entry.passages })
    }
  }
  return found
}

/** Fills one row from the two before; returns its smallest number. */
function fillRow(rows: readonly Uint8Array[], { units }: TermCursor, target: Uint16Array, at: number): number {
  const row = rows[at]!
  const before = rows[at - 1]!
  const unit = units[at - 1]!
  row[0] = at
  let smallest = at
  for (let i = 1; i <= target.length; i += 1) {
    const other = target[i - 1]!
    let value = Math.min(before[i]! + 1, row[i - 1]! + 1, before[i - 1]! + (unit === other ? 0 : 1))
    if (at > 1 && i > 1 && unit === target[i - 2] && units[at - 2] === other) value = Math.min(value, rows[at - 2]![i - 2]! + 1)
    row[i] = value
    if (value < smallest) smallest = value
  }
  return smallest
}

/** Letters only. */
function isPlain({ units, length }: TermCursor): boolean {
  for (let i = 0; i < length; i += 1) if (units[i]! <= HIGHEST_ASCII_DIGIT) return false
  return units[length - 1] !== FIRST.charCodeAt(0)
}
