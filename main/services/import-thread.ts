/** One thread for one file: it ends with it, or when the file takes too long or too much. */
import { Worker } from 'node:worker_threads'
import { ServiceError } from '../../core/contract/errors.ts'
import { words } from '../../core/words/index.ts'
import type { FileRead, FromImport, ImportJob } from '../import-messages.ts'

const say = words.importing.file

export type ImportLimits = { ms: number; megabytes: number }
/** A file at the limit of size takes a fifth of both. */
const LIMITS: ImportLimits = { ms: 60_000, megabytes: 1_024 }

export type ImportThread = {
  /** Both throw ServiceError `bad-input` with words about the file. */
  read(job: Omit<Extract<ImportJob, { do: 'read' }>, 'do'>): Promise<FileRead>
  build(job: Omit<Extract<ImportJob, { do: 'build' }>, 'do'>): Promise<void>
}

/** @param workerPath absolute path of the built import worker, or of main/import-worker.ts where Node strips types */
export function importThread(workerPath: string, limits: ImportLimits = LIMITS): ImportThread {
  return {
    async read(job) {
      const message = await run(workerPath, { do: 'read', ...job }, limits)
      if (message.type !== 'read') throw refused(say.failed, `The thread said ${message.type}`)
      return message.read
    },
    async build(job) {
      await run(workerPath, { do: 'build', ...job }, limits)
    },
  }
}

const refused = (sentence: string, cause: unknown): ServiceError => new ServiceError('bad-input', sentence, undefined, { cause })

async function run(workerPath: string, job: ImportJob, { ms, megabytes }: ImportLimits): Promise<FromImport> {
  const resourceLimits = { maxOldGenerationSizeMb: megabytes }
  const worker = new Worker(workerPath, { workerData: job, resourceLimits, execArgv: [], name: 'import' })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<FromImport>((resolve, reject) => {
      timer = setTimeout(() => reject(refused(say.tooSlow, 'time')), ms)
      worker.on('message', (message: FromImport) => {
        if (message.type === 'refused') reject(refused(message.reason, 'contents'))
        else if (message.type === 'failed') reject(refused(say.failed, message.reason))
        else resolve(message)
      })
      worker.on('error', (error) =>
        reject(refused(Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY' ? say.tooMuch : say.failed, error)),
      )
      worker.on('exit', (code) => reject(refused(say.failed, `The import thread ended with ${code}`)))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
