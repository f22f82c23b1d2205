/** The bundled pack's two editions, built once, and services over a data folder of their own for each test of a file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { rangeBetween, textMap } from '../../core/anchor/index.ts'
import type { CallInput, CallName, CallOutput } from '../../core/contract/calls.ts'
import type { EventName } from '../../core/contract/events.ts'
import { createServices } from './index.ts'
import type { Services } from './types.ts'

export const PACK = 'euro-atlantic-indo-pacific'
export const FIRST = `${PACK}@1`
export const SECOND = `${PACK}@2`
export const SUMMIT = 'japan-nato-washington-2024'

/** Folders with the built editions `1` and `2`, the data folder of the running test, its services, events and clock. */
export const here: { built: string; dir: string; at: Services | undefined; events: [EventName, unknown][]; time: number } = {
  built: '',
  dir: '',
  at: undefined,
  events: [],
  time: 0,
}
let ids = 0

/** @param buildEdition builds an edition of the bundled pack into a folder */
export function withEditions(buildEdition: (out: string, number: 1 | 2) => string): void {
  beforeAll(() => {
    here.built = mkdtempSync(join(tmpdir(), 'aide-editions-'))
    buildEdition(join(here.built, '1'), 1)
    buildEdition(join(here.built, '2'), 2)
  }, 60_000)
  afterAll(() => rmSync(here.built, { recursive: true, force: true }))
  beforeEach(() => {
    here.dir = mkdtempSync(join(tmpdir(), 'aide-review-'))
    here.time = Date.parse('2027-02-01T09:00:00.000Z')
  })
  afterEach(async () => {
    await here.at?.close()
    here.at = undefined
    rmSync(here.dir, { recursive: true, force: true })
  })
}

/** Opens the services over the data folder with these packs in place, in the stead of those that are open. */
export async function start(...packDirs: string[]): Promise<void> {
  await here.at?.close()
  here.events = []
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  here.at = await createServices({
    clock: { now: () => new Date((here.time += 1)) },
    ids: { next: () => `id-${String((ids += 1)).padStart(8, '0')}` },
    logger: silent,
    printer: { print: () => Promise.reject(new Error('no printer')), close: () => Promise.resolve() },
    deliver: () => Promise.reject(new Error('no delivery')),
    emit: (name, payload) => void here.events.push([name, payload]),
    dataDir: here.dir,
    packDirs,
    bundledDirs: [],
    searchWorker: resolve(import.meta.dirname, '../search-worker.ts'),
    exportWorker: '',
    reviewWorker: resolve(import.meta.dirname, '../review-worker.ts'),
    importWorker: '',
    fontsDir: '',
    app: { version: '0.0.0', shell: 'browser' },
  })
}

export const edition = (number: 1 | 2): string => join(here.built, String(number))
/** With the first edition alone, or with both. */
export const startFirst = (): Promise<void> => start(edition(1))
export const startBoth = (): Promise<void> => start(edition(1), edition(2))

export async function ok<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await here.at?.call(name, input)
  if (!reply?.ok) throw new Error(`${name}: ${reply?.error.message}`)
  return reply.value
}

export async function refused<N extends CallName>(name: N, input: CallInput<N>): Promise<{ code: string; message: string }> {
  const reply = await here.at?.call(name, input)
  if (!reply || reply.ok) throw new Error(`${name} was not refused`)
  expect(reply.error.message).not.toContain(here.dir)
  return reply.error
}

export async function placeOf(issue: string, briefing: string, words: string) {
  const text = await ok('library.briefing', { edition: issue, briefing })
  const from = textMap(text).text.indexOf(words)
  expect(from, words).toBeGreaterThanOrEqual(0)
  return { edition: issue, briefing, range: rangeBetween(text, from, from + words.length) }
}

/** A mark on words of the first edition. */
export const mark = async (briefing: string, words: string, comment = '') =>
  ok('annotations.save', { kind: 'new', ...(await placeOf(FIRST, briefing, words)), colour: 'yellow', comment })

/** Waits until an edition has at least so many cases and nothing is left to look for. */
export async function resolved(issue = SECOND, cases = 1) {
  const isDone = async (): Promise<boolean> => {
    const { state, counts } = await ok('review.list', { edition: issue })
    return state !== 'resolving' && Object.values(counts).reduce((sum, { total }) => sum + total, 0) >= cases
  }
  await expect.poll(isDone, { timeout: 20_000 }).toBe(true)
  return ok('review.list', { edition: issue, limit: 200 })
}
