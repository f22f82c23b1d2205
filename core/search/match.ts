/** Finds the atoms of a query in tokenised text. Terms are compared as numbers of a lexicon, one look-up per token. */
import { fold, unfold } from '../text/fold.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Atom } from './query.ts'

/** Numbers for terms, from 0 in the order they are first met. */
export type Lexicon = {
  add(term: string): number
  /** Numbers of all terms that pass; linear in the size of the lexicon. */
  where(test: (term: string) => boolean): number[]
  find(term: string): number | undefined
  size(): number
}

export function createLexicon(): Lexicon {
  const numbers = new Map<string, number>()
  return {
    add(term) {
      const known = numbers.get(term)
      if (known !== undefined) return known
      numbers.set(term, numbers.size)
      return numbers.size - 1
    },
    where: (test) => [...numbers].flatMap(([term, number]) => (test(term) ? [number] : [])),
    find: (term) => numbers.get(term),
    size: () => numbers.size,
  }
}

/** Tokens of one text: numbers of the terms, and UTF-16 offsets. */
export type TokenList = { terms: Uint32Array; starts: Uint32Array; ends: Uint32Array }

export function tokenList(text: string, lexicon: Lexicon): TokenList {
  const tokens = tokenise(text)
  return {
    terms: Uint32Array.from(tokens, (token) => lexicon.add(token.term)),
    starts: Uint32Array.from(tokens, (token) => token.start),
    ends: Uint32Array.from(tokens, (token) => token.end),
  }
}

/** Where an atom stands: tokens `from` to `to` (exclusive), characters `start` to `end` (exclusive). */
export type Match = { atom: number; from: number; to: number; start: number; end: number }

export type Matcher = (list: TokenList) => Match[]

/** Whether a term is what the last term of an atom asks for. */
export function lastTermTest(atom: Atom): (term: string) => boolean {
  const last = atom.terms.at(-1) ?? ''
  if (atom.last === 'beginning') return (term) => term.startsWith(last)
  if (atom.last === 'within') return (term) => term.includes(last)
  return (term) => term === last
}

/**
 * Prepares the atoms against the terms of a lexicon; texts tokenised later may hold terms it does not know. Matches come
 * in order of their first token, then of the atoms; every place is reported, overlapping ones too.
 */
export function createMatcher(atoms: readonly Atom[], lexicon: Lexicon): Matcher {
  const tests = atoms.map((atom) =>
    atom.terms.map((term, i): ReadonlySet<number> => {
      if (i === atom.terms.length - 1 && atom.last !== 'whole') return new Set(lexicon.where(lastTermTest(atom)))
      const number = lexicon.find(term)
      return new Set(number === undefined ? [] : [number])
    }),
  )
  const starting = new Map<number, number[]>()
  tests.forEach((terms, atom) => {
    for (const number of terms[0] ?? []) {
      const list = starting.get(number)
      if (list === undefined) starting.set(number, [atom])
      else list.push(atom)
    }
  })
  const stands = (list: TokenList, atom: number, from: number): boolean => {
    const terms = tests[atom] ?? []
    for (let i = 1; i < terms.length; i += 1) {
      const number = list.terms[from + i]
      if (number === undefined || !terms[i]!.has(number)) return false
      const overlaps = (list.starts[from + i] ?? 0) < (list.ends[from + i - 1] ?? 0)
      if (overlaps !== atoms[atom]!.overlaps[i]) return false
    }
    return true
  }
  return (list) => {
    const matches: Match[] = []
    for (let from = 0; from < list.terms.length; from += 1) {
      for (const atom of starting.get(list.terms[from]!) ?? []) {
        if (!stands(list, atom, from)) continue
        const to = from + (tests[atom]?.length ?? 1)
        matches.push({ atom, from, to, start: list.starts[from] ?? 0, end: list.ends[to - 1] ?? 0 })
      }
    }
    return matches
  }
}

/**
 * The parts of a text to mark: sorted and disjoint. A lone character of an unspaced script is marked inside the pairs
 * that hold it, not with its neighbour.
 */
export function rangesOf(matches: readonly Match[], atoms: readonly Atom[], text: string): [number, number][] {
  const parts = matches.flatMap((match): [number, number][] => {
    const atom = atoms[match.atom]
    return atom?.last === 'within' ? placesOf(atom.terms[0] ?? '', text, match) : [[match.start, match.end]]
  })
  const ranges: [number, number][] = []
  for (const [start, end] of parts.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const before = ranges.at(-1)
    if (before !== undefined && start < before[1]) before[1] = Math.max(before[1], end)
    else ranges.push([start, end])
  }
  return ranges
}

function placesOf(character: string, text: string, match: Match): [number, number][] {
  const folded = fold(text.slice(match.start, match.end))
  const ranges: [number, number][] = []
  for (let at = folded.text.indexOf(character); at >= 0; at = folded.text.indexOf(character, at + 1)) {
    const place = unfold(folded.map, at, at + character.length)
    ranges.push([match.start + place.start, match.start + place.end])
  }
  return ranges
}
