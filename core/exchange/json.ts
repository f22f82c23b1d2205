/** Looking into JSON that anybody may have written: every look says what it found, and nothing is taken on trust. */

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field of its own, never one of a prototype. */
export const field = (object: Fields, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined)

/** The first of these fields that is a string. */
export function stringIn(object: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = field(object, name)
    if (typeof value === 'string') return value
  }
  return undefined
}

/** One value, several, or none, as a list. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** Whether an object is of a type, with or without the prefix of the W3C vocabulary. */
export const isOfType = (object: Fields, type: string): boolean =>
  [...listOf(field(object, 'type')), ...listOf(field(object, '@type'))].some((one) => one === type || one === `oa:${type}`)

/** A text of at most `max` UTF-16 units that does not end inside a surrogate pair, and has none that is half. */
export function cut(text: string, max: number): string {
  const short = text.slice(0, max)
  const last = short.charCodeAt(short.length - 1)
  return (short.length < text.length && last >= 0xd800 && last < 0xdc00 ? short.slice(0, -1) : short).toWellFormed()
}

/** An instant out of a date and time as people write them (ISO 8601 with any offset), or null. */
export function instantOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 40 || !/^\d{4}-\d{2}-\d{2}/u.test(value)) return null
  const time = Date.parse(value)
  if (Number.isNaN(time)) return null
  const instant = new Date(time).toISOString()
  return /^\d{4}-/u.test(instant) ? instant : null
}

/** Whether arrays and objects lie at most `most` deep in one another. Looks at brackets outside strings alone, once. */
export function isNestedWithin(text: string, most: number): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (quoted) {
      if (code === BACKSLASH) i += 1
      else if (code === QUOTE) quoted = false
    } else if (code === QUOTE) quoted = true
    else if (code === BRACKET || code === BRACE) {
      depth += 1
      if (depth > most) return false
    } else if (code === BRACKET_END || code === BRACE_END) depth -= 1
  }
  return true
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const BRACKET = 0x5b
const BRACKET_END = 0x5d
const BRACE = 0x7b
const BRACE_END = 0x7d

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: '\u00a0' }

const SCRIPT_END = /<\/script/giu
const STYLE_END = /<\/style/giu

/** The words of a text in HTML. It is shown as plain text whatever is left in it. */
export function wordsOfHtml(html: string): string {
  let words = ''
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at)
    words += html.slice(at, open < 0 ? html.length : open)
    if (open < 0) break
    const close = html.indexOf('>', open)
    if (close < 0) return decode(words + html.slice(open))
    const name = /^<\/?([a-z0-9]+)/iu.exec(html.slice(open, open + 20))?.[1]?.toLowerCase()
    at = close + 1
    if (name === 'script' || name === 'style') {
      const end = name === 'script' ? SCRIPT_END : STYLE_END
      end.lastIndex = at
      at = end.exec(html)?.index ?? html.length
    } else if (name === 'br' || (name === 'p' && html.charAt(open + 1) === '/')) words += '\n'
  }
  return decode(words).trim()
}

const decode = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos|#39|nbsp);/gu, (whole, name: string) => ENTITIES[name] ?? whole)
