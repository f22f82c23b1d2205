/** The blocks of an HTML element. Books and pages share it. */
import type { ImportBlock, Report } from '../../core/import/draft.ts'
import { canonical } from '../../core/text/canonical.ts'
import { type Element, type Node, attribute, childrenOf, isElement, plainText } from './html-tree.ts'

/** Elements that begin and end a block. */
const BLOCK = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
)
const NOT_RUN = new Set(
  'script style noscript template iframe object embed applet svg math canvas audio video select button input textarea form'.split(' '),
)
const AROUND = new Set(['nav', 'header', 'footer', 'aside', 'dialog', 'menu'])
/** Deeper nesting than any page for people has; what lies below is one text. */
const DEEPEST = 400

type Inside = { kind: 'paragraph' | 'item' | 'quote' | 'caption' | 'heading'; group?: string; depth: number; ordinal?: number }

/** What is not run, hidden or stands around the text is left out and listed. */
export function htmlBlocks(root: Element, report: Report): ImportBlock[] {
  const out: ImportBlock[] = []
  let groups = 0
  let inline = ''

  const flush = (inside: Inside): void => {
    const text = canonical(inline)
    inline = ''
    if (text === '') return
    const { kind, group, depth, ordinal } = inside
    const item = kind === 'item' ? { depth, ...(ordinal === undefined ? {} : { ordinal }) } : {}
    out.push({ kind, text, ...(group === undefined ? {} : { group }), ...item })
  }

  function table(element: Element): void {
    groups += 1
    const group = `table-${groups}`
    for (const part of below(element, ['caption', 'tr'])) {
      const cells = childrenOf(part).flatMap((child) => (isElement(child) && /^t[dh]$/u.test(child.tagName) ? child : []))
      const text = part.tagName === 'caption' ? said(part) : cells.map(said).join('\t')
      if (text.trim() === '') continue
      const isHeader = part.tagName === 'tr' && cells.every(({ tagName }) => tagName === 'th') && out.at(-1)?.kind !== 'row'
      out.push({ kind: part.tagName === 'caption' ? 'caption' : 'row', text, group, ...(isHeader ? { header: true } : {}) })
    }
  }

  /** The words of a cell: its blocks with a space between them. */
  const said = (element: Element): string =>
    canonical(
      htmlBlocks(element, report)
        .map(({ text }) => text.replaceAll('\t', ' '))
        .join(' '),
    )

  function each(nodes: readonly Node[], inside: Inside, level: number): void {
    for (const node of nodes) visit(node, inside, level)
  }

  function visit(node: Node, inside: Inside, level: number): void {
    if (node.nodeName === '#text' && 'value' in node) {
      inline += node.value
      return
    }
    if (!isElement(node)) return
    const { tagName } = node
    if (NOT_RUN.has(tagName)) return report.leftOut('scripts', canonical(plainText(node)).slice(0, 2_000))
    if (isHidden(node)) return report.leftOut('hidden', canonical(plainText(node)))
    if (level > DEEPEST) {
      inline += ` ${plainText(node)} `
      return
    }
    if (tagName === 'br') inline += ' '
    else if (tagName === 'img') {
      report.changed('pictures')
      inline += ` ${attribute(node, 'alt') ?? ''} `
    } else if (tagName === 'a') link(node, inside, level)
    else if (!BLOCK.has(tagName)) each(childrenOf(node), inside, level + 1)
    else {
      flush(inside)
      if (AROUND.has(tagName) && node !== root) {
        const text = canonical(plainText(node))
        // The head of an article often holds its title.
        const isKept = tagName === 'header' && below(node, ['h1']).length > 0
        if (!isKept) return text === '' ? undefined : report.leftOut('frames', text)
      }
      block(node, inside, level)
      flush(inside)
    }
  }

  function block(node: Element, inside: Inside, level: number): void {
    const { tagName } = node
    const within = (next: Inside): void => {
      each(childrenOf(node), next, level + 1)
      flush(next)
    }
    if (/^h[1-6]$/u.test(tagName)) within({ kind: 'heading', depth: 0 })
    else if (tagName === 'table' && !isLayout(node)) table(node)
    else if (tagName === 'ul' || tagName === 'ol') list(node, inside, level)
    else if (tagName === 'blockquote') {
      groups += 1
      within({ kind: 'quote', group: `quote-${groups}`, depth: 0 })
    } else if (tagName === 'figcaption') within({ kind: 'caption', depth: 0 })
    else if (tagName === 'pre') {
      for (const line of plainText(node).split('\n')) {
        inline = line
        flush(inside)
      }
    } else within(inside)
  }

  function list(node: Element, inside: Inside, level: number): void {
    groups += 1
    const group = `list-${groups}`
    const depth = inside.kind === 'item' ? inside.depth + 1 : 0
    let ordinal = Number(attribute(node, 'start') ?? '1')
    if (!Number.isSafeInteger(ordinal) || ordinal < 0) ordinal = 1
    for (const child of childrenOf(node)) {
      const isItem = isElement(child) && child.tagName === 'li'
      const numbered = node.tagName === 'ol' && isItem ? { ordinal } : {}
      if (isItem) ordinal += 1
      const next: Inside = { kind: 'item', group, depth: Math.min(depth, 20), ...numbered }
      visit(child, next, level + 1)
      flush(next)
    }
  }

  /** A link is its words; its address is listed. */
  function link(node: Element, inside: Inside, level: number): void {
    const href = attribute(node, 'href') ?? ''
    if (/^https?:/iu.test(href)) report.leftOut('addresses', href.slice(0, 2_000))
    each(childrenOf(node), inside, level + 1)
  }

  const whole: Inside = { kind: 'paragraph', depth: 0 }
  each(childrenOf(root), whole, 0)
  flush(whole)
  return out
}

const isHidden = (element: Element): boolean =>
  attribute(element, 'hidden') !== undefined || /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(attribute(element, 'style') ?? '')

/** A table that holds a table, or one cell alone, lays out a page. */
const isLayout = (element: Element): boolean => below(element, ['table']).length > 0 || below(element, ['td', 'th']).length < 2

/** Elements with these names below one, but not inside one another. */
function below(element: Element, names: readonly string[]): Element[] {
  const found: Element[] = []
  const stack = [...childrenOf(element)].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue
    if (names.includes(node.tagName)) found.push(node)
    else stack.push(...[...childrenOf(node)].reverse())
  }
  return found
}
