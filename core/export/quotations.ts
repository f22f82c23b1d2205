/** Which quotes with a source stand in a quotation of a note. */
import type { Blockquote, Nodes } from 'mdast'

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0

/** Index of the first item that passes a test which, once passed, every later item passes too (binary search). */
function firstAt<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && passes(item)) high = middle
    else low = middle + 1
  }
  return low
}

/** The quotes whose block lies in this node. @param quotes disjoint, in the order of the note */
export function quotesIn<T extends { from: number; to: number }>(node: Nodes, quotes: readonly T[]): T[] {
  const start = startOf(node)
  const end = endOf(node)
  return quotes.slice(
    firstAt(quotes, (quote) => quote.from >= start),
    firstAt(quotes, (quote) => quote.to > end),
  )
}

type Placed = { from: number; to: number }

/** The quotes with a source in a quotation, and what else stands in it. @param quotes disjoint, in the order of the note */
export function splitQuotation<T extends Placed>(node: Blockquote, quotes: readonly T[]): { placed: T[]; others: Blockquote['children'] } {
  const placed = quotesIn(node, quotes)
  if (placed.length === 0) return { placed, others: node.children }
  const others = node.children.filter((child) => {
    const next = placed[firstAt(placed, (quote) => quote.to > startOf(child))]
    return next === undefined || next.from >= endOf(child)
  })
  return { placed, others }
}
