/** Files on their way in, and the originals of imported briefings as they are kept. */
import { randomUUID } from 'node:crypto'
import { appendFile, copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import { safeFileName } from '../../core/export/file-name.ts'
import { MAX_IMPORT_BYTES } from '../../core/import/draft.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import { words } from '../../core/words/index.ts'
import { installedPacks } from './editions.ts'
import { UNFINISHED } from './pack-uploads.ts'

const say = words.importing.file

export type ImportUploads = {
  /** @throws ServiceError `too-large`; `bad-input` when a part is missing. The upload is dropped then */
  add(part: HandlerInput<'imports.upload'>): Promise<void>
  /** Absolute path of a file that arrived, and of a folder for what is made of it. @throws ServiceError `not-found` */
  at(upload: string): { path: string; dir: string }
  /** Deletes what was sent. */
  drop(): Promise<void>
}

/** One file at a time, in a folder that is cleared away at the next start if it is left behind. */
export function createImportUploads(dataDir: string): ImportUploads {
  let open: { upload: string; dir: string; parts: number; bytes: number } | null = null
  const fileIn = (dir: string): string => join(dir, 'file')

  async function drop(): Promise<void> {
    const dropped = open
    open = null
    if (dropped) await rm(dropped.dir, { recursive: true, force: true })
  }

  return {
    async add({ upload, part, data }) {
      if (part === 0) {
        await drop()
        const dir = join(installedPacks(dataDir), '.sent', `${UNFINISHED}${randomUUID()}`)
        await mkdir(dir, { recursive: true, mode: 0o700 })
        open = { upload, dir, parts: 0, bytes: 0 }
      }
      if (open === null || open.upload !== upload || open.parts !== part) {
        await drop()
        throw new ServiceError('bad-input', say.incomplete)
      }
      const bytes = Buffer.from(data, 'base64')
      open.bytes += bytes.length
      open.parts += 1
      if (open.bytes > MAX_IMPORT_BYTES) {
        await drop()
        throw new ServiceError('too-large', say.tooLarge)
      }
      await appendFile(fileIn(open.dir), bytes, { mode: 0o600 })
    },
    at(upload) {
      if (open?.upload !== upload) throw new ServiceError('not-found', say.forgotten)
      return { path: fileIn(open.dir), dir: open.dir }
    },
    drop,
  }
}

export type Originals = {
  /** Keeps a copy of the file at `path`. Errors of the file system are thrown on. */
  keep(edition: string, file: { path: string; name: string; sha256: string }): Promise<void>
  /** The edition that was made of a file with this digest. */
  madeOf(sha256: string): Promise<string | undefined>
  /** @throws ServiceError `not-found` */
  read(edition: string): Promise<{ name: string; bytes: Uint8Array }>
  drop(edition: string): Promise<void>
}

/** Each lies in `originals/<edition>/<digest>/<name>`; its name is one that every system accepts. */
export function createOriginals(dataDir: string): Originals {
  const root = join(dataDir, 'originals')
  const folder = (edition: string): string => {
    const { pack, number } = splitEditionId(edition)
    return join(root, `${pack}@${number}`)
  }
  return {
    async keep(edition, { path, name, sha256 }) {
      const dir = join(folder(edition), sha256)
      await rm(folder(edition), { recursive: true, force: true })
      await mkdir(dir, { recursive: true, mode: 0o700 })
      await copyFile(path, join(dir, keptName(name)))
    },
    async madeOf(sha256) {
      for (const edition of await namesIn(root)) if ((await namesIn(join(root, edition))).includes(sha256)) return edition
      return undefined
    },
    async read(edition) {
      for (const digest of await namesIn(folder(edition))) {
        const dir = join(folder(edition), digest)
        const [name] = await namesIn(dir)
        if (name !== undefined) return { name, bytes: await readFile(join(dir, name)) }
      }
      throw new ServiceError('not-found', say.noOriginal)
    },
    drop: (edition) => rm(folder(edition), { recursive: true, force: true }),
  }
}

function keptName(name: string): string {
  const ending = /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? 'txt'
  return safeFileName(name, ending, 'file')
}

/** Names in a folder, none when there is no such folder. */
async function namesIn(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).toSorted()
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
    return []
  }
}
