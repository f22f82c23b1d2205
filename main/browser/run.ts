/** Binds the services to the browser shell's server, and ends them in the order that loses nothing. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { terminal } from '../../core/words/en/terminal.ts'
import { holdDataFolder } from '../data-folder.ts'
import { chosenPacks } from '../packs.ts'
import { builtParts } from '../places.ts'
import { createChromiumPrinter } from '../printing/chromium-printer.ts'
import { createServices } from '../services/index.ts'
import type { Logger } from '../services/ports.ts'
import type { Services } from '../services/types.ts'
import { VERSION } from '../version.ts'
import { createDownloads } from './downloads.ts'
import { Refusal } from '../refusal.ts'
import { startServer } from './server.ts'

export type BrowserShell = { url: string; port: number; close(): Promise<void> }

/**
 * Starts everything and resolves when the page can be opened.
 * @throws Refusal where the reason is a sentence for the terminal; the system's error when the port cannot be had
 */
export const runBrowserShell = async (options: {
  port: number
  dataDir: string
  packs: readonly string[]
  mainDir: string
  logger: Logger
}): Promise<BrowserShell> => {
  const { dataDir, logger } = options
  const built = builtParts(options.mainDir)
  if (!existsSync(join(built.renderer, 'index.html'))) throw new Refusal(terminal.start.noRenderer)
  const packs = chosenPacks(options.packs, built.packs)
  if (!packs.ok) throw new Refusal(packs.reason)

  const folder = holdDataFolder(dataDir)
  const downloads = createDownloads()
  const opened = Promise.withResolvers<Services>()
  // Whoever dispatches before the services are there sees the same rejection below.
  opened.promise.catch(() => undefined)
  const server = await startServer({
    port: options.port,
    rendererDir: built.renderer,
    pageBridge: built.pageBridge,
    downloads,
    dispatch: async (name, input) => (await opened.promise).dispatch(name, input),
    logger,
  }).catch((error: unknown) => {
    folder.release()
    throw error
  })
  const printer = createChromiumPrinter({ logger })
  try {
    const services = await createServices({
      clock: { now: () => new Date() },
      ids: { next: () => randomUUID() },
      logger,
      printer,
      deliver: downloads.deliver,
      emit: server.emit,
      dataDir,
      packDirs: packs.named,
      bundledDirs: packs.bundled,
      searchWorker: built.searchWorker,
      exportWorker: built.exportWorker,
      reviewWorker: built.reviewWorker,
      importWorker: built.importWorker,
      fontsDir: built.fonts,
      app: { version: VERSION, shell: 'browser' },
    })
    opened.resolve(services)
    return {
      url: server.url,
      port: server.port,
      close: async () => {
        // Services first: they refuse new writes and wait for those under way, whose replies still go out.
        await services.close()
        await server.close()
        downloads.close()
        await printer.close()
        folder.release()
      },
    }
  } catch (error) {
    opened.reject(error)
    await server.close()
    await printer.close()
    folder.release()
    throw error
  }
}
