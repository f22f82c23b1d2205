/** Which of a briefing's sources stand behind a passage range. */
import { rangePieces } from '../anchor/ranges.ts'
import type { PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'

/**
 * Numbers in `Briefing.sources` (from 1), ascending: the references inside the range and, as a reference follows the
 * sentence it supports, the next ones after the end of each piece. @throws RangeError when the range lies elsewhere
 */
export function sourcesCited(briefing: Pick<Briefing, 'passages'>, range: PassageRange): number[] {
  const passages = new Map(briefing.passages.map((passage) => [passage.id, passage]))
  const cited = new Set<number>()
  for (const piece of rangePieces(briefing, range)) {
    const references = (passages.get(piece.passage)?.marks ?? []).filter((mark) => mark.type === 'source')
    const next = references.find((mark) => mark.start >= piece.end)?.start ?? piece.end
    for (const mark of references) if (mark.start > piece.start && mark.start <= next) cited.add(mark.source)
  }
  return [...cited].toSorted((a, b) => a - b)
}
