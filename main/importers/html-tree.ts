/** HTML as a tree of plain objects: nothing of it is run, drawn or fetched. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type ChildNode = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element
export type Node = ChildNode

export const isElement = (node: Node): node is Element => 'tagName' in node
export const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value

/** The children of the document. */
export const parseHtml = (html: string): readonly Node[] => parse(html).childNodes

/** What a node holds; a template's contents are not drawn and are left where they are. */
export const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : [])

/** All elements below, in reading order. Without recursion: pages nest as deep as they like. */
export function* elementsIn(nodes: readonly Node[]): Generator<Element> {
  const stack = [...nodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node)) yield node
    for (const child of [...childrenOf(node)].reverse()) stack.push(child)
  }
}

/** The characters of a node and all below it. */
export function plainText(node: Node): string {
  const stack: Node[] = [node]
  let text = ''
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.nodeName === '#text' && 'value' in next) text += next.value
    for (const child of [...childrenOf(next)].reverse()) stack.push(child)
  }
  return text
}
