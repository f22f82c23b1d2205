/**
 * An export as a Markdown file: front matter, then the notes as they were written. Only what one file of several notes
 * must not share is changed: depths of headings, names of footnotes and of link definitions, and the citations, whose links
 * lead nowhere outside the reader.
 */
import { stringify } from 'yaml'
import type { Nodes, Root } from 'mdast'
import type { Run } from '../citations/model.ts'
import { isEscaped, toMarkdownLine } from '../notes/markdown-text.ts'
import { words } from '../words/index.ts'
import type { Block, Span } from './blocks.ts'
import type { CitedSource, ExportModel, Part, PlacedQuote, PrintedQuote } from './model.ts'

const say = words.exporting.paper

/** Replaces `[from, to)` of a text. */
type Edit = { from: number; to: number; text: string }

/** @param exported ISO date of the export */
export function writeMarkdown(model: ExportModel, exported: string): string {
  const front = {
    title: model.title,
    ...(model.author === '' ? {} : { author: model.author }),
    date: exported,
    lang: model.lang,
    ...Object.fromEntries(model.facts.map(({ label, value }) => [label.toLowerCase().replaceAll(' ', '-'), value])),
  }
  const several = model.parts.length > 1
  const parts = model.parts.map((part, index) => writePart(part, several ? `n${index + 1}-` : ''))
  const blocks = [
    `---\n${stringify(front, { lineWidth: 0 })}---`,
    `# ${escaped(model.title)}`,
    ...(model.lede === '' ? [] : [escaped(model.lede)]),
    ...parts,
    ...sources(model),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`.toWellFormed()
}

function writePart(part: Part, prefix: string): string {
  const head = part.title === null ? '' : `## ${part.number === null ? '' : `${part.number} `}${escaped(part.title)}`
  const { content } = part
  if (content.kind === 'blocks') return [head, ...content.blocks.map(blockText)].join('\n\n')
  if (content.kind === 'quotes') return [head, ...content.quotes.map(quoteLines)].filter((text) => text !== '').join('\n\n')
  const edits = [
    ...content.quotes.flatMap((placed) => citationEdit(content.body, placed)),
    ...(prefix === '' ? [] : noteEdits(content.tree, content.body, prefix)),
  ]
  const from = content.tree.children[0]?.position?.start.offset ?? 0
  // White space before the first block may be what makes it code.
  const start = content.body.lastIndexOf('\n', from - 1) + 1
  return [head, edited(content.body, start, edits).trimEnd()].filter((text) => text !== '').join('\n\n')
}

/** Edits that overlap an earlier one are left out: none does in what the parser gives. */
function edited(body: string, start: number, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = start
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue
    parts.push(body.slice(at, from), text)
    at = to
  }
  return [...parts, body.slice(at)].join('')
}

/** The citation at the end of a quote's block, in the document's own style and with what the check found. */
function citationEdit(body: string, { to, quote }: PlacedQuote): Edit[] {
  const close = body.lastIndexOf('](aide:quote/', to)
  let open = body.lastIndexOf('[', close - 1)
  while (open > 0 && isEscaped(body, open)) open = body.lastIndexOf('[', open - 1)
  return close < 0 || open < 0 ? [] : [{ from: open, to, text: citation(quote) }]
}

function citation({ number, state, changedIn, citation: cited, compared, remark }: PrintedQuote): string {
  const checked = changedIn === undefined ? say.state[state] : say.changedIn(changedIn)
  const numbers = cited.sources.length === 0 ? '' : say.sourceNumbers(cited.sources)
  const beside = compared.map(({ kind, text }) => {
    const words = escaped(text)
    if (kind === 'same') return words
    return kind === 'left-out' ? `~~${words.trim()}~~ ` : `**${words.trim()}**`
  })
  return [
    runsOf(cited.runs),
    numbers,
    `(${say.quote} ${number}: ${checked})`,
    beside.length === 0 ? '' : `${say.comparedMarkdown} ${beside.join('')}`,
    remark === undefined ? '' : escaped([`${remark.label}.`, remark.comment, ...remark.tags.map((tag) => `#${tag}`)].join(' ')),
  ]
    .filter((part) => part.trim() !== '')
    .join(' ')
}

