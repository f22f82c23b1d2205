/** Finds out what lies at the store's path and opens it as far as it may be opened; never writes over what it cannot read. */
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { applicationOf, holdsTogether, makeBackup, pragma, restoreNewest, stamp, syncFolder, versionOf } from './backups.ts'
import { type Connection, connect } from './connection.ts'
import { type Failure, StorageFailure, failureOf } from './failures.ts'
import { APPLICATION_ID } from './schema.ts'

/** Why a store is not open for writing. */
export type Closed = 'newer' | Failure

export type Opened = {
  connection: Connection
  closed: Closed | null
  /** True when nothing of the file can be shown and an empty store stands in for it. */
  empty: boolean
  /** Set when an unreadable file was set aside: where it is now, and the backup that took its place. */
  setAside?: { path: string; restored: Date | null }
  /** Removes what was needed only to read. */
  cleanUp(): void
}

export type OpeningOptions = {
  dir: string
  path: string
  migrations: readonly string[]
  now: () => Date
  /** Finds out by trying whether the folder takes new files. */
  probe: (dir: string) => Failure | null
  maxPages?: number | undefined
  /** Whether what was read makes sense to this version; asked of files that this version did not write. */
  readable: (connection: Connection) => boolean
  warn: (message: string, error: unknown) => void
}

const COMPANIONS = ['', '-wal', '-shm', '-journal'] as const
const noCleaning = (): void => undefined

export function openAt(options: OpeningOptions): Opened {
  const { dir, path, probe, warn } = options
  const blocked = probe(dir)
  if (blocked === 'read-only' || blocked === 'failed') return openToRead(options, blocked)
  try {
    return openToWrite(options)
  } catch (error) {
    const failure = failureOf(error)
    if (failure === undefined) throw error
    warn('The store could not be opened', error)
    if (failure !== 'damaged') return openToRead(options, failure)
    let kept: string
    try {
      kept = setAside(path, options.now())
    } catch (renameError) {
      if (failureOf(renameError) === undefined) throw renameError
      warn('The damaged store could not be set aside', renameError)
      return standIn(options, 'damaged')
    }
    return openAfterDamage(options, kept)
  }
}

function openAfterDamage(options: OpeningOptions, kept: string): Opened {
  try {
    const restored = restoreNewest(options.dir, options.path, options.migrations.length)
    return { ...openToWrite(options), setAside: { path: kept, restored: restored?.madeAt ?? null } }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === undefined) throw error
    options.warn('No store could be put in place of the damaged one', error)
    return { ...standIn(options, failure), setAside: { path: kept, restored: null } }
  }
}

/** @throws what SQLite says, or StorageFailure `damaged` when the file is not ours or does not hold together */
function openToWrite(options: OpeningOptions): Opened {
  const { path, migrations, maxPages } = options
  const found = inspect(path)
  if (found.version > migrations.length) return openToRead(options, 'newer')
  const connection = connect(path, 'write')
  try {
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    if (maxPages !== undefined) connection.exec(`PRAGMA max_page_count = ${maxPages}`)
    if (found.version < migrations.length) migrate(connection, found.version, options, !found.fresh)
    return { connection, closed: null, empty: false, cleanUp: noCleaning }
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Looks before a writing connection touches the file: such a connection, when closed, moves the log into the file, and
 * neither a damaged store nor a newer one may be changed. Reads the whole file once.
 * @throws StorageFailure `damaged`
 */
function inspect(path: string): { version: number; fresh: boolean } {
  if (!existsSync(path)) return { version: 0, fresh: true }
  const connection = connectToLook(path)
  try {
    if (pragma(connection, 'schema_version') === 0) return { version: 0, fresh: true }
    if (applicationOf(connection) !== APPLICATION_ID) throw new StorageFailure('damaged', 'The file is not one of the reader’s')
    if (!holdsTogether(connection, 'quick_check')) throw new StorageFailure('damaged', 'The file does not hold together')
    return { version: versionOf(connection), fresh: false }
  } finally {
    connection.close()
  }
}

function migrate(connection: Connection, from: number, { dir, migrations, now }: OpeningOptions, backUp: boolean): void {
  if (backUp) makeBackup(dir, connection, now())
  connection.transaction(() => {
    connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
    for (const step of migrations.slice(from)) connection.exec(step)
    connection.exec(`PRAGMA user_version = ${migrations.length}`)
  })
}

/**
 * Shows what can be shown without changing the store. A log (-wal) left by a crash belongs to it: where the folder does
 * not let SQLite read it in place, both are read from a temporary copy.
 */
function openToRead(options: OpeningOptions, closed: Closed): Opened {
  const { path, readable, warn } = options
  if (!existsSync(path)) return standIn(options, closed)
  let copy: string | undefined
  const cleanUp = (): void => {
    if (copy !== undefined) rmSync(copy, { recursive: true, force: true })
  }
  const attempts: readonly (() => Connection)[] = [
    () => connectToLook(path),
    () => {
      copy = mkdtempSync(join(tmpdir(), 'aide-memoire-'))
      const copied = join(copy, basename(path))
      for (const suffix of ['', '-wal'] as const) if (existsSync(path + suffix)) copyFileSync(path + suffix, copied + suffix)
      return connect(copied, 'write')
    },
  ]
  for (const attempt of attempts) {
    let connection: Connection | undefined
    try {
      connection = attempt()
      if (applicationOf(connection) === APPLICATION_ID && readable(connection)) return { connection, closed, empty: false, cleanUp }
    } catch (error) {
      if (failureOf(error) === undefined) throw error
      warn('The store could not be read in place', error)
    }
    connection?.close()
  }
  cleanUp()
  return standIn(options, closed)
}

/**
 * Without a log nothing is put into the folder, since this process alone has it and may take the file as it is; SQLite
 * would leave an index (-shm) and an empty log beside it. To read a log in place SQLite does make its index.
 */
const connectToLook = (path: string): Connection => connect(path, hasLog(path) ? 'read' : 'frozen')

const hasLog = (path: string): boolean =>
  ['-wal', '-journal'].some((suffix) => existsSync(path + suffix) && statSync(path + suffix).size > 0)

/** An empty store in memory, so that the rest of the reader works; every write to it is refused. */
function standIn(options: OpeningOptions, closed: Closed): Opened {
  const connection = connect(options.path, 'memory')
  migrate(connection, 0, options, false)
  return { connection, closed, empty: true, cleanUp: noCleaning }
}

/** Renames the store and its companions, so that they still belong together, and returns the new path. */
function setAside(path: string, now: Date): string {
  const wanted = `${path}.damaged-${stamp(now)}`
  let kept = wanted
  for (let i = 2; existsSync(kept); i += 1) kept = `${wanted}-${i}`
  // The log goes first: a crash in between leaves no log that a new store would take for its own.
  for (const suffix of COMPANIONS.toReversed()) if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix)
  syncFolder(dirname(path))
  return kept
}

/** Tries to write a small file, because permissions do not tell the whole story (read-only mounts, full disks, root). */
export function probeFolder(dir: string): Failure | null {
  const path = join(dir, `.aide-probe-${process.pid}`)
  try {
    writeFileSync(path, 'probe')
    return null
  } catch (error) {
    const failure = failureOf(error)
    if (failure === undefined) throw error
    return failure
  } finally {
    rmSync(path, { force: true })
  }
}
