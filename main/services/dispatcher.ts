/** The one door to the services: name, size and schema are checked before a handler sees anything, and nothing is thrown out. */
import * as v from 'valibot'
import { type Handlers, calls } from '../../core/contract/calls.ts'
import { type BridgeErrorShape, type Envelope, ServiceError } from '../../core/contract/errors.ts'
import { CALL_MODES, type CallName, isCallName } from '../../core/contract/names.ts'
import { words } from '../../core/words/index.ts'
import { fitsIn } from './input-size.ts'
import type { Logger } from './ports.ts'
import type { WriteQueue } from './write-queue.ts'

/** Largest input of a call, in UTF-16 units of its JSON text; a note may be longer than everything else. */
const MAX_INPUT = 1_000_000
const LARGER: Partial<Record<CallName, number>> = { 'notes.save': 5_000_000 }

export type DispatcherParts = {
  handlers: Handlers
  queue: WriteQueue
  logger: Logger
  /** Holds every reply against its schema; on in tests and development. */
  checkReplies: boolean
}

export type Dispatch = (name: unknown, input: unknown) => Promise<Envelope<unknown>>

export function createDispatcher({ handlers, queue, logger, checkReplies }: DispatcherParts): Dispatch {
  async function run(name: CallName, input: unknown): Promise<unknown> {
    if (!fitsIn(input, LARGER[name] ?? MAX_INPUT)) throw new ServiceError('too-large', words.errors.tooLarge)
    if (!isPlainObject(input)) throw new ServiceError('bad-input', words.errors.badInput)
    const spec = calls[name]
    const parsed = v.safeParse(spec.input, input)
    if (!parsed.success) {
      const field = v.getDotPath(parsed.issues[0])
      throw new ServiceError('bad-input', words.errors.badInput, field === null ? undefined : { field: field.slice(0, 200) })
    }
    // The table ties each name to its handler's types; a name known only at run time cannot carry that link.
    const handler = handlers[name] as (checked: unknown) => unknown
    const value = CALL_MODES[name] === 'write' ? await queue.run(() => handler(parsed.output)) : await handler(parsed.output)
    if (checkReplies) v.parse(spec.output, value)
    return value
  }

  return async function dispatch(name, input) {
    if (!isCallName(name)) return { ok: false, error: { code: 'unknown-call', message: words.errors.unknownCall } }
    try {
      return { ok: true, value: await run(name, input) }
    } catch (error) {
      return { ok: false, error: shownError(error, name, logger) }
    }
  }
}

/** Every input is a plain object; valibot alone would take an empty array or a Map for one. */
function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function shownError(error: unknown, call: CallName, logger: Logger): BridgeErrorShape {
  if (!(error instanceof ServiceError)) {
    logger.error('A call failed', { call, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    return { code: 'internal', message: words.errors.internal }
  }
  if (error.cause !== undefined) logger.warn('A call was refused', { call, code: error.code, cause: String(error.cause) })
  return error.details === undefined
    ? { code: error.code, message: error.message }
    : { code: error.code, message: error.message, details: error.details }
}
