/** Slots of words (see index/lists.ts): from the lists of frequent ones, else from what was learnt of the texts, else from these. */
import { passagesOf } from './hits.ts'
import type { Few } from './hits.ts'
import { common, gallop, LEAP_FROM, lowerBound } from './index/sets.ts'
import type { TermEntry } from './index/vocabulary.ts'
import type { Pause } from './lookup.ts'
import type { OpenIndex } from './open.ts'

/** Slots of any of the terms, at least those in `candidates` (null for all); those of rare ones are read from the texts. */
export function slotsOf(index: OpenIndex, entries: readonly TermEntry[], candidates: Uint32Array | null, pause: Pause): Uint32Array {
  const lists = entries.map((entry) =>
    index.hasSlots(entry) ? index.slots(entry, candidates) : slotsInTexts(index, entry, candidates, pause),
  )
  const [only] = lists
  if (only !== undefined && lists.length === 1) return only
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all.sort()
}

function slotsInTexts(index: OpenIndex, entry: TermEntry, candidates: Uint32Array | null, pause: Pause): Uint32Array {
  const hits = index.hits(entry)
  const places = index.places(entry)
  if (places !== null && hits.kind === 'few') return slotsAt(index, hits, places, candidates)
  const term = index.vocabulary.term(entry.at)
  const slots: number[] = []
  const all = passagesOf(hits)
  for (const passage of candidates === null ? all : narrowed(all, candidates)) {
    pause()
    index.termsOf(passage).forEach((one, at) => {
      if (one === term) slots.push(index.slotsOfPassages[passage]! + at)
    })
  }
  return Uint32Array.from(slots)
}

/** @param places of all `hits`, one passage after the other */
function slotsAt(index: OpenIndex, { passages, counts }: Few, places: ArrayLike<number>, candidates: Uint32Array | null): Uint32Array {
  const slots = new Uint32Array(places.length)
  let size = 0
  let at = 0
  let wanted = 0
  for (let i = 0; i < passages.length; i += 1) {
    const passage = passages[i]!
    if (candidates !== null) wanted = lowerBound(candidates, passage, wanted)
    if (candidates === null || candidates[wanted] === passage) {
      for (let one = at; one < at + counts[i]!; one += 1) {
        slots[size] = index.slotsOfPassages[passage]! + places[one]!
        size += 1
      }
    }
    at += counts[i]!
  }
  return slots.subarray(0, size)
}

/** Slots of the first part from which the other stands at its distance; one pass over the shorter list where the other is long. */
export function joined(first: { at: number; slots: Uint32Array }, other: { at: number; slots: Uint32Array }): Uint32Array {
  const shift = other.at - first.at
  const { slots } = other
  const kept = new Uint32Array(Math.min(first.slots.length, slots.length))
  const leap = slots.length > first.slots.length * LEAP_FROM
  let out = 0
  let place = 0
  for (let i = 0; i < first.slots.length; i += 1) {
    const wanted = first.slots[i]! + shift
    if (leap) place = gallop(slots, wanted, place)
    else while (place < slots.length && slots[place]! < wanted) place += 1
    if (place === slots.length) break
    if (slots[place] !== wanted) continue
    kept[out] = first.slots[i]!
    out += 1
  }
  return kept.subarray(0, out)
}

/** Values of both lists, which rise. */
export const narrowed = (a: Uint32Array, b: Uint32Array): Uint32Array => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const { inValues } = common(long, short)
  return short.length === inValues.length ? short : inValues.map((i) => short[i]!)
}
