import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepIndex, keptIndexPath, readKeptIndex } from './kept-index.ts'

const index = Uint8Array.from({ length: 100 }, (_, i) => i)
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aide-kept-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const pathOf = (digit: string): string => keptIndexPath(join(folder, 'indexes'), digit.repeat(64))

it('gives back what was kept, and nothing for other files', async () => {
  expect(readKeptIndex(pathOf('a'))).toBeNull()
  await keepIndex(pathOf('a'), index, [pathOf('a')])
  expect(readKeptIndex(pathOf('a'))).toEqual(Buffer.from(index))
  expect(readKeptIndex(pathOf('b'))).toBeNull()
})

it.each([
  ['cut short', (bytes: Uint8Array) => bytes.subarray(0, -1)],
  ['cut within its digest', (bytes: Uint8Array) => bytes.subarray(0, 10)],
  ['empty', () => new Uint8Array()],
  ['with a flipped bit', (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, i) => (i === 60 ? byte ^ 1 : byte))],
])('takes no file that is %s', async (_name, damage) => {
  await keepIndex(pathOf('a'), index, [pathOf('a')])
  writeFileSync(pathOf('a'), damage(readFileSync(pathOf('a'))))
  expect(readKeptIndex(pathOf('a'))).toBeNull()
})

it('clears away what no edition has a use for', async () => {
  await keepIndex(pathOf('a'), index, [pathOf('a')])
  await keepIndex(pathOf('b'), index, [pathOf('a'), pathOf('b')])
  expect(readdirSync(join(folder, 'indexes'))).toHaveLength(2)
  await keepIndex(pathOf('c'), index, [pathOf('c')])
  expect(readKeptIndex(pathOf('c'))).not.toBeNull()
  expect(readdirSync(join(folder, 'indexes'))).toHaveLength(1)
})
