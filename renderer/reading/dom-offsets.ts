/** Between offsets in `Passage.text` and points in the DOM. Text under `[data-passage]` is exactly the passage's text. */

export const PASSAGE = '[data-passage]'

export const passageElement = (root: ParentNode, id: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-passage="${CSS.escape(id)}"]`)

function* textNodes(element: Element): Generator<Text> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node instanceof Text) yield node
}

/** The text node and offset in it for an offset of the passage. An offset on a border takes the end of the node before. */
export function pointAt(element: Element, offset: number): { node: Node; offset: number } {
  let left = offset
  let last: Text | null = null
  for (const node of textNodes(element)) {
    if (left <= node.length) return { node, offset: left }
    left -= node.length
    last = node
  }
  return last === null ? { node: element, offset: 0 } : { node: last, offset: last.length }
}

/** A live range over part of a passage; its start prefers the node in which the first character stands. */
export function rangeIn(element: Element, start: number, end: number): Range {
  const range = document.createRange()
  let left = start
  let from: { node: Node; offset: number } | null = null
  for (const node of textNodes(element)) {
    if (left < node.length) {
      from = { node, offset: left }
      break
    }
    left -= node.length
  }
  const first = from ?? pointAt(element, start)
  const to = pointAt(element, end)
  range.setStart(first.node, first.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/** Offset in the passage's text of a point in the DOM inside it: the length of the text before it. */
export function offsetOf(element: Element, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(element, 0)
  range.setEnd(node, offset)
  return range.toString().length
}

/** The passage element a node stands in, if any. */
export function passageOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  return element?.closest<HTMLElement>(PASSAGE) ?? null
}
