/** The Markdown body of a briefing to its flat list of passages and its sections. */
import type { Blockquote, Heading, List, Paragraph, PhrasingContent, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { InlineMark, Passage, Section } from '../model/briefing.ts'
import { packs } from '../words/en/packs.ts'
import { isSlug } from './fields.ts'
import type { Inline, InlineContext } from './inline.ts'
import { readInline } from './inline.ts'
import { headingSlug, passageId } from './passage-ids.ts'

const words = packs.source

const MAX_LIST_DEPTH = 4
/** `h-` and the slug make a passage id, which has at most 80 characters. */
const MAX_SECTION_ID = 78

type Draft = Omit<Passage, 'id' | 'n' | 'text' | 'marks'> & { line: number; inline: Inline; numbered: boolean }

export type Blocks = { passages: Passage[]; sections: Section[] }

/**
 * Reads the body. `text` keeps the line numbers of its file (its front matter replaced by empty lines). Passages are
 * numbered from 1 through the whole briefing; title and standfirst are not among them, and `sections` counts from
 * `offset`, the number of passages that come before.
 */
export function readBlocks(text: string, context: InlineContext, offset: number): Blocks {
  const { report } = context
  const drafts: Draft[] = []
  const sections: { id: string; title: string; from: number; line: number }[] = []
  let groups = 0
  const nextGroup = () => `g${++groups}`

  const push = (draft: Omit<Draft, 'inline' | 'line'>, nodes: readonly PhrasingContent[], line: number) => {
    const inline = readInline(nodes, context)
    if (inline.text === '') report(line, words.emptyBlock)
    drafts.push({ ...draft, inline, line })
  }
  const heading = (node: Heading, line: number) => {
    if (node.depth !== 2) report(line, words.headingLevel(node.depth))
    const inline = readInline(node.children, context)
    const id = inline.id ?? headingSlug(inline.text)
    if (inline.id === undefined && !isSlug(id)) report(line, words.headingSlug)
    else if (!isSlug(id)) report(line, words.badId(id))
    else if (id.length > MAX_SECTION_ID) report(line, words.headingLength)
    else if (sections.some((section) => section.id === id)) report(line, words.sectionTwice(id))
    sections.push({ id, title: inline.text, from: drafts.length, line })
    drafts.push({ kind: 'heading', numbered: false, inline: { ...inline, id: undefined }, line })
  }
  const paragraph = (node: Paragraph, line: number, next: RootContent | undefined, captionGroup: (group: string) => void) => {
    const lead = node.children[0]?.type === 'text' ? /^(Table|Figure):\s+/u.exec(node.children[0].value) : null
    if (!lead) return push({ kind: 'paragraph', numbered: true }, node.children, line)
    const children = withoutLead(node.children, lead[0].length)
    if (lead[1] === 'Table') {
      if (next?.type !== 'table') report(line, words.captionAlone)
      const group = nextGroup()
      captionGroup(group)
      return push({ kind: 'caption', numbered: false, group }, children, line)
    }
    if (children[0]?.type !== 'strong') report(line, words.figureValue)
    const at = drafts.length
    push({ kind: 'figure', numbered: true }, children, line)
    const figure = drafts[at]
    const value = figure?.inline.marks.findIndex((mark) => mark.type === 'strong' && mark.start === 0) ?? -1
    const mark = figure?.inline.marks[value]
    if (figure && mark) figure.inline.marks[value] = { type: 'value', start: mark.start, end: mark.end }
  }
  const list = (node: List, group: string, depth: number) => {
    if (depth >= MAX_LIST_DEPTH) return report(lineOf(node), words.listDepth(MAX_LIST_DEPTH))
    for (const [index, item] of node.children.entries()) {
      if (typeof item.checked === 'boolean') report(lineOf(item), words.taskList)
      const [first, ...rest] = item.children
      const ordinal = node.ordered ? { ordinal: (node.start ?? 1) + index } : {}
      if (first?.type === 'paragraph') push({ kind: 'item', numbered: true, group, depth, ...ordinal }, first.children, lineOf(first))
      else if (first === undefined) report(lineOf(item), words.emptyBlock)
      else report(lineOf(first), first.type === 'html' ? words.html : words.itemContent)
      for (const child of rest) {
        if (child.type === 'list') list(child, group, depth + 1)
        else report(lineOf(child), child.type === 'html' ? words.html : words.itemContent)
      }
    }
  }
  const quotation = (node: Blockquote) => {
    const group = nextGroup()
    for (const child of node.children) {
      if (child.type === 'paragraph') push({ kind: 'quote', numbered: true, group }, child.children, lineOf(child))
      else report(lineOf(child), child.type === 'html' ? words.html : words.quoteContent)
    }
  }
  const table = (node: Table, group: string) => {
    const align = (node.align ?? []).map((side) => (side === 'right' ? 'end' : side === 'center' ? 'center' : 'start'))
    for (const [index, row] of node.children.entries()) {
      const line = lineOf(row)
      if (row.children.length !== align.length) report(line, words.cellCount(row.children.length, align.length))
      const header = index === 0
      const inline = joinCells(row.children.map((cell) => readInline(cell.children, context)))
      if (inline.text.trim() === '') report(line, words.emptyBlock)
      drafts.push({ kind: 'row', numbered: !header, group, ...(header ? { header } : {}), align, inline, line })
    }
  }

  const { children } = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  let captioned: string | undefined
  for (const [index, node] of children.entries()) {
    const line = lineOf(node)
    if (sections.length === 0 && node.type !== 'heading' && node.type !== 'html') report(line, words.beforeSection)
    const group = captioned
    captioned = undefined
    if (node.type === 'heading') heading(node, line)
    else if (node.type === 'paragraph') paragraph(node, line, children[index + 1], (id) => (captioned = id))
    else if (node.type === 'list') list(node, nextGroup(), 0)
    else if (node.type === 'blockquote') quotation(node)
    else if (node.type === 'table') table(node, group ?? nextGroup())
    else report(line, refusal(node))
  }
  if (sections.length === 0) report(1, words.noSections)
  const ranges = sections.map((section, index) => ({ ...section, to: sections[index + 1]?.from ?? drafts.length }))
  for (const { title, from, to, line } of ranges) if (to - from < 2) report(line, words.emptySection(title))
  return {
    passages: identify(drafts, sections, context),
    sections: ranges.map(({ id, title, from, to }) => ({ id, title, from: from + offset, to: to + offset })),
  }
}

/** Gives every passage its id and number. Ids that were written out are set first, so that no computed one takes them. */
function identify(drafts: readonly Draft[], sections: readonly { id: string; from: number }[], context: InlineContext): Passage[] {
  const taken = new Set(['title', 'standfirst'])
  const headings = new Map(sections.map((section) => [section.from, `h-${section.id}`]))
  for (const id of headings.values()) taken.add(id)
  for (const { inline, line } of drafts) {
    const { id } = inline
    if (id === undefined) continue
    if (!/^[a-z0-9-]{1,80}$/u.test(id)) context.report(line, words.badId(id))
    else if (id === 'title' || id === 'standfirst' || id.startsWith('h-')) context.report(line, words.reservedId(id))
    else if (taken.has(id)) context.report(line, words.idTwice(id))
    taken.add(id)
  }
  let n = 0
  return drafts.map(({ inline, line: _line, numbered, kind, ...rest }, index) => {
    const id = headings.get(index) ?? inline.id ?? passageId(inline.text, taken)
    taken.add(id)
    return { id, n: numbered ? ++n : null, kind, text: inline.text, marks: inline.marks, ...rest }
  })
}

/** Cells joined by one tab, marks moved along; an id may stand at the end of the last cell. */
function joinCells(cells: readonly Inline[]): Inline {
  let start = 0
  const marks = cells.flatMap((cell): InlineMark[] => {
    const moved = cell.marks.map((mark) => ({ ...mark, start: mark.start + start, end: mark.end + start }))
    start += cell.text.length + 1
    return moved
  })
  return { text: cells.map((cell) => cell.text).join('\t'), marks, id: cells.at(-1)?.id }
}

function withoutLead(children: readonly PhrasingContent[], length: number): PhrasingContent[] {
  const [first, ...rest] = children
  if (first?.type !== 'text') return [...children]
  return first.value.length === length ? rest : [{ ...first, value: first.value.slice(length) }, ...rest]
}

function refusal(node: RootContent): string {
  switch (node.type) {
    case 'html':
      return words.html
    case 'footnoteDefinition':
      return words.footnote
    case 'definition':
      return words.linkReference
    case 'code':
      return words.notAllowed('Code is')
    case 'thematicBreak':
      return words.notAllowed('A rule across the page is')
    default:
      return words.notAllowed('This is')
  }
}

const lineOf = (node: { position?: { start: { line: number } } | undefined }) => node.position?.start.line ?? 1
