import type { Token } from './scan.ts'

/** A date read from tokens: its canonical key, and the index of the token after it. */
export type Day = { key: string; next: number }

const list = (text: string): string[] => text.split(' ')
const MONTHS = new Map<string, number>()
list('january february march april may june july august september october november december').forEach((name, i) => {
  MONTHS.set(name, i + 1)
  if (name !== 'may') MONTHS.set(name.slice(0, 3), i + 1)
})
MONTHS.set('sept', 9)
const WEEKDAYS = new Map<string, string>()
for (const name of list('monday tuesday wednesday thursday friday saturday sunday')) WEEKDAYS.set(name, name.slice(0, 3))
const SHORT_DAYS = new Set(list('mon tue tues wed thu thur thurs fri sat sun'))
/** Names of months that are words as well. */
const DOUBTFUL = new Set(list('march may august mar jan jun sep dec'))
const BEFORE_MONTH = new Set(list('in since until till by from of last next early late mid during before after this to through on end'))

/** Weekdays and words for days that move with the clock. */
export const RELATIVE = new Set(list('today tomorrow yesterday tonight midnight noon'))

/** Reads a date in figures: year-month-day, or day, month, year; the month comes first where only that can be. */
export function dayInFigures(text: string): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)
  if (iso !== null) return key(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [one, two, year] = text.split(/[/.]/u).map(Number)
  if (one === undefined || two === undefined || year === undefined) return `d:${text}`
  const full = year < 100 ? 2000 + year : year
  return two > 12 ? key(full, one, two) : key(full, two, one)
}

function key(year: number | null, month: number, day: number | null): string {
  return `d:${year ?? ''}-${month}-${day ?? ''}`
}

/** Reads a weekday at a token: its key, or null. Short forms only before a date. */
export function readWeekday(tokens: readonly Token[], at: number): Day | null {
  const token = tokens[at]
  if (token?.type !== 'word' || !token.capital) return null
  const name = WEEKDAYS.get(token.text) ?? (token.text.endsWith('s') ? WEEKDAYS.get(token.text.slice(0, -1)) : undefined)
  if (name !== undefined) return { key: `wd:${name}`, next: at + 1 }
  if (!SHORT_DAYS.has(token.text)) return null
  const then = skipStop(tokens, at + 1)
  return readDay(tokens, then) === null ? null : { key: `wd:${token.text.slice(0, 3)}`, next: then }
}

function skipStop(tokens: readonly Token[], at: number): number {
  const token = tokens[at]
  return token?.type === 'break' && (token.text === ',' || token.text === '.') ? at + 1 : at
}

/** Reads a date in words (9 July 2024, July 9, 2024, the 9th of July, July 2024, July) that begins at a token. */
export function readDay(tokens: readonly Token[], at: number): Day | null {
  const day = dayAt(tokens, at)
  if (day !== null) {
    const of = tokens[day.next]?.text === 'of' ? day.next + 1 : day.next
    const month = monthAt(tokens, of, true)
    if (month === null) return null
    const year = yearAt(tokens, month.next)
    return { key: key(year?.value ?? null, month.value, day.value), next: year?.next ?? month.next }
  }
  const month = monthAt(tokens, at, false)
  if (month === null) return null
  const second = dayAt(tokens, month.next)
  if (second !== null) {
    const year = yearAt(tokens, second.next)
    return { key: key(year?.value ?? null, month.value, second.value), next: year?.next ?? second.next }
  }
  const year = yearAt(tokens, month.next)
  return { key: key(year?.value ?? null, month.value, null), next: year?.next ?? month.next }
}

type Part = { value: number; next: number }

function dayAt(tokens: readonly Token[], at: number): Part | null {
  const token = tokens[at]
  if (token?.type !== 'number' || !/^(?:0?[1-9]|[12]\d|3[01])$/u.test(token.text)) return null
  const then = tokens[at + 1]
  const ordinal = then?.type === 'word' && then.glued && !then.hyphen && /^(?:st|nd|rd|th)$/u.test(then.text)
  return { value: Number(token.text), next: ordinal ? at + 2 : at + 1 }
}

function monthAt(tokens: readonly Token[], at: number, afterDay: boolean): Part | null {
  const token = tokens[at]
  if (token?.type !== 'word' || !token.capital) return null
  const value = MONTHS.get(token.text)
  if (value === undefined) return null
  const short = token.text.length <= 4 && token.text !== 'june' && token.text !== 'july' && token.text !== 'may'
  const next = short && tokens[at + 1]?.text === '.' && tokens[at + 2]?.type === 'number' ? at + 2 : at + 1
  if (!afterDay && (short || DOUBTFUL.has(token.text))) {
    const before = tokens[at - 1]
    const figureNext = tokens[next]?.type === 'number'
    if (!figureNext && (short || before?.type !== 'word' || !BEFORE_MONTH.has(before.text))) return null
  }
  return { value, next }
}

function yearAt(tokens: readonly Token[], at: number): Part | null {
  const then = tokens[at]?.text === ',' || tokens[at]?.text === 'of' ? at + 1 : at
  const token = tokens[then]
  if (token?.type !== 'number' || !/^(?:1[5-9]|20|21)\d\d$/u.test(token.text)) return null
  return { value: Number(token.text), next: then + 1 }
}
