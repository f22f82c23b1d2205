/** One worker thread for one paper: started with what the paper is made of, ended when the paper is done. */
import { Worker } from 'node:worker_threads'
import { ServiceError } from '../../core/contract/errors.ts'
import { words } from '../../core/words/index.ts'
import type { FromPaperWorker, PaperInput, PaperWritten, ToPaperWorker } from '../export-messages.ts'

const say = words.exporting.paper

/** The longest note takes a tenth of either; what takes more was made to. */
const LIMITS = { maxOldGenerationSizeMb: 2048 }
const LONGEST_MS = 60_000

export type PaperThread = {
  /** The document, at first without page numbers in its contents. @throws ServiceError `print-failed` */
  write(pages?: ToPaperWorker['pages']): Promise<PaperWritten>
  end(): Promise<void>
}

/** @param workerPath absolute path of the built worker, or of main/export-worker.ts where Node strips types */
export function startPaper(workerPath: string, input: PaperInput): PaperThread {
  const worker = new Worker(workerPath, { workerData: input, resourceLimits: LIMITS, execArgv: [], name: 'export' })
  const next = (): Promise<PaperWritten> =>
    new Promise((resolve, reject) => {
      const fail = (message: string, cause: unknown) => done(() => reject(new ServiceError('print-failed', message, undefined, { cause })))
      const timer = setTimeout(() => fail(say.tooSlow(LONGEST_MS / 1000), 'The export thread took too long'), LONGEST_MS)
      const onMessage = (message: FromPaperWorker) => {
        if (message.type === 'written') done(() => resolve(message.written))
        else fail(say.printFailed, message.reason)
      }
      const onError = (error: Error & { code?: string }) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? say.tooLong : say.printFailed, error)
      const onExit = (code: number) => fail(say.printFailed, `The export thread ended with ${code}`)
      const done = (settle: () => void) => {
        clearTimeout(timer)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        settle()
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    })
  // The thread writes once unasked; the answer is awaited from its start, so that none is missed.
  let first: Promise<PaperWritten> | undefined = next()
  return {
    write(pages) {
      const waiting = first
      first = undefined
      if (waiting !== undefined && pages === undefined) return waiting
      const answer = next()
      worker.postMessage({ pages: pages ?? new Map() } satisfies ToPaperWorker)
      return answer
    },
    async end() {
      await worker.terminate()
    },
  }
}
