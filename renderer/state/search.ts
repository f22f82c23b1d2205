/**
 * What was searched for and what was found. Lives outside the view, so that leaving it and coming back shows the same
 * list at the same place. The list on show stays until the reply to the newest query arrives: nothing flickers.
 */
import { create } from 'zustand'
import type { SearchGroup, SearchHit, SearchReply } from '../../core/contract/shapes.ts'
import { BridgeError, call, messageOf } from '../bridge/client.ts'

/** Passages shown of a briefing before its button is pressed; the rest is a click away, and always counted. */
export const FIRST_HITS = 4
/** Briefings listed at a time; more follow as the reader scrolls. */
export const PAGE = 50
const RECENT = 12
/** Milliseconds without typing after which a query counts as one that was meant. */
export const MEANT = 2_000

/** `exact` holds what was asked for; `more` what is found when words may be written in another way. */
export type ListName = 'exact' | 'more'

export type ResultRef =
  | { kind: 'passage'; list: ListName; group: SearchGroup; hit: SearchHit }
  | { kind: 'mark'; mark: SearchReply['marks'][number] }
  | { kind: 'note'; note: SearchReply['notes'][number] }

/** Facets chosen, by id; empty lists filter nothing. */
export type Facets = { topics: readonly string[]; regions: readonly string[] }

type SearchState = {
  query: string
  /** The reply on show, grown by further pages; null before the first and after clearing. */
  reply: SearchReply | null
  /** The query the reply answers. */
  answered: string
  waiting: boolean
  /** More briefings are being listed. */
  paging: boolean
  failure: string | null
  /** Keys of briefings whose passages are all on show. */
  expanded: ReadonlySet<string>
  /** Key of the current result. */
  current: string | null
  facets: Facets
  /** Whether the passage of the current result is shown beside the list. */
  peek: boolean
  recent: readonly string[]
  scrollTop: number
  setQuery: (query: string) => void
  /** Searches again, after marks, notes or packs changed or a search failed. */
  refresh: () => void
  clear: () => void
  more: () => Promise<void>
  /** Asks for every hit of a briefing. */
  fill: (group: SearchGroup) => Promise<void>
  showAll: (group: SearchGroup) => Promise<void>
  /** Lists every mark and note found. */
  showAllSide: () => Promise<void>
  setCurrent: (key: string | null) => void
  setFacets: (facets: Facets) => void
  setPeek: (peek: boolean) => void
  remember: (query: string) => void
  clearRecent: () => void
  setScrollTop: (scrollTop: number) => void
}

export const groupKey = (group: { edition: string; briefing: string }): string => `${group.edition}/${group.briefing}`
export const resultKey = (result: ResultRef): string => {
  if (result.kind === 'passage') return `${result.list}:${groupKey(result.group)}/${result.hit.passage}`
  return result.kind === 'mark' ? `m:${result.mark.annotation.id}` : `n:${result.note.id}`
}

export const NO_FACETS: Facets = { topics: [], regions: [] }
const nothingFound = {
  reply: null,
  answered: '',
  waiting: false,
  paging: false,
  failure: null,
  expanded: new Set<string>(),
  current: null,
  scrollTop: 0,
}

/** Rises with every search of this window; only the reply to the newest counts. */
let seq = 0

/** Runs one search; undefined when a newer one took its place. @throws BridgeError for every other refusal */
async function run(query: string, options: { skip?: number; passages?: number; within?: { edition: string; briefing: string } } = {}) {
  seq += 1
  const mine = seq
  try {
    const reply = await call('search.run', { query, seq: mine, briefings: PAGE, ...options })
    return mine === seq ? reply : undefined
  } catch (error) {
    if (mine !== seq || (error instanceof BridgeError && error.code === 'superseded')) return undefined
    throw error
  }
}

