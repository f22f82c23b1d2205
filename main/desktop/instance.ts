/** One reader for a data folder: a second start hands over what it was asked to open and ends. */
import type { App } from 'electron'
import { dirname, resolve } from 'node:path'
import { readOptions } from '../options.ts'
import { editionDirs } from '../places.ts'

/** What a start asks to be opened: pack folders, absolute. */
export type Wish = { packs: string[] }

/** The pack folder that a path names: the folder itself, or the one whose manifest was opened. */
export const packFolder = (path: string): string => (path.endsWith('manifest.json') ? dirname(path) : path)

/** What the command line of a start asks for, its relative paths read from its own working folder. */
export const wishOf = (args: readonly string[], workingDir: string): Wish => {
  const read = readOptions(args, false)
  return { packs: read.ok ? read.options.packs.map((dir) => resolve(workingDir, packFolder(dir))) : [] }
}

/**
 * Claims this data folder for this process among Electron's starts (the lock lies in `userData`, which is inside the data
 * folder). `onSecond` runs in the first one whenever another start gave way to it, and for files that the system hands over.
 * @returns false when another start holds it; the caller ends
 */
export const claimInstance = (app: App, onSecond: (wish: Wish) => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, args, workingDir) => onSecond(wishOf(args, workingDir)))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    onSecond({ packs: [packFolder(path)] })
  })
  return true
}

/** The folders of a wish that do hold a pack. */
export const openable = (wish: Wish): string[] => wish.packs.filter((dir) => editionDirs(dir).length > 0)
