/** A citation in plain text, as it is copied with a passage. */
import { STYLES } from '../citations/citing.ts'
import { textOfRuns } from '../citations/model.ts'
import type { PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import type { CitationStyle } from '../model/settings.ts'
import { words } from '../words/index.ts'
import { longDate } from './dates.ts'
import { citedPlace, placeIn } from './passages-cited.ts'

/** Title and number of the pack's edition, its label, such as `November 2026`, and who issued it. */
export type CitedEdition = { title: string; number: number; label: string; issuer: string }

/**
 * The full reference. Plain, as nothing around it names the pack:
 * `Japan at the NATO summit, 23 November 2026, ¶ 2. Euro-Atlantic and Indo-Pacific, edition 1 (November 2026).`
 * @throws RangeError when the range does not lie in this briefing
 */
export function cite(briefing: Briefing, edition: CitedEdition, range: PassageRange, style: CitationStyle = 'plain'): string {
  const place = citedPlace(briefing, range)
  const { title, date } = briefing
  const { title: pack, number, label, issuer } = edition
  if (style !== 'plain') return textOfRuns(STYLES[style].full({ title, date, pack, issuer, edition: number, label }, place))
  const where = [title, longDate(date), placeIn('plain', place)].filter((part) => part !== '').join(', ')
  return `${where}. ${pack}, ${words.exporting.paper.edition(number)}${label === '' ? '' : ` (${label})`}.`
}
