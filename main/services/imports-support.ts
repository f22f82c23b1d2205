/** Services over a data folder of their own, with the real import thread, for each test of a file; and files sent as the page sends them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import type { CallInput, CallName, CallOutput } from '../../core/contract/calls.ts'
import { PACK_PART } from '../../core/contract/limits.ts'
import { createServices } from './index.ts'
import type { Services } from './types.ts'

const PART = (PACK_PART / 4) * 3

export const importing: { dir: string; at: Services | undefined; delivered: { name: string; bytes: Uint8Array }[] } = {
  dir: '',
  at: undefined,
  delivered: [],
}
let ids = 0
let time = Date.parse('2026-11-24T09:00:00.000Z')

export async function reopen(): Promise<void> {
  await importing.at?.close()
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  importing.at = await createServices({
    clock: { now: () => new Date((time += 1)) },
    ids: { next: () => `id-${String((ids += 1)).padStart(8, '0')}` },
    logger: silent,
    printer: { print: () => Promise.reject(new Error('no printer')), close: () => Promise.resolve() },
    deliver: async ({ name, bytes }) => {
      importing.delivered.push({ name, bytes })
      return { outcome: 'saved', name }
    },
    emit: () => undefined,
    dataDir: importing.dir,
    packDirs: [],
    bundledDirs: [],
    searchWorker: resolve(import.meta.dirname, '../search-worker.ts'),
    exportWorker: '',
    reviewWorker: resolve(import.meta.dirname, '../review-worker.ts'),
    importWorker: resolve(import.meta.dirname, '../import-worker.ts'),
    fontsDir: '',
    app: { version: '0.0.0', shell: 'browser' },
  })
}

export function withImports(): void {
  beforeEach(async () => {
    importing.dir = mkdtempSync(join(tmpdir(), 'aide-import-'))
    importing.delivered = []
    await reopen()
  })
  afterEach(async () => {
    await importing.at?.close()
    importing.at = undefined
    rmSync(importing.dir, { recursive: true, force: true })
  })
}

export async function ok<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await importing.at?.call(name, input)
  if (!reply?.ok) throw new Error(`${name}: ${reply?.error.message}`)
  return reply.value
}

export async function refusedWith<N extends CallName>(name: N, input: CallInput<N>): Promise<string> {
  const reply = await importing.at?.call(name, input)
  if (!reply || reply.ok) throw new Error(`${name} was not refused`)
  expect(reply.error.message).not.toContain(importing.dir)
  return reply.error.message
}

/** Sends a file in parts; resolves to what reading it takes. */
export async function sent(name: string, bytes: Uint8Array): Promise<CallInput<'imports.read'>> {
  ids += 1
  const upload = `upload-${ids}`
  for (let part = 0; part === 0 || part * PART < bytes.length; part += 1)
    await ok('imports.upload', { upload, part, data: Buffer.from(bytes.subarray(part * PART, (part + 1) * PART)).toString('base64') })
  return { upload, name }
}

export const read = async (name: string, bytes: Uint8Array | string): Promise<CallOutput<'imports.read'>> =>
  ok('imports.read', await sent(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes))

/** Adds what was read as it was understood. */
export const add = (
  { import: id, draft }: CallOutput<'imports.read'>,
  changes: Partial<CallInput<'imports.add'>> = {},
): Promise<CallOutput<'imports.add'>> =>
  ok('imports.add', { import: id, title: draft.title, date: draft.date, repairs: [], as: 'new', ...changes })
