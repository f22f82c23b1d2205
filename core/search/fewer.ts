/**
 * What is left to show when no briefing holds all words of a query, as when a sentence is half remembered: the briefings
 * that hold the most of them, if that is more than half.
 */
import type { LeafNode, NearNode, QueryNode } from './ast.ts'
import { addBit, emptyBits, hasBit } from './index/sets.ts'
import type { Bits } from './index/sets.ts'

/** With two words, half of them is one: that is another search. */
const LEAST = 3

type Words = { words: readonly (LeafNode | NearNode)[]; others: readonly QueryNode[] }

/** Words, phrases and nears that must all be there, and what else must hold; null where they are too few. */
export function wordsOfAll(node: QueryNode): Words | null {
  if (node.kind !== 'all') return null
  const words = node.items.filter((item) => item.kind === 'word' || item.kind === 'phrase' || item.kind === 'near')
  return words.length < LEAST ? null : { words, others: node.items.filter((item) => !words.some((word) => word === item)) }
}

/** The same query with any of the words in the place of all. */
export function anyOfWords({ span }: QueryNode, words: readonly QueryNode[], others: readonly QueryNode[]): QueryNode {
  return { kind: 'all', items: [{ kind: 'any', items: words, span }, ...others], span }
}

/** @param sets by edition: of each word, the briefings that hold it  @returns the most words that one briefing holds, and which do */
export function mostHeld(sizes: readonly number[], sets: readonly (readonly Bits[])[]): { held: number; briefings: readonly Bits[] } {
  const counts = sizes.map((size, edition) => {
    const count = new Uint8Array(size)
    for (const bits of sets[edition]!) for (let at = 0; at < size; at += 1) if (hasBit(bits, at)) count[at]! += 1
    return count
  })
  const held = counts.reduce((most, list) => list.reduce((max, count) => Math.max(max, count), most), 0)
  const briefings = counts.map((list) => {
    const bits = emptyBits(list.length)
    list.forEach((count, at) => {
      if (count === held) addBit(bits, at)
    })
    return bits
  })
  return { held, briefings }
}
