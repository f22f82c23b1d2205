/** One headless Chromium of our own: fresh profile, no network, ended with everything it started. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { type DevTools, openDevTools } from './devtools-pipe.ts'

export type ChromiumProcess = {
  devtools: DevTools
  alive(): boolean
  /** Ends the process and removes its profile. */
  end(): Promise<void>
}

/** Nothing may leave the machine: names do not resolve, and what has an address goes to a closed port. */
const OFFLINE = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
]
const QUIET = [
  '--headless',
  '--disable-gpu',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--metrics-recording-only',
  '--mute-audio',
  '--hide-scrollbars',
]

/** Chromium refuses its sandbox to root; anyone else keeps it. */
const sandbox = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

const isWritable = (stream: unknown): stream is Writable => typeof stream === 'object' && stream !== null && 'write' in stream
const isReadable = (stream: unknown): stream is Readable => typeof stream === 'object' && stream !== null && 'read' in stream

/** @throws Error when the program cannot be started */
export async function startChromium(executable: string): Promise<ChromiumProcess> {
  const profile = await mkdtemp(join(tmpdir(), 'aide-print-'))
  const child = spawn(
    executable,
    [...QUIET, ...OFFLINE, ...sandbox(), `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      // Its own group, so that its helpers can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    },
  )
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const input = child.stdio[3]
  const output = child.stdio[4]
  const clean = () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  if (!isWritable(input) || !isReadable(output)) {
    await clean()
    throw new Error('The browser was started without its pipes')
  }
  const devtools = openDevTools(input, output)
  child.once('error', (error) => devtools.close(error))
  child.once('exit', (code) => devtools.close(new Error(`The browser ended with code ${code ?? 'none'}`)))
  let ended = false
  return {
    devtools,
    alive: () => !ended && child.exitCode === null && child.signalCode === null && child.pid !== undefined,
    end: async () => {
      ended = true
      devtools.close(new Error('The browser was closed'))
      kill(child)
      await exited
      await clean()
    },
  }
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return
  if (process.platform === 'win32') {
    child.kill('SIGKILL')
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    // The group is gone when the process ended by itself a moment ago.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
