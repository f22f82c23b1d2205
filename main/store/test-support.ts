// A store in a folder of its own for each test, and what several tests ask of it.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type Store, type StoreOptions, openStore } from './store.ts'

/** The folder and the store's file of the running test, and the clock its stores read: a second later at every look. */
export const here = { dir: '', path: '', time: 0 }
let open: Store[] = []

/** Gives every test of the file a fresh folder, and closes and removes what it left. */
export function freshFolders(): void {
  beforeEach(() => {
    here.dir = mkdtempSync(join(tmpdir(), 'aide-store-'))
    here.path = join(here.dir, 'aide.db')
    here.time = Date.parse('2026-11-23T09:00:00.000Z')
    open = []
  })
  afterEach(() => {
    for (const store of open) store.close()
    rmSync(here.dir, { recursive: true, force: true })
  })
}

export function start(options: Partial<StoreOptions> = {}): Store {
  const store = openStore({ dir: here.dir, now: () => new Date((here.time += 1_000)), warn: () => undefined, ...options })
  open.push(store)
  return store
}

/** Saves a setting, with the operation that says so. */
export const put = (store: Store, value: unknown, key = 'reader'): void =>
  store.write((tables) => {
    tables.settings.put(key, value)
    tables.operations.add({ time: '', actor: 'reader', kind: 'note.edit', subject: 'x', target: null, before: null, after: value })
  })
export const get = (store: Store, key = 'reader'): unknown => store.read((tables) => tables.settings.get(key))
export const texts = (store: Store): string => store.notices.map(({ text }) => text).join('\n')
export const damagedFiles = (): string[] => readdirSync(here.dir).filter((name) => name.startsWith('aide.db.damaged-'))
export const codeOf = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? Reflect.get(error, 'code') : error
  }
  return 'nothing was thrown'
}
