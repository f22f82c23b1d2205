/** The table of deleted marks. Deleted notes keep their row and a time (see notes.ts). */
import * as v from 'valibot'
import { Annotation } from '../../core/model/annotation.ts'
import { type Connection, type Row, text } from './connection.ts'

export type BinnedMark = { annotation: Annotation; deletedAt: string }

export type BinTable = {
  /** Last deleted first. */
  list(): BinnedMark[]
  get(id: string): BinnedMark | undefined
  put(annotation: Annotation, deletedAt: string): void
  remove(id: string): void
  /** Drops marks deleted before an instant and returns their ids. */
  purge(before: string): string[]
}

export function binTable(connection: Connection): BinTable {
  /** A store of an earlier version that cannot be written to has no such table. */
  const here = (): boolean => connection.get(`SELECT 1 AS found FROM sqlite_master WHERE name = 'bin'`) !== undefined
  return {
    list: () => (here() ? connection.all('SELECT * FROM bin ORDER BY deleted_at DESC, id').map(fromRow) : []),
    get(id) {
      const row = here() ? connection.get('SELECT * FROM bin WHERE id = :id', { id }) : undefined
      return row && fromRow(row)
    },
    put(annotation, deletedAt) {
      connection.run('INSERT OR REPLACE INTO bin (id, annotation, deleted_at) VALUES (:id, :annotation, :deletedAt)', {
        id: annotation.id,
        annotation: JSON.stringify(annotation),
        deletedAt,
      })
    },
    remove(id) {
      connection.run('DELETE FROM bin WHERE id = :id', { id })
    },
    purge(before) {
      const old = connection.all('SELECT id FROM bin WHERE deleted_at < :before', { before }).map((row) => text(row, 'id'))
      connection.run('DELETE FROM bin WHERE deleted_at < :before', { before })
      return old
    },
  }
}

const fromRow = (row: Row): BinnedMark => ({
  annotation: v.parse(Annotation, JSON.parse(text(row, 'annotation'))),
  deletedAt: text(row, 'deleted_at'),
})
