/** An export as plain text: one line for each paragraph, so that it flows in whatever it is pasted into. */
import type { AlignType } from 'mdast'
import { type Block, type Flow, type ListItem, type Span } from './blocks.ts'

type Paragraph = Extract<Block, { kind: 'paragraph' }>
type Table = Extract<Block, { kind: 'table' }>

/** Columns a table may take side by side; a wider one is written row by row. */
const TABLE_WIDTH = 100
const STEP = '  '

/** UTF-8 text with line feeds; quotes, lists and code are indented. */
export function writePlainText({ title, author, blocks, footnotes }: Flow): string {
  const head = [title, ...(author === '' ? [] : [author])].join('\n')
  const body = joinBlocks(blocks)
  const notes = footnotes.map((content, index) => `[${index + 1}] ${joinBlocks(content).trim()}`)
  return `${[head, '='.repeat(Math.min(60, widthOf(title))), body, ...(notes.length === 0 ? [] : ['---', ...notes])].join('\n\n').toWellFormed()}\n`
}

const CLOSE: ReadonlySet<string> = new Set(['fact', 'source', 'remark', 'citation', 'group'])

function joinBlocks(blocks: readonly Block[]): string {
  let text = ''
  let before: Block | undefined
  for (const block of blocks) {
    const written = write(block)
    if (before !== undefined) text += isClose(before, block) ? '\n' : '\n\n'
    text += written
    before = block
  }
  return text
}

/** Items of one list, and lines that belong together, stand without an empty line between them. */
function isClose(before: Block, block: Block): boolean {
  if (before.kind !== 'paragraph' || block.kind !== 'paragraph') return false
  if (block.item !== undefined && before.item !== undefined) return true
  if (block.role === 'citation' || block.role === 'remark') return true
  return block.role !== 'group' && CLOSE.has(block.role) && CLOSE.has(before.role)
}

function write(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const text = `${block.number === null ? '' : `${block.number}. `}${written(block.spans)}`
      return block.level > 2 ? `\n${text}` : `\n${text}\n${(block.level === 1 ? '=' : '-').repeat(Math.min(60, widthOf(text)))}`
    }
    case 'paragraph':
      return writeParagraph(block)
    case 'table':
      return writeTable(block)
    case 'rule':
      return '* * *'
  }
}

function writeParagraph({ role, spans, depth, item }: Paragraph): string {
  const inset = role === 'quote' || role === 'quote-heading' || role === 'citation' || role === 'remark' || role === 'code' ? '    ' : ''
  const sign = item === undefined ? '' : item.isFirst ? signOf(item) : ' '.repeat(signOf(item).length)
  const outer = STEP.repeat(item === undefined ? depth : depth - 1)
  const hang = `${outer}${' '.repeat(sign.length)}${inset}`
  return written(spans)
    .split('\n')
    .map((line, index) => `${index === 0 ? `${outer}${sign}${inset}` : hang}${line}`.trimEnd())
    .join('\n')
}

function signOf({ isOrdered, ordinal, isDone }: ListItem): string {
  const sign = isOrdered ? `${ordinal}. ` : '- '
  return isDone === null ? sign : `${sign}[${isDone ? 'x' : ' '}] `
}

/** Addresses stand beside their words already, except where they are the words. */
const written = (spans: readonly Span[]): string =>
  spans
    .map(({ text, footnote, deleted, inserted }) => {
      if (footnote !== undefined) return `[${footnote}]`
      if (deleted === true) return `[-${text}-]`
      return inserted === true ? `[+${text}+]` : text
    })
    .join('')

function writeTable({ rows, align, depth }: Table): string {
  const cells = rows.map((row) => row.map((cell) => written(cell).replaceAll(/\s+/gu, ' ').trim()))
  const columns = Math.max(0, ...cells.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, index) => Math.max(1, ...cells.map((row) => widthOf(row[index] ?? ''))))
  const inset = STEP.repeat(depth)
  if (widths.reduce((sum, width) => sum + width + 2, 0) > TABLE_WIDTH) return writeRows(cells, inset)
  const line = (row: readonly string[]) =>
    inset +
    widths
      .map((width, index) => padded(row[index] ?? '', width, align[index] ?? null))
      .join(STEP)
      .trimEnd()
  const [head = [], ...others] = cells
  return [line(head), inset + widths.map((width) => '-'.repeat(width)).join(STEP), ...others.map(line)].join('\n')
}

function writeRows([head = [], ...rows]: readonly (readonly string[])[], inset: string): string {
  const named = (row: readonly string[]) =>
    row.map((cell, index) => `${inset}${index === 0 ? '- ' : '  '}${head[index] ?? ''}: ${cell}`.trimEnd()).join('\n')
  return [inset + head.join(' | '), ...rows.map(named)].join('\n')
}

function padded(text: string, width: number, align: AlignType): string {
  const room = width - widthOf(text)
  if (align === 'right') return ' '.repeat(room) + text
  return align === 'center' ? ' '.repeat(room >> 1) + text + ' '.repeat(room - (room >> 1)) : text + ' '.repeat(room)
}

const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303F\uFF01-\uFF60]/gu
/** Columns in a typeface of one width, where East Asian letters take two. */
const widthOf = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0)
