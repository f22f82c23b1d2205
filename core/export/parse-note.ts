/** Reads a note's Markdown for print as the editor reads it. */
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Nodes, Paragraph, Root } from 'mdast'

export type ParsedNote = {
  /** Its positions are offsets in `body`. */
  tree: Root
  /** The note's text, with what was put before tables so that both readers see them. */
  body: string
}

/** Tables inside tables of containers need a second and a third look; no note that people write needs more. */
const MAX_LOOKS = 4

/**
 * The editor lets a table follow a line of a list item or a quotation that ends there, and lets its lines stand without
 * the item's indent or the quotation's `>`; CommonMark's reader takes such lines for running text. Paragraphs that hold
 * a table's two first lines are found in the tree, so that code stays what it is, and the text is read once more with
 * what was missing in its place. Linear in the text.
 */
export function parseNote(note: string): ParsedNote {
  let body = note
  for (let look = 1; ; look += 1) {
    const tree = read(body)
    const edits = look < MAX_LOOKS ? missing(tree, body) : []
    if (edits.length === 0) return { tree, body }
    body = edited(body, edits)
  }
}

/** `~` strikes nothing out in the editor; `~~` does. */
const read = (body: string): Root => fromMarkdown(body, { extensions: [gfm({ singleTilde: false })], mdastExtensions: [gfmFromMarkdown()] })

/** Text to put in at an offset. */
type Edit = { at: number; text: string }

function missing(tree: Root, body: string): Edit[] {
  const edits: Edit[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'paragraph') edits.push(...tableIn(node, body))
    else if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return edits
}

/** So many columns further in, a line after an empty one is code. */
const CODE_INDENT = 4

const indentOf = (lead: string): number => lead.slice(lead.lastIndexOf('>') + 1).replaceAll('\t', '    ').length

const CONTAINERS = /^[ \t]*(?:>[ \t]?)*/u
const DELIMITERS = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$/u

/** What makes a table of the first two lines in a paragraph that look like the head of one. */
function tableIn(paragraph: Paragraph, body: string): Edit[] {
  const from = paragraph.position?.start.offset ?? 0
  const to = paragraph.position?.end.offset ?? 0
  if (!body.slice(from, to).includes('\n')) return []
  const first = body.lastIndexOf('\n', from - 1) + 1
  const lines: { at: number; lead: string; text: string }[] = []
  for (let at = first; at < to;) {
    const feed = body.indexOf('\n', at)
    const end = feed < 0 ? body.length : feed
    const lead = at === first ? body.slice(first, from) : (CONTAINERS.exec(body.slice(at, end))?.[0] ?? '')
    lines.push({ at, lead, text: body.slice(at + lead.length, end).trimEnd() })
    at = end + 1
  }
  const head = lines.findIndex(({ text }, index) => {
    const next = lines[index + 1]?.text ?? ''
    return text.includes('|') && DELIMITERS.test(next) && cells(text) === cells(next)
  })
  const line = lines[head]
  if (line === undefined || (head > 0 && indentOf(line.lead) >= (paragraph.position?.start.column ?? 1) - 1 + CODE_INDENT)) return []
  if (head > 0) return [{ at: line.at, text: `${line.lead.trimEnd()}\n` }]
  // The head opens its item or quotation: the lines below it that lack the indent or the `>` are given them.
  const lead = line.lead.replace(/[^>\t]/gu, ' ')
  return lines.slice(1).flatMap(({ at, lead: own }) => (own.length < lead.length ? [{ at, text: lead.slice(own.length) }] : []))
}

/** Cells of a table's line: parts between bars that are not escaped, without the empty ones at both ends. */
function cells(line: string): number {
  const parts = line.replace(/\\./gu, '_').trim().replace(/^\|/u, '').replace(/\|$/u, '')
  return parts.split('|').length
}

function edited(body: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let from = 0
  for (const { at, text } of edits) {
    parts.push(body.slice(from, at), text)
    from = at
  }
  return [...parts, body.slice(from)].join('')
}
