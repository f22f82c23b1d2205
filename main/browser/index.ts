/** Entry of the browser shell: `node out/main/browser.js [--port N] [--data DIR] [--pack DIR] [--help]`. */
import { resolve } from 'node:path'
import { terminal } from '../../core/words/en/terminal.ts'
import { keepToOwner } from '../data-folder.ts'
import { createLogger } from '../logger.ts'
import { readOptions } from '../options.ts'
import { usualDataDir } from '../places.ts'
import { refusalOf } from '../refusal.ts'
import { runBrowserShell } from './run.ts'

/** After the first signal, further ones within this time are the same key press, in milliseconds. */
const IMPATIENCE = 1500

const fail = (sentence: string, code: number): void => {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = code
}

const main = async (): Promise<void> => {
  keepToOwner()
  const read = readOptions(process.argv.slice(2), 'browser')
  const usage = terminal.options.usage('browser')
  if (!read.ok) return fail(`${read.reason}\n${usage}`, 2)
  const { options } = read
  if (options.help) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const dataDir = resolve(options.data ?? usualDataDir())
  const shell = await runBrowserShell({
    port: options.port ?? 0,
    packs: options.packs,
    dataDir,
    mainDir: import.meta.dirname,
    logger: createLogger(),
  })
  let since: number | null = null
  const end = (): void => {
    // One Ctrl+C may arrive several times, from the terminal and from npm; a later one is a person who does not want to wait.
    if (since !== null) return performance.now() - since > IMPATIENCE ? process.exit(1) : undefined
    since = performance.now()
    process.stdout.write(`\n${terminal.start.ending}\n`)
    shell.close().then(
      () => process.stdout.write(`${terminal.start.ended}\n`, () => process.exit(0)),
      (error: unknown) => {
        fail(refusalOf(error), 1)
        process.exit()
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  // Started by `npm start`, which holds the other end: when it is gone, nobody is left to end this process.
  if (process.connected) process.once('disconnect', end)
  process.stdout.write(`${terminal.start.open(shell.url)}\n${terminal.start.stop}\n`)
}

main().catch((error: unknown) => fail(refusalOf(error), 1))
