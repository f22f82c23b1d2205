/** The renderer's end of the bridge: calls that return their value or throw a `BridgeError`, and events. */
import type { CallInput, CallName, CallOutput } from '../../core/contract/calls.ts'
import type { BridgeErrorShape, ErrorCode } from '../../core/contract/errors.ts'
import type { AideBridge, EventName, EventPayload } from '../../core/contract/events.ts'
import { followOwnChange } from '../state/own-changes.ts'

declare global {
  interface Window {
    /** Put there by the preload, or by the browser shell's script. */
    readonly aide: AideBridge
  }
}

/** A call that was refused: a code to act on and words for the reader. */
export class BridgeError extends Error {
  readonly code: ErrorCode
  readonly details: BridgeErrorShape['details']
  constructor(error: BridgeErrorShape) {
    super(error.message)
    this.name = 'BridgeError'
    this.code = error.code
    this.details = error.details
  }
}

/** Whether a call changes notes that may be open in the editor without the editor having asked. */
const changesNotes = (name: CallName, input: object): boolean =>
  name === 'history.undo' || name === 'history.redo' || (name === 'notes.save' && 'kind' in input && input.kind === 'append-quote')

/** @throws BridgeError when main answers with an error envelope */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = window.aide.call(name, input)
  if (changesNotes(name, input)) followOwnChange(reply)
  const envelope = await reply
  if (envelope.ok) return envelope.value
  throw new BridgeError(envelope.error)
}

/** Listens to an event of main; returns its unsubscribe. */
export function on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.aide.on(name, listener)
}

/** Words for the reader about anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
