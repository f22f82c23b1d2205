/** Dates as they are printed: `23 November 2026`, `November 2026`, `2026`. */

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A partial ISO date in words; anything else, such as `undated (after July 2024)`, is returned as it is. */
export function longDate(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date) ?? []
  const name = MONTHS[Number(month) - 1]
  if (year === undefined || (month !== undefined && name === undefined)) return date
  return [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part !== undefined).join(' ')
}

/** For print: kept on one line. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00A0')
