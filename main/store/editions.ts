/** The table of editions that were once open here, with the digest of their contents. */
import { type Connection, text } from './connection.ts'

export type EditionTable = {
  /** The digest last kept of an edition, undefined for one never seen. */
  digest(id: string): string | undefined
  put(id: string, digest: string, seenAt: string): void
}

export function editionTable(connection: Connection): EditionTable {
  return {
    digest(id) {
      const row = connection.get('SELECT digest FROM editions WHERE id = :id', { id })
      return row && text(row, 'digest')
    },
    put(id, digest, seenAt) {
      connection.run('INSERT OR REPLACE INTO editions (id, digest, seen_at) VALUES (:id, :digest, :seenAt)', { id, digest, seenAt })
    },
  }
}
