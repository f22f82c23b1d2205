/** The review thread behind a port: started when there is something to compare, ended when it has been idle for a while. */
import { Worker } from 'node:worker_threads'
import { ServiceError } from '../../core/contract/errors.ts'
import type { BriefingChanges } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import type { FindReply, FromReviewWorker, ReviewRequest, ToReviewWorker } from '../review-messages.ts'
import type { Logger } from './ports.ts'
import type { Library } from './types.ts'

type Asked<T extends ReviewRequest['type']> = Extract<ReviewRequest, { type: T }>

export type ReviewThread = {
  /** @throws ServiceError `internal` when the thread fails or takes too long; the next request starts another */
  find(request: Asked<'find'>): Promise<FindReply>
  changes(request: Asked<'changes'>): Promise<BriefingChanges[]>
  close(): Promise<void>
}

const LIMITS = { maxOldGenerationSizeMb: 1024 }
/** The largest pair of briefings there may be takes a tenth; what takes more was made to. */
const LONGEST_MS = 60_000
const IDLE_MS = 20_000

type Waiting = { receive(message: FromReviewWorker): void; fail(cause: unknown): void }

/** @param workerPath absolute path of the built worker, or of main/review-worker.ts where Node strips types */
export function openReviewThread({
  library,
  workerPath,
  logger,
}: {
  library: Pick<Library, 'files' | 'edition'>
  workerPath: string
  logger: Logger
}): ReviewThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let tickets = 0
  let closed = false

  function end(cause: unknown): void {
    const ended = worker
    worker = undefined
    clearTimeout(idle)
    for (const one of waiting.values()) one.fail(cause)
    waiting.clear()
    ended?.terminate().catch((error: unknown) => logger.warn('the review thread did not end', { error: String(error) }))
  }

  function start(): Worker {
    const started = new Worker(workerPath, { resourceLimits: LIMITS, execArgv: [], name: 'review' })
    // A start or an end of the reader never waits for it.
    started.unref()
    started.on('message', (message: FromReviewWorker) => {
      const one = waiting.get(message.ticket)
      waiting.delete(message.ticket)
      one?.receive(message)
      if (waiting.size === 0) idle = setTimeout(() => end('idle'), IDLE_MS).unref()
    })
    started.on('error', (error) => {
      if (started === worker) end(error)
    })
    started.on('exit', (code) => {
      if (started === worker) end(`The review thread ended with ${code}`)
    })
    return started
  }

  function ask<T>(request: ReviewRequest, read: (message: FromReviewWorker) => T | undefined): Promise<T> {
    if (closed) return Promise.reject(new ServiceError('internal', words.errors.closed))
    clearTimeout(idle)
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const fail = (cause: unknown): void => reject(new ServiceError('internal', words.errors.review.failed, undefined, { cause }))
    const timer = setTimeout(() => end('The review thread took too long'), LONGEST_MS)
    tickets += 1
    const ticket = tickets
    waiting.set(ticket, {
      receive(message) {
        clearTimeout(timer)
        const value = read(message)
        if (value === undefined) fail(message.type === 'failed' ? message.reason : 'The review thread gave another answer')
        else resolve(value)
      },
      fail(cause) {
        clearTimeout(timer)
        fail(cause)
      },
    })
    worker ??= start()
    const editions = library
      .files()
      .map(({ id, dir }) => ({ id, dir, briefings: library.edition(id)?.briefings.map((meta) => meta.id) ?? [] }))
    worker.postMessage({ ticket, editions, request } satisfies ToReviewWorker)
    return promise
  }

  return {
    find: (request) => ask(request, (message) => (message.type === 'found' ? message.reply : undefined)),
    changes: (request) => ask(request, (message) => (message.type === 'changes' ? message.reply : undefined)),
    async close() {
      closed = true
      const ending = worker
      end('closed')
      await ending?.terminate()
    },
  }
}
