/** Where a range stands in its briefing, as it is printed in a citation: ¶ numbers, or what holds the words. */
import { rangePieces, textMap } from '../anchor/ranges.ts'
import type { PassageRange } from '../model/annotation.ts'
import type { Briefing, Passage } from '../model/briefing.ts'
import type { CitationStyle } from '../model/settings.ts'
import { words } from '../words/index.ts'

type Passages = Pick<Briefing, 'passages'>

const passagesOf = (briefing: Passages, range: PassageRange): Passage[] => {
  const { index } = textMap(briefing)
  return rangePieces(briefing, range).flatMap((piece) => briefing.passages[index.get(piece.passage) ?? -1] ?? [])
}

/** ¶ numbers of the first and the last numbered passage, or what holds the words when none of them has a number. */
export type CitedPlace = { first: number; last: number } | { in: string }

const UNNUMBERED: Readonly<Partial<Record<Passage['kind'], string>>> = words.exporting.paper.unnumbered

/** Linear in the range. @throws RangeError when the range does not lie in this briefing */
export function citedPlace(briefing: Passages, range: PassageRange): CitedPlace {
  const passages = passagesOf(briefing, range)
  const numbers = passages.flatMap(({ n }) => (n === null ? [] : [n]))
  const [first] = numbers
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return { in: UNNUMBERED[passages[0]?.kind ?? 'paragraph'] ?? '' }
  return { first, last }
}

/** The place as a style of citation has it: `¶ 2–4`, `pars. 2–4`, `heading`. The space after the sign does not break. */
export const placeIn = (style: CitationStyle, place: CitedPlace): string =>
  'in' in place ? place.in : words.citations.paragraphs[style](place.first, place.last)

/** `¶ 2–4`, or `title`, `standfirst`, `heading`, `table caption`. @throws RangeError when the range does not lie in this briefing */
export const placeCited = (briefing: Passages, range: PassageRange): string => placeIn('plain', citedPlace(briefing, range))
