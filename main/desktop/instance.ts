/** One reader for a data folder: a second start hands over what it was asked to open and ends. */
import type { App } from 'electron'
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import * as v from 'valibot'
import { MANIFEST } from '../../core/pack/layout.ts'
import { readOptions } from '../options.ts'
import { editionDirs } from '../places.ts'

/** What a start asks to be opened: pack folders, absolute. */
const Wish = v.strictObject({ packs: v.array(v.string()) })
export type Wish = v.InferOutput<typeof Wish>

/** The pack folder that a path names: the folder itself, or the one whose manifest was opened. */
export const packFolder = (path: string): string => (basename(path) === MANIFEST ? dirname(path) : path)

/**
 * What the command line of a start asks for, its relative paths read from its own working folder. What stands alone counts
 * when it is a pack's folder or manifest; the rest of that kind is Electron's and the system's.
 */
export const wishOf = (args: readonly string[], workingDir: string): Wish => {
  const read = readOptions(args, 'desktop')
  if (!read.ok) return { packs: [] }
  const folder = (path: string): string => packFolder(resolve(workingDir, path))
  const handedOver = read.options.paths.map(folder).filter((dir) => existsSync(join(dir, MANIFEST)))
  return { packs: [...new Set([...read.options.packs.map(folder), ...handedOver])] }
}

/**
 * Claims this data folder for this process among Electron's starts (the lock lies in `userData`, which is inside the data
 * folder). `onSecond` runs in the first one whenever another start gave way to it, and for files that the system hands over.
 * The wish travels as data of its own: Chromium sorts the command line it passes on, options before the rest.
 * @returns false when another start holds it; the caller ends
 */
export const claimInstance = (app: Pick<App, 'on' | 'requestSingleInstanceLock'>, own: Wish, onSecond: (wish: Wish) => void): boolean => {
  if (!app.requestSingleInstanceLock(own)) return false
  app.on('second-instance', (_event, args, workingDir, data) => {
    const sent = v.safeParse(Wish, data)
    onSecond(sent.success ? sent.output : wishOf(args, workingDir))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    onSecond({ packs: [packFolder(path)] })
  })
  return true
}

/** The folders of a wish that do hold a pack. */
export const openable = (wish: Wish): string[] => wish.packs.filter((dir) => editionDirs(dir).length > 0)
