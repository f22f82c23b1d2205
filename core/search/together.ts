/** How many words of a query stand in one passage, counted for 32 passages at once. */
import { emptyBits, wordsWithin } from './index/sets.ts'
import type { Bits } from './index/sets.ts'
import { addPassages } from './hits.ts'
import type { Hits, Many } from './hits.ts'
import type { OpenIndex } from './open.ts'

/**
 * The most words in one passage of each document; only passages in the set count. Counts of passages are kept as planes
 * of bits, the lowest first, and added with carries.
 * @param words of each word of the query, where any way to write it stands
 */
export function mostTogether(index: OpenIndex, documents: Uint32Array, passages: Bits, words: readonly (readonly Hits[])[]): Uint8Array {
  const planes = Array.from({ length: 32 - Math.clz32(words.length) }, () => emptyBits(index.passages))
  for (const hits of words) {
    const one = hits.length === 1 ? hits[0]! : unitedOf(index, hits)
    if (one.kind === 'many') for (let word = 0; word < passages.length; word += 1) carry(planes, word, one.passages[word]!)
    else for (let i = 0; i < one.passages.length; i += 1) carry(planes, one.passages[i]! >>> 5, 1 << (one.passages[i]! & 31))
  }
  const together = new Uint8Array(documents.length)
  for (let i = 0; i < documents.length; i += 1) {
    let most = 0
    wordsWithin(passages, index.firsts[documents[i]!]!, index.firsts[documents[i]! + 1]!, (bits, word) => {
      most = Math.max(most, highest(planes, word, bits))
    })
    together[i] = most
  }
  return together
}

function unitedOf(index: OpenIndex, hits: readonly Hits[]): Pick<Many, 'kind' | 'passages'> {
  const passages = emptyBits(index.passages)
  for (const one of hits) addPassages(passages, one)
  return { kind: 'many', passages }
}

function carry(planes: readonly Bits[], word: number, bits: number): void {
  let rest = bits
  for (let plane = 0; plane < planes.length && rest !== 0; plane += 1) {
    const before = planes[plane]![word]!
    planes[plane]![word] = before ^ rest
    rest &= before
  }
}

/** The highest count among these passages of one word. */
function highest(planes: readonly Bits[], word: number, bits: number): number {
  let left = bits
  let count = 0
  for (let plane = planes.length - 1; plane >= 0; plane -= 1) {
    const having = left & planes[plane]![word]!
    if (having === 0) continue
    left = having
    count |= 1 << plane
  }
  return count
}
