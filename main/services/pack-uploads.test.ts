// A pack that the page sends in parts, with the real services: installed as one from a folder is, or refused in words.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildEdition } from '../../e2e/fixtures/packs/second-edition/build.ts'
import { edition, here, ok, refused, SECOND, startFirst, withEditions } from './edition-support.ts'

withEditions(buildEdition)

const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))

/** Sends the files in parts of a size that cuts most of them. */
async function send(upload: string, files = filesOf(edition(2)), size = 5_000): Promise<void> {
  for (const file of files) {
    const bytes = readFileSync(join(edition(2), file))
    for (let part = 0; part * size < Math.max(1, bytes.length); part += 1) {
      const data = bytes.subarray(part * size, (part + 1) * size).toString('base64')
      await ok('editions.upload', { upload, file, part, data })
    }
  }
}
const sentDir = (): string => join(here.dir, 'packs', '.sent')
const left = (): string[] => (existsSync(sentDir()) ? readdirSync(sentDir()) : [])

it('is installed like one in a folder, and nothing of what was sent is left', async () => {
  await startFirst()
  await send('upload-1')
  expect(await ok('editions.install', { upload: 'upload-1' })).toMatchObject({ edition: SECOND, cautions: [] })
  expect(left()).toEqual([])
  await send('upload-2')
  expect(await refused('editions.install', { upload: 'upload-2' })).toMatchObject({
    code: 'conflict',
    message: 'This edition is installed already (February 2027).',
  })
  expect(left()).toEqual([])
})

it('is refused by the name of the file that did not come', async () => {
  await startFirst()
  const [first = '', ...rest] = filesOf(edition(2)).filter((file) => file.startsWith('briefings/'))
  await send('upload-1', ['manifest.json', 'glossary.json', 'index.bin', ...rest])
  expect((await refused('editions.install', { upload: 'upload-1' })).message).toContain(`${first}: the file is missing`)
})

it('takes no path that leads elsewhere, no part out of order, and no pack that was never sent', async () => {
  await startFirst()
  const data = Buffer.from('{}').toString('base64')
  for (const file of ['../outside.json', '/etc/hosts', 'a\\b', '.hidden', 'a/../b']) {
    expect(await refused('editions.upload', { upload: 'upload-1', file, part: 0, data })).toMatchObject({ code: 'bad-input' })
  }
  expect(await refused('editions.upload', { upload: 'upload-1', file: 'a.json', part: 1, data })).toMatchObject({ code: 'bad-input' })
  expect(await refused('editions.install', { upload: 'upload-1' })).toMatchObject({ code: 'not-found' })
  expect(left()).toEqual([])
})

it('gives way to a newer upload, and what an end in the middle left is cleared away at the next start', async () => {
  await startFirst()
  await send('upload-1')
  await ok('editions.upload', { upload: 'upload-2', file: 'manifest.json', part: 0, data: '' })
  expect(await refused('editions.install', { upload: 'upload-1' })).toMatchObject({ code: 'not-found' })
  expect(left()).toHaveLength(1)
  const { editions } = await ok('library.overview', {})
  expect(editions).toHaveLength(1)
  await startFirst()
  expect(left()).toEqual([])
})
