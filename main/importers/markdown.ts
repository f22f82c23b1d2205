/** Markdown as people write it (GitHub's kind): headings, lists, quotations, tables and footnotes, as plain words. */
import type { Nodes, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { dateIn } from '../../core/import/dates.ts'
import { type ImportBlock, type Report, createReport } from '../../core/import/draft.ts'
import { canonical } from '../../core/text/canonical.ts'
import { words } from '../../core/words/index.ts'
import { decode } from './decode.ts'
import { type Importer, refusal } from './importer.ts'

export const readMarkdown: Importer = (bytes) => {
  const report = createReport()
  const original = decode(bytes, report)
  const { head, body } = frontMatter(original.replace(/\r\n?/gu, '\n').replace(/^\uFEFF/u, ''))
  const blocks = blocksOf(treeOf(body).children, report)
  const [first] = blocks
  const heading = head['title'] === undefined && first?.kind === 'heading' ? first.text : undefined
  const rest = heading === undefined ? blocks : blocks.slice(1)
  const date = dateIn([head['date'] ?? '', heading ?? '', ...rest.slice(0, 4).map((block) => block.text)])
  for (const [key, value] of Object.entries(head)) if (key !== 'title' && value !== '') report.leftOut('hidden', `${key}: ${value}`)
  const title = head['title'] ?? heading ?? ''
  return { title, ...(date === undefined ? {} : { date }), blocks: rest, report: report.notes(), original }
}

/** Markdown nested thousands deep exhausts the parser's stack; that is a fault of the file. */
function treeOf(body: string) {
  try {
    return fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw refusal(words.importing.file.failed)
  }
}

/** Lines `key: value` between two rules at the very start. */
function frontMatter(text: string): { head: Record<string, string>; body: string } {
  const match = /^---\n([\s\S]{0,20000}?)\n---(?:\n|$)/u.exec(text)
  if (match === null) return { head: {}, body: text }
  const pairs = (match[1] ?? '').split('\n').map((line, i): [string, string] => {
    const [, key = `line ${i + 1}`, value = line] = /^([\w-]+):\s*(.*)$/u.exec(line) ?? []
    return [key.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/u, '$2')]
  })
  return { head: Object.fromEntries(pairs), body: text.slice(match[0].length) }
}

function blocksOf(nodes: readonly RootContent[], report: Report): ImportBlock[] {
  let groups = 0
  const group = (name: string): string => `${name}-${(groups += 1)}`
  const out: ImportBlock[] = []
  const push = (block: ImportBlock): void => {
    if (block.text.trim() !== '') out.push(block)
  }
  const say = (node: Nodes): string => canonical(textOf(node, report))

  /** What stands in a list or quotation; `as` makes its paragraphs items or quotations. */
  function walk(node: RootContent, as: (text: string) => ImportBlock, depth: number): void {
    switch (node.type) {
      case 'heading':
        return push({ kind: 'heading', text: say(node) })
      case 'list': {
        const name = group('list')
        return node.children.forEach((item, i) =>
          item.children.forEach((child, k) => {
            const ordinal = node.ordered === true && k === 0 ? { ordinal: (node.start ?? 1) + i } : {}
            walk(child, (text) => ({ kind: 'item', text, group: name, depth, ...ordinal }), depth + 1)
          }),
        )
      }
      case 'blockquote': {
        const name = group('quote')
        return node.children.forEach((child) => walk(child, (text) => ({ kind: 'quote', text, group: name }), depth))
      }
      case 'table': {
        const name = group('table')
        return node.children.forEach((row, i) => {
          const text = row.children.map(say).join('\t')
          push({ kind: 'row', text, group: name, ...(i === 0 ? { header: true } : {}) })
        })
      }
      case 'footnoteDefinition':
        return node.children.forEach((child) => walk(child, (text) => ({ kind: 'paragraph', text: `[${node.identifier}] ${text}` }), depth))
      case 'html':
        return report.leftOut('scripts', node.value)
      case 'definition':
        return report.leftOut('addresses', `${node.label ?? node.identifier}: ${node.url}`)
      case 'thematicBreak':
        return report.changed('signs')
      case 'code':
        // Each line of code is one of its own: joined it would say something else.
        return node.value.split('\n').forEach((line) => push(as(canonical(line))))
      default:
        return push(as(say(node)))
    }
  }
  for (const node of nodes) walk(node, (text) => ({ kind: 'paragraph', text }), 0)
  return out
}

/** The words of a node; addresses of links and what pictures lie at are not among them. */
function textOf(node: Nodes, report: Report): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value
    case 'break':
      return ' '
    case 'image':
    case 'imageReference':
      report.changed('pictures')
      return node.alt ?? ''
    case 'footnoteReference':
      return `[${node.identifier}]`
    case 'html':
      report.leftOut('scripts', node.value)
      return ''
    default: {
      if (!('children' in node)) return ''
      const text = node.children.map((child) => textOf(child, report)).join('')
      if (node.type === 'link' && node.url.replace(/^mailto:/u, '') !== text) report.leftOut('addresses', node.url)
      return text
    }
  }
}
