// Opening a store, sound or not: what cannot be read is kept whole, and what cannot be saved is said.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listBackups } from './backups.ts'
import { connect } from './connection.ts'
import { openAt } from './opening.ts'
import { MIGRATIONS } from './schema.ts'
import { codeOf, damagedFiles, freshFolders, get, here, put, start, texts } from './test-support.ts'

freshFolders()

describe('a fresh folder', () => {
  it('gets a store that is durable by its settings', () => {
    const store = start()
    expect(store).toMatchObject({ state: 'ok', savedAt: null, notices: [] })
    put(store, 1)
    store.close()
    const connection = connect(here.path, 'read')
    expect(connection.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(connection.get('PRAGMA user_version')).toEqual({ user_version: MIGRATIONS.length })
    expect(connection.get('PRAGMA application_id')).toEqual({ application_id: 0x41494445 })
    connection.close()
    expect(start().savedAt).not.toBeNull()
  })

  it('is written with a sync at every commit, and does not wait for others', () => {
    const { connection } = openAt({
      dir: here.dir,
      path: here.path,
      migrations: MIGRATIONS,
      now: () => new Date(),
      probe: () => null,
      readable: () => true,
      warn: () => undefined,
    })
    expect(connection.get('PRAGMA synchronous')).toEqual({ synchronous: 2 })
    expect(connection.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 })
    expect(connection.get('PRAGMA busy_timeout')).toEqual({ timeout: 0 })
    connection.close()
  })

  it('keeps operations and quotes as they were written', () => {
    put(start(), 1)
    const connection = connect(here.path, 'write')
    expect(() => connection.exec("UPDATE operations SET kind = 'x'")).toThrow('only added')
    expect(() => connection.exec('DELETE FROM operations')).toThrow('only added')
    connection.close()
  })
})

describe('a store that cannot be read', () => {
  const junk = 'This is not a database. '.repeat(400)

  it('is set aside whole when it is not SQLite, and the reader starts afresh and is told', () => {
    writeFileSync(here.path, junk)
    writeFileSync(`${here.path}-wal`, 'log')
    const store = start()
    const [kept = ''] = damagedFiles()
    expect(readFileSync(join(here.dir, kept), 'utf8')).toBe(junk)
    expect(readFileSync(join(here.dir, `${kept}-wal`), 'utf8')).toBe('log')
    expect(texts(store)).toContain(join(here.dir, kept))
    expect(texts(store)).toContain('started afresh')
    expect(store.state).toBe('ok')
    put(store, 1)
    expect(get(store)).toBe(1)
  })

  it('is set aside when it belongs to another program', () => {
    const other = connect(here.path, 'write')
    other.exec('CREATE TABLE recipes (name TEXT)')
    other.close()
    const before = readFileSync(here.path)
    const store = start()
    expect(readFileSync(join(here.dir, damagedFiles()[0] ?? ''))).toEqual(before)
    expect(store.state).toBe('ok')
  })

  it('gives way to the newest good backup', () => {
    const first = start()
    put(first, 'day one')
    first.keepHouse()
    put(first, 'day one, later')
    first.close()
    const bytes = readFileSync(here.path)
    bytes.fill(0xab, 4096, bytes.length)
    writeFileSync(here.path, bytes)
    // A newer backup that is itself damaged must not be chosen.
    writeFileSync(join(here.dir, 'backups', 'aide-2027-01-01T000000.000Z-v1.db'), junk)
    const store = start()
    expect(get(store)).toBe('day one')
    expect(texts(store)).toMatch(/backup of 23 November 2026.* was restored/u)
    expect(readFileSync(join(here.dir, damagedFiles()[0] ?? ''))).toEqual(bytes)
    put(store, 'day two')
  })

  it('keeps its log apart when it is set aside, so that nothing is lost that could be recovered', () => {
    const first = start()
    put(first, 'x'.repeat(100_000))
    first.close()
    const again = start()
    put(again, 'in the log')
    const crashed = mkdtempSync(join(tmpdir(), 'aide-store-'))
    const bytes = readFileSync(here.path)
    bytes.fill(0xab, 4096, bytes.length)
    writeFileSync(join(crashed, 'aide.db'), bytes)
    const log = readFileSync(`${here.path}-wal`)
    writeFileSync(join(crashed, 'aide.db-wal'), log)
    const store = start({ dir: crashed })
    const kept = readdirSync(crashed).find((name) => /damaged-[^-]*-\d\d-[^-]*$/u.test(name)) ?? ''
    expect(texts(store)).toContain('started afresh')
    expect(readFileSync(join(crashed, kept))).toEqual(bytes)
    expect(readFileSync(join(crashed, `${kept}-wal`))).toEqual(log)
    store.close()
    rmSync(crashed, { recursive: true })
  })

  it('is found out when the file was cut short', () => {
    const first = start()
    put(first, 'x'.repeat(200_000))
    first.close()
    writeFileSync(here.path, readFileSync(here.path).subarray(0, 60_000))
    expect(texts(start())).toContain('started afresh')
  })

  it('never sets two files aside under one name', () => {
    const now = () => new Date('2026-11-23T09:00:00.000Z')
    for (let i = 0; i < 3; i += 1) {
      writeFileSync(here.path, `${junk}${i}`)
      rmSync(`${here.path}-wal`, { force: true })
      start({ now }).close()
    }
    expect(
      damagedFiles()
        .map((name) => readFileSync(join(here.dir, name), 'utf8').slice(-1))
        .toSorted(),
    ).toEqual(['0', '1', '2'])
  })

  it('a damaged folder entry in its place is reported, and nothing pretends to be saved', () => {
    mkdirSync(here.path)
    const store = start()
    expect(store.state).toBe('failing')
    expect(codeOf(() => put(store, 1))).toBe('storage-failed')
  })
})

