/** Blocks as WordprocessingML paragraphs and tables (ECMA-376, part 1, 17.3 and 17.4). */
import type { AlignType } from 'mdast'
import { type Block, type ListItem, type Span, span, textOfSpans } from '../blocks.ts'
import { type Markup, join, markup, nothing, trusted } from '../markup.ts'
import { type RunScope, isRightToLeft, runs } from './runs.ts'

type Paragraph = Extract<Block, { kind: 'paragraph' }>
type Table = Extract<Block, { kind: 'table' }>
type Heading = Extract<Block, { kind: 'heading' }>

/** A list of the document: Word counts each by a numbering of its own. */
export type NumberedList = { list: number; isOrdered: boolean; level: number; first: number }
export type Entry = { bookmark: string; level: number; text: string }

export type BodyScope = RunScope & {
  lists: Map<number, NumberedList>
  /** Headings so far, for the table of contents. */
  entries: Entry[]
  /** Style of paragraphs that have no role of their own. */
  plain: string
}

/** Twentieths of a point: what a list or a quotation stands in. */
const STEP = 360
/** Word knows nine levels of lists. */
const DEEPEST = 8

const STYLES: Readonly<Record<Paragraph['role'], string>> = {
  text: '',
  kicker: 'Kicker',
  lede: 'Subtitle',
  fact: 'Fact',
  edited: 'Fact',
  quote: 'Quote',
  'quote-heading': 'QuoteHeading',
  citation: 'Citation',
  remark: 'Remark',
  code: 'Code',
  raw: 'Code',
  group: 'Group',
  source: 'Source',
}
/** Roles whose style has an indent already. */
const SET_IN: ReadonlySet<Paragraph['role']> = new Set(['quote', 'quote-heading', 'citation', 'remark'])

export const body = (blocks: readonly Block[], scope: BodyScope): Markup => join(blocks.map((block) => write(block, scope)))

function write(block: Block, scope: BodyScope): Markup {
  switch (block.kind) {
    case 'heading':
      return heading(block, scope)
    case 'paragraph':
      return paragraph(block, scope)
    case 'table':
      return table(block, scope)
    case 'rule':
      return trusted('<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr></w:p>')
  }
}

const directionOf = (text: string): Markup => (isRightToLeft(text) ? trusted('<w:bidi/>') : nothing)

function heading({ level, number, spans }: Heading, scope: BodyScope): Markup {
  const text = `${number === null ? '' : `${number}  `}${textOfSpans(spans)}`
  const id = scope.entries.length + 1
  const bookmark = `_Toc${String(id).padStart(6, '0')}`
  scope.entries.push({ bookmark, level, text: text.replaceAll(/\s+/gu, ' ').trim() })
  const lead = number === null ? [] : [span(`${number}  `)]
  return markup`<w:p><w:pPr><w:pStyle w:val="Heading${level}"/>${directionOf(text)}</w:pPr><w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>${runs([...lead, ...spans], scope)}<w:bookmarkEnd w:id="${id}"/></w:p>`
}

function paragraph({ role, spans, depth, item, lang }: Paragraph, scope: BodyScope): Markup {
  const style = STYLES[role] === '' ? (item === undefined ? (depth > 0 ? 'BlockText' : scope.plain) : 'ListParagraph') : STYLES[role]
  const level = Math.min(DEEPEST, depth - 1)
  const task = item?.isFirst === true && item.isDone !== null ? [span(item.isDone ? '☑ ' : '☐ ')] : []
  const numbered = item?.isFirst === true ? numberOf(item, level, scope) : nothing
  const own = SET_IN.has(role) ? 1 : 0
  const indent = depth === 0 || numbered !== nothing ? nothing : markup`<w:ind w:left="${(Math.min(20, depth) + own) * STEP}"/>`
  const text = textOfSpans(spans)
  return markup`<w:p><w:pPr><w:pStyle w:val="${style}"/>${numbered}${role === 'code' ? nothing : directionOf(text)}${indent}</w:pPr>${runs([...task, ...spans], { ...scope, lang })}</w:p>`
}

function numberOf({ list, isOrdered, ordinal }: ListItem, level: number, { lists }: BodyScope): Markup {
  if (!lists.has(list)) lists.set(list, { list, isOrdered, level, first: ordinal })
  return markup`<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
}

const ALIGNED: Readonly<Record<NonNullable<AlignType>, string>> = { left: 'left', right: 'right', center: 'center' }

function table({ rows, align, depth }: Table, scope: BodyScope): Markup {
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const cell = (spans: readonly Span[], index: number, isHead: boolean): Markup => {
    const side = ALIGNED[align[index] ?? 'left']
    const properties = markup`<w:pStyle w:val="${isHead ? 'TableHead' : 'TableText'}"/>${directionOf(textOfSpans(spans))}<w:jc w:val="${side}"/>`
    return markup`<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p><w:pPr>${properties}</w:pPr>${runs(spans, scope)}</w:p></w:tc>`
  }
  const grid = Array.from({ length: columns }, () => trusted('<w:gridCol/>'))
  const written = rows.map((row, at) => {
    const cells = Array.from({ length: columns }, (_, index) => cell(row[index] ?? [], index, at === 0))
    return markup`<w:tr><w:trPr>${at === 0 ? trusted('<w:cantSplit/><w:tblHeader/>') : nothing}</w:trPr>${cells}</w:tr>`
  })
  const indent = depth === 0 ? nothing : markup`<w:tblInd w:w="${Math.min(20, depth) * STEP}" w:type="dxa"/>`
  const right = isRightToLeft(rows.flat().map(textOfSpans).join(' ')) ? trusted('<w:bidiVisual/>') : nothing
  // Two tables without a paragraph between them would become one.
  return markup`<w:tbl><w:tblPr><w:tblStyle w:val="NotesTable"/>${right}<w:tblW w:w="0" w:type="auto"/>${indent}<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${written}</w:tbl><w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>`
}
