/** The review of a new edition: its cases page by page, where the reader is in it, and what is decided. Survives leaving the view. */
import { create } from 'zustand'
import type { Decision, Review, ReviewCase, ReviewPage, Verdict } from '../../core/contract/review-shapes.ts'
import { VERDICTS } from '../../core/contract/review-shapes.ts'
import type { PassageRange } from '../../core/model/annotation.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import { words } from '../../core/words/index.ts'
import { BridgeError, call, messageOf } from '../bridge/client.ts'
import { saving, say, useStatus } from './status.ts'

const text = words.review

/** Cases listed at a time. */
export const PAGE = 50
/** Most cases one call lists. */
const MOST = 200
/** Pause after the last step through the list before the place is kept, in milliseconds. */
const KEEP_AFTER = 250

/** Listed unless one verdict alone is asked for: what stands unchanged need not be read. */
const USUAL: readonly Verdict[] = VERDICTS.filter((verdict) => verdict !== 'exact')

type ReviewState = {
  /** The newest edition first; empty while no edition has marks or quotes of an older one. */
  reviews: readonly Review[]
  /** The edition under review. */
  edition: string | null
  /** A review is on its way. */
  isOpening: boolean
  /** Null until the first page has come. */
  cases: readonly ReviewCase[] | null
  /** Cases that fit the filter; more than are listed where pages are left. */
  total: number
  /** Every briefing with listed cases, whichever is shown. */
  briefings: ReviewPage['briefings']
  verdict: Verdict | null
  /** The one briefing whose cases are listed; null for all. */
  briefing: string | null
  /** The case the reader is at. */
  at: number | null
  failure: string | null
  /** The case for which another place is being chosen in the text. */
  picking: ReviewCase | null
  loadReviews: () => Promise<void>
  /** Opens a review at a case, or where it was left; the newest one with cases when none is named. */
  open: (edition?: string, at?: number) => Promise<void>
  /** Reads again what is listed. */
  load: () => Promise<void>
  more: () => Promise<void>
  setVerdict: (verdict: Verdict | null) => Promise<void>
  setBriefing: (briefing: string | null) => Promise<void>
  /** Lists all verdicts of all briefings again. */
  showAll: () => Promise<void>
  /** Goes to a case and keeps the place. */
  go: (id: number) => void
  /** Returns the case gone to, or null at an end of the list. */
  step: (by: 1 | -1) => Promise<ReviewCase | null>
  nextWaiting: () => Promise<ReviewCase | null>
  /** A decision that is there already is taken back. Resolves to whether it was saved. */
  decide: (of: ReviewCase, decision: Decision | null, range?: PassageRange) => Promise<boolean>
  pick: (of: ReviewCase | null) => void
}

/** Rises with every read, so that an older answer does not replace a newer one. */
let reads = 0
let keeping: ReturnType<typeof setTimeout> | undefined

const keepPlace = (edition: string, at: number | null): void => {
  // A store that cannot be written to keeps no place.
  if (useStatus.getState().status?.store === 'read-only') return
  call('review.leave', { edition, at }).catch((error: unknown) => say(messageOf(error)))
}

type Shown = Pick<ReviewState, 'verdict' | 'briefing'>
type Listed = Pick<ReviewState, 'total' | 'briefings'> & { cases: ReviewCase[]; review: Review }

/** Reads the first `wanted` cases; stops at the end of the list. */
async function read(edition: string, { verdict, briefing }: Shown, wanted: number): Promise<Listed> {
  const cases: ReviewCase[] = []
  const filter = { edition, verdicts: verdict === null ? [...USUAL] : [verdict], ...(briefing === null ? {} : { briefing }) }
  for (;;) {
    const page = await call('review.list', { ...filter, skip: cases.length, limit: Math.min(MOST, wanted - cases.length) })
    cases.push(...page.cases)
    const { total, cases: listed, briefings, ...review } = page
    if (listed.length === 0 || cases.length >= Math.min(wanted, total)) return { cases, total, briefings, review }
  }
}

const ALL: Shown = { verdict: null, briefing: null }

/** Where a review begins that was never left: at the first case that waits. */
const firstOf = (cases: readonly ReviewCase[]): number | null => (cases.find((one) => one.waiting) ?? cases[0])?.id ?? null

/** Whether cases of what is listed wait: the next one is then not looked for in other briefings. */
const waitsHere = ({ briefing, briefings }: Pick<ReviewState, 'briefing' | 'briefings'>): boolean =>
  briefing === null || briefings.some((one) => one.briefing === briefing && one.waiting > 0)

const saidOf = (decision: Decision | null, of: ReviewCase): string => {
  if (decision === null) return text.said.undecided
  if (decision === 'keep-old') return text.said['keep-old'](splitEditionId(of.before.edition).number)
  return text.said[decision]
}

