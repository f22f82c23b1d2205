/** One worker thread for one file: it reads and places, main answers with briefings and takes the marks in small batches. */
import { Worker } from 'node:worker_threads'
import { ServiceError } from '../../core/contract/errors.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import type { ExchangeFileJob, ExchangeJob, FromExchange, FromExchangeFile, Placed, ToExchange } from './exchange-messages.ts'

const say = words.exchange.file

/** A file at the limit of size takes a tenth of this. */
const LIMITS = { maxOldGenerationSizeMb: 1_024 }
/** The thread ends by itself before this. */
const LONGEST_MS = 45_000

export type Placing = Omit<Extract<FromExchange, { type: 'done' }>, 'type'> & { marks: Placed[] }

export type ExchangeThread = {
  /** @throws ServiceError `bad-input` with words about the file, `superseded` when it was ended */
  read(): Promise<Placing>
  end(): void
}

/** @param workerPath absolute path of the built export worker, or of main/export-worker.ts where Node strips types */
export function startExchange(
  workerPath: string,
  job: ExchangeJob,
  briefing: (edition: string, briefing: string) => Briefing | undefined,
): ExchangeThread {
  const worker = new Worker(workerPath, { workerData: job, resourceLimits: LIMITS, execArgv: [], name: 'exchange' })
  let end: () => void = () => undefined
  const placing = new Promise<Placing>((resolve, reject) => {
    const marks: Placed[] = []
    const fail = (code: 'bad-input' | 'superseded', message: string, cause?: unknown): void => {
      clearTimeout(timer)
      reject(new ServiceError(code, message, undefined, cause === undefined ? undefined : { cause }))
    }
    const timer = setTimeout(() => fail('bad-input', say.tooSlow), LONGEST_MS)
    end = () => fail('superseded', say.superseded)
    worker.on('message', (message: FromExchange) => {
      if (message.type === 'wanted')
        worker.postMessage({ briefing: briefing(message.edition, message.briefing) ?? null } satisfies ToExchange)
      else if (message.type === 'placed') marks.push(...message.marks)
      else if (message.type === 'refused') fail('bad-input', message.reason)
      else if (message.type === 'failed') fail('bad-input', say.failed, message.reason)
      else {
        clearTimeout(timer)
        const { problems, moreProblems, ignored } = message
        resolve({ marks, problems, moreProblems, ignored })
      }
    })
    worker.on('error', (error) => fail('bad-input', say.failed, error))
    worker.on('exit', (code) => fail('bad-input', say.failed, `The exchange thread ended with ${code}`))
  })
  return {
    async read() {
      try {
        return await placing
      } finally {
        await worker.terminate()
      }
    },
    end: () => end(),
  }
}

/**
 * Puts a file of marks together in a thread of its own.
 * @param workerPath as above
 * @throws ServiceError `internal` when the thread ends without it or takes too long
 */
export async function writeExchangeFile(workerPath: string, job: ExchangeFileJob): Promise<Uint8Array> {
  const worker = new Worker(workerPath, { workerData: job, resourceLimits: LIMITS, execArgv: [], name: 'exchange' })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      const fail = (cause: unknown): void => reject(new ServiceError('internal', say.notWritten, undefined, { cause }))
      timer = setTimeout(() => fail('The file was not written in time'), LONGEST_MS)
      worker.on('message', (message: FromExchangeFile) => (message.type === 'file' ? resolve(message.bytes) : fail(message.reason)))
      worker.on('error', fail)
      worker.on('exit', (code) => fail(`The exchange thread ended with ${code}`))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
