/** Prints the Markdown of a note from its syntax tree. Raw HTML is text; pictures are their description. */
import type { Blockquote, List, ListItem, PhrasingContent, Root, RootContent } from 'mdast'
import { words } from '../words/index.ts'
import { type Markup, markup, join, nothing, spoken, trusted } from './markup.ts'
import type { PlacedQuote } from './model.ts'
import { splitQuotation } from './quotations.ts'
import { printQuote } from './quotes.ts'
import { printTable } from './tables.ts'
import {
  type Definitions,
  type Footnotes,
  type LinkShown,
  definitionText,
  isReferredTo,
  linkOf,
  pictureText,
  referencesIn,
} from './references.ts'
import { direction, textOf } from './text.ts'

const say = words.exporting.paper

export type PrintedHeading = { id: string; depth: number; text: string }

type Options = {
  /** Put before every id, so that several notes can stand in one document. */
  prefix: string
  /** Depth of the note's highest heading in the document (2 or 3). */
  top: number
  quotes: readonly PlacedQuote[]
}

type Scope = Options & {
  shift: number
  headings: PrintedHeading[]
  definitions: Definitions
  footnotes: Footnotes
  /** Numbers from 1 by identifier, in the order they are referred to. */
  cited: Map<string, number>
}

/** The note's markup, and its headings in order. */
export function printMarkdown(tree: Root, options: Options): { body: Markup; headings: readonly PrintedHeading[] } {
  const { depths, definitions, footnotes } = referencesIn(tree)
  const shift = options.top - Math.min(6, ...depths)
  const scope: Scope = { ...options, shift, headings: [], definitions, footnotes, cited: new Map() }
  const body = blocks(tree.children, scope)
  return { body: markup`${body}${footnoteList(scope)}`, headings: scope.headings }
}

const blocks = (nodes: readonly RootContent[], scope: Scope): Markup => join(nodes.map((node) => block(node, scope)))

function block(node: RootContent, scope: Scope): Markup {
  switch (node.type) {
    case 'paragraph':
      return markup`<p dir="auto">${inlines(node.children, scope)}</p> `
    case 'heading':
      return heading(node.depth, textOf(node), inlines(node.children, scope), scope)
    case 'blockquote':
      return quotation(node, scope)
    case 'list':
      return list(node, scope)
    case 'table':
      return printTable(node, (cell) => inlines(cell.children, scope))
    case 'code':
      return markup`<pre dir="ltr"><code>${node.value}</code></pre> `
    case 'html':
      return markup`<p class="raw" dir="auto">${node.value}</p> `
    case 'thematicBreak':
      return markup`<hr />`
    case 'definition':
      return isReferredTo(node, scope.definitions) ? nothing : markup`<p class="raw" dir="auto">${definitionText(node)}</p> `
    case 'footnoteDefinition':
    case 'yaml':
      return nothing
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
      return 'children' in node ? blocks(node.children, scope) : nothing
    default:
      return markup`<p dir="auto">${inline(node, scope)}</p> `
  }
}

function heading(depth: number, text: string, content: Markup, scope: Scope): Markup {
  if (text.trim() === '') return nothing
  const level = Math.min(6, depth + scope.shift)
  const id = `${scope.prefix}-h${scope.headings.length + 1}`
  scope.headings.push({ id, depth: level, text: text.replace(/\s+/gu, ' ').trim() })
  const inside = level === 2 ? trusted(' class="in"') : nothing
  return markup`${trusted(`<h${level}`)}${inside} id="${id}" dir="auto">${content}${trusted(`</h${level}>`)} `
}

/** Quotes with a source are set apart with their citation; what else stands in the same block is a plain quotation. */
function quotation(node: Blockquote, scope: Scope): Markup {
  const { placed, others } = splitQuotation(node, scope.quotes)
  if (placed.length === 0) return markup`<blockquote class="plainq"${direction(textOf(node))}>${blocks(node.children, scope)}</blockquote> `
  const rest = others.length === 0 ? nothing : markup`<blockquote class="plainq">${blocks(others, scope)}</blockquote>`
  return markup`${join(placed.map(({ quote }) => printQuote(quote)))}${rest}`
}

