/** Claims the data folder for this process before anything in it is opened. */
import { mkdirSync } from 'node:fs'
import { terminal } from '../core/words/en/terminal.ts'
import { Refusal } from './refusal.ts'
import { acquireDataFolder } from './store/lock.ts'

/**
 * Makes the folder where needed and holds it until `release`.
 * @throws Refusal that says who holds it, or that it cannot be made
 */
export const holdDataFolder = (dir: string): { release(): void } => {
  try {
    mkdirSync(dir, { recursive: true })
  } catch (error) {
    throw new Refusal(terminal.start.noFolder(dir), { cause: error })
  }
  const folder = acquireDataFolder(dir)
  if ('release' in folder) return folder
  const { pid, since } = folder.heldBy
  throw new Refusal(pid === 0 ? terminal.start.held(dir) : terminal.start.heldBy(dir, pid, since.slice(11, 16)))
}
