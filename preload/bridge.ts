/** `window.aide`, the one object the renderer sees of either shell. The transports differ; names, envelope and freezing do not. */
import type { AideBridge } from '../core/contract/events.ts'
import { isCallName, isEventName } from '../core/contract/names.ts'
import type { BridgeErrorShape, Envelope, ErrorCode } from '../core/contract/errors.ts'
import { terminal } from '../core/words/en/terminal.ts'

/** Carries calls to main and events back. `invoke` may reject; `subscribe` returns its unsubscribe. */
export type Transport = {
  invoke(name: string, input: unknown): Promise<unknown>
  subscribe(name: string, listener: (payload: unknown) => void): () => void
}

export const failure = (code: ErrorCode, message: string): { ok: false; error: BridgeErrorShape } => ({
  ok: false,
  error: { code, message },
})

const isEnvelope = (reply: unknown): reply is Envelope<unknown> =>
  typeof reply === 'object' && reply !== null && 'ok' in reply && typeof reply.ok === 'boolean'

/**
 * Makes the frozen bridge over a transport. A name that is not in the contract never reaches the transport, and every
 * failure, the transport's own included, is an envelope: `call` never rejects.
 */
export const makeBridge = (transport: Transport): AideBridge => {
  const call = async (name: unknown, input: unknown): Promise<Envelope<unknown>> => {
    if (!isCallName(name)) return failure('unknown-call', terminal.bridge.unknownCall)
    try {
      const reply = await transport.invoke(name, input)
      return isEnvelope(reply) ? reply : failure('internal', terminal.bridge.noAnswer)
    } catch {
      return failure('internal', terminal.bridge.noAnswer)
    }
  }
  const on = (name: unknown, listener: unknown): (() => void) => {
    if (!isEventName(name) || typeof listener !== 'function') throw new TypeError(terminal.bridge.unknownEvent)
    return transport.subscribe(name, (payload) => listener(payload))
  }
  return Object.freeze({ call, on }) as AideBridge
}
