import type { BrowserWindow, IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { CALL_CHANNEL } from '../../core/contract/channels.ts'
import { handleCalls, refusal } from './ipc.ts'

const frame = (url: string) => ({ url }) as WebFrameMain
const contents = (mainFrame: WebFrameMain) => ({ mainFrame }) as WebContents
const windowOf = (webContents: WebContents, destroyed = false) => ({ webContents, isDestroyed: () => destroyed }) as BrowserWindow

const main = frame('app://aide/')
const ours = contents(main)
const window = windowOf(ours)

describe('who may call', () => {
  it('our window, main frame, our address', () => expect(refusal({ sender: ours, senderFrame: main }, window)).toBeNull())
  it('no other window, even on our address', () => {
    const other = contents(frame('app://aide/'))
    expect(refusal({ sender: other, senderFrame: other.mainFrame }, window)).toBe('not our window')
    expect(refusal({ sender: ours, senderFrame: main }, null)).toBe('not our window')
    expect(refusal({ sender: ours, senderFrame: main }, windowOf(ours, true))).toBe('not our window')
  })
  it('no frame inside the page, and none that has gone', () => {
    expect(refusal({ sender: ours, senderFrame: frame('app://aide/') }, window)).toBe('not the main frame')
    expect(refusal({ sender: ours, senderFrame: null }, window)).toBe('not the main frame')
  })
  it.each([
    'https://aide/',
    'app://aide.example.org/',
    'app://print/x',
    'app://aide:81/',
    'app://a@aide/',
    'file:///aide/',
    'data:text/html,x',
    'about:blank',
    '',
  ])('no page of %s', (url) => {
    const foreign = frame(url)
    const moved = contents(foreign)
    expect(refusal({ sender: moved, senderFrame: foreign }, windowOf(moved))).toBe('not our address')
  })
})

describe('the channel', () => {
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const wire = (dispatch: (name: unknown, input: unknown) => Promise<never>) => {
    const handlers = new Map<string, (event: IpcMainInvokeEvent, name: unknown, input: unknown) => Promise<unknown>>()
    const ipcMain = { handle: (channel: string, handler: never) => handlers.set(channel, handler) } as unknown as IpcMain
    const calls = handleCalls(ipcMain, () => window, dispatch, logger)
    return { calls, invoke: handlers.get(CALL_CHANNEL) ?? expect.fail('no handler') }
  }
  it('dispatches a trusted call and counts it while it is under way', async () => {
    const gate = Promise.withResolvers<never>()
    const { calls, invoke } = wire(() => gate.promise)
    const reply = invoke({ sender: ours, senderFrame: main } as IpcMainInvokeEvent, 'status.get', {})
    expect(calls.inFlight).toBe(1)
    gate.resolve({ ok: true, value: 1 } as never)
    expect(await reply).toEqual({ ok: true, value: 1 })
    expect(calls.inFlight).toBe(0)
  })
  it('never dispatches a foreign one, and logs why', async () => {
    const dispatch = vi.fn()
    const { invoke } = wire(dispatch)
    const event = { sender: ours, senderFrame: frame('app://aide/') } as IpcMainInvokeEvent
    expect(await invoke(event, 'notes.list', {})).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(dispatch).not.toHaveBeenCalled()
    expect(logger.warn).toHaveBeenCalledWith('call refused', expect.objectContaining({ reason: 'not the main frame' }))
  })
})
