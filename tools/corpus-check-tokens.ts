/** What a briefing states that can be wrong by one character: figures, dates and proper names, read the same way from briefings and from fact sheets. */

export type Token = {
  kind: 'figure' | 'date' | 'name'
  /**
   * figure: unit and plain number, such as `USD 67000000`, `% 2` or `25`; date: `2024-07-11`, `2024-07`, `2024`, or `--07-11` and `--07` where no
   * year is said; name: one word without accents, in lower case.
   */
  value: string
  /** As written, for a message. */
  text: string
  /** Offset in the text. */
  at: number
  /** Whether a capital is due here in any case, so that the word need not be a name. */
  opens?: boolean
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const MONTH = MONTHS.join('|')
const UP_TO_19 =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const NUMBER_WORD = `(?:${TENS.join('|')})(?:-(?:${UP_TO_19.slice(0, 9).join('|')}))?|${UP_TO_19.join('|')}`
/** Numbers up to this are often only a way to write. */
const SMALL = 12
const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, mln: 1e6, mn: 1e6, m: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12 }
const CURRENCIES: Record<string, string> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' }

/** A number in words is a figure when it counts one of these; "two texts" is only a way to write. */
const COUNTED =
  'years?|months?|weeks?|days?|hours?|minutes?|times|nautical|miles|kilometres|metres|states|nations|countries|members|Allies|people|soldiers|troops|ships|vessels|aircraft|drones|systems|teams|areas|ministers|generators|transformers|articles|reports'

const DAY = `(?<![\\d.,])(\\d{1,2})`
const JOIN = `\\s?(?:-|–|to|and)\\s?`
const DATES: { shape: RegExp; read: (groups: readonly string[]) => string[] }[] = [
  { shape: /(?<!\d)((?:19|20)\d\d-\d\d-\d\d)(?!\d)/gu, read: ([day = '']) => [day] },
  {
    // 30 June to 2 July 2024
    shape: new RegExp(`${DAY}\\s(${MONTH})${JOIN}(\\d{1,2})\\s(${MONTH})(?:\\s(\\d{4}))?`, 'gu'),
    read: ([from = '', first = '', to = '', second = '', year]) => [dayOf(from, first, year), dayOf(to, second, year)],
  },
  {
    shape: new RegExp(`${DAY}(?:${JOIN}(\\d{1,2}))?\\s(${MONTH})(?:\\s(\\d{4}))?`, 'gu'),
    read: ([from = '', to, month = '', year]) => [dayOf(from, month, year), ...(to === undefined ? [] : [dayOf(to, month, year)])],
  },
  { shape: new RegExp(`\\b(${MONTH})\\s(\\d{4})(?!\\d)`, 'gu'), read: ([month = '', year]) => [monthOf(month, year)] },
  { shape: new RegExp(`\\b(${MONTH})\\b`, 'gu'), read: ([month = '']) => [monthOf(month)] },
  { shape: /(?<![\d.,])((?:19|20)\d\d)[-–](\d\d)(?!\d)/gu, read: ([from = '', to = '']) => [from, from.slice(0, 2) + to] },
  { shape: /(?<![\d.,])((?:19|20)\d\d)(?![\d]|[.,]\d|\s(?:million|billion|trillion))/gu, read: ([year = '']) => [year] },
]

const dayOf = (day: string, month: string, year?: string) => `${monthOf(month, year)}-${day.padStart(2, '0')}`
const monthOf = (month: string, year = '-') => `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}`

const NUMBER = '\\d[\\d,]*(?:\\.\\d+)?'
const FIGURE = new RegExp(
  `(?:(USD|EUR|GBP|JPY|AUD|[$€£¥])\\s?)?(?<![\\p{L}\\d.])(${NUMBER})(?:\\s?[-–]\\s?(${NUMBER}))?(?:\\s?(thousand|million|mln|mn|m|billion|bn|trillion)\\b)?(\\s?%|\\sper\\scent)?`,
  'gu',
)
const IN_WORDS = new RegExp(
  `\\b(${NUMBER_WORD})\\b(?:\\s(thousand|million|billion|trillion)\\b)?(\\s?%|\\sper\\scent)?(?:[\\s-](${COUNTED})\\b)?`,
  'giu',
)
const NAME = /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}]*/gu

