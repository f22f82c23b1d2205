// Backups, migrations, and the stored files of earlier versions.
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listBackups } from './backups.ts'
import { connect } from './connection.ts'
import { MIGRATIONS } from './schema.ts'
import { freshFolders, get, here, put, start, texts } from './test-support.ts'

freshFolders()

describe('backups', () => {
  it('are made once a day, verified, and two are kept', () => {
    const store = start()
    store.keepHouse()
    expect(listBackups(here.dir)).toEqual([])
    for (const day of [1, 2, 3, 4]) {
      put(store, `day ${day}`)
      store.keepHouse()
      store.keepHouse()
      here.time += 86_400_000
    }
    const backups = listBackups(here.dir)
    expect(backups).toHaveLength(2)
    const newest = connect(backups[0]?.path ?? '', 'frozen')
    expect(newest.get("SELECT value FROM settings WHERE key = 'reader'")).toEqual({ value: '"day 4"' })
    newest.close()
  })

  it('are made before a migration, which keeps everything', () => {
    const first = start()
    put(first, 'before')
    first.close()
    const store = start({ migrations: [...MIGRATIONS, 'ALTER TABLE notes ADD COLUMN later TEXT'] })
    expect(get(store)).toBe('before')
    expect(listBackups(here.dir)).toMatchObject([{ version: MIGRATIONS.length }])
  })

  it('protect from a migration that fails: the store stays at its version', () => {
    const first = start()
    put(first, 'before')
    first.close()
    expect(() => start({ migrations: [...MIGRATIONS, 'CREATE TABLE later (x TEXT) STRICT; INSERT INTO nowhere VALUES (1)'] })).toThrow(
      'nowhere',
    )
    expect(get(start())).toBe('before')
  })

  it('tell when they cannot be made', () => {
    const store = start()
    put(store, 1)
    writeFileSync(join(here.dir, 'backups'), 'a file stands in the way')
    store.keepHouse()
    expect(texts(store)).toContain('backup')
    expect(store.state).toBe('ok')
  })
})

describe('stored files of earlier versions', () => {
  it.each(readdirSync(new URL('fixtures/', import.meta.url)).filter((name) => name.endsWith('.db')))(
    '%s opens with everything in it',
    (name) => {
      copyFileSync(new URL(`fixtures/${name}`, import.meta.url), here.path)
      const store = start()
      expect(store).toMatchObject({ state: 'ok', notices: [] })
      store.read((tables) => {
        expect(tables.annotations.list({}).map(({ comment }) => comment)).toEqual(['Check the date', ''])
        expect(tables.notes.list(false).map(({ title, quotes }) => [title, quotes])).toEqual([['What was agreed', 1]])
        expect(tables.notes.list(true).map(({ title }) => title)).toEqual(['Old draft'])
        expect(tables.reading.list()).toHaveLength(1)
        expect(tables.searches.list()).toEqual([])
        expect(tables.settings.get('reader')).toMatchObject({ theme: 'dark' })
        expect(tables.operations.lastSteps(50).length).toBeGreaterThan(3)
        expect(tables.editions.digest('pack@1')).toBeUndefined()
      })
      put(store, 1)
      store.noteEditions([{ id: 'pack@1', title: 'Pack', label: 'May', digest: 'a'.repeat(64) }])
      expect(store).toMatchObject({ state: 'ok', notices: [] })
      expect(store.read((tables) => tables.editions.digest('pack@1'))).toBe('a'.repeat(64))
    },
  )
})
