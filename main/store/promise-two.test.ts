/** Promise 2: what was acknowledged is there after kill -9 at any moment. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestServices } from '../services/test-support.ts'
import { connect } from './connection.ts'

const ROUNDS = 6
const saver = fileURLToPath(new URL('fixtures/save-and-tell.ts', import.meta.url))
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'aide-kill-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Lets a process save until it has acknowledged some changes, kills it a random moment later, and returns what it said. */
async function saveAndKill(round: number): Promise<string[]> {
  const child = spawn(process.execPath, [saver, dir, String(round)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complaint = ''
  child.stderr.on('data', (data: Buffer) => (complaint += String(data)))
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`It ended by itself with ${code}: ${complaint}`)))
    child.stdout.on('data', (data: Buffer) => {
      said += String(data)
      if (said.length > 40) resolve()
    })
  })
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 120))
  child.removeAllListeners('exit')
  const ended = new Promise((resolve) => child.stdout.once('close', resolve))
  child.kill('SIGKILL')
  await ended
  return said.slice(0, said.lastIndexOf('\n')).split('\n')
}

it('loses nothing that was acknowledged', async () => {
  const acknowledged: string[] = []
  for (let round = 0; round < ROUNDS; round += 1) acknowledged.push(...(await saveAndKill(round)))
  expect(acknowledged.length).toBeGreaterThan(ROUNDS)
  const { services } = openTestServices(dir)
  expect(services.status()).toMatchObject({ store: 'ok', notices: [] })
  const notes = await services.call('notes.list', {})
  const marks = await services.call('annotations.list', {})
  if (!notes.ok || !marks.ok) throw new Error('The store could not be read')
  const titles = new Set(notes.value.map(({ title }) => title))
  const comments = new Set(marks.value.map(({ comment }) => comment))
  expect(acknowledged.filter((id) => !titles.has(id) || !comments.has(id))).toEqual([])
  await services.close()
  const connection = connect(join(dir, 'aide.db'), 'read')
  expect(connection.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' })
  connection.close()
})
