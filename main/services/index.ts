/** All services of the reader behind one door; both shells open them here. */
import { composeServices } from './compose.ts'
import { openLibrary } from './library.ts'
import type { Ports } from './ports.ts'
import { openSearch } from './search.ts'
import type { Services } from './types.ts'

/**
 * Opens the library, the store and everything on top of them. Resolves when calls can be answered.
 * Replies are held against their schemas only where `NODE_ENV` is `test` or `development`.
 */
export async function createServices(ports: Ports): Promise<Services> {
  const { packDirs, bundledDirs, logger, searchWorker, exportWorker, printer, deliver, clock, fontsDir } = ports
  const mode = process.env['NODE_ENV']
  return composeServices(
    ports,
    {
      library: () => openLibrary({ packDirs, bundledDirs, logger }),
      search: (live) => openSearch({ ...live, workerPath: searchWorker, logger }),
      // Read when the first export is made: most sessions make none, and all would wait for it.
      exporter: (live) => ({
        make: async (request) => {
          const { openExport } = await import('./export.ts')
          return openExport({ ...live, printer, deliver, clock, workerPath: exportWorker, fontsDir }).make(request)
        },
      }),
    },
    { checkReplies: mode === 'test' || mode === 'development' },
  )
}
