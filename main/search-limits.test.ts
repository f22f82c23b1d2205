import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

/** Starts a thread in a process of its own and tells how much room for young objects it and the main thread came to have, in MB. */
const SCRIPT = `
  import { Worker } from 'node:worker_threads'
  import { startWithin } from '${pathToFileURL(resolve(import.meta.dirname, 'search-limits.ts')).href}'
  const young = \`
    const churn = () => { let kept = []; for (let i = 0; i < 4e6; i += 1) { kept.push({ i }); if (kept.length > 40000) kept = [] } }
    const youngRoom = () => require('node:v8').getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size / 2 ** 20
  \`
  const thread = young + "churn(); require('node:worker_threads').parentPort.postMessage(youngRoom())"
  const sizeIn = (start) => new Promise((done, fail) => start().on('message', done).on('error', fail))
  const make = (resourceLimits) => new Worker(thread, { eval: true, resourceLimits, execArgv: [] })
  const limits = { maxYoungGenerationSizeMb: 8 }
  const own = await sizeIn(() => startWithin(limits, make))
  const after = await sizeIn(() => make(limits))
  process.stdout.write(JSON.stringify({ own, after }))
`

/** A thread's room grows to 8 MB, or to 2 with the flag; on a loaded machine it is also seen between two sizes. */
const LITTLE = 4

const roomOf = (...flags: string[]): { own: number; after: number } => {
  const run = spawnSync(process.execPath, [...flags, '--input-type=module', '--eval', SCRIPT], { encoding: 'utf8' })
  expect(run.stderr).toBe('')
  return JSON.parse(run.stdout)
}

describe('startWithin', () => {
  it('gives a thread its own limits, and to threads after it those of the process', () => {
    const free = roomOf()
    expect(Math.min(free.own, free.after)).toBeGreaterThan(LITTLE)
    const held = roomOf('--max-semi-space-size=1')
    expect(held.own).toBeGreaterThan(LITTLE)
    expect(held.after).toBeLessThanOrEqual(LITTLE)
  })
})
