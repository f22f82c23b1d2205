/** For tests: what queries are made of, and trees without their places. */
import type { QueryNode } from '../ast.ts'

/** Stretches that queries for tests are made of. */
export const QUERY_UNITS: readonly string[] = [
  ...'abЖ東京한 \t()|"“”«»*-−–:.\'’/~5&@,…',
  'a\u0301',
  '\u0301',
  '\u0000',
  '\u200f',
  '\u200d',
  '\ud800',
  '😀',
  'OR',
  ' OR ',
  'AND',
  ' NOT ',
  ' NEAR/3 ',
  'near/',
  'NEAR',
  ' NEAR ',
  'Indo-*fic',
  '*a',
  'title:',
  'Heading:',
  'topic:',
  'date:2024',
  'date:..2025-02',
  'has:mark',
  'has:',
  'colour:',
  'U.S.',
  'US',
  'us',
  'Indo-Pacific',
  'l’Élysée',
  'partner*',
  's?mmit',
  '*mm*it',
  ' -',
  '"x * y"',
  '~2',
  'ß',
  '1,400',
]

/** A tree without spans, to be compared with another. */
export function shapeOf(node: QueryNode | null): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value)))
}

/** Every node of a tree. */
export function nodesIn(node: QueryNode): QueryNode[] {
  if (node.kind === 'near' || node.kind === 'all' || node.kind === 'any') return [node, ...node.items.flatMap(nodesIn)]
  return node.kind === 'field' || node.kind === 'not' ? [node, ...nodesIn(node.item)] : [node]
}
