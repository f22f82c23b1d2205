import { describe, expect, it, vi } from 'vitest'
import { makeBridge } from './bridge.ts'

const wire = (invoke: (name: string, input: unknown) => Promise<unknown> = async () => ({ ok: true, value: null })) => {
  const off = vi.fn()
  const transport = { invoke: vi.fn(invoke), subscribe: vi.fn((_name: string, _listener: (payload: unknown) => void) => off) }
  const bridge = makeBridge(transport)
  return {
    transport,
    off,
    bridge,
    loose: bridge as unknown as { call(name: unknown, input: unknown): Promise<unknown>; on(...args: unknown[]): unknown },
  }
}

describe('the bridge', () => {
  it('is frozen and has two members', () => {
    const { bridge } = wire()
    expect(Object.isFrozen(bridge)).toBe(true)
    expect(Object.keys(bridge).toSorted()).toEqual(['call', 'on'])
  })
  it('passes a call of the contract on, with its envelope', async () => {
    const { bridge, transport } = wire()
    expect(await bridge.call('status.get', {})).toEqual({ ok: true, value: null })
    expect(transport.invoke).toHaveBeenCalledExactlyOnceWith('status.get', {})
  })
  it.each(['no.such', 'constructor', '__proto__', 'toString', '', 5, null, undefined, {}])(
    'answers an unknown name itself: %j',
    async (name) => {
      const { loose, transport } = wire()
      expect(await loose.call(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
      expect(transport.invoke).not.toHaveBeenCalled()
    },
  )
  it('turns a transport that fails or answers nonsense into an envelope', async () => {
    const failing = wire(async () => {
      throw new Error('/home/someone/secret: no such file')
    })
    const reply = await failing.bridge.call('status.get', {})
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(reply)).not.toContain('secret')
    for (const junk of [undefined, null, 'x', {}, { ok: 1 }])
      expect(await wire(async () => junk).bridge.call('status.get', {})).toMatchObject({ ok: false, error: { code: 'internal' } })
  })
  it('subscribes to events of the contract alone and returns the unsubscribe', () => {
    const { bridge, loose, transport, off } = wire()
    const heard: unknown[] = []
    const unsubscribe = bridge.on('notes.changed', (payload) => heard.push(payload))
    transport.subscribe.mock.calls[0]?.[1]({ ids: [] })
    expect(heard).toEqual([{ ids: [] }])
    unsubscribe()
    expect(off).toHaveBeenCalledOnce()
    for (const name of ['aide:call', 'constructor', '', 5]) expect(() => loose.on(name, () => undefined)).toThrow(TypeError)
    expect(() => loose.on('notes.changed', 'not a function')).toThrow(TypeError)
  })
})
