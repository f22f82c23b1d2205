/** Writes a tree as a query that reads to an equal tree (spans apart). */
import type { QueryNode, WordNode } from '../ast.ts'
import { printFilter } from './filters.ts'

/** A word at the end that is not a beginning is followed by a space, which ends it. */
export function printQuery(node: QueryNode): string {
  const text = print(node)
  return /[\s)"*]$/u.test(text) ? text : `${text} `
}

function print(node: QueryNode): string {
  switch (node.kind) {
    case 'word':
      return printWord(node)
    case 'phrase':
      return `"${node.text}"`
    case 'near':
      return node.items.map(print).join(` NEAR/${node.distance} `)
    case 'field':
      return `${node.field}:${isLeaf(node.item) ? print(node.item) : `(${print(node.item)})`}`
    case 'filter':
      return printFilter(node.filter)
    case 'not':
      return `-${isLeaf(node.item) || node.item.kind === 'filter' || node.item.kind === 'field' ? print(node.item) : `(${print(node.item)})`}`
    case 'all':
      return node.items.map((item) => (item.kind === 'any' ? `(${print(item)})` : print(item))).join(' ')
    case 'any':
      return node.items.map(print).join(' OR ')
  }
}

function isLeaf(node: QueryNode): boolean {
  return node.kind === 'word' || node.kind === 'phrase'
}

const OPERATOR = /^(?:AND|OR|NOT|NEAR)$/u
const UNSEEN = /[\p{Cc}\p{Cf}]/gu

/** A comma behind a word in capitals keeps it from being an operator; it is no part of the word. */
function printWord(node: WordNode): string {
  const last = node.parts.at(-1)
  if (last?.match === 'beginning' || (last?.match === 'pattern' && last.term.endsWith('*'))) return `${node.text}*`
  return OPERATOR.test(node.text.replace(UNSEEN, '')) ? `${node.text},` : node.text
}
