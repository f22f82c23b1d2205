/** The bridge over Electron's IPC: one channel for calls, one for events, and a check of who is calling. */
import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../core/contract/channels.ts'
import type { Envelope } from '../../core/contract/errors.ts'
import { terminal } from '../../core/words/en/terminal.ts'
import type { Emit, Logger } from '../services/ports.ts'
import type { Services } from '../services/types.ts'
import { isPageUrl } from './origin.ts'

type Sender = Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>

/**
 * Why a call is refused, or null for our own window's main frame on our own address. A frame that has gone is refused too.
 */
export const refusal = ({ sender, senderFrame }: Sender, window: BrowserWindow | null): string | null => {
  if (window === null || window.isDestroyed() || sender !== window.webContents) return 'not our window'
  if (senderFrame === null || senderFrame !== sender.mainFrame) return 'not the main frame'
  return isPageUrl(senderFrame.url) ? null : 'not our address'
}

export type CallCounter = { readonly inFlight: number; readonly last: number }

/** Answers calls of `window()` through `dispatch`; returns how many are under way, for an end that waits for them. */
export const handleCalls = (
  ipcMain: IpcMain,
  window: () => BrowserWindow | null,
  dispatch: Services['dispatch'],
  logger: Logger,
): CallCounter => {
  const counter = { inFlight: 0, last: 0 }
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown): Promise<Envelope<unknown>> => {
    const reason = refusal(event, window())
    if (reason !== null) {
      logger.warn('call refused', { reason, url: event.senderFrame?.url.slice(0, 200) })
      return { ok: false, error: { code: 'forbidden', message: terminal.bridge.foreign } }
    }
    counter.inFlight += 1
    counter.last = performance.now()
    try {
      return await dispatch(name, input)
    } finally {
      counter.inFlight -= 1
    }
  })
  return counter
}

export const emitTo =
  (window: () => BrowserWindow | null): Emit =>
  (name, payload) => {
    const target = window()
    if (target !== null && !target.isDestroyed()) target.webContents.send(EVENT_CHANNEL, name, payload)
  }
