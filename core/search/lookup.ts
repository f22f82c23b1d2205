/** Where the leaves of a query stand in an index: exact, from the lists alone, however many passages that takes. */
import { isUnspaced } from '../text/tokenise.ts'
import type { GapPart, LeafNode, NearNode, TermPart } from './ast.ts'
import { common, gallop, intersect, LEAP_FROM, membersOf } from './index/sets.ts'
import { gather, NONE, standsIn } from './hits.ts'
import type { Few, Hits } from './hits.ts'
import type { TermEntry } from './index/vocabulary.ts'
import { nearPlaces } from './near.ts'
import type { ItemPlace } from './near.ts'
import type { OpenIndex } from './open.ts'
import { FIRST } from './packed.ts'
import { termsThatFit } from './pattern.ts'
import { joined, narrowed, slotsOf } from './slots.ts'

/** Called now and then in long work; throws when nobody waits for the answer any more. */
export type Pause = () => void

/** Terms of one beginning that are read between two looks at whether the answer is still wanted. */
const TERMS_BETWEEN_PAUSES = 512

export function hitsOf(index: OpenIndex, node: LeafNode | NearNode, pause: Pause): Hits {
  if (node.kind === 'near') return nearHits(index, node, pause)
  const [only] = node.parts
  if (node.parts.length === 1 && only?.kind === 'term') {
    const known = only.match === 'beginning' ? index.beginnings.get(only.term) : undefined
    return known ?? unionOf(index, termsOf(index, node.parts, 0), pause)
  }
  const { passages, starts } = placesOf(index, node, null, pause)
  return { kind: 'few', passages, counts: Uint32Array.from(passages, (_, i) => starts[i + 1]! - starts[i]!) }
}

/** Terms of the vocabulary that a part of a word or phrase stands for. */
function termsOf(index: OpenIndex, parts: readonly (TermPart | GapPart)[], at: number): TermEntry[] {
  const part = parts[at]
  if (part === undefined || part.kind === 'gap') return []
  const { vocabulary } = index
  const { term, match } = part
  if (match === 'beginning') return vocabulary.beginningWith(term)
  if (match === 'within') return withoutAscii(index, term)
  if (match === 'pattern') return termsThatFit(vocabulary, term)
  const found = (wanted: string): TermEntry[] => {
    const entry = vocabulary.find(wanted)
    return entry === undefined ? [] : [entry]
  }
  if (!isUnspaced(term)) return found(term)
  if (part.overlaps) return found(term)
  return at > 0 && parts[at - 1]?.kind === 'term' ? found(term + FIRST) : [...found(term), ...found(term + FIRST)]
}

/** Terms that are not ASCII and hold a character. */
function withoutAscii({ vocabulary }: OpenIndex, character: string): TermEntry[] {
  const entries: TermEntry[] = []
  const cursor = vocabulary.from('\u0080')
  while (cursor.next()) if (cursor.term().includes(character)) entries.push({ ...cursor.entry })
  return entries
}

/** Passages that hold any of the terms. */
export function unionOf(index: OpenIndex, entries: readonly TermEntry[], pause: Pause): Hits {
  const [first] = entries
  if (first === undefined) return NONE
  if (entries.length === 1) return index.hits(first)
  const total = entries.reduce((sum, { passages }) => sum + passages, 0)
  if (total < index.manyFrom)
    return fewOf(
      entries.map((entry) => index.hits(entry)),
      total,
    )
  const gathering = gather(index)
  entries.forEach((entry, i) => {
    if (i % TERMS_BETWEEN_PAUSES === 0) pause()
    index.addTo(gathering, entry)
  })
  return gathering.done()
}

/** Short lists in one. */
function fewOf(all: readonly Hits[], total: number): Few {
  const counts = new Map<number, number>()
  const passages = new Uint32Array(total)
  let size = 0
  for (const hits of all) {
    if (hits.kind === 'many') continue
    hits.passages.forEach((passage, i) => {
      const before = counts.get(passage)
      if (before === undefined) {
        passages[size] = passage
        size += 1
      }
      counts.set(passage, (before ?? 0) + hits.counts[i]!)
    })
  }
  const rising = passages.subarray(0, size).sort()
  return { kind: 'few', passages: rising, counts: Uint32Array.from(rising, (passage) => counts.get(passage) ?? 0) }
}

