/** The ¶ numbers a range covers, as they are printed in a citation. */
import { rangePieces } from '../anchor/ranges.ts'
import type { PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'

/**
 * Numbers of the passages a range covers, ascending; empty when they are all unnumbered (title, standfirst, headings,
 * captions). @throws RangeError when the range does not lie in this briefing
 */
export function numbersCited(briefing: Pick<Briefing, 'passages'>, range: PassageRange): number[] {
  const covered = new Set(rangePieces(briefing, range).map((piece) => piece.passage))
  return briefing.passages.flatMap((passage) => (passage.n !== null && covered.has(passage.id) ? [passage.n] : []))
}

/** `¶ 2` or `¶ 2–4`; empty without numbers. The space does not break. */
export function paragraphs(numbers: readonly number[]): string {
  const first = numbers[0]
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return ''
  return first === last ? `¶\u00A0${first}` : `¶\u00A0${first}–${last}`
}
