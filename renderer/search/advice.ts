/** What could be changed in a query that finds nothing. Which of it helps is for a look at the packs to tell. */
import type { LeafNode, NearNode, QueryNode, Span } from '../../core/search/ast.ts'
import { withFilter, withoutPart } from '../../core/search/query/edit.ts'
import { readQuery } from '../../core/search/query/read.ts'
import { leavesIn, onlyLeavesOut } from '../../core/search/query/tree.ts'

export type AdviceKind = 'without' | 'unfiltered' | 'unquoted' | 'apart' | 'anywhere' | 'only' | 'loose'
/** `part`: what of the query it is about, as typed. `exact`: whether only the letters as typed count then. */
export type Advice = { kind: AdviceKind; part: string; query: string; exact: boolean }

/** Parts that are looked at; a longer query is better written anew. */
const MOST_PARTS = 8

const partsOf = (node: QueryNode | null): readonly QueryNode[] => (node === null ? [] : node.kind === 'all' ? node.items : [node])
const isFilter = (node: QueryNode): boolean =>
  node.kind === 'filter' || (node.kind === 'any' && node.items.every((item) => item.kind === 'filter'))

/** Words of a phrase as plain ones: in capitals, some would be operators. */
const plain = (leaf: LeafNode | NearNode): string => {
  const text = leaf.kind === 'near' ? leaf.items.map((item) => item.text).join(' ') : leaf.text
  return text.replace(/\b(?:AND|OR|NOT)\b/gu, (word) => word.toLowerCase()).replaceAll('*', ' ')
}

/** Smaller changes in `first`, each of one part; in `alone` each part by itself, for where no single change helps. */
export function adviceFor(query: string, exact: boolean): { first: readonly Advice[]; alone: readonly Advice[] } {
  const parts = partsOf(readQuery(query).node).slice(0, MOST_PARTS)
  const typed = ({ start, end }: Span): string => query.slice(start, end).trim()
  const advice = (kind: AdviceKind, part: string, changed: string): Advice[] => {
    const { node } = readQuery(changed)
    return node === null || onlyLeavesOut(node) || changed.trim() === query.trim() ? [] : [{ kind, part, query: changed, exact }]
  }
  const instead = ({ start, end }: Span, text: string): string => `${query.slice(0, start)}${text}${query.slice(end) || ' '}`
  const rewritten = parts.flatMap((part) => {
    if (part.kind === 'phrase' && leavesIn(part).length > 0) return advice('unquoted', typed(part.span), instead(part.span, plain(part)))
    if (part.kind === 'near') return advice('apart', typed(part.span), instead(part.span, plain(part)))
    if (part.kind === 'field') return advice('anywhere', typed(part.item.span), instead(part.span, typed(part.item.span)))
    return []
  })
  const several = parts.length > 1
  const dropped = several ? parts.flatMap((part) => advice('without', typed(part.span), withoutPart(query, part.span))) : []
  const unfiltered = parts.filter(isFilter).length > 1 ? advice('unfiltered', '', withFilter(query, null)) : []
  const loose: Advice[] = exact ? [{ kind: 'loose', part: '', query, exact: false }] : []
  const alone = several
    ? parts.filter((part) => part.kind !== 'not').flatMap((part) => advice('only', typed(part.span), `${typed(part.span)} `))
    : []
  return { first: [...loose, ...rewritten, ...dropped, ...unfiltered], alone }
}
