/** Starts a server as a child process and waits for the address it prints; used by the bench and the tour. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
export const BROWSER_SHELL = resolve(ROOT, 'out/main/browser.js')

export type Served = { url: string; pid: number; close(): Promise<void> }

const START_LIMIT_MS = 30_000

/** @throws Error when the process ends or stays silent for 30 s; its output is in the message. */
export async function serve(script: string, args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await printedAddress(child, script)
  const { pid } = child
  if (pid === undefined) throw new Error(`${script} has no process id`)
  return {
    url,
    pid,
    close: async () => {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function printedAddress(child: ChildProcess, script: string): Promise<string> {
  return new Promise((found, failed) => {
    let output = ''
    const timer = setTimeout(
      () => failed(new Error(`${script} printed no address within ${START_LIMIT_MS} ms:\n${output}`)),
      START_LIMIT_MS,
    )
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8')
      const match = /http:\/\/\S+/u.exec(output)
      if (match === null) return
      clearTimeout(timer)
      found(match[0])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('exit', (code) => failed(new Error(`${script} ended with ${String(code)}:\n${output}`)))
  })
}
