/** All services of the reader behind one door; both shells open them here. */
import { composeServices } from './compose.ts'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { installedEditions } from './editions.ts'
import type { Exporter } from './export.ts'
import { openLibrary } from './library.ts'
import type { Logger, Ports } from './ports.ts'
import { openReviewThread } from './review-thread.ts'
import { openSearch } from './search.ts'
import type { Services } from './types.ts'

/**
 * Opens the library, the store and everything on top of them. Resolves when calls can be answered.
 * Replies are held against their schemas only where `NODE_ENV` is `test` or `development`.
 */
export async function createServices(ports: Ports): Promise<Services> {
  const { packDirs, bundledDirs, logger, dataDir, searchWorker, exportWorker, reviewWorker, printer, deliver, clock, fontsDir, emit } =
    ports
  const mode = process.env['NODE_ENV']
  const installed = await openInstalled(dataDir, logger)
  return composeServices(
    ports,
    {
      library: () => openLibrary({ packDirs, bundledDirs: [...installed, ...bundledDirs], logger }),
      search: (live, told) => openSearch({ ...live, workerPath: searchWorker, keptDir: join(dataDir, 'indexes'), logger, told }),
      review: (library) => openReviewThread({ library, workerPath: reviewWorker, logger }),
      // Read when the first export is made: most sessions make none, and all would wait for it.
      exporter: (live) => {
        let opened: Promise<Exporter> | undefined
        const exporter = (): Promise<Exporter> =>
          (opened ??= import('./export.ts').then(({ openExport }) =>
            openExport({ ...live, printer, deliver, clock, emit, workerPath: exportWorker, fontsDir }),
          ))
        return {
          make: async (request) => (await exporter()).make(request),
          preview: async (request) => (await exporter()).preview(request),
          cancel: async (job) => (await opened)?.cancel(job),
        }
      },
    },
    { checkReplies: mode === 'test' || mode === 'development' },
  )
}

/** Folders of the installed editions; what an interrupted installation left is cleared away. */
async function openInstalled(dataDir: string, logger: Logger): Promise<string[]> {
  const { dirs, leftOver } = await installedEditions(dataDir)
  for (const dir of leftOver) {
    await rm(dir, { recursive: true, force: true }).catch((error: unknown) =>
      logger.warn('an unfinished installation could not be cleared away', { error: String(error) }),
    )
  }
  return dirs
}
