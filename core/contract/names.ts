/**
 * Names of the calls and events, without their schemas. The preload and the browser shell's script need no more than
 * these and start faster for it. The tables in calls.ts and events.ts do not compile unless they have exactly these keys.
 */

/**
 * `write` calls go through the write queue and are acknowledged after their commit. Calls that take their time over files are
 * `read`, so that no mark waits for them.
 */
export const CALL_MODES = {
  'library.overview': 'read',
  'library.briefing': 'read',
  'library.reading': 'write',
  'search.run': 'read',
  'search.publishers': 'read',
  'searches.list': 'read',
  'searches.save': 'write',
  'searches.remove': 'write',
  'searches.ran': 'write',
  'editions.choose': 'read',
  'editions.upload': 'read',
  'editions.install': 'read',
  'editions.changes': 'read',
  'review.state': 'read',
  'review.list': 'read',
  'review.decide': 'write',
  'review.leave': 'write',
  'annotations.list': 'read',
  'annotations.save': 'write',
  'annotations.recolour': 'write',
  'annotations.remove': 'write',
  'notes.list': 'read',
  'notes.get': 'read',
  'notes.save': 'write',
  'notes.quote': 'write',
  'notes.remove': 'write',
  'notes.restore': 'write',
  'quotes.newer': 'read',
  'bin.list': 'read',
  'bin.restore': 'write',
  'history.next': 'read',
  'history.undo': 'write',
  'history.redo': 'write',
  'export.make': 'read',
  'export.cancel': 'read',
  'export.show': 'read',
  'export.preview': 'read',
  'exchange.export': 'read',
  'exchange.upload': 'read',
  'exchange.preview': 'read',
  'exchange.import': 'write',
  'imports.upload': 'read',
  'imports.read': 'read',
  'imports.add': 'read',
  'imports.original': 'read',
  'settings.get': 'read',
  'settings.set': 'write',
  'status.get': 'read',
  'status.dismiss': 'write',
} as const satisfies Record<string, 'read' | 'write'>
export type CallName = keyof typeof CALL_MODES
export const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(CALL_MODES, name)

export const EVENT_NAMES = [
  'library.changed',
  'annotations.changed',
  'notes.changed',
  'searches.changed',
  'review.changed',
  'settings.changed',
  'export.progress',
  'status.changed',
  'connection.changed',
  'command.run',
] as const
export type EventName = (typeof EVENT_NAMES)[number]
export const isEventName = (name: unknown): name is EventName => EVENT_NAMES.some((known) => known === name)
