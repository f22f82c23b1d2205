/** Instants as the reader sees them: the shortest form that is exact enough, in the reader's own time. */
const locale = 'en-GB'
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const clockSeconds = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' })
const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const dayMonthYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })

/** The clock today, the weekday within six days, else the date; the year only when it is another one. */
export function when(instant: string, now: Date = new Date()): string {
  const then = new Date(instant)
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  if (then >= midnight) return clock.format(then)
  const sixDaysAgo = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 6)
  if (then >= sixDaysAgo) return weekday.format(then)
  return then.getFullYear() === now.getFullYear() ? dayMonth.format(then) : dayMonthYear.format(then)
}

/** Hours, minutes and seconds. */
export const timeOf = (instant: string): string => clockSeconds.format(new Date(instant))
