/** Builds trees in their one shape: no list of one, no list in a list of its kind, no part twice. */
import type { LeafNode, QueryNode, Span } from '../ast.ts'

/** Words, phrases and filters of a query that count. */
export const MAX_PARTS = 32

/** One node for several; null for none. */
export function joined(kind: 'all' | 'any', items: readonly QueryNode[]): QueryNode | null {
  const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]))
  const only = flat[0]
  if (only === undefined || flat.length === 1) return only ?? null
  return { kind, items: flat, span: { start: items[0]?.span.start ?? 0, end: items.at(-1)?.span.end ?? 0 } }
}

/** @param start where the operator stands */
export function negated(item: QueryNode, start: number): QueryNode {
  return item.kind === 'not' ? item.item : { kind: 'not', item, span: { start, end: item.span.end } }
}

/** Whether a query says only what must not stand there. */
export function onlyLeavesOut(node: QueryNode): boolean {
  switch (node.kind) {
    case 'not':
      return true
    case 'all':
    case 'any':
      return node.items.every(onlyLeavesOut)
    case 'field':
      return onlyLeavesOut(node.item)
    default:
      return false
  }
}

/** Words and phrases of a tree in the order they stand in; those that must not stand there only if asked for. */
export function leavesIn(node: QueryNode, withNegated = false): LeafNode[] {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return [node]
    case 'near':
      return [...node.items]
    case 'field':
      return leavesIn(node.item, withNegated)
    case 'not':
      return withNegated ? leavesIn(node.item, true) : []
    case 'filter':
      return []
    default:
      return node.items.flatMap((item) => leavesIn(item, withNegated))
  }
}

/** The same for parts that ask for the same, however they are written. */
function keyOf(node: QueryNode): string {
  // A query may hold a thousand words: theirs are put together by hand, in a tenth of the time.
  if (node.kind === 'word') return `word ${node.parts.map(({ term, overlaps, match }) => `${term} ${overlaps} ${match}`).join(' ')}`
  return JSON.stringify(node, (name, value: unknown) => (name === 'span' || name === 'text' ? undefined : value))
}

/** The tree with its first `most` parts, each once in its list; `dropped` is the stretch that holds the rest. */
export function limited(node: QueryNode | null, most: number): { node: QueryNode | null; dropped: Span | null } {
  let left = most
  let dropped: Span | null = null
  const counted = <N extends QueryNode>(part: N): N | null => {
    left -= 1
    if (left >= 0) return part
    dropped = dropped === null ? part.span : { start: Math.min(dropped.start, part.span.start), end: Math.max(dropped.end, part.span.end) }
    return null
  }
  const visit = (part: QueryNode): QueryNode | null => {
    switch (part.kind) {
      case 'word':
      case 'phrase':
      case 'filter':
        return counted(part)
      case 'near': {
        const items = part.items.flatMap((item) => counted(item) ?? [])
        return items.length < 2 ? (items[0] ?? null) : { ...part, items }
      }
      case 'field':
      case 'not': {
        const item = visit(part.item)
        return item === null ? null : { ...part, item }
      }
      default: {
        const seen = new Set<string>()
        const items = part.items.flatMap((item) => {
          const key = keyOf(item)
          if (seen.has(key)) return []
          seen.add(key)
          return visit(item) ?? []
        })
        const rest = joined(part.kind, items)
        return rest !== null && rest.kind === part.kind ? { ...rest, span: part.span } : rest
      }
    }
  }
  return { node: node === null ? null : visit(node), dropped }
}
