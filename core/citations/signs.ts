/** Small parts that styles share: stops, quotation marks, names and dates. */
import { longDate, unbroken } from '../notes/dates.ts'

/** The text with a stop after it, unless it ends in a sign that stops already. */
export const stopped = (text: string, stop = '.'): string => (/[.!?…]$/u.test(text) ? text : `${text}${stop}`)

/** Words such as `unnamed in the text` begin a sentence; names such as `nippon.com` keep their letters. */
export const capital = (text: string): string => text.replace(/^\p{Ll}(?=\p{Ll}*\s)/u, (letter) => letter.toUpperCase())

/** Quotation marks of the other kind inside a title that is put in such marks itself. */
export const inDouble = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’')
export const inSingle = (text: string): string => text.replaceAll(/‘([^‘’]*)’(?!\p{L})/gu, '“$1”')

/** `23 November 2026`; words such as `undated` as they are. */
export const britishDate = (date: string): string => (/^\d/u.test(date) ? unbroken(longDate(date)) : date)

/** `November 23, 2026`. */
export const americanDate = (date: string): string =>
  britishDate(date).replace(/^(\d{1,2})\u00A0(\p{L}+)\u00A0(\d{4})$/u, '$2\u00A0$1,\u00A0$3')

/** The parts that are not empty, joined. */
export const joined = (parts: readonly string[], between = ', '): string => parts.filter((part) => part !== '').join(between)
