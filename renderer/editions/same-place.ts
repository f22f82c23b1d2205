/** The same place of a briefing in another edition of it. */
import type { PassageChange } from '../../core/contract/review-shapes.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import { call } from '../bridge/client.ts'
import { openPassage } from '../state/app.ts'
import { topOf } from '../reading/scrolling.ts'
import { fetchBriefing } from '../state/library.ts'

/**
 * Id of the passage of `to` that a passage of `from` became; of the next one above it that is still there when it went.
 * Pure. @param changes of `to` against `from`
 */
export function samePlace(from: Briefing, to: Briefing, passage: string, changes: readonly PassageChange[]): string | undefined {
  const there = new Set(to.passages.map(({ id }) => id))
  const became = new Map(changes.flatMap(({ before, after }) => (before && after ? [[before.passage, after.passage] as const] : [])))
  const at = from.passages.findIndex(({ id }) => id === passage)
  for (const { id } of from.passages.slice(0, at + 1).toReversed()) {
    const other = became.get(id) ?? id
    if (there.has(other)) return other
  }
  return to.passages[0]?.id
}

/** Opens a briefing in another edition, at the passage that is read now. @throws BridgeError */
export async function openInEdition(from: { edition: string; briefing: string }, edition: string): Promise<void> {
  const scroller = document.querySelector<HTMLElement>('[data-region="text"]')
  const passage = scroller === null ? undefined : topOf(scroller)?.passage
  const [here, there] = await Promise.all([fetchBriefing(from.edition, from.briefing), fetchBriefing(edition, from.briefing)])
  const wanted = passage ?? here.passages[0]?.id ?? ''
  const { briefings } = await call('editions.changes', { from: from.edition, to: edition, briefing: from.briefing })
  const place = samePlace(here, there, wanted, briefings[0]?.passages ?? [])
  if (place !== undefined) openPassage({ edition, briefing: from.briefing, passage: place })
}
