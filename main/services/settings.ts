/** What the reader has set. Each stored value is checked by itself: one that this version does not know gives way to its default. */
import * as v from 'valibot'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { DEFAULT_SETTINGS, Settings } from '../../core/model/settings.ts'
import type { Store } from '../store/store.ts'
import type { Emit, Logger } from './ports.ts'

const KEY = 'reader'

export type SettingsService = {
  get(): Settings
  /** Changes what is named and returns all. */
  set(changes: HandlerInput<'settings.set'>): Settings
}

export function createSettings({ store, emit, logger }: { store: Store; emit: Emit; logger: Logger }): SettingsService {
  const get = (): Settings => store.read((tables) => merge(tables.settings.get(KEY), logger))
  return {
    get,
    set(changes) {
      const { settings, changed } = store.write((tables) => {
        const old = merge(tables.settings.get(KEY), logger)
        const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
        const next = v.parse(Settings, { ...old, ...given })
        const differs = JSON.stringify(next) !== JSON.stringify(old)
        if (differs) tables.settings.put(KEY, next)
        return { settings: next, changed: differs }
      })
      if (changed) emit('settings.changed', {})
      return settings
    },
  }
}

function merge(stored: unknown, logger: Logger): Settings {
  if (typeof stored !== 'object' || stored === null) return { ...DEFAULT_SETTINGS }
  const known = Object.entries(stored).filter(([key, value]) => {
    if (!Object.hasOwn(Settings.entries, key)) return false
    const fits = v.is(v.partial(Settings), { [key]: value })
    if (!fits) logger.warn('A stored setting does not fit and its default is used', { key })
    return fits
  })
  return v.parse(Settings, { ...DEFAULT_SETTINGS, ...Object.fromEntries(known) })
}