function list(node: List, scope: Scope): Markup {
  const items = join(node.children.map((item) => listItem(item, node.spread === true, scope)))
  const loose = markup`${node.spread === true ? trusted(' class="loose"') : nothing}${direction(textOf(node))}`
  if (node.ordered !== true)
    return markup`<ul${loose}>${items}</ul>
`
  const start = node.start === null || node.start === undefined || node.start === 1 ? nothing : markup` start="${node.start}"`
  return markup`<ol${loose}${start}>${items}</ol>
`
}

function listItem(item: ListItem, spread: boolean, scope: Scope): Markup {
  const content = item.children.map((child) =>
    child.type === 'paragraph' && !spread ? inlines(child.children, scope) : block(child, scope),
  )
  if (item.checked === null || item.checked === undefined) return markup`<li dir="auto">${content}</li>`
  const label = item.checked ? say.taskDone : say.taskOpen
  const path = item.checked ? '<path d="m4 8.5 2.7 2.7L12.2 5" fill="none" stroke="#1B1C19" stroke-width="2"/>' : ''
  const box = `<rect x=".7" y=".7" width="14.6" height="14.6" rx="2" fill="none" stroke="#1B1C19" stroke-width="1.4"/>${path}`
  const drawn = markup`<svg class="box" viewBox="0 0 16 16" role="img" aria-label="${label}">${trusted(box)}</svg>`
  return markup`<li class="task" dir="auto">${drawn}${content}</li>`
}

const inlines = (nodes: readonly PhrasingContent[], scope: Scope): Markup => join(nodes.map((node) => inline(node, scope)))

/** The writer sees each line of a paragraph on its own line, so the paper keeps them: addresses, sign-offs, verse. */
const lines = (text: string): Markup => join(text.split('\n').map(spoken), '<br />')

function inline(node: RootContent, scope: Scope): Markup {
  switch (node.type) {
    case 'text':
      return lines(node.value)
    case 'emphasis':
      return markup`<em>${inlines(node.children, scope)}</em>`
    case 'strong':
      return markup`<strong>${inlines(node.children, scope)}</strong>`
    case 'delete':
      return markup`<del>${inlines(node.children, scope)}</del>`
    case 'inlineCode':
      return markup`<code>${node.value}</code>`
    case 'html':
      return markup`<code>${node.value}</code>`
    case 'break':
      return markup`<br />`
    case 'link':
    case 'linkReference':
      return link(linkOf(node, scope.definitions), inlines(node.children, scope))
    case 'image':
    case 'imageReference':
      return markup`<em>[${spoken(pictureText(node, scope.definitions))}]</em>`
    case 'footnoteReference':
      return footnoteMark(node.identifier, scope)
    default:
      return spoken(textOf(node))
  }
}

function link({ href, beside }: LinkShown, content: Markup): Markup {
  const address = beside === '' ? nothing : markup` <span class="url" dir="auto">(${beside})</span>`
  return href === undefined ? markup`${content}${address}` : markup`<a href="${href}">${content}</a>${address}`
}

function footnoteMark(identifier: string, scope: Scope): Markup {
  if (!scope.footnotes.has(identifier)) return nothing
  const number = scope.cited.get(identifier) ?? scope.cited.size + 1
  scope.cited.set(identifier, number)
  return markup`<sup><a href="#${scope.prefix}-f${number}">${number}</a></sup>`
}

/** Footnotes may refer to further footnotes, which are appended while the list is written; those that nothing refers to come last. */
function footnoteList(scope: Scope): Markup {
  const items: Markup[] = []
  const write = () => {
    // A Map's own iteration also visits what is added to it meanwhile.
    for (const [identifier, number] of scope.cited) {
      if (number <= items.length) continue
      const content = scope.footnotes.get(identifier) ?? []
      const written = content.map((node) => (node.type === 'paragraph' ? markup`${inlines(node.children, scope)} ` : block(node, scope)))
      items.push(markup`<li id="${scope.prefix}-f${number}" dir="auto">${written}</li>`)
    }
  }
  write()
  for (const identifier of scope.footnotes.keys()) {
    if (scope.cited.has(identifier)) continue
    scope.cited.set(identifier, scope.cited.size + 1)
    write()
  }
  return items.length === 0 ? nothing : markup`<ol class="fnotes">${items}</ol>`
}
