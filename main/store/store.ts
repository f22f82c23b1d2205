/** The data folder's one database: tables behind transactions, what was committed when, and what the reader must be told. */
import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import { ServiceError } from '../../core/contract/errors.ts'
import type { Status } from '../../core/contract/shapes.ts'
import { Annotation } from '../../core/model/annotation.ts'
import { NoteSummary } from '../../core/model/note.ts'
import { words } from '../../core/words/index.ts'
import { type AnnotationTable, annotationTable } from './annotations.ts'
import { listBackups, makeBackup } from './backups.ts'
import { type BinTable, binTable } from './bin.ts'
import type { Connection } from './connection.ts'
import { type EditionTable, editionTable } from './editions.ts'
import { type Failure, StorageFailure, failureOf, writeRefusal } from './failures.ts'
import { type NoteTable, type QuoteTable, noteTable, quoteTable } from './notes.ts'
import { type Opened, openAt, probeFolder } from './opening.ts'
import { type OperationTable, operationTable } from './operations.ts'
import { type ReadingTable, type SettingsTable, readingTable, settingsTable } from './reading.ts'
import { type ReviewTable, reviewTable } from './review.ts'
import { type SavedSearchTable, savedSearchTable } from './saved-searches.ts'
import { MIGRATIONS } from './schema.ts'

export type Tables = {
  annotations: AnnotationTable
  notes: NoteTable
  quotes: QuoteTable
  reading: ReadingTable
  settings: SettingsTable
  operations: OperationTable
  editions: EditionTable
  review: ReviewTable
  bin: BinTable
  searches: SavedSearchTable
}

export type Notice = Status['notices'][number]
export type SeenEdition = { id: string; title: string; label: string; digest: string }

export type Store = {
  readonly state: Status['store']
  /** Instant of the last commit in this data folder. */
  readonly savedAt: string | null
  /** Newest last. A notice about writing goes when writing works again. */
  readonly notices: readonly Notice[]
  /** @throws ServiceError when the notice was kept and its end cannot be; it then stays */
  dismiss(id: string): void
  /** Keeps what each open edition contains, and tells of those that came back with other contents. Never stops a start. */
  noteEditions(open: readonly SeenEdition[]): void
  /** @throws ServiceError `storage-failed` when the file cannot be read */
  read<T>(work: (tables: Tables) => T): T
  /** Returns after the commit. @throws ServiceError `read-only`, `storage-full`, `storage-failed`; then nothing was changed */
  write<T>(work: (tables: Tables) => T): T
  /** Makes the daily backup when a day has passed since the last one, and prunes old revisions. */
  keepHouse(): void
  close(): void
}

export type StoreOptions = {
  /** The data folder; exists. */
  dir: string
  now: () => Date
  /** For the log alone; what the reader must know goes into notices. */
  warn: (message: string, error: unknown) => void
  migrations?: readonly string[]
  probe?: (dir: string) => Failure | null
  /** Largest size of the file in pages of 4 kB; stands for the size of the disk. */
  maxPages?: number
}

const DAY_MS = 86_400_000
const REVISIONS_KEPT_MS = 90 * DAY_MS
const SAVED_AT = 'savedAt'
const UNREAD_NOTICES = 'notices'
/** How the ids of kept notices begin. */
const SET_ASIDE = 'store-set-aside'
const EDITION_CHANGED = 'edition-changed'
const Notices = v.array(v.strictObject({ id: v.string(), level: v.picklist(['info', 'caution']), text: v.string() }))