export const useReview = create<ReviewState>()((set, get) => ({
  reviews: [],
  edition: null,
  isOpening: false,
  cases: null,
  total: 0,
  briefings: [],
  ...ALL,
  at: null,
  failure: null,
  picking: null,
  loadReviews: async () => {
    const { reviews } = await call('review.state', {})
    set({ reviews })
  },
  open: async (wanted, wantedAt) => {
    reads += 1
    const mine = reads
    set({ isOpening: true, ...ALL, at: null, cases: null, failure: null })
    try {
      await get().loadReviews()
      const { reviews } = get()
      const review = reviews.find((one) => one.edition === wanted) ?? reviews.find((one) => one.waiting > 0) ?? reviews[0]
      if (mine !== reads) return
      if (review === undefined) return set({ edition: null, total: 0 })
      set({ edition: review.edition })
      const goal = wantedAt ?? review.at
      let listed = await read(review.edition, ALL, PAGE)
      const isThere = () => listed.cases.some(({ id }) => id === goal)
      const isBelow = () => goal !== null && !isThere() && listed.cases.length < listed.total
      while (isBelow()) listed = await read(review.edition, ALL, listed.cases.length + MOST)
      if (mine !== reads) return
      const { cases, total, briefings } = listed
      const at = isThere() ? goal : firstOf(cases)
      set({ cases, total, briefings, at })
      keepPlace(review.edition, at)
    } catch (error) {
      if (mine === reads) set({ failure: messageOf(error) })
    } finally {
      if (mine === reads) set({ isOpening: false })
    }
  },
  load: async () => {
    const { edition, cases } = get()
    if (edition === null) return
    reads += 1
    const mine = reads
    try {
      const listed = await read(edition, get(), Math.max(PAGE, cases?.length ?? 0))
      if (mine !== reads) return
      const { at } = get()
      const kept = listed.cases.some(({ id }) => id === at) ? at : firstOf(listed.cases)
      set((state) => ({
        cases: listed.cases,
        total: listed.total,
        briefings: listed.briefings,
        at: kept,
        failure: null,
        reviews: state.reviews.map((one) => (one.edition === edition ? { ...listed.review, at: one.at } : one)),
      }))
    } catch (error) {
      if (mine === reads) set({ failure: messageOf(error) })
    }
  },
  more: async () => {
    const { edition, cases } = get()
    if (edition === null || cases === null) return
    reads += 1
    const mine = reads
    try {
      const listed = await read(edition, get(), cases.length + PAGE)
      if (mine === reads) set({ cases: listed.cases, total: listed.total })
    } catch (error) {
      if (mine === reads) set({ failure: messageOf(error) })
    }
  },
  setVerdict: async (verdict) => {
    set({ verdict })
    await get().load()
  },
  setBriefing: async (briefing) => {
    set({ briefing })
    await get().load()
  },
  showAll: async () => {
    set(ALL)
    await get().load()
  },
  go: (at) => {
    const { edition } = get()
    if (edition === null || at === get().at) return
    set({ at })
    clearTimeout(keeping)
    keeping = setTimeout(() => keepPlace(edition, at), KEEP_AFTER)
  },
  step: async (by) => {
    const here = () => {
      const { cases, at } = get()
      const index = cases?.findIndex(({ id }) => id === at) ?? -1
      return cases?.[index < 0 ? 0 : index + by] ?? null
    }
    const { cases, total } = get()
    if (here() === null && by === 1 && cases !== null && cases.length < total) await get().more()
    const next = here()
    if (next !== null) get().go(next.id)
    return next
  },
  nextWaiting: async () => {
    const { edition, at } = get()
    if (edition === null) return null
    const briefing = waitsHere(get()) ? get().briefing : null
    if (get().verdict !== null || briefing !== get().briefing) {
      set({ verdict: null, briefing })
      await get().load()
    }
    const find = (): ReviewCase | null => {
      const cases = get().cases ?? []
      const index = cases.findIndex(({ id }) => id === at)
      return cases.slice(index + 1).find((one) => one.waiting) ?? cases.find((one) => one.waiting) ?? null
    }
    // Those that wait stand first in the list, so that few pages have to be read.
    while (
      find() === null &&
      (get().cases?.length ?? 0) < get().total &&
      get().reviews.some((one) => one.edition === edition && one.waiting > 0)
    ) {
      const before = get().cases?.length
      await get().more()
      if (get().cases?.length === before) break
    }
    const next = find()
    if (next !== null) get().go(next.id)
    return next
  },
  decide: async (of, decision, range) => {
    const wanted = decision === of.decision && range === undefined ? null : decision
    const send = async () => {
      try {
        return await call('review.decide', {
          case: of.id,
          decision: wanted,
          revision: of.revision,
          ...(range === undefined ? {} : { range }),
        })
      } catch (error) {
        if (!(error instanceof BridgeError) || error.code !== 'conflict') throw error
        // Decided in another window meanwhile: what is there now is shown, and nothing is written over it.
        say(error.message)
        return null
      }
    }
    const done = await saving(send(), () => void get().decide(of, decision, range))
    if (done) {
      const fresh = done.case
      set((state) => ({ cases: state.cases?.map((one) => (one.id === fresh.id ? fresh : one)) ?? null }))
      say(saidOf(wanted, fresh))
    }
    await get().load()
    return done !== undefined && done !== null
  },
  pick: (picking) => set({ picking }),
}))

/** Cases of all reviews that wait for the reader. */
export const useWaiting = (): number => useReview((state) => state.reviews.reduce((sum, one) => sum + one.waiting, 0))