export const useSearch = create<SearchState>()((set, get) => {
  /** The search under way: what asks for more of its list waits for it, as a later number would take its place. */
  let latest: Promise<void> = Promise.resolve()
  /** Asks for more of the list on show; a newer query drops it. */
  const further = async (options: Parameters<typeof run>[1], take: (reply: SearchReply, shown: SearchReply) => Partial<SearchState>) => {
    await latest
    const { answered, query } = get()
    if (answered !== query) return
    try {
      const reply = await run(answered, options)
      const { reply: shown } = get()
      if (reply !== undefined && shown !== null) set(take(reply, shown))
    } catch (error) {
      set({ failure: messageOf(error) })
    }
  }
  let pause: ReturnType<typeof setTimeout> | undefined
  /** The query remembered at the last pause: typed further, it is the same search. */
  let unfinished: string | null = null
  const rememberAfterPause = () => {
    clearTimeout(pause)
    pause = setTimeout(() => {
      const text = get().query.trim()
      const before = unfinished
      unfinished = text
      if (before !== null && before !== text && text.startsWith(before)) set({ recent: get().recent.filter((one) => one !== before) })
      get().remember(text)
    }, MEANT)
  }
  const search = (query: string, keep: boolean) => {
    latest = answer(query, keep)
  }
  const answer = async (query: string, keep: boolean) => {
    set({ waiting: true })
    try {
      const reply = await run(query)
      if (reply === undefined) return
      const fresh = { reply, answered: query, waiting: false, failure: null }
      set(keep ? fresh : { ...fresh, expanded: new Set(), facets: NO_FACETS, scrollTop: 0, current: keyOfFirst(reply) })
    } catch (error) {
      set({ failure: messageOf(error), waiting: false })
    }
  }
  return {
    query: '',
    ...nothingFound,
    facets: NO_FACETS,
    peek: false,
    recent: [],
    setQuery: (query) => {
      if (query === get().query) return
      set({ query })
      if (query.trim() === '') {
        seq += 1
        clearTimeout(pause)
        unfinished = null
        set({ ...nothingFound, facets: NO_FACETS })
      } else {
        rememberAfterPause()
        search(query, false)
      }
    },
    refresh: () => {
      const { query } = get()
      if (query.trim() !== '') search(query, true)
    },
    clear: () => {
      get().remember(get().query)
      get().setQuery('')
      set({ peek: false })
    },
    more: async () => {
      const { reply, paging } = get()
      if (reply === null || paging || reply.groups.length >= reply.totals.briefings) return
      set({ paging: true })
      await further({ skip: reply.groups.length }, (next, shown) => {
        const known = new Set(shown.groups.map(groupKey))
        return { reply: { ...shown, groups: [...shown.groups, ...next.groups.filter((group) => !known.has(groupKey(group)))] } }
      })
      set({ paging: false })
    },
    showAll: async (group) => {
      const key = groupKey(group)
      set((state) => ({ expanded: new Set([...state.expanded, key]) }))
      await get().fill(group)
    },
    fill: async (group) => {
      const key = groupKey(group)
      if (group.hits.length >= group.total) return
      await further({ within: { edition: group.edition, briefing: group.briefing }, passages: 2000 }, (next, shown) => {
        const whole = next.groups.find((one) => groupKey(one) === key)
        return whole === undefined ? {} : { reply: { ...shown, groups: shown.groups.map((one) => (groupKey(one) === key ? whole : one)) } }
      })
    },
    showAllSide: async () => {
      await further({ passages: 2000 }, (next, shown) => ({ reply: { ...shown, marks: next.marks, notes: next.notes } }))
    },
    setCurrent: (current) => set({ current }),
    setFacets: (facets) => set({ facets, scrollTop: 0 }),
    setPeek: (peek) => set({ peek }),
    remember: (query) => {
      const text = query.trim()
      if (text !== '') set((state) => ({ recent: [text, ...state.recent.filter((one) => one !== text)].slice(0, RECENT) }))
    },
    clearRecent: () => set({ recent: [] }),
    setScrollTop: (scrollTop) => set({ scrollTop }),
  }
})

function keyOfFirst(reply: SearchReply): string | null {
  const first = resultsOf(reply, reply.groups, new Set())[0]
  return first === undefined ? null : resultKey(first)
}

/** Hits of a group that are on show. */
export const shownHits = (group: SearchGroup, expanded: ReadonlySet<string>): readonly SearchHit[] =>
  expanded.has(groupKey(group)) ? group.hits : group.hits.slice(0, FIRST_HITS)

/** Every result on show in the order of the list: passages by briefing, then marks, then notes. */
export function resultsOf(reply: SearchReply, groups: readonly SearchGroup[], expanded: ReadonlySet<string>): readonly ResultRef[] {
  return [
    ...groups.flatMap((group) => shownHits(group, expanded).map((hit): ResultRef => ({ kind: 'passage', list: 'exact', group, hit }))),
    ...reply.marks.map((mark): ResultRef => ({ kind: 'mark', mark })),
    ...reply.notes.map((note): ResultRef => ({ kind: 'note', note })),
  ]
}
