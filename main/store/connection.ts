/** The only place that knows `node:sqlite`: one connection, statements prepared on first use, transactions. */
import { pathToFileURL } from 'node:url'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue>
export type Values = Record<string, SQLInputValue>

export type Connection = {
  exec(sql: string): void
  run(sql: string, values?: Values): { changes: number; id: number }
  get(sql: string, values?: Values): Row | undefined
  all(sql: string, values?: Values): Row[]
  /** Commits what the work did, or undoes all of it when anything fails. */
  transaction<T>(work: () => T): T
  /** May be called again. */
  close(): void
}

export type OpenMode =
  | 'write'
  | 'read'
  /** For a folder that cannot be written to: the file is taken as it is, without its log (-wal). */
  | 'frozen'
  | 'memory'

/** Opens a file; the first statement, not this, finds out whether it can be read. */
export function connect(path: string, mode: OpenMode): Connection {
  const database = openDatabase(path, mode)
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = database.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  return {
    exec: (sql) => database.exec(sql),
    run(sql, values = {}) {
      const { changes, lastInsertRowid } = prepared(sql).run(values)
      return { changes: Number(changes), id: Number(lastInsertRowid) }
    },
    get: (sql, values = {}) => prepared(sql).get(values),
    all: (sql, values = {}) => prepared(sql).all(values),
    transaction(work) {
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        // A full disk may already have rolled the transaction back.
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    close() {
      if (database.isOpen) database.close()
    },
  }
}

function openDatabase(path: string, mode: OpenMode): DatabaseSync {
  if (mode === 'memory') return new DatabaseSync(':memory:')
  if (mode === 'write') return new DatabaseSync(path, { timeout: 0 })
  if (mode === 'read') return new DatabaseSync(path, { timeout: 0, readOnly: true })
  const address = pathToFileURL(path)
  address.searchParams.set('immutable', '1')
  return new DatabaseSync(address, { timeout: 0, readOnly: true })
}

/** Reads a column that the schema says is text; anything else is damage. */
export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`Column ${column} is not text`)
  return value
}

/** Reads a column that the schema says is a number. */
export function number(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new TypeError(`Column ${column} is not a number`)
  return value
}
