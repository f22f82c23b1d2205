/** Who published the sources of briefings: what the index keeps of them, and what the box offers. */
import type { Briefing } from '../model/briefing.ts'
import { byUnits } from './packed.ts'

/** A publisher and in how many briefings one of its sources stands. */
export type Publisher = { name: string; briefings: number }

/** Publishers that are kept of one edition, those in the most briefings. */
const MOST = 500

/** Counts briefing by briefing. */
export function createPublishers(): { add(sources: Briefing['sources']): void; most(): Publisher[] } {
  const counts = new Map<string, number>()
  return {
    add(sources) {
      for (const name of new Set(sources.map(({ publisher }) => publisher))) counts.set(name, (counts.get(name) ?? 0) + 1)
    },
    most: () => mostOf(counts),
  }
}

/** Of several editions as of one. */
export function together(lists: readonly (readonly Publisher[])[]): Publisher[] {
  const counts = new Map<string, number>()
  for (const { name, briefings } of lists.flat()) counts.set(name, (counts.get(name) ?? 0) + briefings)
  return mostOf(counts)
}

function mostOf(counts: ReadonlyMap<string, number>): Publisher[] {
  return [...counts]
    .map(([name, briefings]) => ({ name, briefings }))
    .toSorted((a, b) => b.briefings - a.briefings || byUnits(a.name, b.name))
    .slice(0, MOST)
}