/** Slots at which a thing begins, grouped by passage: those of the i-th lie from `starts[i]` to `starts[i + 1]`, rising. */
export type Places = { passages: Uint32Array; starts: Uint32Array; slots: Uint32Array }

/** A list so many times as long as what is left is read only where that stands; else all of it costs less. */
const WORTH_HOLDERS = 20

/** @param within rising passages that alone are asked for */
export function placesOf(index: OpenIndex, node: LeafNode, within: Uint32Array | null, pause: Pause): Places {
  const parts = node.parts.flatMap((part, at): Part[] => {
    if (part.kind === 'gap') return []
    const entries = termsOf(index, node.parts, at)
    return [{ at, entries, total: entries.reduce((sum, { count }) => sum + count, 0) }]
  })
  if (parts.some(({ entries }) => entries.length === 0)) return grouped(index, new Uint32Array(), 1, null)
  const isRare = parts.some(({ entries }) => entries.some((entry) => !index.hasSlots(entry)))
  let candidates = isRare && parts.length > 1 ? commonPassages(index, parts, within, pause) : within
  let kept: { at: number; slots: Uint32Array } | null = null
  // From the rarest on, so that of the others only what stands in the same passages is read.
  for (const { at, entries, total } of parts.toSorted((a, b) => a.total - b.total)) {
    pause()
    if (kept !== null) {
      const reads = entries.some((entry) => !index.hasSlots(entry)) || kept.slots.length * WORTH_HOLDERS < total
      candidates = reads ? holdersOfSlots(index, kept.slots) : null
    }
    const slots = slotsOf(index, entries, candidates, pause)
    kept = kept === null ? { at, slots } : { at: kept.at, slots: joined(kept, { at, slots }) }
  }
  const first = kept?.at ?? 0
  const slots = kept?.slots ?? new Uint32Array()
  return grouped(index, first === 0 ? slots : slots.map((slot) => slot - first), node.parts.length, within)
}

type Part = { at: number; entries: readonly TermEntry[]; total: number }

function holdersOfSlots(index: OpenIndex, slots: Uint32Array): Uint32Array {
  const passages = new Uint32Array(slots.length)
  let size = 0
  let end = 0
  for (let i = 0; i < slots.length; i += 1) {
    if (slots[i]! < end) continue
    const passage = index.passageAt(slots[i]!)
    end = index.slotsOfPassages[passage + 1]!
    passages[size] = passage
    size += 1
  }
  return passages.subarray(0, size)
}

function commonPassages(index: OpenIndex, parts: readonly Part[], within: Uint32Array | null, pause: Pause): Uint32Array {
  const all = commonOf(parts.map(({ entries }) => unionOf(index, entries, pause)))
  return within === null ? all : narrowed(all, within)
}

/** Passages in all of them. */
function commonOf(all: readonly Hits[]): Uint32Array {
  const lists = all.flatMap((hits) => (hits.kind === 'few' ? [hits.passages] : [])).toSorted((a, b) => a.length - b.length)
  const sets = all.flatMap((hits) => (hits.kind === 'many' ? [hits] : []))
  const [list, ...others] = lists
  if (list !== undefined) return others.reduce(narrowed, list).filter((passage) => sets.every((hits) => standsIn(hits, passage)))
  const [set, ...more] = sets.map(({ passages }) => passages)
  if (set === undefined) return NONE.passages
  const kept = set.slice()
  for (const bits of more) intersect(kept, bits)
  return membersOf(kept)
}

/**
 * Groups slots by passage; a run of `span` tokens that would go on in the next passage is none.
 * @param within rising passages that alone are kept
 */
function grouped(index: OpenIndex, slots: Uint32Array, span: number, within: Uint32Array | null): Places {
  const ends = index.slotsOfPassages
  const kept = new Uint32Array(slots.length)
  const passages = new Uint32Array(slots.length)
  const starts = new Uint32Array(slots.length + 1)
  let groups = 0
  let out = 0
  let end = 0
  let last = 0
  let wanted = 0
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i]!
    if (slot >= end) {
      const passage = index.passageAt(slot)
      end = ends[passage + 1]!
      if (within !== null) wanted = gallop(within, passage, wanted)
      last = within === null || within[wanted] === passage ? end - span : 0
      // A group of which nothing was kept gives its place to the next.
      if (groups === 0 || starts[groups - 1] !== out) groups += 1
      passages[groups - 1] = passage
      starts[groups - 1] = out
    }
    if (slot >= last) continue
    kept[out] = slot
    out += 1
  }
  if (groups > 0 && starts[groups - 1] === out) groups -= 1
  starts[groups] = out
  // Cut to size: as parts of the longer arrays they would keep the whole of these in memory.
  return { passages: passages.slice(0, groups), starts: starts.subarray(0, groups + 1), slots: kept.subarray(0, out) }
}

