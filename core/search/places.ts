/**
 * Where rarer words stand in their passages, read once from the texts while nobody asks. The index keeps no positions of
 * them, which would cost it a tenth of its size; in memory they take a byte each. Until they are known, and where a text is
 * not what was indexed, the passages in question are read instead.
 */
import type { TermEntry } from './index/vocabulary.ts'
import type { OpenIndex } from './open.ts'
import type { Texts } from './texts.ts'

/** Tokens before each place of a term in its passage, in the order of its passages, rising in each; null where they are not known. */
export type Places = (entry: TermEntry) => Uint8Array | Uint16Array | Uint32Array | null

export const NO_PLACES: Places = () => null

/** Briefings read in one step: some milliseconds. */
const AT_A_TIME = 8

/** Terms of sources come before it. */
const FIRST_WORD = '0'

/** Goes on a step each time it is asked, then hands the places over. */
export function* learnPlaces(index: OpenIndex, texts: Pick<Texts, 'termsOfAll'>): Generator<undefined, void, undefined> {
  const { numbers, next, size } = rareTerms(index)
  const firsts = next.slice()
  const places = index.longest > 0xffff ? new Uint32Array(size) : index.longest > 0xff ? new Uint16Array(size) : new Uint8Array(size)
  for (let document = 0; document < index.documents; document += 1) {
    if (document % AT_A_TIME === 0) yield
    for (const terms of texts.termsOfAll(document)) {
      for (let at = 0; at < terms.length; at += 1) {
        const number = numbers.get(terms[at]!)
        if (number === undefined) continue
        places[next[number]!] = at
        next[number]! += 1
      }
    }
  }
  // Each must have come as often as the index says; else these are not the texts that it was made of.
  for (const number of numbers.values()) if (next[number] !== (firsts[number + 1] ?? size)) return
  index.places = (entry) => (index.hasSlots(entry) ? null : places.subarray(firsts[entry.at], firsts[entry.at]! + entry.count))
}

/** Rare terms with their place in the vocabulary, and by that place where their first occurrence is to be kept. */
function rareTerms(index: OpenIndex): { numbers: Map<string, number>; next: Uint32Array; size: number } {
  const numbers = new Map<string, number>()
  const next = new Uint32Array(index.vocabulary.size)
  const cursor = index.vocabulary.from(FIRST_WORD)
  let size = 0
  while (cursor.next()) {
    next[cursor.entry.at] = size
    if (index.hasSlots(cursor.entry)) continue
    numbers.set(cursor.term(), cursor.entry.at)
    size += cursor.entry.count
  }
  return { numbers, next, size }
}
