import { EXCLUSIVE, OPPOSED, TIMELY, WEIGHTY } from './lexicon.ts'
import type { Change, ChangeKind, Item, Piece, Reading, Soft } from './types.ts'

/** What may stand for a word of weight: since for because. */
const SUBSTITUTES = new Map([
  ['because', new Set(['since', 'as', 'for'])],
  ['although', new Set(['while', 'but', 'yet'])],
  ['whether', new Set(['if'])],
  ['if', new Set(['when', 'whether', 'where', 'once'])],
  ['above', new Set(['over'])],
  ['below', new Set(['under'])],
])

/**
 * Changes in small words: prepositions that turn a relation round, conjunctions that a text gained or lost, and words of
 * which one took the place of another (and, or; he, she). `partner`: items of `after` by items of `before`.
 */
export function smallWords(before: Reading, after: Reading, partner: Int32Array, texts: readonly [string, string]): Change[] {
  const changes: Change[] = []
  const counts = [countOf([...before.softs, ...before.slips]), countOf([...after.softs, ...after.slips])] as const
  const back = new Int32Array(after.items.length).fill(-1)
  partner.forEach((j, i) => {
    if (j >= 0) back[j] = i
  })
  const stray = (own: Reading, other: Reading, link: Int32Array, sense: (word: string) => boolean, text: string): Piece | null => {
    const places = new Set(other.softs.filter(({ word }) => sense(word)).map(({ at }) => at))
    const mine = own.softs.filter(({ word }) => sense(word))
    const found = mine.find(({ at }) => !places.has(link[at] ?? other.items.length)) ?? mine.at(-1)
    return found === undefined ? null : piece(text, found)
  }
  const push = (kind: ChangeKind, lost: ((word: string) => boolean) | null, gained: ((word: string) => boolean) | null): void => {
    const one = lost === null ? null : stray(before, after, partner, lost, texts[0])
    const other = gained === null ? null : stray(after, before, back, gained, texts[1])
    if (one !== null || other !== null) changes.push({ kind, before: one, after: other })
  }
  weigh(counts, push)
  for (const group of EXCLUSIVE) {
    const change = (sense: string): number => sum(counts[1], group, sense) - sum(counts[0], group, sense)
    const senses = [...new Set(group.values())]
    const lost = senses.find((sense) => change(sense) < 0)
    const gained = senses.find((sense) => change(sense) > 0)
    if (lost === undefined || gained === undefined) continue
    if (WEIGHTY.has(lost) || WEIGHTY.has(gained)) continue
    push(
      'other',
      (word) => group.get(word) === lost,
      (word) => group.get(word) === gained,
    )
  }
  partner.forEach((j, i) => {
    if (j >= 0) {
      const turned = turnedMarker(before, i, after, j, texts)
      if (turned !== null) changes.push(turned)
    }
  })
  return changes
}

type Counts = ReadonlyMap<string, number>

function countOf(softs: readonly Soft[]): Counts {
  const counts = new Map<string, number>()
  for (const { word } of softs) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function sum(counts: Counts, group: ReadonlyMap<string, string>, sense: string): number {
  let total = 0
  for (const [word, own] of group) if (own === sense) total += counts.get(word) ?? 0
  return total
}

type Push = (kind: ChangeKind, lost: ((word: string) => boolean) | null, gained: ((word: string) => boolean) | null) => void

function weigh([before, after]: readonly [Counts, Counts], push: Push): void {
  const changes = new Map<string, number>()
  for (const sense of new Set(WEIGHTY.values())) {
    let difference = sum(after, WEIGHTY, sense) - sum(before, WEIGHTY, sense)
    for (const word of SUBSTITUTES.get(sense) ?? []) {
      const moved = (after.get(word) ?? 0) - (before.get(word) ?? 0)
      if (difference < 0 && moved > 0) difference = Math.min(0, difference + moved)
      else if (difference > 0 && moved < 0) difference = Math.max(0, difference + moved)
    }
    if (difference !== 0) changes.set(sense, difference)
  }
  const gained = [...changes].filter(([, difference]) => difference > 0).map(([sense]) => sense)
  for (const [sense, difference] of changes) {
    if (difference > 0) continue
    const other = gained.shift() ?? null
    push(kindOf(sense, other), is(sense), other === null ? null : is(other))
  }
  for (const sense of gained) push(kindOf(null, sense), null, is(sense))
}

function is(sense: string): (word: string) => boolean {
  return (word) => WEIGHTY.get(word) === sense
}

const COMPARING = new Set(['before', 'after', 'above', 'below', 'until'])

function kindOf(one: string | null, other: string | null): ChangeKind {
  const senses = [one, other].filter((sense) => sense !== null)
  if (senses.includes('unless')) return 'negation'
  return senses.some((sense) => COMPARING.has(sense)) ? 'comparison' : 'other'
}

/** The same words under another preposition that says the opposite: from for to, by for since. */
function turnedMarker(before: Reading, i: number, after: Reading, j: number, texts: readonly [string, string]): Change | null {
  const [one, other] = [before.items[i]!, after.items[j]!]
  const turn = `${one.marker}/${other.marker}`
  if (!OPPOSED.has(turn) && !(one.kind === 'date' && TIMELY.has(turn))) return null
  if (WEIGHTY.has(one.marker) || WEIGHTY.has(other.marker)) return null
  const kind: ChangeKind = one.kind === 'date' ? 'date' : 'roles'
  return { kind, before: markerOf(before, one, i, texts[0]), after: markerOf(after, other, j, texts[1]) }
}

function markerOf({ softs }: Reading, item: Item, at: number, text: string): Piece {
  const found = softs.findLast((soft) => soft.at === at && soft.word === item.marker)
  return piece(text, found ?? item)
}

function piece(text: string, { start, end }: { start: number; end: number }): Piece {
  return { text: text.slice(start, end), start, end }
}