function nearHits(index: OpenIndex, node: NearNode, pause: Pause): Hits {
  const candidates = commonOf(node.items.map((item) => hitsOf(index, item, pause)))
  const [first, second, ...others] = node.items
  if (first !== undefined && second !== undefined && others.length === 0) {
    return pairHits(index, startsOf(index, first, candidates, pause), startsOf(index, second, candidates, pause), node.distance)
  }
  const items = node.items.map((item): NearItem => {
    const places = placesOf(index, item, candidates, pause)
    return { span: item.parts.length, places, at: common(places.passages, candidates).inList }
  })
  const kept = new Uint32Array(candidates.length)
  const counts = new Uint16Array(candidates.length)
  let out = 0
  for (let i = 0; i < candidates.length; i += 1) {
    if (i % 4096 === 0) pause()
    const count = countRuns(items, i, node.distance)
    if (count === 0) continue
    kept[out] = candidates[i]!
    counts[out] = Math.min(0xffff, count)
    out += 1
  }
  return { kind: 'few', passages: kept.slice(0, out), counts: counts.slice(0, out) }
}

/** Where a thing begins, rising, at least in these passages, and how many tokens it has. */
type Starts = { slots: Uint32Array; span: number }

function startsOf(index: OpenIndex, leaf: LeafNode, passages: Uint32Array, pause: Pause): Starts {
  const span = leaf.parts.length
  if (span > 1) return { slots: placesOf(index, leaf, passages, pause).slots, span }
  return { slots: slotsOf(index, termsOf(index, leaf.parts, 0), passages, pause), span }
}

/**
 * Passages in which two things stand near, and how many places of the one with fewer places have the other near: the usual
 * case. One pass over the shorter list; the passage is looked at only where the numbers are close.
 */
function pairHits(index: OpenIndex, a: Starts, b: Starts, distance: number): Few {
  const [few, many] = a.slots.length <= b.slots.length ? [a, b] : [b, a]
  const leap = many.slots.length > few.slots.length * LEAP_FROM
  const passages = new Uint32Array(few.slots.length)
  const counts = new Uint16Array(few.slots.length)
  let size = 0
  let from = 0
  for (let i = 0; i < few.slots.length; i += 1) {
    const start = few.slots[i]!
    const end = start + few.span
    const least = start - many.span - distance
    if (leap) from = gallop(many.slots, least, from)
    else while (from < many.slots.length && many.slots[from]! < least) from += 1
    for (let other = from; other < many.slots.length; other += 1) {
      const place = many.slots[other]!
      if (place > end + distance) break
      if (place + many.span > start && place < end) continue
      const passage = index.passageAt(start)
      if (place < index.slotsOfPassages[passage]! || place >= index.slotsOfPassages[passage + 1]!) continue
      if (size === 0 || passages[size - 1] !== passage) {
        passages[size] = passage
        size += 1
      }
      counts[size - 1] = Math.min(0xffff, counts[size - 1]! + 1)
      break
    }
  }
  return { kind: 'few', passages: passages.slice(0, size), counts: counts.slice(0, size) }
}

/** @param at group of each candidate passage in `places` */
type NearItem = { span: number; places: Places; at: Uint32Array }

function countRuns(items: readonly NearItem[], candidate: number, distance: number): number {
  const places = items.flatMap(({ span, at, places: { starts, slots } }, item): ItemPlace[] =>
    Array.from(slots.subarray(starts[at[candidate]!], starts[at[candidate]! + 1]), (from) => ({ item, from, to: from + span })),
  )
  const used = nearPlaces(
    places.toSorted((x, y) => x.from - y.from || x.to - y.to),
    items.length,
    distance,
  )
  return Math.ceil(used.size / items.length)
}