describe('a store from a newer version', () => {
  function makeNewer(extra = ''): Buffer {
    const store = start({ migrations: [...MIGRATIONS, `CREATE TABLE later (x TEXT) STRICT; ${extra}`] })
    store.write((tables) => tables.settings.put('reader', 'newer'))
    store.close()
    return readFileSync(here.path)
  }

  it('opens read-only, shows what is there, says so, and is not touched', () => {
    const before = makeNewer()
    const files = readdirSync(here.dir)
    const store = start()
    expect(store.state).toBe('read-only')
    expect(get(store)).toBe('newer')
    expect(texts(store)).toContain('newer version')
    expect(codeOf(() => put(store, 1))).toBe('read-only')
    store.keepHouse()
    store.close()
    expect(readFileSync(here.path)).toEqual(before)
    expect(readdirSync(here.dir)).toEqual(files)
    expect(listBackups(here.dir)).toEqual([])
  })

  it('shows nothing when this version cannot make sense of it, and still does not touch it', () => {
    const before = makeNewer('ALTER TABLE annotations DROP COLUMN comment; INSERT INTO notes SELECT 7, 7, 7, 7, 7, 7, 7, 7, NULL, 7;')
    const store = start()
    expect(store.state).toBe('read-only')
    expect(store.read((tables) => tables.notes.list(false))).toEqual([])
    expect(texts(store)).toContain('cannot show them')
    expect(codeOf(() => put(store, 1))).toBe('read-only')
    store.close()
    expect(readFileSync(here.path)).toEqual(before)
  })

  it('shows what only its log holds after a crash', () => {
    const store = start({ migrations: [...MIGRATIONS, 'CREATE TABLE later (x TEXT) STRICT'] })
    store.write((tables) => tables.settings.put('reader', 'only in the log'))
    const crashed = mkdtempSync(join(tmpdir(), 'aide-store-'))
    for (const suffix of ['', '-wal']) copyFileSync(here.path + suffix, join(crashed, `aide.db${suffix}`))
    const size = statSync(join(crashed, 'aide.db')).size
    const second = start({ dir: crashed })
    expect(get(second)).toBe('only in the log')
    second.close()
    expect(statSync(join(crashed, 'aide.db')).size).toBe(size)
    rmSync(crashed, { recursive: true })
  })
})

describe('a folder that cannot be written to', () => {
  const readOnly = () => 'read-only' as const

  it('shows the store and refuses to change it', () => {
    const first = start()
    put(first, 'kept')
    first.close()
    const files = readdirSync(here.dir)
    const store = start({ probe: readOnly })
    expect(store.state).toBe('read-only')
    expect(get(store)).toBe('kept')
    expect(texts(store)).toContain(here.dir)
    expect(codeOf(() => put(store, 1))).toBe('read-only')
    expect(store.savedAt).not.toBeNull()
    expect(readdirSync(here.dir)).toEqual(files)
  })

  it('starts empty without a store, makes no file, and refuses writes', () => {
    const store = start({ probe: readOnly })
    expect(get(store)).toBeUndefined()
    expect(codeOf(() => put(store, 1))).toBe('read-only')
    expect(readdirSync(here.dir)).toEqual([])
  })
})

describe('a disk that is full', () => {
  it('refuses the write, keeps what was saved, says so, and goes on when there is room again', () => {
    const store = start({ maxPages: 60 })
    put(store, 'small')
    const { savedAt } = store
    expect(codeOf(() => put(store, 'x'.repeat(400_000)))).toBe('storage-full')
    expect(store.state).toBe('failing')
    expect(store.savedAt).toBe(savedAt)
    expect(texts(store)).toContain('disk is full')
    expect(get(store)).toBe('small')
    put(store, 'small again')
    expect(store).toMatchObject({ state: 'ok', notices: [] })
    store.close()
    expect(get(start())).toBe('small again')
  })

  it('refuses writes when even the start found no room', () => {
    const store = start({ maxPages: 2 })
    expect(store.state).toBe('failing')
    expect(texts(store)).toContain('disk is full')
    expect(codeOf(() => put(store, 1))).toBe('storage-full')
    expect(get(store)).toBeUndefined()
  })
})

describe('a store that disappears while it is open', () => {
  it.each([
    ['deleted', () => rmSync(here.path)],
    ['replaced', () => copyFileSync(here.path, `${here.path}.copy`)],
  ])('does not pretend to save when the file was %s', (how, act) => {
    const store = start()
    put(store, 1)
    act()
    if (how === 'replaced') renameSync(`${here.path}.copy`, here.path)
    expect(codeOf(() => put(store, 2))).toBe('storage-failed')
    expect(store.state).toBe('failing')
  })
})
