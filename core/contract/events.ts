/** Events that main sends to the renderer: what changed, never the data itself. */
import * as v from 'valibot'
import { COMMAND_IDS } from './commands.ts'
import type { CallInput, CallOutput } from './calls.ts'
import type { Envelope } from './errors.ts'
import type { CallName, EventName } from './names.ts'
import { Count, EditionId, RecordId, Slug } from '../model/ids.ts'
import { ExportStep, Status } from './shapes.ts'

export const events = {
  'library.changed': v.strictObject({}),
  'annotations.changed': v.strictObject({ briefings: v.array(v.strictObject({ edition: EditionId, briefing: Slug })) }),
  /** `revision` is told when one note's text or title was saved: who saved it need not read it again. */
  'notes.changed': v.strictObject({ ids: v.array(RecordId), revision: v.optional(Count) }),
  /** A saved search was made, renamed, removed, brought back or run, in whichever window. */
  'searches.changed': v.strictObject({}),
  /** Cases of this new edition were resolved or decided. */
  'review.changed': v.strictObject({ edition: EditionId }),
  'settings.changed': v.strictObject({}),
  /** How far an export has come. */
  'export.progress': v.strictObject({ job: RecordId, step: ExportStep }),
  'status.changed': Status,
  /** Sent by the browser shell’s page to itself: the process that serves it has ended, or is back. */
  'connection.changed': v.strictObject({ connected: v.boolean() }),
  /** A menu item was chosen. */
  'command.run': v.strictObject({ command: v.picklist(COMMAND_IDS) }),
} as const satisfies Record<EventName, v.GenericSchema>

export type Events = typeof events
export type { EventName } from './names.ts'
export type EventPayload<N extends EventName> = v.InferOutput<Events[N]>

/** What the preload puts on `window.aide`, and the browser shell's script likewise. */
export type AideBridge = {
  readonly call: <N extends CallName>(name: N, input: CallInput<N>) => Promise<Envelope<CallOutput<N>>>
  /** Returns its unsubscribe. */
  readonly on: <N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) => () => void
}
