/** The reader's settings as main keeps them; changes show at once and are put back when main refuses them. */
import { create } from 'zustand'
import type { Settings } from '../../core/model/settings.ts'
import { call } from '../bridge/client.ts'
import { saving } from './status.ts'

type SettingsState = {
  /** Null until the first load; the app is not painted before. */
  settings: Settings | null
  load: () => Promise<void>
  change: (change: Partial<Settings>) => Promise<void>
}

export const useSettingsStore = create<SettingsState>()((set, get) => ({
  settings: null,
  load: async () => set({ settings: await call('settings.get', {}) }),
  change: async (change) => {
    const before = get().settings
    if (before === null) return
    set({ settings: { ...before, ...change } })
    const saved = await saving(call('settings.set', change), () => void get().change(change), 'settings')
    if (saved !== undefined) set({ settings: saved })
    else set({ settings: before })
  },
}))

/** The settings, in a component painted after the first load. */
export function useSettings(): Settings {
  const settings = useSettingsStore((state) => state.settings)
  if (settings === null) throw new Error('Settings are read before they are loaded')
  return settings
}

export const changeSettings = (change: Partial<Settings>): Promise<void> => useSettingsStore.getState().change(change)
