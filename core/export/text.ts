/** The plain text of a note's parts, and which way it runs. */
import type { Nodes } from 'mdast'
import { type Markup, nothing, trusted } from './markup.ts'

/** Text of a node and all it holds, pictures by their description. */
export function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u

/** A `dir` attribute for lists, tables and quotations, whose own `auto` would not look into parts that have one. */
export function direction(text: string): Markup {
  const first = /\p{L}/u.exec(text)?.[0] ?? ''
  return RIGHT_TO_LEFT.test(first) ? trusted(' dir="rtl"') : nothing
}
