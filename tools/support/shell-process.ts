/** A server as a child process, and the address it prints; the browser shell for the specs, the bench and the tour. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
export const BROWSER_SHELL = resolve(ROOT, 'out/main/browser.js')

export type Served = {
  /** The address as printed. */
  url: string
  pid: number
  /** Everything it has written so far, both streams. */
  output(): string
  /** Sends the signal unless it has ended already, and waits for its end; resolves with its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
  close(): Promise<void>
}

const START_LIMIT_MS = 30_000

/**
 * Runs `script` on this Node.
 * @param more environment on top of ours; flags of Node; a command line that starts Node in some other way, as with limits on what it may write
 * @throws Error when the process ends or stays silent for 30 s; its output is in the message
 */
export async function serve(
  script: string,
  args: readonly string[],
  more: { env?: Record<string, string> | undefined; flags?: readonly string[]; through?: readonly string[] | undefined } = {},
): Promise<Served> {
  const [command = process.execPath, ...rest] = [...(more.through ?? []), process.execPath, ...(more.flags ?? []), script, ...args]
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...more.env } })
  const ended = once(child, 'close')
  let output = ''
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
    return child.exitCode
  }
  const url = await new Promise<string>((found, failed) => {
    const fail = (reason: string): void => {
      clearTimeout(timer)
      failed(new Error(`${script} ${reason}:\n${output}`))
    }
    const timer = setTimeout(() => fail(`printed no address within ${START_LIMIT_MS} ms`), START_LIMIT_MS)
    const read = (data: Buffer): void => {
      output += data.toString()
      const match = /http:\/\/\S+/u.exec(output)
      if (match === null) return
      clearTimeout(timer)
      found(match[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('error', (error) => fail(`could not be started (${error.message})`))
    child.on('exit', (code) => fail(`ended with ${String(code)}`))
  })
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    end,
    close: async () => {
      await end('SIGTERM')
    },
  }
}
