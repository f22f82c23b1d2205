/** The date of a text, where its first lines name one. Pure. */

const MONTHS: readonly string[] = 'january february march april may june july august september october november december'.split(' ')
const NAMES = MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|\\.|t\\.?)?`).join('|')
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(${NAMES}),?\\s+((?:19|20)\\d{2})\\b`, 'iu')
const MONTH_FIRST = new RegExp(`\\b(${NAMES})\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d{2})\\b`, 'iu')
const MONTH_ALONE = new RegExp(`\\b(${NAMES}),?\\s+((?:19|20)\\d{2})\\b`, 'iu')
const ISO = /\b((?:19|20)\d{2})-(\d{2})(?:-(\d{2}))?(?!\d)/u
const JAPANESE = /((?:19|20)\d{2})年\s*(\d{1,2})月(?:\s*(\d{1,2})日)?/u

/** @returns `YYYY-MM-DD` or `YYYY-MM` of the first date in any of the texts */
export function dateIn(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const head = text.slice(0, 600)
    const day = DAY_FIRST.exec(head)
    if (day) return checked(day[3], monthOf(day[2]), day[1])
    const month = MONTH_FIRST.exec(head)
    if (month) return checked(month[3], monthOf(month[1]), month[2])
    const iso = ISO.exec(head) ?? JAPANESE.exec(head)
    if (iso && checked(iso[1], Number(iso[2]), iso[3]) !== undefined) return checked(iso[1], Number(iso[2]), iso[3])
    const alone = MONTH_ALONE.exec(head)
    if (alone) return checked(alone[2], monthOf(alone[1]), undefined)
  }
  return undefined
}

const monthOf = (name = ''): number => MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1

function checked(year = '', month: number, day: string | undefined): string | undefined {
  if (month < 1 || month > 12) return undefined
  const two = (n: number): string => String(n).padStart(2, '0')
  if (day === undefined) return `${year}-${two(month)}`
  return Number(day) >= 1 && Number(day) <= 31 ? `${year}-${two(month)}-${two(Number(day))}` : `${year}-${two(month)}`
}
