/** Who the reader of this store is, in files that others open. */
import type { Person } from '../../core/model/annotation.ts'
import { nameBasedUuid, uuidIri } from '../../core/exchange/vocabulary.ts'
import type { Settings } from '../../core/model/settings.ts'
import type { Store } from '../store/store.ts'
import type { Ids } from './ports.ts'

/** Where the store keeps the id. */
const PERSON = 'person'

/** The reader's own person: an id made once for this store, and the name from the settings. */
export function readerOf(parts: { store: Store; ids: Ids; now: () => Date; settings: () => Settings }): Person {
  const { store, ids, now } = parts
  const name = parts.settings().author.trim()
  const known = store.read((tables) => tables.settings.get(PERSON))
  if (typeof known === 'string') return { id: known, name }
  const id = uuidIri(nameBasedUuid(`person ${ids.next()} ${now().toISOString()}`))
  // A store that cannot be written to has a person for this file alone.
  if (store.state !== 'read-only') store.write((tables) => tables.settings.put(PERSON, id))
  return { id, name }
}
