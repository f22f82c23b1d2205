/** Saved searches: kept, renamed, removed and brought back; what each found last is kept with it. */
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { SavedSearch } from '../../core/contract/saved-search-shapes.ts'
import { search as words } from '../../core/words/en/search.ts'
import type { Store, Tables } from '../store/store.ts'
import type { Ids } from './ports.ts'

export type SavedSearches = {
  list(): SavedSearch[]
  /** @throws ServiceError `not-found` */
  save(draft: HandlerInput<'searches.save'>): SavedSearch
  /** Removes one; nothing happens when it is gone already. */
  remove(id: string): void
  /** Keeps what a run found. @throws ServiceError `not-found` */
  ran(run: HandlerInput<'searches.ran'>): SavedSearch
}

/** Time in which a removed search can be brought back. */
const KEPT_MS = 30 * 86_400_000

export function createSavedSearches({ store, ids, now }: { store: Store; ids: Ids; now: () => Date }): SavedSearches {
  const existing = (tables: Tables, id: string): SavedSearch => {
    const found = tables.searches.get(id)
    if (found === undefined) throw new ServiceError('not-found', words.saved.gone)
    return found
  }
  const put = (tables: Tables, search: SavedSearch): SavedSearch => {
    tables.searches.put(search)
    return search
  }
  return {
    list: () => store.read((tables) => tables.searches.list()),
    save: (draft) =>
      store.write((tables) => {
        if (draft.kind === 'restore') return put(tables, existing(tables, draft.id))
        if (draft.kind === 'rename') return put(tables, { ...existing(tables, draft.id), name: draft.name })
        const { name, query, exact } = draft
        return put(tables, { id: ids.next(), name, query, exact, createdAt: now().toISOString(), ranAt: null, seen: null })
      }),
    remove(id) {
      store.write((tables) => {
        const time = now()
        tables.searches.remove(id, time.toISOString())
        tables.searches.purge(new Date(time.getTime() - KEPT_MS).toISOString())
      })
    },
    ran: ({ id, seen }) => store.write((tables) => put(tables, { ...existing(tables, id), ranAt: now().toISOString(), seen })),
  }
}
