/** Markup that cannot be broken out of: a template escapes every string put into it, and lets only other markup through. */
// The tag is not called `html`: formatters break such templates into lines, and white space counts inside a quotation.

export type Markup = { readonly markup: string }
type Value = string | number | Markup | readonly Markup[] | undefined

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Characters that HTML cannot carry or that would print as boxes; tabs and line feeds stay. */
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu

export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNPRINTABLE, '')
    .replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '')

const put = (value: Value): string => {
  if (value === undefined) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('')
}

export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: strings.map((text, index) => text + put(values[index])).join('') }
}

export const nothing: Markup = { markup: '' }
export const join = (parts: readonly Markup[], between = ''): Markup => ({ markup: parts.map((part) => part.markup).join(between) })
/** Markup made elsewhere in this folder, such as the style sheet; never text of a reader or a pack. */
export const trusted = (markup: string): Markup => ({ markup })

/** Text as a quoted CSS string that also cannot end a `<style>` element. */
export const cssString = (text: string): string =>
  `"${text
    .toWellFormed()
    .replace(UNPRINTABLE, '')
    .replace(/\s+/gu, ' ')
    .replace(/["\\<>&]/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}、。「」『』（）々ー〜]+/gu

/**
 * Text with its Japanese, Korean and Chinese runs marked by language, so that the right letter forms are chosen and read
 * aloud. A run of Chinese characters alone is taken for Japanese unless the text around it holds Hangul.
 */
export function spoken(text: string): Markup {
  if (text.search(CJK) < 0) return markup`${text}`
  const parts: Markup[] = []
  let from = 0
  for (const match of text.matchAll(CJK)) {
    const lang =
      /\p{sc=Hangul}/u.test(match[0]) || (!/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(match[0]) && /\p{sc=Hangul}/u.test(text)) ? 'ko' : 'ja'
    parts.push(markup`${text.slice(from, match.index)}<span lang="${lang}">${match[0]}</span>`)
    from = match.index + match[0].length
  }
  return join([...parts, markup`${text.slice(from)}`])
}
