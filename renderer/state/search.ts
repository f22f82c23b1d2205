/**
 * What was searched for and what was found. Lives outside the view, so that leaving it and coming back shows the same
 * list at the same place. The list on show stays until the reply to the newest query arrives: nothing flickers.
 */
import { create } from 'zustand'
import type { SearchGroup, SearchReply } from '../../core/contract/shapes.ts'
import { BridgeError, call, messageOf } from '../bridge/client.ts'
import { groupKey, joined, listKey, listOf, resultKey, resultsOf, withGroups } from './search-lists.ts'
import type { ListName } from './search-lists.ts'

/** Briefings listed at a time; more follow as the reader scrolls. */
export const PAGE = 20
/** Passages of a briefing, and marks and notes, that come with its page. */
const HITS = 50
/** Most that one call lists, as the contract has it. */
const MOST = { briefings: 500, passages: 2000 }
const RECENT = 12
/** Milliseconds without typing after which a query counts as one that was meant. */
export const MEANT = 2_000

type SearchState = {
  query: string
  /** Only the letters as typed count: there is no second list. */
  exact: boolean
  /** The reply on show, grown by further pages; null before the first and after clearing. */
  reply: SearchReply | null
  /** The query the reply answers. */
  answered: string
  /** Rises with every answer to another search; the list then begins at its top. */
  turn: number
  waiting: boolean
  /** More briefings are being listed. */
  paging: boolean
  failure: string | null
  /** Keys of briefings whose passages are all on show, by `listKey`. */
  expanded: ReadonlySet<string>
  /** Key of the current result. */
  current: string | null
  /** Keys of notes that were gone when they were to be opened. */
  gone: ReadonlySet<string>
  /** Whether the passage of the current result is shown beside the list. */
  peek: boolean
  recent: readonly string[]
  /** Where the list is scrolled to. Changed in place: it changes with every frame of scrolling, and nothing on show follows it. */
  readonly scroll: { top: number }
  setQuery: (query: string) => void
  setExact: (exact: boolean) => void
  /** Searches again, after marks, notes or packs changed or a search failed; what was listed stays listed. */
  refresh: () => void
  clear: () => void
  more: (list: ListName) => Promise<void>
  /** Asks for every hit of a briefing. */
  fill: (list: ListName, group: SearchGroup) => Promise<void>
  /** The briefing at this place of the list with every hit, also where the list does not reach so far yet. */
  groupAt: (list: ListName, index: number) => Promise<SearchGroup | undefined>
  showAll: (list: ListName, group: SearchGroup) => Promise<void>
  /** Lists every mark and note found. */
  showAllSide: () => Promise<void>
  setCurrent: (key: string | null) => void
  setGone: (key: string) => void
  setPeek: (peek: boolean) => void
  remember: (query: string) => void
  clearRecent: () => void
}

const nothingFound = {
  reply: null,
  answered: '',
  waiting: false,
  paging: false,
  failure: null,
  expanded: new Set<string>(),
  gone: new Set<string>(),
  current: null,
}

/** Rises with every search of this window; only the reply to the newest counts. */
let seq = 0

type Options = {
  list?: ListName
  skip?: number
  briefings?: number
  passages?: number
  within?: { edition: string; briefing: string }
}

/** Runs one search; undefined when a newer one took its place. @throws BridgeError for every other refusal */
async function run(query: string, exact: boolean, options: Options = {}) {
  seq += 1
  const mine = seq
  try {
    const reply = await call('search.run', { query, exact, seq: mine, briefings: PAGE, passages: HITS, ...options })
    return mine === seq ? reply : undefined
  } catch (error) {
    if (mine !== seq || (error instanceof BridgeError && error.code === 'superseded')) return undefined
    throw error
  }
}

/** As much as one call can give of what is listed now. */
function extentOf(reply: SearchReply | null): { briefings: number; passages: number; more: number } {
  const groups = [...(reply?.groups ?? []), ...(reply?.more?.groups ?? [])]
  const side = [reply, reply?.more].flatMap((one) => [one?.marks.length ?? 0, one?.notes.length ?? 0])
  const longest = Math.max(HITS, ...side, ...groups.map(({ hits }) => hits.length))
  return {
    briefings: Math.min(MOST.briefings, Math.max(PAGE, reply?.groups.length ?? 0)),
    passages: Math.min(MOST.passages, longest),
    more: Math.min(MOST.briefings, reply?.more?.groups.length ?? 0),
  }
}

/** The same search again, with as many briefings and passages as were listed, so that nothing on show moves. */
async function runAgain(query: string, exact: boolean, shown: SearchReply | null): Promise<SearchReply | undefined> {
  const { more, ...first } = extentOf(shown)
  let reply = await run(query, exact, first)
  const wanted = Math.min(shown?.groups.length ?? 0, reply?.totals.briefings ?? 0)
  while (reply !== undefined && reply.groups.length < wanted) {
    const next = await run(query, exact, { ...first, skip: reply.groups.length })
    if (next === undefined || next.groups.length === 0) return next === undefined ? undefined : reply
    reply = withGroups(reply, 'exact', joined(reply.groups, next.groups))
  }
  if (reply?.more === undefined || reply.more.groups.length >= more) return reply
  const others = await run(query, exact, { list: 'more', briefings: more, passages: first.passages })
  return others?.more === undefined ? others && reply : withGroups(reply, 'more', others.more.groups)
}

