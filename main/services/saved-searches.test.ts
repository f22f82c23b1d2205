import { describe, expect, it } from 'vitest'
import { withTestServices } from './test-support.ts'

const { at, ok, reopen } = withTestServices()
const names = async () => (await ok('searches.list', {})).map(({ name }) => name)
const seen = { editions: ['pack@1 dddddddddddd'], marks: [], notes: ['note-0001'], passages: null }

describe('saved searches', () => {
  it('keep name, query and the switch, by name, over a restart', async () => {
    const made = await ok('searches.save', { kind: 'new', name: ' Riga ', query: 'riga "dedicated line"', exact: true })
    expect(made).toMatchObject({ name: 'Riga', query: 'riga "dedicated line"', exact: true, ranAt: null, seen: null })
    await ok('searches.save', { kind: 'new', name: 'drones', query: 'drone*', exact: false })
    await ok('searches.save', { kind: 'rename', id: made.id, name: 'Centre in Riga' })
    await reopen()
    expect(await names()).toEqual(['Centre in Riga', 'drones'])
  })

  it('keep what the last run found', async () => {
    const { id } = await ok('searches.save', { kind: 'new', name: 'Riga', query: 'riga', exact: false })
    const ran = await ok('searches.ran', { id, seen })
    expect(ran.seen).toEqual(seen)
    expect(ran.ranAt).not.toBeNull()
    expect(await ok('searches.list', {})).toEqual([ran])
  })

  it('can be removed and brought back whole for a month', async () => {
    const { id } = await ok('searches.save', { kind: 'new', name: 'Riga', query: 'riga', exact: false })
    const ran = await ok('searches.ran', { id, seen })
    await ok('searches.remove', { id })
    expect(await names()).toEqual([])
    expect(await ok('searches.save', { kind: 'restore', id })).toEqual(ran)
    await ok('searches.remove', { id })
    at().forward(31 * 86_400_000)
    const other = await ok('searches.save', { kind: 'new', name: 'Other', query: 'x', exact: false })
    await ok('searches.remove', { id: other.id })
    expect(await at().services.call('searches.save', { kind: 'restore', id })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('refuse a name or a query without words, and one that is gone', async () => {
    for (const draft of [
      { kind: 'new', name: '  ', query: 'riga', exact: false },
      { kind: 'new', name: 'Riga', query: '  ', exact: false },
    ] as const)
      expect(await at().services.call('searches.save', draft)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(await at().services.call('searches.ran', { id: 'gone-gone', seen })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    await ok('searches.remove', { id: 'gone-gone' })
  })
})
