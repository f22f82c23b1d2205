/** Tells the ways storage can fail apart, by SQLite's result codes and the system's error names. */
import { type ErrorCode, ServiceError } from '../../core/contract/errors.ts'
import { words } from '../../core/words/index.ts'

export type Failure = 'full' | 'read-only' | 'damaged' | 'failed'

/** Primary result codes (https://www.sqlite.org/rescode.html); extended codes keep them in the low byte. */
const BY_CODE: Readonly<Record<number, Failure>> = {
  3: 'read-only' /* PERM */,
  5: 'failed' /* BUSY */,
  6: 'failed' /* LOCKED */,
  7: 'failed' /* NOMEM */,
  8: 'read-only' /* READONLY */,
  10: 'failed' /* IOERR */,
  11: 'damaged' /* CORRUPT */,
  13: 'full' /* FULL */,
  14: 'failed' /* CANTOPEN */,
  15: 'failed' /* PROTOCOL */,
  26: 'damaged' /* NOTADB */,
}
/** Any other failure of a file operation is `failed`. */
const BY_NAME: Readonly<Record<string, Failure>> = {
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
}

/** What went wrong with the storage, or undefined when the error is a fault of the program instead. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof StorageFailure) return error.failure
  if ('errcode' in error && typeof error.errcode === 'number') return BY_CODE[error.errcode & 0xff]
  if ('syscall' in error && 'code' in error && typeof error.code === 'string') return BY_NAME[error.code] ?? 'failed'
  return undefined
}

/** Storage that is found wanting by our own checks rather than by SQLite. */
export class StorageFailure extends Error {
  readonly failure: Failure
  constructor(failure: Failure, message: string) {
    super(message)
    this.name = 'StorageFailure'
    this.failure = failure
  }
}

/** How a failed write is told to the caller. */
export function writeRefusal(failure: Failure, cause?: unknown): ServiceError {
  const [code, message]: [ErrorCode, string] =
    failure === 'full'
      ? ['storage-full', words.errors.storageFull]
      : failure === 'read-only'
        ? ['read-only', words.errors.readOnlyFolder]
        : ['storage-failed', words.errors.storageFailed]
  return new ServiceError(code, message, undefined, { cause })
}
