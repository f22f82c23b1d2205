/** Where a range stands in its briefing, as it is printed in a citation: ¶ numbers, or what holds the words. */
import { rangePieces, textMap } from '../anchor/ranges.ts'
import type { PassageRange } from '../model/annotation.ts'
import type { Briefing, Passage } from '../model/briefing.ts'
import { words } from '../words/index.ts'

type Passages = Pick<Briefing, 'passages'>

const passagesOf = (briefing: Passages, range: PassageRange): Passage[] => {
  const { index } = textMap(briefing)
  return rangePieces(briefing, range).flatMap((piece) => briefing.passages[index.get(piece.passage) ?? -1] ?? [])
}

/** `¶ 2` or `¶ 2–4`; empty without numbers. The space does not break. */
function paragraphs(numbers: readonly number[]): string {
  const first = numbers[0]
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return ''
  return first === last ? `¶\u00A0${first}` : `¶\u00A0${first}–${last}`
}

const UNNUMBERED: Readonly<Partial<Record<Passage['kind'], string>>> = words.exporting.paper.unnumbered

/**
 * `¶ 2–4`, or `title`, `standfirst`, `heading`, `table caption` when none of the words has a number. Linear in the range.
 * @throws RangeError when the range does not lie in this briefing
 */
export function placeCited(briefing: Passages, range: PassageRange): string {
  const passages = passagesOf(briefing, range)
  const numbered = paragraphs(passages.flatMap(({ n }) => (n === null ? [] : [n])))
  return numbered === '' ? (UNNUMBERED[passages[0]?.kind ?? 'paragraph'] ?? '') : numbered
}
