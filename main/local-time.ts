/** The reader's own clock: the time zone of this machine. */
import type { LocalTime } from '../core/export/build-common.ts'

const two = (n: number): string => String(n).padStart(2, '0')

export function localTime(at: Date): LocalTime {
  return {
    date: `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  }
}
