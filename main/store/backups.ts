/** Verified copies of the store: before each migration and once a day, the two newest kept. */
import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Connection, connect, number, text } from './connection.ts'
import { StorageFailure, failureOf } from './failures.ts'
import { APPLICATION_ID } from './schema.ts'

const KEPT = 2
const NAME = /^aide-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})\.(\d{3})Z-v(\d+)\.db$/u

export type Backup = { path: string; madeAt: Date; version: number }

const folder = (dir: string): string => join(dir, 'backups')

/** An instant that can stand in a file name on every system. */
export const stamp = (time: Date): string => time.toISOString().replaceAll(':', '')

/** Newest first. */
export function listBackups(dir: string): Backup[] {
  let names: string[]
  try {
    names = readdirSync(folder(dir))
  } catch (error) {
    if (failureOf(error) === undefined) throw error
    return []
  }
  return names
    .flatMap((name): Backup[] => {
      const [, day, hour, minute, second, milli, version] = NAME.exec(name) ?? []
      const madeAt = new Date(`${day}T${hour}:${minute}:${second}.${milli}Z`)
      return Number.isNaN(madeAt.getTime()) ? [] : [{ path: join(folder(dir), name), madeAt, version: Number(version) }]
    })
    .toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
}

/**
 * Copies the open store, reads the copy back, and only then drops the oldest backups beyond two.
 * @throws StorageFailure `damaged` when the copy does not hold together, or SQLite's error when it cannot be made
 */
export function makeBackup(dir: string, store: Connection, now: Date): Backup {
  mkdirSync(folder(dir), { recursive: true })
  const version = versionOf(store)
  const path = join(folder(dir), `aide-${stamp(now)}-v${version}.db`)
  const unfinished = `${path}.part`
  rmSync(unfinished, { force: true })
  try {
    store.run('VACUUM INTO :unfinished', { unfinished })
    if (!isSound(unfinished)) throw new StorageFailure('damaged', 'The backup does not hold together')
    syncFile(unfinished)
    renameSync(unfinished, path)
    syncFolder(folder(dir))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  for (const old of listBackups(dir).slice(KEPT)) rmSync(old.path, { force: true })
  return { path, madeAt: now, version }
}

/** Puts the newest sound backup of this or an older version in the store's place, which must be empty. */
export function restoreNewest(dir: string, storePath: string, version: number): Backup | undefined {
  const found = listBackups(dir).find((backup) => backup.version <= version && isSound(backup.path))
  if (!found) return undefined
  const unfinished = `${storePath}.restoring`
  copyFileSync(found.path, unfinished)
  syncFile(unfinished)
  renameSync(unfinished, storePath)
  syncFolder(dirname(storePath))
  return found
}

/** Whether a file is one of ours and every page, index and row of it can be read. Reads the whole file. */
export function isSound(path: string): boolean {
  let connection: Connection | undefined
  try {
    connection = connect(path, 'frozen')
    return applicationOf(connection) === APPLICATION_ID && holdsTogether(connection, 'integrity_check')
  } catch (error) {
    if (failureOf(error) === undefined) throw error
    return false
  } finally {
    connection?.close()
  }
}

export function holdsTogether(connection: Connection, check: 'quick_check' | 'integrity_check'): boolean {
  const row = connection.get(`PRAGMA ${check}(1)`)
  return row !== undefined && text(row, check) === 'ok'
}

export const versionOf = (connection: Connection): number => pragma(connection, 'user_version')
export const applicationOf = (connection: Connection): number => pragma(connection, 'application_id')
export const pragma = (connection: Connection, name: 'user_version' | 'application_id' | 'schema_version'): number => {
  const row = connection.get(`PRAGMA ${name}`)
  if (!row) throw new RangeError(`PRAGMA ${name} gave nothing`)
  return number(row, name)
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes a rename last through a power cut; Windows neither needs nor allows it. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
