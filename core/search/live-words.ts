/** The words of marks and notes: which of them hold a term, kept up to date one by one. */
import { fold } from '../text/fold.ts'
import type { Token } from '../text/tokenise.ts'
import { tokenise } from '../text/tokenise.ts'
import type { LeafNode, TermPart } from './ast.ts'
import type { Unit } from './evaluate.ts'
import type { Field } from './fields.ts'
import { openVocabulary, packVocabulary } from './index/vocabulary.ts'
import { matchesIn, termFits } from './match.ts'
import type { Spelt } from './more.ts'
import { byUnits } from './packed.ts'

/** One text of a mark or note. */
export type Part = { text: string; tokens: readonly Token[]; field: Field }
export type Written = { parts: readonly Part[] }

export const partOf = (text: string, field: Field): Part => ({ text, tokens: tokenise(text), field })

export type LiveWords<T extends Written> = {
  add(entry: T): void
  remove(entry: T): void
  /** Those in one of whose texts a word, phrase or near stands. */
  holding(unit: Unit): ReadonlySet<T>
  has(term: string): boolean
  /** What near spellings are looked for in; a passage is a mark or note. Made when it is first asked for after a change. */
  spelt(): Spelt
  /** A term as these texts most often write it, as far as some of them show. */
  written(term: string): string
}

/** Marks and notes looked into for how a term is written. */
const SAMPLE = 200

const NONE: ReadonlySet<never> = new Set()

export function createLiveWords<T extends Written>(): LiveWords<T> {
  const holders = new Map<string, Set<T>>()
  let entries = 0
  let spelt: Spelt | null = null
  const termsOf = ({ parts }: T): Set<string> => new Set(parts.flatMap(({ tokens }) => tokens.map(({ term }) => term)))
  const withPart = (part: TermPart): ReadonlySet<T> => {
    if (part.match === 'whole') return holders.get(part.term) ?? NONE
    const found = new Set<T>()
    for (const [term, held] of holders) if (termFits(part, term)) for (const entry of held) found.add(entry)
    return found
  }
  /** Those that hold the terms of a word or phrase, wherever in them. */
  const withTerms = ({ parts }: LeafNode): ReadonlySet<T> => {
    const sets = parts.flatMap((part) => (part.kind === 'term' ? [withPart(part)] : []))
    return sets.reduce((fewest, set) => (set.size < fewest.size ? set : fewest), sets[0] ?? NONE)
  }
  return {
    add(entry) {
      entries += 1
      spelt = null
      for (const term of termsOf(entry)) {
        const held = holders.get(term)
        if (held === undefined) holders.set(term, new Set([entry]))
        else held.add(entry)
      }
    },
    remove(entry) {
      entries -= 1
      spelt = null
      for (const term of termsOf(entry)) {
        const held = holders.get(term)
        held?.delete(entry)
        if (held?.size === 0) holders.delete(term)
      }
    },
    holding(unit) {
      const { node, field } = unit
      const candidates = node.kind === 'near' ? withTerms(node.items[0]!) : withTerms(node)
      if (node.kind !== 'near' && node.parts.length === 1 && field === null) return candidates
      return new Set([...candidates].filter(({ parts }) => parts.some((part) => matchesIn(part.tokens, [unit], part.field).length > 0)))
    },
    has: (term) => holders.has(term),
    spelt() {
      if (spelt !== null) return spelt
      const terms = [...holders]
        .toSorted(([a], [b]) => byUnits(a, b))
        .map(([term, { size }]) => ({ term, passages: size, count: size, bytes: 0 }))
      const { blocks, table } = packVocabulary(terms)
      const longest = terms.reduce((most, { term }) => Math.max(most, term.length), 0)
      spelt = { passages: entries, vocabulary: openVocabulary(terms.length, longest, blocks, table) }
      return spelt
    },
    written(term) {
      const counts = new Map<string, number>()
      for (const { parts } of [...(holders.get(term) ?? NONE)].slice(0, SAMPLE)) {
        for (const { text, tokens } of parts) {
          for (const token of tokens) {
            if (token.term !== term) continue
            const own = text.slice(token.start, token.end)
            if (fold(own).text === term) counts.set(own, (counts.get(own) ?? 0) + 1)
          }
        }
      }
      return [...counts].toSorted(([a, x], [b, y]) => y - x || byUnits(a, b))[0]?.[0] ?? term
    },
  }
}
