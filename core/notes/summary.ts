/** What a list of notes shows of a note: its first words and its length. */
import { countWords } from '../text/count.ts'
import { fromMarkdownLine } from './markdown-text.ts'

const MAX_OPENING = 160
/** Units of the body that are enough for an opening of `MAX_OPENING` characters, whatever Markdown stands between. */
const ENOUGH = 4000

const MARKERS = /^[ \t]*(?:>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+|#{1,6}[ \t]+)*/u
const MARKED = /^[ \t>\-*+\d#]/u
const RULE = /^[ \t]*(?:(?:[-*_=|:][ \t]*){3,}$|`{3}|~{3})/u
const CITATION = /\]\(aide:quote\/[A-Za-z0-9_-]{8,40}\)\s*$/u
const LINK = /!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}(?:[ \t]+"[^"]{0,200}")?\)/gu

/** The words of a note's body without its Markdown: markers, rules, link addresses and the citations of quotes. */
export function plainWords(body: string): string {
  const lines = body
    .replaceAll('\r\n', '\n')
    .split('\n')
    .flatMap((line) => {
      const linked = line.includes('](')
      if (RULE.test(line) || (linked && CITATION.test(line))) return []
      const marked = MARKED.test(line) ? line.replace(MARKERS, '') : line
      const text = linked ? marked.replace(LINK, '$1') : marked
      return [fromMarkdownLine(text.startsWith('|') ? text.replaceAll('|', ' ') : text)]
    })
  return lines.join('\n')
}

/** First words of the body, at most 160 characters on one line, no Markdown; cut at a word where there is one. */
export function noteOpening(body: string): string {
  const text = plainWords(body.slice(0, ENOUGH)).replace(/\s+/gu, ' ').trim()
  if (text.length <= MAX_OPENING) return text
  const room = text.slice(0, MAX_OPENING - 1)
  const space = room.lastIndexOf(' ')
  const cut = space > MAX_OPENING / 2 ? room.slice(0, space) : room.replace(/[\uD800-\uDBFF]$/u, '')
  return `${cut}…`
}

/** Words of the body by the product's one tokeniser, citations of quotes left out. */
export function noteWords(body: string): number {
  // A byte order mark is white space in a note, and nothing at all to the tokeniser.
  return countWords(plainWords(body).replaceAll('\uFEFF', ' '))
}
