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
  const { packDirs, bundledDirs, logger, searchWorker, printer, deliver, clock, fontsDir } = ports
  const mode = process.env['NODE_ENV']
  return composeServices(
    ports,
    {
      library: () => openLibrary({ packDirs, bundledDirs, logger }),
      search: (live) => openSearch({ ...live, workerPath: searchWorker, logger }),
      // Markdown and print rules are read when the first export is made: most sessions make none, and all would wait for them.
      exporter: (live) => ({
        make: async (request) => (await import('./export.ts')).openExport({ ...live, printer, deliver, clock, fontsDir }).make(request),
      }),
    },
    { checkReplies: mode === 'test' || mode === 'development' },
  )
}