export function openStore(options: StoreOptions): Store {
  const { dir, now, warn, migrations = MIGRATIONS, probe = probeFolder, maxPages } = options
  const path = join(dir, 'aide.db')
  const opened = openAt({ dir, path, migrations, now, probe, warn, readable, maxPages })
  const { connection } = opened
  const tables = makeTables(connection)
  const file = fileId(path)
  const found = openingNotices(opened, dir, path)
  const notices = [...readKeptNotices(tables), ...found]
  let state: Status['store'] = opened.closed === null ? 'ok' : isReadOnly(opened.closed) ? 'read-only' : 'failing'
  let savedAt = readSavedAt(tables)
  let closed = false

  const tell = (notice: Notice): void => {
    const at = notices.findIndex(({ id }) => id === notice.id)
    if (at >= 0) notices.splice(at, 1)
    notices.push(notice)
  }
  const forget = (id: string): void => {
    const at = notices.findIndex((notice) => notice.id === id)
    if (at >= 0) notices.splice(at, 1)
  }
  const failed = (failure: Failure): void => {
    state = 'failing'
    const text = failure === 'full' ? words.errors.notices.full : words.errors.notices.failing
    tell({ id: 'store-writing', level: 'caution', text })
    if (failure === 'damaged') tell({ id: 'store-damaged', level: 'caution', text: words.errors.notices.damagedRead })
  }
  const keepNotices = (kept: readonly Notice[]): void => tables.settings.put(UNREAD_NOTICES, kept.filter(isKept))
  if (opened.closed === null && found.some(isKept)) {
    try {
      connection.transaction(() => keepNotices(notices))
    } catch (error) {
      // A full disk must not stop the start.
      if (failureOf(error) === undefined) throw error
      warn('The notices could not be kept', error)
    }
  }
  /** SQLite keeps writing to a file that was deleted or replaced under it; that would only look like saving. */
  const checkInPlace = (): void => {
    if (fileId(path) !== file) throw new StorageFailure('failed', 'The store is no longer in its place')
  }

  const write = <T>(work: (tables: Tables) => T): T => {
    if (closed) throw new ServiceError('storage-failed', words.errors.closing)
    if (opened.closed === 'newer') throw new ServiceError('read-only', words.errors.readOnlyNewer)
    if (opened.closed !== null) throw writeRefusal(opened.closed)
    const time = now().toISOString()
    try {
      checkInPlace()
      const result = connection.transaction(() => {
        const value = work(tables)
        tables.settings.put(SAVED_AT, time)
        return value
      })
      savedAt = time
      state = 'ok'
      forget('store-writing')
      return result
    } catch (error) {
      const failure = failureOf(error)
      if (failure === undefined) throw error
      failed(failure)
      throw writeRefusal(failure, error)
    }
  }

  return {
    get state() {
      return state
    },
    get savedAt() {
      return savedAt
    },
    notices,
    dismiss(id) {
      const notice = notices.find((candidate) => candidate.id === id)
      if (notice && isKept(notice)) write(() => keepNotices(notices.filter((other) => other !== notice)))
      forget(id)
    },
    noteEditions(open) {
      try {
        const before = new Map(open.map(({ id }) => [id, tables.editions.digest(id)]))
        const strangers = open.filter(({ id, digest }) => before.get(id) !== digest)
        for (const { id, title, label } of strangers.filter((edition) => before.get(edition.id) !== undefined))
          tell({ id: `${EDITION_CHANGED}-${id}`, level: 'caution', text: words.errors.notices.editionChanged(title, label) })
        if (strangers.length === 0 || opened.closed !== null) return
        connection.transaction(() => {
          for (const { id, digest } of strangers) tables.editions.put(id, digest, now().toISOString())
          keepNotices(notices)
        })
      } catch (error) {
        // A store of an earlier version that cannot be written to has no such table.
        if (failureOf(error) === undefined && !isMissingColumn(error)) throw error
        warn('The contents of the editions could not be compared or kept', error)
      }
    },
    read(work) {
      if (closed) throw new ServiceError('storage-failed', words.errors.closed)
      try {
        return work(tables)
      } catch (error) {
        const failure = failureOf(error)
        if (failure === undefined) throw error
        if (failure === 'damaged') failed(failure)
        throw new ServiceError('storage-failed', words.errors.storageUnreadable, undefined, { cause: error })
      }
    },
    write,
    keepHouse() {
      if (closed || opened.closed !== null || !tables.operations.any()) return
      const newest = listBackups(dir)[0]
      if (newest && now().getTime() - newest.madeAt.getTime() < DAY_MS) return
      try {
        checkInPlace()
        makeBackup(dir, connection, now())
        connection.transaction(() => tables.notes.pruneRevisions(new Date(now().getTime() - REVISIONS_KEPT_MS).toISOString()))
        forget('backup')
      } catch (error) {
        const failure = failureOf(error)
        if (failure === undefined) throw error
        warn('The daily backup failed', error)
        if (failure === 'damaged') failed(failure)
        tell({ id: 'backup', level: 'caution', text: words.errors.notices.backupFailed })
      }
    },
    close() {
      if (closed) return
      closed = true
      connection.close()
      opened.cleanUp()
    },
  }
}

