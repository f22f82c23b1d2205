/**
 * What is worked out in advance, while nobody asks: sets of the most frequent words and beginnings, and where rarer words
 * stand. The first query for one would otherwise wait until its lists were read, up to 30 ms in a pack of 10,000 briefings.
 */
import { bytesOf } from './hits.ts'
import type { TermEntry } from './index/vocabulary.ts'
import { unionOf } from './lookup.ts'
import type { OpenIndex } from './open.ts'
import { learnPlaces } from './places.ts'
import type { Texts } from './texts.ts'

/** Slots read in one step: a few milliseconds. */
const AT_A_TIME = 250_000
/** Beginnings that stand for so many slots are kept, within this room; those of one letter first. */
const OFTEN = 120_000
const LONGEST = 2
const ROOM = 7_000_000

/** Goes on a step each time it is asked; a step takes as long as the slowest query for a beginning at most. */
export function* warmUp(index: OpenIndex, texts: Texts): Generator<undefined, void, undefined> {
  yield* beforehand(index)
  yield* learnPlaces(index, texts)
}

function* beforehand(index: OpenIndex): Generator<undefined, void, undefined> {
  const { frequent, beginnings } = candidatesOf(index)
  let read = 0
  for (const entry of frequent.toSorted((a, b) => b.count - a.count)) {
    index.briefingsOf(entry)
    read += entry.count
    if (read < AT_A_TIME) continue
    read = 0
    yield
  }
  let taken = 0
  for (const { prefix, entries } of beginnings.toSorted((a, b) => a.prefix.length - b.prefix.length || b.count - a.count)) {
    yield
    const hits = unionOf(index, entries(), () => undefined)
    taken += bytesOf(hits)
    if (taken > ROOM) return
    index.beginnings.set(prefix, hits)
  }
}

type Beginning = { prefix: string; count: number; entries: () => TermEntry[] }

/** One walk through the vocabulary. */
function candidatesOf(index: OpenIndex): { frequent: TermEntry[]; beginnings: Beginning[] } {
  const frequent: TermEntry[] = []
  const counts = new Map<string, number>()
  const cursor = index.vocabulary.from('0')
  while (cursor.next()) {
    if (index.isFrequent(cursor.entry)) frequent.push({ ...cursor.entry })
    for (let length = 1; length <= Math.min(LONGEST, cursor.length); length += 1) {
      const prefix = String.fromCharCode(...cursor.units.subarray(0, length))
      counts.set(prefix, (counts.get(prefix) ?? 0) + cursor.entry.count)
    }
  }
  const often = [...counts].filter(([, count]) => count >= OFTEN)
  return {
    frequent,
    beginnings: often.map(([prefix, count]) => ({ prefix, count, entries: () => index.vocabulary.beginningWith(prefix) })),
  }
}
