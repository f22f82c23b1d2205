import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acquireDataFolder } from './lock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'aide-lock-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const holder = fileURLToPath(new URL('fixtures/hold-lock.ts', import.meta.url))

async function hold(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [holder, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(String(data).trim())))
  return { child, said }
}

const end = (child: ChildProcess) =>
  new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGKILL')
  })

describe('the lock on a data folder', () => {
  it('is held once, says by whom and since when, and can be taken again after release', () => {
    const first = acquireDataFolder(dir)
    if (!('release' in first)) throw new Error('not acquired')
    const second = acquireDataFolder(dir)
    expect(second).toEqual({ heldBy: { pid: process.pid, since: expect.stringMatching(/^\d{4}-.*Z$/u) } })
    first.release()
    first.release()
    const third = acquireDataFolder(dir)
    expect('release' in third).toBe(true)
    if ('release' in third) third.release()
  })

  it('names another process, and ends when that process is killed', async () => {
    const { child, said } = await hold()
    expect(said).toBe('{}')
    expect(acquireDataFolder(dir)).toMatchObject({ heldBy: { pid: child.pid } })
    await end(child)
    const mine = acquireDataFolder(dir)
    expect('release' in mine).toBe(true)
    if ('release' in mine) mine.release()
  })

  it('does not believe a holder file that a crash left behind', () => {
    writeFileSync(join(dir, 'aide.lock.json'), JSON.stringify({ pid: process.pid, since: '2020-01-01T00:00:00.000Z' }))
    const mine = acquireDataFolder(dir)
    expect('release' in mine).toBe(true)
    if ('release' in mine) mine.release()
  })

  it('still refuses when it cannot be read who holds it', () => {
    const first = acquireDataFolder(dir)
    writeFileSync(join(dir, 'aide.lock.json'), 'not json')
    expect(acquireDataFolder(dir)).toEqual({ heldBy: { pid: 0, since: '' } })
    if ('release' in first) first.release()
  })
})
