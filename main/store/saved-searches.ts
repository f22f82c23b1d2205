/** The table of saved searches. One that is removed stays for a while, so that it can be brought back. */
import * as v from 'valibot'
import { type SavedSearch, SeenResults } from '../../core/contract/saved-search-shapes.ts'
import { type Connection, type Row, number, text } from './connection.ts'

export type SavedSearchTable = {
  /** By name; without those that were removed. */
  list(): SavedSearch[]
  /** Also one that was removed. */
  get(id: string): SavedSearch | undefined
  /** Adds or changes one, and brings it back if it was removed. */
  put(search: SavedSearch): void
  remove(id: string, deletedAt: string): void
  /** Forgets what was removed before an instant. */
  purge(before: string): void
}

export function savedSearchTable(connection: Connection): SavedSearchTable {
  return {
    list: () => connection.all('SELECT * FROM saved_searches WHERE deleted_at IS NULL ORDER BY lower(name), created_at, id').map(fromRow),
    get(id) {
      const row = connection.get('SELECT * FROM saved_searches WHERE id = :id', { id })
      return row && fromRow(row)
    },
    put({ exact, seen, ...rest }) {
      connection.run(
        `INSERT INTO saved_searches (id, name, query, exact, created_at, ran_at, seen)
         VALUES (:id, :name, :query, :exact, :createdAt, :ranAt, :seen)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, exact = excluded.exact, ran_at = excluded.ran_at,
           seen = excluded.seen, deleted_at = NULL`,
        { ...rest, exact: exact ? 1 : 0, seen: seen === null ? null : JSON.stringify(seen) },
      )
    },
    remove: (id, deletedAt) => void connection.run('UPDATE saved_searches SET deleted_at = :deletedAt WHERE id = :id', { id, deletedAt }),
    purge: (before) => void connection.run('DELETE FROM saved_searches WHERE deleted_at < :before', { before }),
  }
}

function fromRow(row: Row): SavedSearch {
  const seen = row['seen']
  const ranAt = row['ran_at']
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    query: text(row, 'query'),
    exact: number(row, 'exact') === 1,
    createdAt: text(row, 'created_at'),
    ranAt: typeof ranAt === 'string' ? ranAt : null,
    seen: typeof seen === 'string' ? v.parse(SeenResults, JSON.parse(seen)) : null,
  }
}
