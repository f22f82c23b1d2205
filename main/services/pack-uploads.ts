/** A pack on its way from the page, put together in a folder of its own: one at a time, never more than the limits. */
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import { MAX_SENT_PACK_BYTES, MAX_SENT_PACK_FILES } from '../../core/contract/limits.ts'
import { MANIFEST } from '../../core/pack/layout.ts'
import { isSafePath } from '../../core/pack/verify-pack.ts'
import { words } from '../../core/words/index.ts'

const say = words.errors.install

/** How the names of folders begin in which an edition is being put together; what is left of one is cleared away at the next start. */
export const UNFINISHED = '.incoming-'

export type PackUploads = {
  /**
   * @throws ServiceError `bad-input` when a part is missing or a name is not one a pack may have, `too-large`; the upload is dropped
   *   then. Errors of the file system are thrown on
   */
  add(part: HandlerInput<'editions.upload'>): Promise<void>
  /** The folder of an upload. @throws ServiceError `not-found` */
  take(upload: string): Promise<string>
  /** Deletes what was sent. */
  drop(upload: string): Promise<void>
}

type Open = { upload: string; dir: string; parts: Map<string, number>; bytes: number }

/** @param packs folder of the installed packs */
export function createPackUploads(packs: string): PackUploads {
  let open: Open | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** Calls are answered side by side; parts are taken one after another. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work)
    // Who asked for this turn is told; the next one only waits for its end.
    last = turn.catch(() => undefined)
    return turn
  }

  async function drop(): Promise<void> {
    const dropped = open
    open = null
    if (dropped) await rm(dropped.dir, { recursive: true, force: true })
  }

  async function add({ upload, file, part, data }: HandlerInput<'editions.upload'>): Promise<void> {
    if (open?.upload !== upload) {
      await drop()
      open = { upload, dir: join(packs, '.sent', `${UNFINISHED}${upload}`), parts: new Map(), bytes: 0 }
    }
    const { dir, parts } = open
    const bytes = Buffer.from(data, 'base64')
    open.bytes += bytes.length
    if (open.bytes > MAX_SENT_PACK_BYTES || parts.size > MAX_SENT_PACK_FILES) throw new ServiceError('too-large', say.sentTooLarge)
    if ((parts.get(file) ?? 0) !== part || (file !== MANIFEST && !isSafePath(file))) throw new ServiceError('bad-input', say.sentIncomplete)
    const path = join(dir, file)
    if (part === 0) {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, bytes, { mode: 0o600 })
    } else await appendFile(path, bytes)
    parts.set(file, part + 1)
  }

  return {
    add: (part) =>
      inTurn(() =>
        add(part).catch(async (error: unknown) => {
          await drop()
          throw error
        }),
      ),
    take: (upload) =>
      inTurn(async () => {
        if (open?.upload !== upload) throw new ServiceError('not-found', say.sentIncomplete)
        return open.dir
      }),
    drop: (upload) => inTurn(async () => (open?.upload === upload ? drop() : undefined)),
  }
}
