/**
 * How a query is read:
 *  - words: every one must stand somewhere in the briefing, in any order;
 *  - "words in quotes", straight or curly, must stand side by side in one passage; so must the parts of Indo-Pacific,
 *    l’Élysée, R&D or 東京都, which are one thing although they are several terms;
 *  - the last word is read as the beginning of a word while nothing follows it.
 * Whatever cannot be read so (lone quotes, operators, signs, emoji) is read as plain words or passed over; no query is an
 * error. The first 4,000 UTF-16 units count, and in them the first 32 different words and phrases.
 */
import { fold } from '../text/fold.ts'
import { isInitials, isUnspaced, tokenise } from '../text/tokenise.ts'
import type { Token } from '../text/tokenise.ts'

export const MAX_QUERY = 4000
export const MAX_ATOMS = 32

/** One thing that must be found: a run of terms side by side, most often a single one. */
export type Atom = {
  kind: 'word' | 'prefix' | 'phrase'
  /** As it was typed, without quotes. */
  text: string
  terms: readonly string[]
  /** Whether term `i` shares a character with the term before it, as pairs of an unspaced script do. */
  overlaps: readonly boolean[]
  /** How the last term is compared; `within` is for a lone character of an unspaced script. */
  last: 'whole' | 'beginning' | 'within'
}

const QUOTES = /["“”„‟«»〝〞〟＂「」『』]/u
/** What stands between two terms that are one thing. */
const BOND = /^[-'&.@]?$/u

/** Reads a query. Linear in its length; never throws. */
export function readQuery(query: string): Atom[] {
  const text = query.slice(0, MAX_QUERY)
  const atoms = new Map<string, Atom>()
  const add = (atom: Atom): void => {
    const key = `${atom.last} ${atom.terms.join(' ')} ${atom.overlaps.join(' ')}`
    if (atoms.size < MAX_ATOMS && !atoms.has(key)) atoms.set(key, atom)
  }
  let plainFrom = 0
  for (let at = 0; at < text.length; at += 1) {
    if (!QUOTES.test(text.charAt(at))) continue
    readWords(text.slice(plainFrom, at), false, add)
    plainFrom = at + 1
    const close = closing(text, at + 1)
    if (close < 0) continue
    readPhrase(text.slice(at + 1, close), add)
    plainFrom = close + 1
    at = close
  }
  readWords(text.slice(plainFrom), query.length <= MAX_QUERY, add)
  return [...atoms.values()]
}

function closing(text: string, from: number): number {
  const rest = text.slice(from).search(QUOTES)
  return rest < 0 ? -1 : from + rest
}

type Add = (atom: Atom) => void

function readPhrase(text: string, add: Add): void {
  if (text.trim() === '') return
  const tokens = tokenise(text)
  if (tokens.length > 0) add(atomOf(tokens, text.trim(), 'phrase', false))
}

/** @param open whether the end of the text is the end of the query, so that its last word may still be growing */
function readWords(text: string, open: boolean, add: Add): void {
  if (text.trim() === '') return
  const groups: Token[][] = []
  let before: Token | undefined
  for (const token of tokenise(text)) {
    const group = groups.at(-1)
    if (before !== undefined && group !== undefined && bound(text, before, token)) group.push(token)
    else groups.push([token])
    before = token
  }
  groups.forEach((tokens, i) => {
    const source = text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0)
    const growing = open && i === groups.length - 1 && isGrowing(text, tokens.at(-1))
    add(atomOf(tokens, source, tokens.length > 1 ? 'phrase' : 'word', growing))
  })
}

function bound(text: string, a: Token, b: Token): boolean {
  return b.start <= a.end || BOND.test(fold(text.slice(a.end, b.start)).text)
}

/** A word at the very end may go on; initials with full stops are finished. */
function isGrowing(text: string, token: Token | undefined): boolean {
  if (token === undefined || token.end !== text.length || isInitials(token.term)) return false
  const source = text.slice(token.start, token.end)
  return !(source.includes('.') && !token.term.includes('.'))
}

function atomOf(tokens: readonly Token[], text: string, kind: 'word' | 'phrase', growing: boolean): Atom {
  const terms = tokens.map((token) => token.term)
  const overlaps = tokens.map((token, i) => i > 0 && token.start < (tokens[i - 1]?.end ?? 0))
  const final = terms.at(-1) ?? ''
  if (isUnspaced(final)) {
    const lone = terms.length === 1 && Array.from(final).length === 1
    return { kind, text, terms, overlaps, last: lone ? 'within' : 'whole' }
  }
  return { kind: growing ? 'prefix' : kind, text, terms, overlaps, last: growing ? 'beginning' : 'whole' }
}
