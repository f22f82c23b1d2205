/** Quotes in the Markdown of a note: how they are written, and how they are found again. */
import type { Briefing } from '../model/briefing.ts'
import type { Quote } from '../model/note.ts'
import { fromMarkdownLine, isEscaped, toMarkdownLine, trimLine } from './markdown-text.ts'
import { placeCited } from './passages-cited.ts'

const TARGET = '](aide:quote/'

/**
 * A Markdown block quote: one paragraph per passage and, as its last line, a citation that links to the quote's anchor.
 * @param editionLabel printed as it is, such as `edition 1`
 */
export function quoteBlock(quote: Quote, briefing: Pick<Briefing, 'title' | 'passages'>, editionLabel: string): string {
  const words = quote.anchor.quote.split('\n').filter((line) => line !== '')
  const citation = [briefing.title, placeCited(briefing, quote.anchor), editionLabel].filter((part) => part !== '').join(', ')
  const link = `— [${toMarkdownLine(citation)}${TARGET}${quote.id})`
  return [...words.map(toMarkdownLine), link].map((line) => `> ${line}`).join('\n>\n')
}

export type FoundQuote = {
  id: string
  /** UTF-16 offsets of the whole block in the body, from its first `>` to the end of the citation. */
  from: number
  to: number
  /** The quoted text as it reads now, paragraphs joined by one line feed. */
  words: string
  citation: string
}

type Citation = { id: string; text: string; before: string }

/** Reads `… — [citation](aide:quote/<id>)` at the end of a line. */
function citationOf(line: string): Citation | undefined {
  const close = line.lastIndexOf(TARGET)
  if (close < 0 || isEscaped(line, close)) return undefined
  const id = /^([A-Za-z0-9_-]{8,40})\)\s*$/u.exec(line.slice(close + TARGET.length))?.[1]
  if (id === undefined) return undefined
  let open = line.lastIndexOf('[', close - 1)
  while (open > 0 && isEscaped(line, open)) open = line.lastIndexOf('[', open - 1)
  if (open < 0) return undefined
  return { id, text: fromMarkdownLine(line.slice(open + 1, close)), before: trimLine(line.slice(0, open)).replace(/(?<=^|\s)[—–-]$/u, '') }
}

/** Every marker of a quoted line, also inside a list item or a quotation of a quotation. */
const QUOTED = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:>[ \t]?)+/u
const FENCE = /^ {0,3}(`{3,}|~{3,})/u

/**
 * The quotes of a note in order. A quote is a run of `>` lines that ends in a citation; lines of one paragraph are
 * joined by a space. One pass over the lines, so the time is linear in the length of the body.
 */
export function findQuotes(body: string): FoundQuote[] {
  const found: FoundQuote[] = []
  let fence = ''
  let from = -1
  let lines: string[] = []
  for (let start = 0; start < body.length;) {
    const feed = body.indexOf('\n', start)
    const end = feed < 0 ? body.length : feed
    const line = body.slice(start, end).replace(/\r$/u, '')
    const mark = FENCE.exec(line)?.[1]
    const marker = fence === '' ? QUOTED.exec(line)?.[0] : undefined
    if (fence !== '') {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = ''
    } else if (mark !== undefined) {
      fence = mark
    }
    if (marker === undefined) {
      from = -1
      lines = []
    } else {
      if (from < 0) from = start + marker.search(/>/u)
      const text = line.slice(marker.length)
      const citation = citationOf(text)
      if (citation === undefined) {
        lines.push(text)
      } else {
        const words = joined([...lines, citation.before])
        found.push({ id: citation.id, from, to: start + text.trimEnd().length + marker.length, words, citation: citation.text })
        from = -1
        lines = []
      }
    }
    start = end + 1
  }
  return found
}

/** Paragraphs are separated by empty lines. White space around a line is Markdown's, unless written as a reference. */
function joined(lines: readonly string[]): string {
  const parts: string[][] = [[]]
  for (const line of lines) {
    const trimmed = trimLine(line)
    const text = trimmed.endsWith('\\') && !isEscaped(trimmed, trimmed.length - 1) ? trimmed.slice(0, -1) : trimmed
    if (text === '') parts.push([])
    else parts.at(-1)?.push(text)
  }
  return parts
    .filter((part) => part.length > 0)
    .map((part) => fromMarkdownLine(part.join(' ')))
    .join('\n')
}
