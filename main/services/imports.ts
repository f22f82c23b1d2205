/** Files as briefings: sent by the page, read in a thread, shown, and added to My briefings as an edition of their own. */
import { join } from 'node:path'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { ImportPreview, OwnPlace } from '../../core/contract/import-shapes.ts'
import type { Delivery } from '../../core/contract/shapes.ts'
import { repaired } from '../../core/import/repair.ts'
import { isOwnPack, ownPackId, toPack } from '../../core/import/to-briefing.ts'
import type { ImportDraft } from '../../core/import/draft.ts'
import { editionId } from '../../core/model/ids.ts'
import { longDate } from '../../core/notes/dates.ts'
import { fold } from '../../core/text/fold.ts'
import { words } from '../../core/words/index.ts'
import type { FileRead } from '../import-messages.ts'
import type { Editions } from './editions.ts'
import { createImportUploads, createOriginals } from './import-files.ts'
import { importThread } from './import-thread.ts'
import type { ImportLimits } from './import-thread.ts'
import type { Deliver, Ids, Logger } from './ports.ts'
import type { Library, ReadyEdition } from './types.ts'

const say = words.importing

export type Imports = {
  /** @throws ServiceError `too-large`, `bad-input` */
  upload(part: HandlerInput<'imports.upload'>): Promise<void>
  /** @throws ServiceError `bad-input` with words about the file, `not-found` when it was not sent */
  read(file: HandlerInput<'imports.read'>): Promise<ImportPreview>
  /** @throws ServiceError `not-found` when the file is not the last one that was read, and what installing an edition throws */
  add(wanted: HandlerInput<'imports.add'>): Promise<OwnPlace>
  /** Hands the original file of an imported edition to the reader. @throws ServiceError `not-found`, and what the shell says */
  original(edition: string): Promise<Delivery>
  close(): Promise<void>
}

export type ImportParts = {
  library: Library
  install: Editions['install']
  dataDir: string
  deliver: Deliver
  ids: Ids
  now: () => Date
  logger: Logger
  /** Absolute path of the built import worker, or of main/import-worker.ts where Node strips types. */
  workerPath: string
  /** Shorter ones in tests. */
  limits?: ImportLimits
}

export function openImports(parts: ImportParts): Imports {
  const { library, install, ids, now, logger } = parts
  const uploads = createImportUploads(parts.dataDir)
  const originals = createOriginals(parts.dataDir)
  const thread = importThread(parts.workerPath, parts.limits)
  let last: { import: string; upload: string; name: string; read: FileRead } | null = null
  let turn: Promise<unknown> = Promise.resolve()

  /** Calls are answered side by side; files are dealt with one after another. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work)
    // Who asked for this turn is told; the next one only waits for its end.
    turn = mine.catch(() => undefined)
    return mine
  }

  async function preview({ upload, name }: HandlerInput<'imports.read'>): Promise<ImportPreview> {
    last = null
    const { path } = uploads.at(upload)
    const read = await thread.read({ path, name, today: today() }).catch((error: unknown) => {
      if (error instanceof ServiceError && error.cause !== undefined)
        logger.info('file not imported', { reason: String(error.cause).slice(0, 300) })
      throw error
    })
    const id = ids.next()
    last = { import: id, upload, name, read }
    const { format, draft, original, originalCut } = read
    const made = await originals.madeOf(read.sha256)
    const same = made === undefined ? undefined : library.edition(made)
    return { import: id, format, draft, original, originalCut, same: placeIn(same), earlier: placeIn(newestOf(draft.title)) }
  }

  async function add({ import: id, title, date, repairs, as }: HandlerInput<'imports.add'>): Promise<OwnPlace> {
    if (last === null || last.import !== id) throw new ServiceError('not-found', say.file.forgotten)
    const { upload, name, read } = last
    const { path, dir } = uploads.at(upload)
    const draft: ImportDraft = { ...read.draft, title, date, blocks: blocksOf(read.draft, repairs) }
    const earlier = as === 'edition' ? newestOf(title) : undefined
    const pack = earlier?.pack ?? freePack(title)
    const number = (earlier?.number ?? 0) + 1
    const added = today()
    const own = { pack, number, title: say.pack, issuer: say.issuer, label: say.label(longDate(added)), date: added }
    const built = join(dir, ids.next())
    await thread.build({ pack: toPack(draft, own), dir: built })
    const edition = editionId(pack, number)
    // Kept first: a briefing is never there without the file that it was made of.
    await originals.keep(edition, { path, name, sha256: read.sha256 }).catch((error: unknown) => {
      throw new ServiceError('storage-failed', say.file.notSaved, undefined, { cause: error })
    })
    try {
      await install({ path: built })
    } catch (error) {
      await originals.drop(edition)
      throw error
    }
    last = null
    await uploads.drop()
    const place = placeIn(library.edition(edition))
    if (place === null) throw new ServiceError('internal', say.file.failed)
    return place
  }

  const today = (): string => now().toISOString().slice(0, 10)

  /** The newest edition of the imported briefing with this title. */
  function newestOf(title: string): ReadyEdition | undefined {
    const key = fold(title).text
    return own().reduce<ReadyEdition | undefined>((best, edition) => {
      const isIt = edition.briefings.some((meta) => fold(meta.title).text === key)
      return isIt && (best === undefined || edition.number > best.number) ? edition : best
    }, undefined)
  }

  const own = (): ReadyEdition[] =>
    library.editions().flatMap((edition) => (edition.state === 'ready' && isOwnPack(edition.pack) ? edition : []))

  /** A name that no pack has: neither one that is open nor one that was refused. */
  function freePack(title: string): string {
    const taken = new Set(library.editions().map((edition) => (edition.state === 'ready' ? edition.pack : edition.folder.split('/')[0])))
    const base = ownPackId(title)
    let copy = 1
    let pack = base
    while (taken.has(pack)) {
      copy += 1
      pack = `${base}-${copy}`
    }
    return pack
  }

  return {
    upload: (part) => inTurn(() => uploads.add(part)),
    read: (file) => inTurn(() => preview(file)),
    add: (wanted) => inTurn(() => add(wanted)),
    async original(edition) {
      if (!library.edition(edition)) throw new ServiceError('not-found', say.file.noOriginal)
      const { name, bytes } = await originals.read(edition)
      return parts.deliver({ name, mime: 'application/octet-stream', bytes })
    },
    close: () => inTurn(() => uploads.drop()),
  }
}

function placeIn(edition: ReadyEdition | undefined): OwnPlace | null {
  const [meta] = edition?.briefings ?? []
  return edition && meta ? { edition: edition.id, briefing: meta.id, title: meta.title } : null
}

function blocksOf(draft: ImportDraft, repairs: HandlerInput<'imports.add'>['repairs']): ImportDraft['blocks'] {
  try {
    const blocks = repaired(draft.blocks, repairs)
    if (blocks.some((block) => block.text !== '')) return blocks
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ServiceError('bad-input', say.file.forgotten, undefined, { cause: error })
  }
  throw new ServiceError('bad-input', say.file.nothingLeft)
}
