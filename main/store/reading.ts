/** The tables of reading positions and settings. */
import type { ReadingState } from '../../core/contract/shapes.ts'
import { type Connection, type Row, number, text } from './connection.ts'

export type ReadingTable = {
  /** Last opened first. */
  list(): ReadingState[]
  get(edition: string, briefing: string): ReadingState | undefined
  put(state: ReadingState): void
}

export function readingTable(connection: Connection): ReadingTable {
  return {
    list: () => connection.all('SELECT * FROM reading ORDER BY opened_at DESC, edition, briefing').map(fromRow),
    get(edition, briefing) {
      const row = connection.get('SELECT * FROM reading WHERE edition = :edition AND briefing = :briefing', { edition, briefing })
      return row && fromRow(row)
    },
    put(state) {
      connection.run(
        `INSERT OR REPLACE INTO reading (edition, briefing, passage, fraction, seen, done, opened_at)
         VALUES (:edition, :briefing, :passage, :fraction, :seen, :done, :openedAt)`,
        { ...state, done: state.done ? 1 : 0 },
      )
    },
  }
}

const fromRow = (row: Row): ReadingState => ({
  edition: text(row, 'edition'),
  briefing: text(row, 'briefing'),
  passage: text(row, 'passage'),
  fraction: number(row, 'fraction'),
  seen: number(row, 'seen'),
  done: number(row, 'done') === 1,
  openedAt: text(row, 'opened_at'),
})

export type SettingsTable = {
  get(key: string): unknown
  put(key: string, value: unknown): void
}

export function settingsTable(connection: Connection): SettingsTable {
  return {
    get(key) {
      const row = connection.get('SELECT value FROM settings WHERE key = :key', { key })
      return row && JSON.parse(text(row, 'value'))
    },
    put(key, value) {
      connection.run('INSERT OR REPLACE INTO settings (key, value) VALUES (:key, :value)', { key, value: JSON.stringify(value) })
    },
  }
}
