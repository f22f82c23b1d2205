/** Writes a file whole or not at all. */
import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ServiceError } from '../core/contract/errors.ts'
import { terminal } from '../core/words/en/terminal.ts'

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined)

/**
 * Puts `bytes` at `path` by way of a temporary file in the same folder, synced before it is renamed: whatever happens,
 * `path` holds either what it held before or all of `bytes`.
 * @throws ServiceError `storage-full` when the disk is full, `storage-failed` for anything else; the temporary file is removed
 */
export const replaceFile = async (path: string, bytes: Uint8Array): Promise<void> => {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomUUID()}.tmp`)
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    const code = codeOf(error)
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new ServiceError('storage-full', terminal.save.full, undefined, { cause: error })
    const isBusy = code === 'EBUSY' || code === 'ETXTBSY' || (code === 'EPERM' && process.platform === 'win32')
    const say = isBusy ? terminal.save.busy : terminal.save.refused
    throw new ServiceError('storage-failed', say(basename(path)), undefined, { cause: error })
  }
}
