/** How near neighbouring words of a query stand to one another in one briefing. */
import type { LeafNode } from './ast.ts'
import type { Evaluated, Unit } from './evaluate.ts'
import { lowerBound } from './index/sets.ts'
import { termFits } from './match.ts'
import type { OpenIndex } from './open.ts'

/** Words this far apart no longer count as close. */
const FAR = 8

export type Closeness = {
  /** Share of neighbouring pairs that stand side by side somewhere, in the order of the query. */
  sideBySide: number
  /** Mean over the pairs of 1 for side by side in any order, falling to 0 at `FAR` words. */
  close: number
}

export function closenessOf(index: OpenIndex, document: number, units: readonly Unit[], { hits }: Evaluated): Closeness {
  const pairs = units.length - 1
  if (pairs < 1) return { sideBySide: 0, close: 0 }
  let sideBySide = 0
  let close = 0
  for (let pair = 0; pair < pairs; pair += 1) {
    const [a, b] = [units[pair]!.node, units[pair + 1]!.node]
    if (a.kind === 'near' || b.kind === 'near') continue
    const nearest = nearestPair(index, commonIn(index, document, hits[pair]!.passages, hits[pair + 1]!.passages), a, b)
    if (nearest.following) sideBySide += 1
    close += Math.max(0, 1 - (nearest.distance - 1) / FAR)
  }
  return { sideBySide: sideBySide / pairs, close: close / pairs }
}

/** Passages of a document in both lists. */
function commonIn(index: OpenIndex, document: number, a: Uint32Array, b: Uint32Array): number[] {
  const end = index.firsts[document + 1]!
  const passages: number[] = []
  let inA = lowerBound(a, index.firsts[document]!)
  let inB = lowerBound(b, index.firsts[document]!)
  while (inA < a.length && inB < b.length && a[inA]! < end && b[inB]! < end) {
    const step = a[inA]! - b[inB]!
    if (step === 0) passages.push(a[inA]!)
    if (step <= 0) inA += 1
    if (step >= 0) inB += 1
  }
  return passages
}

function nearestPair(index: OpenIndex, passages: readonly number[], a: LeafNode, b: LeafNode): { following: boolean; distance: number } {
  let distance = Infinity
  for (const passage of passages) {
    const second = startsIn(index, passage, b)
    for (const start of startsIn(index, passage, a)) {
      const end = start + a.parts.length
      for (const other of second) {
        if (other === end) return { following: true, distance: 1 }
        distance = Math.min(distance, other > start ? other - end + 1 : start - other - b.parts.length + 1)
      }
    }
  }
  return { following: false, distance: Math.max(1, distance) }
}

/** Slots at which a word or phrase begins in one passage: from the list of a frequent word, else from the text. */
function startsIn(index: OpenIndex, passage: number, { parts }: LeafNode): ArrayLike<number> & Iterable<number> {
  const [only] = parts
  const from = index.slotsOfPassages[passage]!
  const entry = parts.length === 1 && only?.kind === 'term' && only.match === 'whole' ? index.vocabulary.find(only.term) : undefined
  if (entry !== undefined && index.hasSlots(entry)) {
    const slots = index.slots(entry)
    const start = lowerBound(slots, from)
    return slots.subarray(start, lowerBound(slots, index.slotsOfPassages[passage + 1]!, start))
  }
  const terms = index.termsOf(passage)
  const starts: number[] = []
  for (let at = 0; at + parts.length <= terms.length; at += 1) {
    if (parts.every((part, i) => part.kind === 'gap' || termFits(part, plainTerm(terms[at + i]!)))) starts.push(from + at)
  }
  return starts
}

/** Without the mark of a first pair (see packed.ts). */
const plainTerm = (term: string): string => (term.endsWith('\u0001') ? term.slice(0, -1) : term)
