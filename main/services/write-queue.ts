/** Writes run one at a time, in the order they came, and are acknowledged after their commit. */
import { ServiceError } from '../../core/contract/errors.ts'
import { words } from '../../core/words/index.ts'

export type WriteQueue = {
  /** Runs the work when everything before it is done. A failure is the caller's alone and does not stop the queue. */
  run<T>(work: () => T | Promise<T>): Promise<T>
  /** Refuses new work and resolves when all accepted work is done. */
  close(): Promise<void>
}

export function createWriteQueue(): WriteQueue {
  let last: Promise<void> = Promise.resolve()
  let closed = false
  return {
    run(work) {
      if (closed) return Promise.reject(new ServiceError('storage-failed', words.errors.closing))
      const result = last.then(work)
      last = result.then(
        () => undefined,
        () => undefined,
      )
      return result
    },
    async close() {
      closed = true
      await last
    },
  }
}
