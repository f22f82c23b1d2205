/** What a document is made of in formats that are not HTML: headings, paragraphs with their role, tables, rules, footnotes. */
import type { AlignType } from 'mdast'
import type { Run } from '../citations/model.ts'
import type { Colour } from '../model/annotation.ts'

/** Text in one manner; a line feed in it is a line break. */
export type Span = {
  text: string
  strong?: boolean
  emphasis?: boolean
  deleted?: boolean
  inserted?: boolean
  code?: boolean
  href?: string
  mark?: Colour
  /** The number of a footnote, which stands in the text's place: its text is empty. */
  footnote?: number
  /** The number of a note at the end of the document; its text is empty. */
  note?: number
}

export type Role =
  | 'text'
  | 'kicker'
  | 'lede'
  | 'fact'
  | 'edited'
  | 'quote'
  | 'quote-heading'
  | 'citation'
  | 'remark'
  | 'code'
  | 'raw'
  | 'group'
  | 'source'

export type ListItem = {
  /** Lists of one document have their own numbers, from 1. */
  list: number
  isOrdered: boolean
  /** Printed before an ordered item. */
  ordinal: number
  /** Null where the item is no task. */
  isDone: boolean | null
  /** The first paragraph of the item carries its sign; the others stand under it. */
  isFirst: boolean
}

export type Block =
  /** Level 1 is the highest under the document's title. `number` is set before it. */
  | { kind: 'heading'; level: number; spans: readonly Span[]; number: number | null }
  /** `depth`: how many lists and quotations it stands in. */
  | { kind: 'paragraph'; role: Role; spans: readonly Span[]; depth: number; item?: ListItem; lang?: string }
  /** The first row holds the heads of the columns. */
  | { kind: 'table'; rows: readonly (readonly (readonly Span[])[])[]; align: readonly AlignType[]; depth: number }
  | { kind: 'rule' }

export type Flow = {
  lang: string
  title: string
  author: string
  blocks: readonly Block[]
  /** Footnote 1 is the first. */
  footnotes: readonly (readonly Block[])[]
}

export const span = (text: string): Span => ({ text })
export const paragraph = (role: Role, spans: readonly Span[], depth = 0): Block => ({ kind: 'paragraph', role, spans, depth })
export const textOfSpans = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')

/** What a whole document shares while its notes are turned into blocks. */
export type FlowState = {
  blocks: Block[]
  footnotes: (readonly Block[])[]
  /** Lists so far. */
  lists: number
}

export const spansOf = (runs: readonly Run[]): Span[] => runs.map(({ text, isTitle }) => (isTitle ? { text, emphasis: true } : { text }))
