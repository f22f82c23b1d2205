/** Installing editions of packs into the data folder, and what a new edition changed. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { ServiceError } from '../../core/contract/errors.ts'
import type { HandlerInput } from '../../core/contract/calls.ts'
import type { EditionChanges, Installed } from '../../core/contract/review-shapes.ts'
import { sameLanguage } from '../../core/editions/places.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import type { Manifest } from '../../core/model/pack.ts'
import { MANIFEST } from '../../core/pack/layout.ts'
import { words } from '../../core/words/index.ts'
import { editionDirs } from '../places.ts'
import { checkEdition } from './library.ts'
import { createPackUploads, UNFINISHED } from './pack-uploads.ts'
import type { Logger } from './ports.ts'
import type { ReviewThread } from './review-thread.ts'
import type { Library, ReadyEdition } from './types.ts'

const say = words.errors.install

export type Editions = {
  /**
   * Checks the pack in a folder whole, copies it into the data folder and opens it; the older editions stay.
   * @throws ServiceError `not-found` without a pack; `pack-damaged`, `pack-newer`; `bad-input` when it is empty; `conflict` when it is
   *   not newer or its number is taken by other contents; `storage-full`, `storage-failed`, `read-only` when it cannot be copied
   */
  install(wanted: HandlerInput<'editions.install'>): Promise<Installed>
  /** Takes a part of a pack that the page sends. @throws ServiceError `bad-input`, `too-large`, `storage-full`, `storage-failed`, `read-only` */
  upload(part: HandlerInput<'editions.upload'>): Promise<void>
  changes(wanted: HandlerInput<'editions.changes'>): Promise<EditionChanges>
}

type Parts = {
  library: Library
  thread: Pick<ReviewThread, 'changes'>
  dataDir: string
  logger: Logger
  /** After an edition was added. */
  installed: (edition: ReadyEdition) => void
}

export function createEditions({ library, thread, dataDir, logger, installed }: Parts): Editions {
  const uploads = createPackUploads(installedPacks(dataDir))
  return {
    async install(from) {
      if (!('upload' in from)) return installFrom(packAt(from.path))
      const dir = await uploads.take(from.upload)
      try {
        return await installFrom(dir)
      } finally {
        await uploads.drop(from.upload)
      }
    },
    async upload(part) {
      try {
        await uploads.add(part)
      } catch (error) {
        throw refusalOf(error)
      }
    },
    async changes({ from, to, briefing }) {
      for (const id of [from, to]) if (!library.edition(id)) throw new ServiceError('not-found', words.errors.review.noEdition)
      if (splitEditionId(from).pack !== splitEditionId(to).pack) throw new ServiceError('bad-input', words.errors.review.sameEdition)
      const briefings = await thread.changes({ type: 'changes', from, to, briefing: briefing ?? null })
      if (briefing !== undefined && briefings.length === 0) throw new ServiceError('not-found', words.errors.noBriefing)
      return { from, to, briefings }
    },
  }

  async function installFrom(dir: string): Promise<Installed> {
    const { manifest, digest } = await checkEdition(dir)
    const older = olderEdition(library, manifest, digest)
    const target = join(installedPacks(dataDir), manifest.pack, String(manifest.edition.number))
    await copyEdition(dir, manifest, target, logger)
    const edition = library.add(target)
    installed(edition)
    const cautions = older && !sameLanguage(older.language, edition.language) ? [say.otherLanguage(edition.language, older.language)] : []
    return { edition: edition.id, title: edition.title, label: edition.label, cautions }
  }
}

/** Folder of the packs that were installed: `<pack>/<number>`. */
export const installedPacks = (dataDir: string): string => join(dataDir, 'packs')

/** Folders of the installed editions, and what an interrupted installation left behind. */
export async function installedEditions(dataDir: string): Promise<{ dirs: string[]; leftOver: string[] }> {
  const dirs: string[] = []
  const leftOver: string[] = []
  for (const pack of await foldersIn(installedPacks(dataDir))) {
    for (const edition of await foldersIn(pack)) (edition.includes(UNFINISHED) ? leftOver : dirs).push(edition)
  }
  return { dirs, leftOver }
}

async function foldersIn(dir: string): Promise<string[]> {
  try {
    const entries = await readdir(dir, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(dir, entry.name))
      .toSorted()
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return []
  }
}

/** The one edition folder at or below a path. */
function packAt(path: string): string {
  if (!isAbsolute(path) || path.includes('\0')) throw new ServiceError('bad-input', say.relative, { field: 'path' })
  let dirs: string[]
  try {
    dirs = editionDirs(path)
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    dirs = []
  }
  const [dir, ...more] = dirs
  if (dir === undefined) throw new ServiceError('not-found', say.noPack)
  if (more.length > 0) throw new ServiceError('bad-input', say.several)
  return dir
}

/** The newest edition there is of the pack. @throws ServiceError `conflict` when this one is not newer, `bad-input` when it is empty */
function olderEdition(library: Library, manifest: Manifest, digest: string): ReadyEdition | undefined {
  const { id, number, label } = manifest.edition
  const same = library.edition(id)
  if (same && same.digest === digest) throw new ServiceError('conflict', say.already(label), { reason: 'installed' })
  if (same) throw new ServiceError('conflict', say.otherContents(number), { reason: 'other-contents' })
  const newest = library
    .editions()
    .flatMap((edition) => (edition.state === 'ready' && edition.pack === manifest.pack ? edition : []))
    .reduce<ReadyEdition | undefined>((best, edition) => (best && best.number > edition.number ? best : edition), undefined)
  if (newest && newest.number > number) throw new ServiceError('conflict', say.notNewer(number, newest.number), { reason: 'not-newer' })
  if (manifest.briefings.every((briefing) => briefing.words === 0)) throw new ServiceError('bad-input', say.empty)
  return newest
}

/** Copies into a folder beside the target, checks the copy, and gives it its name: the target is there whole or not at all. */
async function copyEdition(from: string, { files }: Manifest, target: string, logger: Logger): Promise<void> {
  const parent = dirname(target)
  const fresh = join(parent, `${UNFINISHED}${randomUUID()}`)
  try {
    await mkdir(fresh, { recursive: true })
    for (const path of [...files.map((file) => file.path), MANIFEST]) {
      await mkdir(dirname(join(fresh, path)), { recursive: true })
      await writeSynced(join(fresh, path), await readFile(join(from, path)))
    }
    await checkEdition(fresh)
    // What stands there is no edition that could be opened, or it would have been found before.
    await rm(target, { recursive: true, force: true })
    await rename(fresh, target)
    await syncFolder(parent)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch((reason: unknown) =>
      logger.warn('an unfinished installation was left behind', { reason: String(reason) }),
    )
    throw refusalOf(error)
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes a rename last through a power cut; Windows neither needs nor allows it. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined)
const NO_ROOM: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG']
const NOT_ALLOWED: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS']

function refusalOf(error: unknown): unknown {
  const code = codeOf(error)
  if (error instanceof ServiceError || code === undefined) return error
  if (NO_ROOM.includes(code)) return new ServiceError('storage-full', say.noRoom, undefined, { cause: error })
  if (NOT_ALLOWED.includes(code)) return new ServiceError('read-only', say.readOnly, undefined, { cause: error })
  return new ServiceError('storage-failed', say.failed, undefined, { cause: error })
}
