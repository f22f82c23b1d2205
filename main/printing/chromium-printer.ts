/** Prints with an installed Chromium, for the browser shell. One process serves prints that follow each other. */
import { ServiceError } from '../../core/contract/errors.ts'
import { words } from '../../core/words/index.ts'
import type { Logger, PdfPrinter, PrintJob } from '../services/ports.ts'
import { type ChromiumProcess, startChromium } from './chromium-process.ts'
import { findChromium } from './find-chromium.ts'

export type ChromiumPrinterOptions = {
  logger: Logger
  /** Absolute path; found by `findChromium` when left out. */
  executable?: string
  /** Longest time for one document, in milliseconds. */
  timeoutMs?: number
  /** How long an idle process is kept for the next document, in milliseconds. */
  idleMs?: number
}

/** Larger than any document the notes can hold; a runaway print ends here. */
const MAX_BYTES = 256 * 1024 * 1024
const READ_BYTES = 1024 * 1024

export function createChromiumPrinter({ logger, executable, timeoutMs = 90_000, idleMs = 20_000 }: ChromiumPrinterOptions): PdfPrinter {
  let current: ChromiumProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let closed = false

  const endCurrent = async () => {
    clearTimeout(idle)
    const ending = current
    current = undefined
    await ending?.end()
  }

  const browser = async (): Promise<ChromiumProcess> => {
    if (current?.alive() === true) return current
    await endCurrent()
    const path = executable ?? findChromium()
    if (path === undefined) throw new ServiceError('print-unavailable', words.exporting.paper.noPrinter)
    current = await startChromium(path)
    return current
  }

  const printOne = async (job: PrintJob): Promise<Uint8Array> => {
    if (closed) throw new ServiceError('print-unavailable', words.exporting.paper.closing)
    if (job.signal?.aborted === true) throw new ServiceError('print-failed', words.exporting.paper.stopped)
    clearTimeout(idle)
    const running = await browser()
    let timer: NodeJS.Timeout | undefined
    let onAbort = () => {}
    const late = new Promise<never>((_resolve, reject) => {
      onAbort = () => reject(new ServiceError('print-failed', words.exporting.paper.stopped))
      job.signal?.addEventListener('abort', onAbort, { once: true })
      if (job.signal?.aborted === true) onAbort()
      timer = setTimeout(
        () => reject(new ServiceError('print-failed', words.exporting.paper.tooSlow(Math.round(timeoutMs / 1000)))),
        timeoutMs,
      )
    })
    try {
      return await Promise.race([printIn(running, job), late])
    } catch (error) {
      // A process that failed once is not trusted with the next document.
      await endCurrent()
      if (error instanceof ServiceError) throw error
      const reason = error instanceof Error ? error.message : String(error)
      logger.error('The document could not be printed', { reason, executable: executable ?? 'found' })
      throw new ServiceError('print-failed', words.exporting.paper.printFailed, {}, { cause: error })
    } finally {
      clearTimeout(timer)
      job.signal?.removeEventListener('abort', onAbort)
    }
  }

  return {
    print(job) {
      const done = turn.then(() => printOne(job))
      turn = done.then(rest, rest)
      return job.signal === undefined ? done : Promise.race([done, stopped(job.signal)])
    },
    async close() {
      closed = true
      await endCurrent()
    },
  }

  function rest(): void {
    clearTimeout(idle)
    idle = setTimeout(() => {
      endCurrent().catch((error: unknown) => logger.warn('The printing browser did not end', { reason: String(error) }))
    }, idleMs)
    idle.unref()
  }
}

/** Rejects when the reader stops the job, also while it waits for its turn. */
const stopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const stop = () => reject(new ServiceError('print-failed', words.exporting.paper.stopped))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error('The browser gave an answer of another shape')
  return value
}

/** Opens a page of its own for the document, so that nothing of one document is left for the next. */
async function printIn({ devtools }: ChromiumProcess, job: PrintJob): Promise<Uint8Array> {
  const context = text((await devtools.send('Target.createBrowserContext'))['browserContextId'])
  try {
    const targetId = text((await devtools.send('Target.createTarget', { url: 'about:blank', browserContextId: context }))['targetId'])
    const session = text((await devtools.send('Target.attachToTarget', { targetId, flatten: true }))['sessionId'])
    const send = (method: string, params: Record<string, unknown> = {}) => devtools.send(method, params, session)
    await send('Page.enable')
    // The frame of a page has the id of its target.
    await send('Page.setDocumentContent', { frameId: targetId, html: job.html })
    await send('Runtime.evaluate', { expression: 'document.fonts.ready.then(() => document.fonts.status)', awaitPromise: true })
    const printed = await send('Page.printToPDF', {
      printBackground: true,
      preferCSSPageSize: true,
      displayHeaderFooter: false,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      transferMode: 'ReturnAsStream',
    })
    return await readStream(send, text(printed['stream']))
  } finally {
    await devtools.send('Target.disposeBrowserContext', { browserContextId: context }).catch((error: unknown) => {
      // The process has ended already; the print's own error tells why.
      if (!(error instanceof Error)) throw error
    })
  }
}

async function readStream(
  send: (method: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>>,
  handle: string,
): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for (let end = false; !end;) {
    const chunk = await send('IO.read', { handle, size: READ_BYTES })
    const bytes = Buffer.from(text(chunk['data']), chunk['base64Encoded'] === true ? 'base64' : 'utf8')
    size += bytes.length
    if (size > MAX_BYTES) throw new ServiceError('print-failed', words.exporting.paper.tooLarge)
    chunks.push(bytes)
    end = chunk['eof'] === true
  }
  await send('IO.close', { handle })
  return Buffer.concat(chunks)
}
