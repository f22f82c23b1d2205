import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.stubGlobal('window', { aide: { call: async () => ({ ok: true, value: null }), on: () => () => undefined } })
const { saving, useStatus } = await import('./status.ts')

const fails = (reason: string): Promise<never> => Promise.reject(new Error(reason))
const told = () => useStatus.getState().failures.map(({ message }) => message)

beforeEach(() => useStatus.getState().clearFailures())

describe('a write that failed', () => {
  it('stays told while others succeed, and is gone when it is written after all', async () => {
    let disk = 'full'
    const write = () => (disk === 'full' ? fails('The disk is full.') : Promise.resolve('kept'))
    const retried: Promise<unknown>[] = []
    const retry = () => {
      retried.push(saving(write(), retry))
    }
    expect(await saving(write(), retry)).toBeUndefined()
    await saving(Promise.resolve('another mark'), () => undefined)
    expect(told()).toEqual(['The disk is full.'])
    disk = 'free'
    useStatus.getState().failures[0]?.retry()
    await Promise.all(retried)
    expect(told()).toEqual([])
  })

  it('gives way to a later write of the same', async () => {
    const retry = () => undefined
    await saving(fails('First.'), retry, 'settings')
    await saving(fails('Another.'), retry)
    await saving(fails('Second.'), retry, 'settings')
    expect(told()).toEqual(['Another.', 'Second.'])
    await saving(Promise.resolve({}), retry, 'settings')
    expect(told()).toEqual(['Another.'])
    expect(useStatus.getState().underWay).toBe(0)
  })
})
