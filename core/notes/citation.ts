/** A citation in plain text, as it is copied with a passage. */
import type { PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { words } from '../words/index.ts'
import { longDate } from './dates.ts'
import { placeCited } from './passages-cited.ts'

/** Title and number of the pack's edition, and its label, such as `November 2026`. */
export type CitedEdition = { title: string; number: number; label: string }

/**
 * `Japan at the NATO summit, 23 November 2026, ¶ 2. Euro-Atlantic and Indo-Pacific, edition 1 (November 2026).`
 * @throws RangeError when the range does not lie in this briefing
 */
export function cite(briefing: Briefing, edition: CitedEdition, range: PassageRange): string {
  const where = [briefing.title, longDate(briefing.date), placeCited(briefing, range)].filter((part) => part !== '').join(', ')
  const label = edition.label === '' ? '' : ` (${edition.label})`
  return `${where}. ${edition.title}, ${words.exporting.paper.edition(edition.number)}${label}.`
}
