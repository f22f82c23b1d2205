/** What the reader is told when the disk does not do its part: nothing pretends to be saved. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../store/schema.ts'
import { openStore } from '../store/store.ts'
import { type TestServices, openTestServices } from './test-support.ts'

let dir: string
let at: TestServices | undefined
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'aide-faults-'))
})
afterEach(async () => {
  await at?.services.close()
  at = undefined
  rmSync(dir, { recursive: true, force: true })
})

const range = { start: { passage: 'p-1', offset: 0 }, end: { passage: 'p-1', offset: 5 } }
const mark = { kind: 'new', edition: 'pack@1', briefing: 'summit', range, colour: 'yellow' }
const WRITES: readonly [string, object][] = [
  ['annotations.save', mark],
  ['notes.save', { kind: 'new', title: 'One' }],
  ['notes.quote', { edition: 'pack@1', briefing: 'summit', range }],
  ['settings.set', { theme: 'dark' }],
  ['library.reading', { edition: 'pack@1', briefing: 'summit', passage: 'p-1', fraction: 0, seen: 1, done: false }],
]

async function expectRefusals({ services, events }: TestServices, code: string): Promise<void> {
  for (const [name, input] of WRITES) expect(await services.dispatch(name, input)).toMatchObject({ ok: false, error: { code } })
  expect(events.map(([name]) => name).filter((name) => name !== 'status.changed')).toEqual([])
  expect(await services.dispatch('history.undo', {})).toMatchObject({ ok: true, value: { did: null } })
  for (const name of ['annotations.list', 'notes.list', 'library.overview', 'settings.get']) {
    expect(await services.dispatch(name, {})).toMatchObject({ ok: true })
  }
}

describe('every kind of write', () => {
  it('is refused in a read-only folder', async () => {
    at = openTestServices(dir, { store: { probe: () => 'read-only' } })
    expect(at.services.status()).toMatchObject({
      store: 'read-only',
      savedAt: null,
      notices: [{ id: 'store-read-only', level: 'caution' }],
    })
    await expectRefusals(at, 'read-only')
  })

  it('is refused for a store of a newer version', async () => {
    openStore({
      dir,
      now: () => new Date(),
      warn: () => undefined,
      migrations: [...MIGRATIONS, 'CREATE TABLE later (x TEXT) STRICT'],
    }).close()
    at = openTestServices(dir)
    expect(at.services.status()).toMatchObject({ store: 'read-only', notices: [{ id: 'store-newer' }] })
    await expectRefusals(at, 'read-only')
  })

  it('is refused when the disk was full from the start', async () => {
    at = openTestServices(dir, { store: { maxPages: 2 } })
    expect(at.services.status().store).toBe('failing')
    await expectRefusals(at, 'storage-full')
  })
})

describe('undo in a read-only folder', () => {
  it('is not offered', async () => {
    at = openTestServices(dir)
    await at.services.dispatch('annotations.save', mark)
    expect(at.services.status().undo).toBe('Mark added')
    await at.services.close()
    at = openTestServices(dir, { store: { probe: () => 'read-only' } })
    expect(at.services.status()).toMatchObject({ undo: null, redo: null })
    expect(await at.services.dispatch('history.undo', {})).toMatchObject({ ok: false, error: { code: 'read-only' } })
    expect(await at.services.dispatch('annotations.list', {})).toMatchObject({ ok: true, value: [{ colour: 'yellow' }] })
  })
})

describe('a disk that fills up', () => {
  it('is told once, keeps the last state, and is forgotten when a write succeeds', async () => {
    at = openTestServices(dir, { store: { maxPages: 40 } })
    const { services, events } = at
    const first = await services.call('notes.save', { kind: 'new', title: 'Kept', body: 'short' })
    if (!first.ok) throw new Error('not saved')
    const { savedAt, undo } = services.status()
    const { id } = first.value.note
    events.length = 0
    const long = await services.dispatch('notes.save', { kind: 'edit', id, base: 1, title: 'Longer', body: 'word '.repeat(100_000) })
    expect(long).toMatchObject({ ok: false, error: { code: 'storage-full' } })
    expect(events.map(([name]) => name)).toEqual(['status.changed'])
    expect(services.status()).toMatchObject({ store: 'failing', savedAt, undo, notices: [{ id: 'store-writing' }] })
    const kept = await services.call('notes.get', { id })
    expect(kept).toMatchObject({ ok: true, value: { note: { title: 'Kept', body: 'short', revision: 1 } } })
    expect(await services.dispatch('settings.set', { theme: 'dark' })).toMatchObject({ ok: true })
    expect(services.status()).toMatchObject({ store: 'ok', notices: [] })
  })

  it('is survived by a process whose files may not grow', () => {
    const script = fileURLToPath(new URL('../store/fixtures/fill-up.ts', import.meta.url))
    const child = spawnSync('sh', ['-c', 'ulimit -f 600; exec "$0" "$1" "$2"', process.execPath, script, dir], { encoding: 'utf8' })
    expect(child.stderr).toBe('')
    const { acknowledged, code, store } = JSON.parse(child.stdout)
    expect(['storage-full', 'storage-failed']).toContain(code)
    expect(store).toBe('failing')
    at = openTestServices(dir)
    const { services } = at
    expect(services.status().store).toBe('ok')
    return services.call('notes.list', {}).then((reply) => {
      expect(reply.ok && reply.value.length).toBe(acknowledged)
    })
  })
})

describe('notices', () => {
  it('of a store that was set aside stay through restarts until they are dismissed', async () => {
    writeFileSync(join(dir, 'aide.db'), 'not a database '.repeat(100))
    await openTestServices(dir).services.close()
    at = openTestServices(dir)
    const [notice] = at.services.status().notices
    expect(notice).toMatchObject({ level: 'caution', text: expect.stringContaining('aide.db.damaged-') })
    expect(await at.services.dispatch('status.dismiss', { id: notice?.id })).toEqual({ ok: true, value: {} })
    expect(at.services.status().notices).toEqual([])
    expect(at.events).toEqual([['status.changed', at.services.status()]])
    await at.services.close()
    at = openTestServices(dir)
    expect(at.services.status().notices).toEqual([])
  })
})

describe('a dismissal that cannot be kept', () => {
  it('is refused, and the notice stays', async () => {
    writeFileSync(join(dir, 'aide.db'), 'not a database '.repeat(100))
    at = openTestServices(dir)
    const [notice] = at.services.status().notices
    rmSync(join(dir, 'aide.db'))
    expect(await at.services.dispatch('status.dismiss', { id: notice?.id })).toMatchObject({ ok: false, error: { code: 'storage-failed' } })
    expect(at.services.status().notices).toContainEqual(notice)
  })

  it('is none where the notice is about this session alone', async () => {
    at = openTestServices(dir, { store: { probe: () => 'read-only' } })
    expect(await at.services.dispatch('status.dismiss', { id: 'store-read-only' })).toEqual({ ok: true, value: {} })
    expect(at.services.status().notices).toEqual([])
  })
})

describe('damage found while the reader runs', () => {
  it('is told, and nothing pretends to be read or saved', async () => {
    at = openTestServices(dir)
    for (let i = 0; i < 200; i += 1) await at.services.dispatch('annotations.save', { ...mark, comment: 'x'.repeat(500) })
    await at.services.close()
    at = openTestServices(dir)
    const path = join(dir, 'aide.db')
    const bytes = readFileSync(path)
    const file = openSync(path, 'r+')
    writeSync(file, bytes.fill(0xab, 4096), 0, bytes.length, 0)
    closeSync(file)
    expect(await at.services.dispatch('annotations.list', {})).toMatchObject({ ok: false, error: { code: 'storage-failed' } })
    expect(at.services.status()).toMatchObject({ store: 'failing' })
    expect(at.services.status().notices.map(({ id }) => id)).toContain('store-damaged')
    expect(await at.services.dispatch('annotations.save', mark)).toMatchObject({ ok: false, error: { code: 'storage-failed' } })
  })
})
