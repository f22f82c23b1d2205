/** Claims the data folder for this process before anything in it is opened. */
import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { terminal } from '../core/words/en/terminal.ts'
import { Refusal } from './refusal.ts'
import { acquireDataFolder } from './store/lock.ts'

/**
 * From here on files and folders that this process makes, and those it starts, are the owner's alone: marks and notes, their
 * backups and every temporary copy of them. Windows keeps a folder of the user's own to the user by itself.
 */
export const keepToOwner = (): void => {
  process.umask(0o077)
}

/** Makes the folder, for its owner alone, where it is not there yet. @throws Refusal when it cannot be made */
export const makeDataFolder = (dir: string): void => {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Refusal(terminal.start.noFolder(dir), { cause: error })
  }
}

/**
 * Folder for Chromium's own files: inside the data folder, so that nothing is left elsewhere and Electron's instance lock
 * is per data folder; a temporary one where the data folder cannot be written to.
 */
export const chromiumFolder = (dir: string): string => {
  try {
    accessSync(dir, constants.W_OK)
    return join(dir, 'electron')
  } catch {
    // Not ours to write to: the store opens read-only there and says so.
    return mkdtempSync(join(tmpdir(), 'aide-electron-'))
  }
}

/**
 * Makes the folder where needed and holds it until `release`.
 * @throws Refusal that says who holds it, or that it cannot be made
 */
export const holdDataFolder = (dir: string): { release(): void } => {
  makeDataFolder(dir)
  const folder = acquireDataFolder(dir)
  if ('release' in folder) return folder
  const { pid, since } = folder.heldBy
  throw new Refusal(pid === 0 ? terminal.start.held(dir) : terminal.start.heldBy(dir, pid, since.slice(11, 16)))
}