/**
 * Figures, dates and names of a text, by place. Each digit belongs to one token.
 * @param anyCount whether a number in words counts whatever follows it, as in a fact sheet; otherwise only before a unit or something countable
 */
export function tokensOf(text: string, anyCount = false): Token[] {
  const found: Token[] = []
  let rest = text
  const take = (at: number, words: string, kind: Token['kind'], values: readonly string[]) => {
    for (const value of values) found.push({ kind, value, text: words, at })
    rest = rest.slice(0, at) + ' '.repeat(words.length) + rest.slice(at + words.length)
  }
  for (const { shape, read } of DATES) for (const match of rest.matchAll(shape)) take(match.index, match[0], 'date', read(match.slice(1)))
  for (const match of rest.matchAll(FIGURE)) {
    const [words, currency = '', from = '', to, scale = '', share] = match
    const unit = share === undefined ? (CURRENCIES[currency] ?? currency) : '%'
    const values = [from, ...(to === undefined ? [] : [to])].map((digits) => figureOf(unit, Number(digits.replaceAll(',', '')), scale))
    take(match.index, words.trimEnd(), 'figure', values)
  }
  for (const match of rest.matchAll(IN_WORDS)) {
    const [words, number = '', scale = '', share, counted] = match
    const value = numberOf(number.toLowerCase())
    const plain = scale === '' && share === undefined
    const measured = counted !== undefined && (value > 2 || /^(?:years?|months?|weeks?|days?|hours?|minutes?)$/u.test(counted))
    if (plain && !anyCount && !measured && value <= SMALL) continue
    found.push({ kind: 'figure', value: figureOf(share === undefined ? '' : '%', value, scale), text: words, at: match.index })
  }
  for (const match of rest.matchAll(NAME))
    found.push({ kind: 'name', value: foldName(match[0]), text: match[0], at: match.index, opens: opensSentence(rest, match.index) })
  return found.toSorted((a, b) => a.at - b.at)
}

/** `thirty-nine` is 39. */
function numberOf(word: string): number {
  const [tens = '', ones = ''] = word.split('-')
  const ten = TENS.indexOf(tens)
  return ten < 0 ? UP_TO_19.indexOf(tens) + 1 : (ten + 2) * 10 + UP_TO_19.indexOf(ones) + 1
}

function figureOf(unit: string, number: number, scale: string): string {
  const value = Number((number * (SCALES[scale] ?? 1)).toPrecision(12))
  return unit === '' ? String(value) : `${unit} ${value}`
}

/** A word as names are compared: without accents, in lower case. */
export const foldName = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function opensSentence(text: string, at: number): boolean {
  const before = text.slice(0, at).replace(/[\s*_“‘"'([\]]+$/u, '')
  return before === '' || /[.!?:;|–-]$/u.test(before)
}

/** Whether a figure as said is among those known, with the same unit; of large sums a note may leave the currency out. */
export function knowsFigure(known: ReadonlySet<string>, said: string): boolean {
  if (known.has(said)) return true
  const [unit = '', number] = said.split(' ')
  if (number === undefined) return [...known].some((figure) => figure.endsWith(` ${said}`))
  return unit !== '%' && Number(number) >= 1e6 && known.has(number)
}

/** Whether a date as said is among those known, or less exact than one of them. */
export function knowsDate(known: ReadonlySet<string>, said: string): boolean {
  if (known.has(said)) return true
  if (said.startsWith('--')) return [...known].some((date) => date.slice(4).startsWith(said.slice(1)))
  return [...known].some((date) => date.startsWith(`${said}-`))
}
