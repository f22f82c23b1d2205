/** Which editions there are of what is open, which one was read last, and what changed since. */
import { create } from 'zustand'
import type { BriefingChanges } from '../../core/contract/review-shapes.ts'
import type { LibraryOverview } from '../../core/contract/shapes.ts'
import { call, messageOf } from '../bridge/client.ts'
import type { ReadyEdition } from './library.ts'
import { editionById, readyEditions } from './library.ts'
import { say } from './status.ts'

/** Editions of the same pack, the newest first. */
export const editionsOf = (overview: LibraryOverview | null, pack: string): readonly ReadyEdition[] =>
  readyEditions(overview)
    .filter((edition) => edition.pack === pack)
    .toSorted((a, b) => b.number - a.number)

export const holds = (edition: ReadyEdition, briefing: string): boolean => edition.briefings.some(({ id }) => id === briefing)

/** The newest older edition in which this briefing was opened; undefined when none was. */
export function lastRead(overview: LibraryOverview | null, edition: ReadyEdition, briefing: string): ReadyEdition | undefined {
  const opened = new Set((overview?.reading ?? []).filter((one) => one.briefing === briefing).map((one) => one.edition))
  return editionsOf(overview, edition.pack).find((one) => one.number < edition.number && opened.has(one.id))
}

/** The edition before this one that is installed. */
export const editionBefore = (overview: LibraryOverview | null, edition: ReadyEdition): ReadyEdition | undefined =>
  editionsOf(overview, edition.pack).find((one) => one.number < edition.number)

/** The edition of each pack that lists show: the one that is read, else the newest. */
export function shownEditions(overview: LibraryOverview, open: string | undefined): LibraryOverview {
  const reading = open === undefined ? undefined : editionById(overview, open)
  const newest = new Map(overview.packs.map(({ id, current }) => [id, current]))
  const isShown = ({ id, pack }: ReadyEdition): boolean => id === (reading?.pack === pack ? reading.id : (newest.get(pack) ?? id))
  return { ...overview, editions: overview.editions.filter((edition) => edition.state !== 'ready' || isShown(edition)) }
}

type ChangesState = {
  /** By `changesKey`. */
  found: Readonly<Record<string, BriefingChanges>>
  /** Editions the reader asked to compare with, by the edition that is read. */
  since: Readonly<Record<string, string>>
  /** The list of changes is open. */
  isOpen: boolean
  load: (from: string, to: string, briefing: string) => Promise<void>
  compareWith: (edition: string, since: string) => void
  setOpen: (isOpen: boolean) => void
}

export const changesKey = (from: string, to: string, briefing: string): string => `${from} ${to} ${briefing}`
const underWay = new Set<string>()

export const useChanges = create<ChangesState>()((set, get) => ({
  found: {},
  since: {},
  isOpen: false,
  load: async (from, to, briefing) => {
    const key = changesKey(from, to, briefing)
    if (get().found[key] !== undefined || underWay.has(key)) return
    underWay.add(key)
    try {
      const { briefings } = await call('editions.changes', { from, to, briefing })
      const [changes] = briefings
      if (changes !== undefined) set(({ found }) => ({ found: { ...found, [key]: changes } }))
    } catch (error) {
      say(messageOf(error))
    } finally {
      underWay.delete(key)
    }
  },
  compareWith: (edition, since) => set((state) => ({ since: { ...state.since, [edition]: since }, isOpen: true })),
  setOpen: (isOpen) => set({ isOpen }),
}))
