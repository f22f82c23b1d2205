/** How near neighbouring words of a query stand to one another in one briefing. */
import type { LeafNode } from './ast.ts'
import type { Evaluated, Unit } from './evaluate.ts'
import { standsIn } from './hits.ts'
import type { Hits } from './hits.ts'
import { lowerBound } from './index/sets.ts'
import { placesOf } from './lookup.ts'
import { termFits } from './match.ts'
import type { TypedName } from './names.ts'
import type { OpenIndex } from './open.ts'

/** Words this far apart no longer count as close. */
const FAR = 8

export type Closeness = {
  /** Share of neighbouring pairs that stand side by side somewhere, in the order of the query. */
  sideBySide: number
  /** Mean over the pairs of 1 for side by side in any order, falling to 0 at `FAR` words. */
  close: number
}

/**
 * @param words of the query, each with the numbers of its units: any way to write a word counts
 * @param names among the words: those of a name stand side by side where the name stands, whichever way round
 */
export function closenessOf(
  index: OpenIndex,
  document: number,
  words: readonly { units: readonly number[] }[],
  units: readonly Unit[],
  { hits }: Evaluated,
  names: readonly TypedName[],
): Closeness {
  const pairs = words.length - 1
  if (pairs < 1) return { sideBySide: 0, close: 0 }
  const named = names.filter((name) => isNamed(index, document, words, hits, name))
  let sideBySide = 0
  let close = 0
  for (let pair = 0; pair < pairs; pair += 1) {
    let following = named.some(({ from, to }) => from <= pair && pair < to)
    let distance = following ? 1 : Infinity
    for (const first of words[pair]!.units) {
      for (const second of words[pair + 1]!.units) {
        const [a, b] = [units[first]!.node, units[second]!.node]
        if (following || a.kind === 'near' || b.kind === 'near') continue
        const nearest = nearestPair(index, commonIn(index, document, hits[first]!, hits[second]!), a, b)
        following = nearest.following
        distance = Math.min(distance, nearest.distance)
      }
    }
    if (following) sideBySide += 1
    close += Math.max(0, 1 - (distance - 1) / FAR)
  }
  return { sideBySide: sideBySide / pairs, close: close / pairs }
}

function isNamed(
  index: OpenIndex,
  document: number,
  words: readonly { units: readonly number[] }[],
  hits: readonly Hits[],
  { from, to, forms }: TypedName,
): boolean {
  const [first, last] = [hits[words[from]!.units[0]!]!, hits[words[to]!.units[0]!]!]
  const passages = commonIn(index, document, first, last)
  return passages.length > 0 && forms.some((form) => placesOf(index, form, passages, () => undefined).passages.length > 0)
}

/** Passages of a document in both. */
function commonIn(index: OpenIndex, document: number, a: Hits, b: Hits): Uint32Array {
  const passages: number[] = []
  for (let passage = index.firsts[document]!; passage < index.firsts[document + 1]!; passage += 1) {
    if (standsIn(a, passage) && standsIn(b, passage)) passages.push(passage)
  }
  return Uint32Array.from(passages)
}

/** Both lists of starts rise, and so do the passages: one way through each of them. */
function nearestPair(index: OpenIndex, passages: Uint32Array, a: LeafNode, b: LeafNode): { following: boolean; distance: number } {
  let distance = Infinity
  if (passages.length === 0) return { following: false, distance }
  const starts = startsIn(index, passages, a)
  const others = startsIn(index, passages, b)
  let at = 0
  let first = 0
  for (let i = 0; i < passages.length; i += 1) {
    const from = index.slotsOfPassages[passages[i]!]!
    const end = index.slotsOfPassages[passages[i]! + 1]!
    at = lowerBound(starts, from, at)
    first = lowerBound(others, from, first)
    for (; at < starts.length && starts[at]! < end; at += 1) {
      const start = starts[at]!
      const behind = start + a.parts.length
      for (let other = first; other < others.length && others[other]! < end; other += 1) {
        const place = others[other]!
        if (place === behind) return { following: true, distance: 1 }
        distance = Math.min(distance, place > start ? place - behind + 1 : start - place - b.parts.length + 1)
      }
    }
  }
  return { following: false, distance: Math.max(1, distance) }
}

/** Slots at which a word or phrase begins, at least in these passages: from the list of a frequent word, else from the texts. */
function startsIn(index: OpenIndex, passages: Uint32Array, { parts }: LeafNode): ArrayLike<number> {
  const [only] = parts
  const entry = parts.length === 1 && only?.kind === 'term' && only.match === 'whole' ? index.vocabulary.find(only.term) : undefined
  if (entry !== undefined && index.hasSlots(entry)) return index.slots(entry, passages)
  const starts: number[] = []
  for (let i = 0; i < passages.length; i += 1) {
    const terms = index.termsOf(passages[i]!)
    for (let at = 0; at + parts.length <= terms.length; at += 1) {
      if (fitsAt(parts, terms, at)) starts.push(index.slotsOfPassages[passages[i]!]! + at)
    }
  }
  return starts
}

function fitsAt(parts: LeafNode['parts'], terms: readonly string[], at: number): boolean {
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i]!
    if (part.kind === 'term' && !termFits(part, plainTerm(terms[at + i]!))) return false
  }
  return true
}

/** Without the mark of a first pair (see packed.ts). */
const plainTerm = (term: string): string => (term.endsWith('\u0001') ? term.slice(0, -1) : term)
