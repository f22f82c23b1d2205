/** Lines of untidy text, and what they look like. Pure. */

/** A line as it stood in the file, without its end. `page` counts from 0 where the file has pages, else it is 0 throughout. */
export type Line = { text: string; page: number }

/** Splits at every kind of line end; a form feed begins a page. */
export function linesOf(text: string): Line[] {
  return text
    .split('\f')
    .flatMap((page, number) => page.split(/\r\n|[\n\r\v\u0085\u2028\u2029]/u).map((line) => ({ text: line, page: number })))
}

export const isBlank = (line: string): boolean => !/[^\s\p{Cf}\p{Cc}]/u.test(line)

/** Whether a text ends as a sentence does; closing quotation marks, brackets and footnote figures may follow. */
export const endsSentence = (text: string): boolean =>
  /[.!?:;…。！？：；]["'”’»)\]）」』]*(?:\[?\d{1,3}\]?|[¹²³⁰⁴-⁹]+)?$/u.test(text.trimEnd())

/** Whether a text goes on with a sentence that was begun before. */
export const goesOn = (text: string): boolean => /^["'“‘(]?\p{Ll}/u.test(text)

/** The sign or number that a list item begins with. */
const ITEM = /^\s*(?:([•‣◦⁃∙▪▫■□●○◆►➢✓·*–—-])|\(?(\d{1,3})[.)])\s+(?=\S)/u

export type ItemStart = { length: number; ordinal?: number; indent: number }
export function itemStart(line: string): ItemStart | undefined {
  const match = ITEM.exec(line)
  if (match === null) return undefined
  const indent = line.length - line.trimStart().length
  return match[2] === undefined ? { length: match[0].length, indent } : { length: match[0].length, ordinal: Number(match[2]), indent }
}

/** Captions of photographs and figures as they stand between the halves of a sentence. */
export const isCaption = (text: string): boolean =>
  /^(?:(?:clockwise )?(?:from )?(?:top|bottom|left|right|above|below|cent(?:re|er)|opposite)(?: (?:left|right|to bottom|to right))?|photo(?:graph)?s?|pictures?|image|caption|credit|fig(?:ure|\.)?\s*\d{1,3}|map\s*\d{0,3})\s*[:.—–]\s*\S/iu.test(
    text,
  ) && text.length <= 400

/** In capitals throughout, with at least three letters that have a lower case. */
export function isCapitals(text: string): boolean {
  const letters = text.match(/\p{Lu}|\p{Ll}/gu) ?? []
  return letters.length >= 3 && !/\p{Ll}/u.test(text)
}

/** A heading with its number: `2.1 Next steps`, `IV. Outlook`. */
export const isNumberedHeading = (text: string): boolean =>
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|(?:Annex|Chapter|Part|Section|Appendix)\s+[\dA-Z]{1,4}[.:]?)\s+\p{Lu}/u.test(text) &&
  text.length <= 120 &&
  !/[.!?;,]$/u.test(text)

/** A number of a page standing alone, whichever way it is written. */
export const isPageNumber = (line: string): boolean =>
  /^\s*(?:[-–—|[(]\s*)?(?:(?:page|p\.|seite|página|pagina)\s*)?\d{1,4}(?:\s*(?:of|\/|von|sur|de)\s*\d{1,4})?(?:\s*[-–—|\])])?\s*$/iu.test(
    line,
  )
