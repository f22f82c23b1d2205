/** Turns a note's syntax tree into plain blocks. Raw HTML is text; pictures are their description. */
import type { Blockquote, List, PhrasingContent, RootContent } from 'mdast'
import { type Block, type FlowState, type ListItem, type Role, type Span, paragraph, span } from './blocks.ts'
import { quoteBlocks } from './flow-quotes.ts'
import type { Content, PlacedQuote } from './model.ts'
import { splitQuotation } from './quotations.ts'
import { type Definitions, type Footnotes, definitionText, isReferredTo, linkOf, pictureText, referencesIn } from './references.ts'
import { textOf } from './text.ts'

type Note = Extract<Content, { kind: 'markdown' }>

type Scope = {
  state: FlowState
  /** Where blocks go: the document, or a footnote. */
  out: Block[]
  shift: number
  quotes: readonly PlacedQuote[]
  definitions: Definitions
  footnotes: Footnotes
  /** Numbers in the document by identifier in this note. */
  cited: Map<string, number>
  depth: number
  item?: ListItem
}

/** Appends the note's blocks. @param top level of its highest heading */
export function flowMarkdown({ tree, quotes }: Note, top: number, state: FlowState): void {
  const { depths, definitions, footnotes } = referencesIn(tree)
  const scope: Scope = {
    state,
    out: state.blocks,
    shift: top - Math.min(6, ...depths),
    quotes,
    definitions,
    footnotes,
    cited: new Map(),
    depth: 0,
  }
  addAll(tree.children, scope)
  const write = (identifier: string, number: number) => {
    const out: Block[] = []
    state.footnotes[number - 1] = out
    addAll(footnotes.get(identifier) ?? [], { ...scope, out })
  }
  // Footnotes may refer to further footnotes; a Map's own iteration also visits what is added to it meanwhile.
  for (const [identifier, number] of scope.cited) write(identifier, number)
  const unnamed = [...footnotes.keys()].filter((identifier) => !scope.cited.has(identifier))
  for (const identifier of unnamed) if (!scope.cited.has(identifier)) scope.out.push(paragraph('text', [noteSpan(identifier, scope)]))
  for (const [identifier, number] of scope.cited) if (state.footnotes[number - 1]?.length === 0) write(identifier, number)
}

const addAll = (nodes: readonly RootContent[], scope: Scope): void => {
  for (const node of nodes) add(node, scope)
}

function say(role: Role, spans: readonly Span[], scope: Scope): void {
  const { item, depth, out } = scope
  out.push({ ...paragraph(role, spans, depth), ...(item === undefined ? {} : { item }) })
  if (item !== undefined) scope.item = { ...item, isFirst: false }
}

function add(node: RootContent, scope: Scope): void {
  switch (node.type) {
    case 'paragraph':
      return say('text', inlines(node.children, {}, scope), scope)
    case 'heading': {
      const spans = inlines(node.children, {}, scope)
      const level = Math.max(1, Math.min(6, node.depth + scope.shift))
      if (textOf(node).trim() !== '') scope.out.push({ kind: 'heading', level, spans, number: null })
      return
    }
    case 'blockquote':
      return addQuotation(node, scope)
    case 'list':
      return addList(node, scope)
    case 'table': {
      const rows = node.children.map((row) => row.children.map((cell) => inlines(cell.children, {}, scope)))
      scope.out.push({ kind: 'table', rows, align: node.align ?? [], depth: scope.depth })
      return
    }
    case 'code':
      return say('code', [span(node.value)], scope)
    case 'html':
      return say('raw', [span(node.value)], scope)
    case 'thematicBreak':
      scope.out.push({ kind: 'rule' })
      return
    case 'definition':
      if (!isReferredTo(node, scope.definitions)) say('raw', [span(definitionText(node))], scope)
      return
    case 'footnoteDefinition':
    case 'yaml':
      return
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
      return addAll(node.children, scope)
    default:
      return say('text', inline(node, {}, scope), scope)
  }
}

function addQuotation(node: Blockquote, scope: Scope): void {
  const { placed, others } = splitQuotation(node, scope.quotes)
  for (const { quote } of placed) scope.out.push(...quoteBlocks(quote, scope.depth))
  if (others.length > 0) addAll(others, { ...scope, depth: scope.depth + 1 })
}

function addList(node: List, scope: Scope): void {
  scope.state.lists += 1
  const list = scope.state.lists
  const first = node.start ?? 1
  for (const [index, child] of node.children.entries()) {
    const item = { list, isOrdered: node.ordered === true, ordinal: first + index, isDone: child.checked ?? null, isFirst: true }
    const inside: Scope = { ...scope, depth: scope.depth + 1, item }
    // An item that opens with something else than a paragraph still has its sign.
    if (child.children[0]?.type !== 'paragraph') say('text', [], inside)
    addAll(child.children, inside)
  }
}

type Manner = Omit<Span, 'text' | 'footnote'>

const inlines = (nodes: readonly PhrasingContent[], manner: Manner, scope: Scope): Span[] =>
  nodes.flatMap((node) => inline(node, manner, scope))

function inline(node: RootContent, manner: Manner, scope: Scope): Span[] {
  switch (node.type) {
    case 'text':
      return [{ ...manner, text: node.value }]
    case 'emphasis':
      return inlines(node.children, { ...manner, emphasis: true }, scope)
    case 'strong':
      return inlines(node.children, { ...manner, strong: true }, scope)
    case 'delete':
      return inlines(node.children, { ...manner, deleted: true }, scope)
    case 'inlineCode':
    case 'html':
      return [{ ...manner, text: node.value, code: true }]
    case 'break':
      return [{ ...manner, text: '\n' }]
    case 'link':
    case 'linkReference': {
      const { href, beside } = linkOf(node, scope.definitions)
      const content = inlines(node.children, href === undefined ? manner : { ...manner, href }, scope)
      return beside === '' ? content : [...content, { ...manner, text: ` (${beside})` }]
    }
    case 'image':
    case 'imageReference':
      return [{ ...manner, text: `[${pictureText(node, scope.definitions)}]`, emphasis: true }]
    case 'footnoteReference':
      return scope.footnotes.has(node.identifier) ? [noteSpan(node.identifier, scope)] : []
    default:
      return [{ ...manner, text: textOf(node) }]
  }
}

function noteSpan(identifier: string, { cited, state }: Scope): Span {
  const known = cited.get(identifier)
  if (known !== undefined) return { text: '', footnote: known }
  state.footnotes.push([])
  const number = state.footnotes.length
  cited.set(identifier, number)
  return { text: '', footnote: number }
}