/** Words on one line; the spaces at its ends are wanted, as other words follow. */
const spansText = (spans: readonly Span[]): string =>
  spans
    .map(({ text, note, mark }) =>
      note === undefined ? (mark === undefined ? escaped(text) : `<mark>${escaped(text)}</mark>`) : ` [${note}]`,
    )
    .join('')

function blockText(block: Block): string {
  if (block.kind === 'rule') return '***'
  if (block.kind === 'heading') return `### ${spansText(block.spans)}`
  if (block.kind === 'table') {
    const line = (row: readonly (readonly Span[])[]) => `| ${row.map(spansText).join(' | ')} |`
    const [head = [], ...rows] = block.rows
    return [line(head), `|${'---|'.repeat(Math.max(1, head.length))}`, ...rows.map(line)].join('\n')
  }
  const { item, depth, role, spans } = block
  const sign =
    item === undefined ? (role === 'quote' ? '> ' : '') : `${'   '.repeat(depth - 1)}${item.isOrdered ? `${item.ordinal}.` : '-'} `
  return sign + spansText(spans)
}

const escaped = (text: string): string => toMarkdownLine(text.replaceAll(/\s+/gu, ' ')).replaceAll(/(?<!\\)&#32;/gu, ' ')
const runsOf = (runs: readonly Run[]): string =>
  runs.map(({ text, isTitle }) => (isTitle && text.trim() === text ? `*${escaped(text)}*` : escaped(text))).join('')

function quoteLines(quote: PrintedQuote): string {
  return [...quote.words.split('\n').map(toMarkdownLine), `— ${citation(quote)}`].map((line) => `> ${line}`).join('\n>\n')
}

const DEEPEST = 6

/** Headings one level under the note's title; footnotes and definitions under names that no other note has. */
function noteEdits(tree: Root, body: string, prefix: string): Edit[] {
  const depths: number[] = []
  const edits: Edit[] = []
  const visit = (node: Nodes) => {
    const from = node.position?.start.offset ?? 0
    const to = node.position?.end.offset ?? 0
    const put = (at: number, text: string) => edits.push({ from: at, to: at, text })
    if (node.type === 'heading') depths.push(node.depth)
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') put(from + 2, prefix)
    if (node.type === 'definition') put(from + 1, prefix)
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      const label = node.label ?? node.identifier
      if (node.referenceType === 'full') put(body.lastIndexOf('[', to - 1) + 1, prefix)
      else if (node.referenceType === 'collapsed') put(to - 1, prefix + label)
      else put(to, `[${prefix}${label}]`)
    }
    if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  const shift = 3 - Math.min(DEEPEST, ...depths)
  const deepen = (node: Nodes) => {
    const from = node.position?.start.offset ?? 0
    if (node.type === 'heading' && body[from] === '#') {
      edits.push({ from, to: from + node.depth, text: '#'.repeat(Math.max(1, Math.min(DEEPEST, node.depth + shift))) })
    } else if ('children' in node) node.children.forEach(deepen)
  }
  deepen(tree)
  return edits
}

function sources({ works, sources: listed, colophon }: ExportModel): string[] {
  const list = (lines: readonly string[]) => lines.join('\n')
  return [
    ...(works.length + listed.length === 0 ? [] : [`## ${say.sources}`]),
    ...(works.length === 0
      ? []
      : [`${say.worksCited}:`, list(works.map(({ entry, quotes }) => `- ${runsOf(entry)} (${say.usedIn(quotes)})`))]),
    ...(listed.length === 0 ? [] : [`${say.sourcesNamed}:`, list(listed.map(sourceLine))]),
    ...(colophon.length === 0 ? [] : [`${say.checks}:`, ...colophon.map(escaped)]),
  ]
}

function sourceLine({ number, entry, source, quotes }: CitedSource): string {
  const url = source.url !== undefined && /^https?:\/\/[^\s<>]+$/iu.test(source.url) ? ` <${source.url}>` : ''
  return `${number}. ${runsOf(entry)}${url} (${say.usedIn(quotes)})`
}