/**
 * What became of a damaged store, or of an edition, is told until the reader has dismissed it, restarts and crashes
 * included. Notices about the present state of the disk are found again at every start and are not kept.
 */
const isKept = ({ id }: Notice): boolean => id.startsWith(SET_ASIDE) || id.startsWith(EDITION_CHANGED)

function readKeptNotices(tables: Tables): Notice[] {
  const kept = v.safeParse(Notices, tables.settings.get(UNREAD_NOTICES) ?? [])
  return kept.success ? kept.output : []
}

const isReadOnly = (closed: Opened['closed']): boolean => closed === 'newer' || closed === 'read-only'

const makeTables = (connection: Connection): Tables => ({
  annotations: annotationTable(connection),
  notes: noteTable(connection),
  quotes: quoteTable(connection),
  reading: readingTable(connection),
  settings: settingsTable(connection),
  operations: operationTable(connection),
  editions: editionTable(connection),
  review: reviewTable(connection),
  bin: binTable(connection),
  searches: savedSearchTable(connection),
})

/** Whether this version can make sense of every mark and note of a file that another version may have written. */
function readable(connection: Connection): boolean {
  const tables = makeTables(connection)
  try {
    tables.reading.list()
    tables.settings.get(SAVED_AT)
    tables.operations.lastSteps(1)
    tables.quotes.get('none')
    tables.notes.all()
    return v.is(v.array(Annotation), tables.annotations.list({})) && v.is(v.array(NoteSummary), tables.notes.list(false))
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError || v.isValiError(error) || isMissingColumn(error)) return false
    throw error
  }
}

/** SQLITE_ERROR (1): a table or column that this version expects is not there. */
const isMissingColumn = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 1

function readSavedAt(tables: Tables): string | null {
  const value = tables.settings.get(SAVED_AT)
  return typeof value === 'string' ? value : null
}

/** Identity of a file on its disk, or null where there is none. */
function fileId(path: string): string | null {
  if (!existsSync(path)) return null
  const { dev, ino } = statSync(path, { bigint: true })
  return `${dev}:${ino}`
}

const longTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

function openingNotices({ closed, empty, setAside }: Opened, dir: string, path: string): Notice[] {
  const say = words.errors.notices
  const notices: Notice[] = []
  if (setAside) {
    const { path: kept, restored } = setAside
    notices.push({
      id: `${SET_ASIDE}-${basename(kept)}`,
      level: 'caution',
      text: restored ? say.restored(kept, longTime.format(restored)) : say.startedAfresh(kept),
    })
  }
  if (closed === 'newer') notices.push({ id: 'store-newer', level: 'caution', text: empty ? say.newerStoreUnreadable : say.newerStore })
  else if (closed === 'read-only') notices.push({ id: 'store-read-only', level: 'caution', text: say.readOnlyFolder(dir) })
  else if (closed === 'damaged') notices.push({ id: 'store-stuck', level: 'caution', text: say.cannotSetAside(path) })
  else if (closed !== null) notices.push({ id: 'store-writing', level: 'caution', text: closed === 'full' ? say.full : say.failing })
  if (empty && closed !== 'newer' && closed !== 'damaged' && existsSync(path) && statSync(path).size > 0) {
    notices.push({ id: 'store-unread', level: 'caution', text: words.errors.storageUnreadable })
  }
  return notices
}
