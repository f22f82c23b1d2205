/** Packs, editions and briefings as main knows them, with the briefings that have been opened kept at hand. */
import { create } from 'zustand'
import type { LibraryEdition, LibraryOverview, ReadingState } from '../../core/contract/shapes.ts'
import type { Briefing, BriefingMeta } from '../../core/model/briefing.ts'
import { call } from '../bridge/client.ts'

export type ReadyEdition = Extract<LibraryEdition, { state: 'ready' }>
export type RefusedEdition = Extract<LibraryEdition, { state: 'refused' }>

/** Key of a briefing in `markCounts` and in the caches here. */
export const briefingKey = (edition: string, briefing: string): string => `${edition}/${briefing}`

type LibraryState = {
  overview: LibraryOverview | null
  load: () => Promise<void>
  setMarkCount: (key: string, count: number) => void
  setReading: (reading: ReadingState) => void
}

export const useLibrary = create<LibraryState>()((set, get) => ({
  overview: null,
  load: async () => {
    const overview = await call('library.overview', {})
    set({ overview })
  },
  setMarkCount: (key, count) => {
    const { overview } = get()
    if (overview === null || (overview.markCounts[key] ?? 0) === count) return
    set({ overview: { ...overview, markCounts: { ...overview.markCounts, [key]: count } } })
  },
  setReading: (reading) => {
    const { overview } = get()
    if (overview === null) return
    const others = overview.reading.filter((one) => one.edition !== reading.edition || one.briefing !== reading.briefing)
    set({ overview: { ...overview, reading: [...others, reading] } })
  },
}))

/** Briefings are immutable within an edition, so what was fetched once stays right. Grows with what is opened. */
const fetched = new Map<string, Briefing>()
const underWay = new Map<string, Promise<Briefing>>()

/** The briefing if it has been fetched already: opening it needs no wait. */
export const cachedBriefing = (edition: string, briefing: string): Briefing | undefined => fetched.get(briefingKey(edition, briefing))

/** @throws BridgeError `not-found`, `pack-damaged` */
export function fetchBriefing(edition: string, briefing: string): Promise<Briefing> {
  const key = briefingKey(edition, briefing)
  const known = fetched.get(key)
  if (known !== undefined) return Promise.resolve(known)
  const running = underWay.get(key)
  if (running !== undefined) return running
  const promise = call('library.briefing', { edition, briefing })
    .then((value) => {
      fetched.set(key, value)
      return value
    })
    .finally(() => underWay.delete(key))
  underWay.set(key, promise)
  return promise
}

/** Fetches ahead of need. A failure is not shown here: opening the briefing asks again and shows it. */
export function prefetchBriefing(edition: string, briefing: string): void {
  fetchBriefing(edition, briefing).then(
    () => undefined,
    () => undefined,
  )
}

/** Drops what was fetched, because the packs on disk changed. */
export const forgetBriefings = (): void => fetched.clear()

export const readyEditions = (overview: LibraryOverview | null): readonly ReadyEdition[] =>
  overview === null ? [] : overview.editions.filter((edition) => edition.state === 'ready')

export const editionById = (overview: LibraryOverview | null, id: string): ReadyEdition | undefined =>
  readyEditions(overview).find((edition) => edition.id === id)

/** Briefings of each edition by id: a list of results asks for hundreds, of packs of thousands. */
const metas = new WeakMap<ReadyEdition, ReadonlyMap<string, BriefingMeta>>()

export function metaById(overview: LibraryOverview | null, edition: string, briefing: string): BriefingMeta | undefined {
  const ready = editionById(overview, edition)
  if (ready === undefined) return undefined
  const known = metas.get(ready) ?? new Map(ready.briefings.map((meta) => [meta.id, meta]))
  metas.set(ready, known)
  return known.get(briefing)
}

/** Where a briefing stands in its edition: its collection, its place there, and its neighbours in reading order. */
export function placeOf(edition: ReadyEdition, briefing: string) {
  const collection = edition.collections.find((one) => one.briefings.includes(briefing))
  const order = edition.collections.flatMap((one) => one.briefings)
  const at = order.indexOf(briefing)
  return {
    collection,
    number: collection === undefined ? 0 : collection.briefings.indexOf(briefing) + 1,
    previous: at > 0 ? order[at - 1] : undefined,
    next: at >= 0 ? order[at + 1] : undefined,
  }
}
