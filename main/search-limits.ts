/** How much memory the search thread may take, whatever the process was told of its own. */
import { setFlagsFromString } from 'node:v8'
import type { ResourceLimits, Worker } from 'node:worker_threads'

/**
 * A runaway search must not take the whole machine; editions of the size this reader is made for need a tenth. The young
 * generation of 8 MB is two halves of 4: with twice that the thread keeps 25 MB more at 10,000 briefings and no search is
 * faster, with half of it the slowest take a third longer.
 */
export const SEARCH_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 } as const

const SEMI_SPACE = /^--max[-_]semi[-_]space[-_]size=/u

/**
 * Starts a thread within limits. The reader is started with little room for young objects of its main thread, by a flag of
 * V8 that outweighs the limits of every thread: it is lifted until the new thread has its heap. The main thread has its
 * heap by then and keeps to it.
 */
export function startWithin(limits: ResourceLimits, start: (limits: ResourceLimits) => Worker): Worker {
  const flag = process.execArgv.findLast((one) => SEMI_SPACE.test(one))
  if (flag === undefined) return start(limits)
  setFlagsFromString(flag.replace(/=.*$/u, '=0'))
  const restore = (): void => setFlagsFromString(flag)
  try {
    return start(limits).once('online', restore).once('error', restore)
  } catch (error) {
    restore()
    throw error
  }
}
