/** Preload of the Electron shell: puts the bridge on `window.aide`, and nothing of Electron besides. */
import { contextBridge, ipcRenderer } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../core/contract/channels.ts'
import { makeBridge } from './bridge.ts'

const listeners = new Map<string, Set<(payload: unknown) => void>>()

ipcRenderer.on(EVENT_CHANNEL, (_event, name: unknown, payload: unknown) => {
  if (typeof name === 'string') for (const listener of listeners.get(name) ?? []) listener(payload)
})

contextBridge.exposeInMainWorld(
  'aide',
  makeBridge({
    invoke: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
    subscribe: (name, listener) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => {
        set.delete(listener)
      }
    },
  }),
)
