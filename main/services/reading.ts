/** How far each briefing has been read, and where it was left. */
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { ReadingState } from '../../core/contract/shapes.ts'
import { words } from '../../core/words/index.ts'
import type { Store } from '../store/store.ts'
import type { Library } from './types.ts'

export type Reading = {
  list(): ReadingState[]
  /** Keeps the place. `seen` never falls, and `done`, once true, stays. */
  save(place: HandlerInput<'library.reading'>): void
}

export function createReading({ store, library, now }: { store: Store; library: Library; now: () => Date }): Reading {
  return {
    list: () => store.read((tables) => tables.reading.list()),
    save(place) {
      const meta = library.edition(place.edition)?.briefings.find(({ id }) => id === place.briefing)
      if (!meta) throw new ServiceError('not-found', words.errors.noBriefing)
      store.write((tables) => {
        const old = tables.reading.get(place.edition, place.briefing)
        const seen = Math.max(Math.min(place.seen, meta.passages), old?.seen ?? 0)
        const done = place.done || old?.done === true || seen >= meta.passages
        tables.reading.put({ ...place, seen, done, openedAt: now().toISOString() })
      })
    },
  }
}
