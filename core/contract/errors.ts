/** Errors that cross the bridge. The union is closed: a code that is not listed here cannot be sent. */
import * as v from 'valibot'

export const ERROR_CODES = [
  /** The call's name is not in the table. */
  'unknown-call',
  /** The input does not fit the call's schema. */
  'bad-input',
  /** Input or reply larger than the bridge carries. */
  'too-large',
  /** The sender is not our window, or the token, Origin or Host is wrong. */
  'forbidden',
  /** The page has lost its connection to the reader's own process (browser shell). */
  'disconnected',
  'not-found',
  /** The record changed since the caller read it. */
  'conflict',
  /** The store was opened read-only (newer version, or folder without write permission). */
  'read-only',
  'storage-full',
  'storage-failed',
  'pack-damaged',
  'pack-newer',
  /** A newer search took this one's place. */
  'superseded',
  'nothing-to-export',
  /** A strict export was asked for, and a quote is edited or its source is missing. */
  'quotes-unsound',
  /** No browser engine is there to print with. */
  'print-unavailable',
  'print-failed',
  'internal',
] as const
export const ErrorCode = v.picklist(ERROR_CODES)
export type ErrorCode = v.InferOutput<typeof ErrorCode>

/** What a caller sees of an error: a code to act on and words for the reader; never a stack or a path. */
export const BridgeErrorShape = v.strictObject({
  code: ErrorCode,
  message: v.string(),
  details: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))),
})
export type BridgeErrorShape = v.InferOutput<typeof BridgeErrorShape>

/** Thrown by services for what the reader can be told; the dispatcher turns anything else into `internal`. */
export class ServiceError extends Error {
  readonly code: ErrorCode
  readonly details: BridgeErrorShape['details']
  constructor(code: ErrorCode, message: string, details?: BridgeErrorShape['details'], options?: ErrorOptions) {
    super(message, options)
    this.name = 'ServiceError'
    this.code = code
    this.details = details
  }
}

export type Envelope<T> = { ok: true; value: T } | { ok: false; error: BridgeErrorShape }