export const useSearch = create<SearchState>()((set, get) => {
  /** The search under way: what asks for more of its list waits for it, as a later number would take its place. */
  let latest: Promise<void> = Promise.resolve()
  /** Requests for more of a list, one after the other: the number of a second would take the place of the first. */
  let line: Promise<void> = Promise.resolve()
  /** Asks for more of the list on show. Another query drops it; the same one, searched again in between, does not. */
  const further = (optionsFor: (shown: SearchReply) => Options, take: (reply: SearchReply, shown: SearchReply) => Partial<SearchState>) => {
    const { turn } = get()
    const answered = async (): Promise<void> => {
      const before = latest
      await before
      const { query, exact, reply: listed } = get()
      if (get().turn !== turn || get().answered !== query || listed === null) return
      const reply = await run(query, exact, optionsFor(listed))
      const { reply: shown } = get()
      if (reply !== undefined && shown !== null) set(take(reply, shown))
      else if (latest !== before) await answered()
    }
    line = line.then(answered).catch((error: unknown) => set({ failure: messageOf(error) }))
    return line
  }
  const paging = new Map<ListName, Promise<void>>()
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
    const { exact, reply: shown } = get()
    try {
      const reply = await (keep ? runAgain(query, exact, shown) : run(query, exact))
      if (reply === undefined) return
      const fresh = { reply, answered: query, waiting: false, failure: null, gone: new Set<string>() }
      set(keep ? fresh : { ...fresh, turn: get().turn + 1, expanded: new Set(), scroll: { top: 0 }, current: keyOfFirst(reply) })
    } catch (error) {
      set({ failure: messageOf(error), waiting: false })
    }
  }
  return {
    query: '',
    exact: false,
    turn: 0,
    ...nothingFound,
    scroll: { top: 0 },
    peek: false,
    recent: [],
    setQuery: (query) => {
      if (query === get().query) return
      set({ query })
      if (query.trim() === '') {
        seq += 1
        clearTimeout(pause)
        unfinished = null
        set({ ...nothingFound, scroll: { top: 0 } })
      } else {
        rememberAfterPause()
        search(query, false)
      }
    },
    setExact: (exact) => {
      set({ exact })
      const { query } = get()
      if (query.trim() !== '') search(query, false)
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
    more: (list) => {
      const { groups, totals } = listOf(get().reply, list)
      const underWay = paging.get(list)
      if (underWay !== undefined || groups.length >= totals.briefings) return underWay ?? Promise.resolve()
      set({ paging: true })
      const page = further(
        (shown) => ({ list, skip: listOf(shown, list).groups.length }),
        (next, shown) => ({ reply: withGroups(shown, list, joined(listOf(shown, list).groups, listOf(next, list).groups)) }),
      ).finally(() => {
        paging.delete(list)
        set({ paging: paging.size > 0 })
      })
      paging.set(list, page)
      return page
    },
    fill: async (list, group) => {
      const key = groupKey(group)
      if (group.hits.length >= group.total) return
      const whole = () => ({ list, within: { edition: group.edition, briefing: group.briefing }, passages: MOST.passages })
      await further(whole, (next, shown) => {
        const filled = listOf(next, list).groups.find((one) => groupKey(one) === key)
        if (filled === undefined) return {}
        const groups = listOf(shown, list).groups.map((one) => (groupKey(one) === key ? filled : one))
        return { reply: withGroups(shown, list, groups) }
      })
    },
    groupAt: async (list, index) => {
      let found: SearchGroup | undefined
      const one = () => ({ list, skip: index, briefings: 1, passages: MOST.passages })
      await further(one, (next) => {
        found = listOf(next, list).groups[0]
        return {}
      })
      return found
    },
    showAll: async (list, group) => {
      set((state) => ({ expanded: new Set([...state.expanded, listKey(list, group)]) }))
      await get().fill(list, group)
    },
    showAllSide: async () => {
      const all = () => ({ passages: MOST.passages })
      await further(all, (next, shown) => {
        const { marks, notes } = next
        const more = shown.more && { ...shown.more, marks: next.more?.marks ?? [], notes: next.more?.notes ?? [] }
        return { reply: { ...shown, marks, notes, ...(more === undefined ? {} : { more }) } }
      })
    },
    setCurrent: (current) => set({ current }),
    setGone: (key) => set({ gone: new Set([...get().gone, key]) }),
    setPeek: (peek) => set({ peek }),
    remember: (query) => {
      const text = query.trim()
      if (text !== '') set((state) => ({ recent: [text, ...state.recent.filter((one) => one !== text)].slice(0, RECENT) }))
    },
    clearRecent: () => set({ recent: [] }),
  }
})

function keyOfFirst(reply: SearchReply): string | null {
  const first = resultsOf(reply, new Set())[0]
  return first === undefined ? null : resultKey(first)
}
