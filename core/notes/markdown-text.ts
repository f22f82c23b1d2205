/** Plain words in and out of Markdown text, one line at a time: what must be escaped, and what an escape stood for. */

const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/u
const ALWAYS = /[\\`*_[\]<>~|]/gu
const REFERENCE = /&(?=#|[A-Za-z])/gu
/** What would turn bare addresses into links, inside which an escape is no longer one. */
const ADDRESS = /:(?=\/\/)|@|(?<=www)\./giu
/** What would open a block at the start of a line: heading, list, thematic break. */
const BLOCK_START = /^(\d{0,9})([#+.)-])/u
const codePoint = (text: string) => `&#${text.codePointAt(0)};`

/**
 * Markdown for `words` (no line feeds) that every CommonMark and GFM reader shows as exactly these words, and that
 * `fromMarkdownLine` turns back into them unit by unit. White space that a reader would drop is written as a reference.
 */
export function toMarkdownLine(words: string): string {
  return words
    .replace(ALWAYS, '\\$&')
    .replace(REFERENCE, '\\&')
    .replace(ADDRESS, '\\$&')
    .replace(/!(?=\\\[)/gu, '\\!')
    .replace(/[\r\u0000]/gu, codePoint)
    .replace(/^[ \t\f\v]|[ \t\f\v]$/gu, codePoint)
    .replace(BLOCK_START, '$1\\$2')
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

function reference(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined
  const hexadecimal = /^#[xX]([0-9a-fA-F]{1,6})$/u.exec(name)?.[1]
  const decimal = /^#(\d{1,7})$/u.exec(name)?.[1]
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
  return Number.isInteger(code) && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined
}

/** Escapes, references, and delimiters of emphasis, strikethrough and code. */
const SIGN = /[\\&*_`~]/gu

const isSpace = (unit: string | undefined) => unit === undefined || /\s/u.test(unit)

/**
 * The words a line of Markdown text shows: escapes and character references resolved, emphasis, strikethrough and code
 * delimiters left out. A delimiter with white space on both sides is a character like any other. Linear in the line.
 */
export function fromMarkdownLine(line: string): string {
  let words = ''
  /** Start of the words that are not taken yet. */
  let from = 0
  for (let at = line.search(SIGN); at >= 0; at = indexOfSign(line, at + 1)) {
    const unit = line.charAt(at)
    const next = line[at + 1]
    if (unit === '\\') {
      if (next === undefined || !ASCII_PUNCTUATION.test(next)) continue
      words += line.slice(from, at)
      at += 1
      from = at
    } else if (unit === '&') {
      const name = line.slice(at + 1, at + 12).split(';', 1)[0] ?? ''
      const character = line[at + 1 + name.length] === ';' ? reference(name) : undefined
      if (character === undefined) continue
      words += line.slice(from, at) + character
      at += name.length + 1
      from = at + 1
    } else {
      let end = at
      while (line[end] === unit) end += 1
      const before = line[at - 1]
      const after = line[end]
      const literal =
        (isSpace(before) && isSpace(after)) || (unit === '~' && end - at > 2) || (unit === '_' && !isEdge(before) && !isEdge(after))
      if (!literal) {
        words += line.slice(from, at)
        from = end
      }
      at = end - 1
    }
  }
  return from === 0 ? line : words + line.slice(from)
}

function indexOfSign(line: string, from: number): number {
  SIGN.lastIndex = from
  return SIGN.exec(line)?.index ?? -1
}

const isEdge = (unit: string | undefined) => unit === undefined || !/[\p{L}\p{N}]/u.test(unit)

/** Whether the unit at `at` is preceded by an odd run of backslashes. */
export function isEscaped(line: string, at: number): boolean {
  let slashes = 0
  while (line[at - 1 - slashes] === '\\') slashes += 1
  return slashes % 2 === 1
}

/** Without the spaces and tabs at both ends that Markdown drops. Linear, unlike a pattern with two alternatives. */
export function trimLine(line: string): string {
  let start = 0
  let end = line.length
  while (start < end && (line[start] === ' ' || line[start] === '\t')) start += 1
  while (end > start && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  return line.slice(start, end)
}
