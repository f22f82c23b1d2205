/**
 * One reader per data folder. The lock is the operating system's own on an open file, so it ends with the process that
 * holds it, however that ends; a small file beside it says who that is.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, connect } from './connection.ts'
import { failureOf } from './failures.ts'

const BUSY = 5
/** The holder writes its name right after taking the lock; a second start gives it this long. */
const PATIENCE_MS = 300

export type Holder = { pid: number; since: string }
export type DataFolder = { release(): void } | { heldBy: Holder }

/**
 * Takes the folder for this process, or says who holds it (pid 0 when that cannot be read). A folder that cannot be
 * written to needs no lock, for nothing is saved there.
 */
export function acquireDataFolder(dir: string): DataFolder {
  const holderFile = join(dir, 'aide.lock.json')
  let lock: Connection | undefined
  try {
    lock = connect(join(dir, 'aide.lock'), 'write')
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    if (isBusy(error)) return { heldBy: waitForHolder(holderFile) }
    if (failureOf(error) === undefined) throw error
    return { release: () => undefined }
  }
  try {
    writeFileSync(holderFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() } satisfies Holder))
  } catch (error) {
    // On a full disk the lock still holds; a second start then cannot say who has it.
    if (failureOf(error) === undefined) throw error
  }
  const held = lock
  let released = false
  return {
    release() {
      if (released) return
      released = true
      rmSync(holderFile, { force: true })
      held.close()
    },
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === BUSY

function waitForHolder(file: string): Holder {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const holder = readHolder(file)
    if (holder && isAlive(holder.pid)) return holder
    if (Date.now() > until) return holder ?? { pid: 0, since: '' }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof found !== 'object' || found === null || !('pid' in found) || !('since' in found)) return undefined
    return typeof found.pid === 'number' && typeof found.since === 'string' ? { pid: found.pid, since: found.since } : undefined
  } catch (error) {
    if (error instanceof SyntaxError || failureOf(error) !== undefined) return undefined
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, but belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
