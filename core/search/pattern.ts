/** Words with wildcards inside them: `*` for any letters or none, `?` for one. */
import { FIRST } from './packed.ts'
import type { TermEntry, Vocabulary } from './index/vocabulary.ts'

const STAR = 0x2a
const ONE = 0x3f
/** Terms of sources come before it. */
const FIRST_WORD = '0'

/**
 * Whether letters fit a pattern. A star first stands for nothing and takes a letter more whenever what follows does not
 * fit; only the last star met can need that, so the work is at most that of the two lengths multiplied.
 * @param unitAt UTF-16 unit of the term at a place
 */
export function fitsPattern(pattern: string, length: number, unitAt: (at: number) => number): boolean {
  let at = 0
  let inPattern = 0
  let star = -1
  let resume = 0
  while (at < length) {
    const wanted = pattern.charCodeAt(inPattern)
    if (inPattern < pattern.length && wanted === STAR) {
      star = inPattern
      resume = at
      inPattern += 1
    } else if (inPattern < pattern.length && (wanted === ONE || wanted === unitAt(at))) {
      at += 1
      inPattern += 1
    } else if (star >= 0) {
      resume += 1
      at = resume
      inPattern = star + 1
    } else return false
  }
  while (pattern.charCodeAt(inPattern) === STAR) inPattern += 1
  return inPattern === pattern.length
}

/** All terms that fit, in one walk over those that begin as the pattern does. */
export function termsThatFit(vocabulary: Vocabulary, pattern: string): TermEntry[] {
  const beginning = /^[^*?]*/u.exec(pattern)?.[0] ?? ''
  const entries: TermEntry[] = []
  const cursor = vocabulary.from(beginning === '' ? FIRST_WORD : beginning)
  const unitAt = (at: number): number => cursor.units[at]!
  const isPast = (): boolean => {
    for (let i = 0; i < beginning.length; i += 1) if (i >= cursor.length || cursor.units[i] !== beginning.charCodeAt(i)) return true
    return false
  }
  while (cursor.next() && !isPast()) {
    // Pairs of an unspaced script carry a mark, which is no letter.
    const length = cursor.units[cursor.length - 1] === FIRST.charCodeAt(0) ? cursor.length - 1 : cursor.length
    if (fitsPattern(pattern, length, unitAt)) entries.push({ ...cursor.entry })
  }
  return entries
}
