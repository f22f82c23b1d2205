/** Saved searches, how much is new in each, and what the one on show had when it was run before. */
import { create } from 'zustand'
import type { SavedSearch, SeenResults } from '../../core/contract/saved-search-shapes.ts'
import { call, messageOf } from '../bridge/client.ts'
import { readyEditions, useLibrary } from './library.ts'
import { useSearch } from './search.ts'
import { NOTHING_NEW, countNew, resultsNow } from './search-new.ts'
import type { Fresh } from './search-new.ts'
import { saving, say } from './status.ts'

type SavedState = {
  /** Null until the first load. */
  list: readonly SavedSearch[] | null
  /** By id; absent while it is not known. */
  fresh: Readonly<Record<string, Fresh>>
  /** The one removed last, as long as its removal can be taken back here. */
  removed: SavedSearch | null
  /** What the last run of the query on show had before. */
  before: { query: string; seen: SeenResults } | null
  /** Loads the list and counts what is new in each. */
  load: () => Promise<void>
  save: (name: string) => Promise<boolean>
  rename: (id: string, name: string) => Promise<boolean>
  remove: (search: SavedSearch) => Promise<void>
  restore: () => Promise<void>
  /** Searches for it, and keeps what it found once that is known. */
  run: (search: SavedSearch) => void
}

/** Rises with every count, so that an older one ends where a newer one begins. */
let counts = 0

const editions = () => readyEditions(useLibrary.getState().overview)

export const useSaved = create<SavedState>()((set, get) => {
  const replace = (search: SavedSearch) => {
    const list = [...(get().list ?? []).filter(({ id }) => id !== search.id), search]
    set({ list: list.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')) })
  }
  const count = async () => {
    counts += 1
    const mine = counts
    for (const search of get().list ?? []) {
      if (search.seen === null) continue
      const fresh = await countNew(search, search.seen, editions())
      if (mine !== counts) return
      set({ fresh: { ...get().fresh, [search.id]: fresh } })
    }
  }
  /** Keeps what the search finds now as what has been seen. */
  const keepRun = async (search: SavedSearch) => {
    try {
      const seen = await resultsNow(search, editions())
      const ran = await saving(call('searches.ran', { id: search.id, seen }), () => void keepRun(search))
      if (ran === undefined) return
      replace(ran)
      set({ fresh: { ...get().fresh, [search.id]: NOTHING_NEW } })
    } catch (error) {
      say(messageOf(error))
    }
  }
  return {
    list: null,
    fresh: {},
    removed: null,
    before: null,
    load: async () => {
      try {
        set({ list: await call('searches.list', {}) })
        await count()
      } catch (error) {
        say(messageOf(error))
      }
    },
    save: async (name) => {
      const { query, exact } = useSearch.getState()
      const made = await saving(call('searches.save', { kind: 'new', name, query, exact }), () => void get().save(name))
      if (made === undefined) return false
      set({ removed: null })
      replace(made)
      await keepRun(made)
      return true
    },
    rename: async (id, name) => {
      const renamed = await saving(call('searches.save', { kind: 'rename', id, name }), () => void get().rename(id, name))
      if (renamed !== undefined) replace(renamed)
      return renamed !== undefined
    },
    remove: async (search) => {
      const done = await saving(call('searches.remove', { id: search.id }), () => void get().remove(search))
      if (done === undefined) return
      set({ list: (get().list ?? []).filter(({ id }) => id !== search.id), removed: search })
    },
    restore: async () => {
      const { removed } = get()
      if (removed === null) return
      const back = await saving(call('searches.save', { kind: 'restore', id: removed.id }), () => void get().restore())
      if (back === undefined) return
      set({ removed: null })
      replace(back)
    },
    run: (search) => {
      const { setExact, setQuery } = useSearch.getState()
      set({ removed: null, before: search.seen === null ? null : { query: search.query, seen: search.seen } })
      if (useSearch.getState().exact !== search.exact) setExact(search.exact)
      setQuery(search.query)
      void keepRun(search)
    },
  }
})
