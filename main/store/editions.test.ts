// Editions that come back with other contents than those this data folder knows.
import { copyFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { freshFolders, here, start, texts } from './test-support.ts'

freshFolders()

describe('editions', () => {
  const edition = (digest: string) => [{ id: 'pack@1', title: 'A pack', label: 'May 2026', digest: digest.repeat(64) }]

  it('that come back with other contents are told, through restarts until dismissed', () => {
    const first = start()
    first.noteEditions(edition('a'))
    first.noteEditions(edition('a'))
    expect(first).toMatchObject({ notices: [], savedAt: null })
    first.close()
    const second = start()
    second.noteEditions(edition('b'))
    expect(second.notices).toMatchObject([{ id: 'edition-changed-pack@1', level: 'caution' }])
    expect(texts(second)).toContain('“A pack” (May 2026)')
    second.close()
    const third = start()
    third.noteEditions(edition('b'))
    expect(third.notices).toHaveLength(1)
    third.dismiss('edition-changed-pack@1')
    third.close()
    const fourth = start()
    fourth.noteEditions(edition('b'))
    expect(fourth.notices).toEqual([])
  })

  it('are compared but not kept where nothing can be written, and never stop a start', () => {
    const first = start()
    first.noteEditions(edition('a'))
    first.close()
    const readOnly = start({ probe: () => 'read-only' })
    readOnly.noteEditions(edition('b'))
    expect(readOnly.notices.map(({ id }) => id)).toEqual(['store-read-only', 'edition-changed-pack@1'])
    readOnly.close()
    expect(start().read((tables) => tables.editions.digest('pack@1'))).toBe('a'.repeat(64))
    copyFileSync(new URL('fixtures/v1.db', import.meta.url), here.path)
    const old = start({ probe: () => 'read-only' })
    old.noteEditions(edition('b'))
    expect(old.notices.map(({ id }) => id)).toEqual(['store-read-only'])
  })
})
