/** Where things lie on disk: the data folder, the built parts and the packs. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Name of the data folder inside the system's place for such folders; the same for both shells. */
const FOLDER = 'aide-memoire'

type Surroundings = { platform: NodeJS.Platform; env: Readonly<Record<string, string | undefined>>; home: string }
const here = (): Surroundings => ({ platform: process.platform, env: process.env, home: homedir() })

/** The usual data folder of this system: both shells open the same one, so that notes do not depend on the shell. */
export const usualDataDir = ({ platform, env, home }: Surroundings = here()): string => {
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), FOLDER)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', FOLDER)
  const config = env.XDG_CONFIG_HOME
  // The XDG specification has relative values ignored.
  return join(config !== undefined && config.startsWith('/') ? config : join(home, '.config'), FOLDER)
}

export type Built = {
  renderer: string
  preload: string
  pageBridge: string
  searchWorker: string
  exportWorker: string
  reviewWorker: string
  importWorker: string
  fonts: string
  packs: string
}

/** The built parts beside `out/main`, whether in the work tree or in the packed app. */
export const builtParts = (mainDir: string): Built => ({
  renderer: resolve(mainDir, '../renderer'),
  preload: resolve(mainDir, '../preload/index.cjs'),
  pageBridge: resolve(mainDir, '../preload/page-bridge.cjs'),
  searchWorker: resolve(mainDir, 'search-worker.js'),
  exportWorker: resolve(mainDir, 'export-worker.js'),
  reviewWorker: resolve(mainDir, 'review-worker.js'),
  importWorker: resolve(mainDir, 'import-worker.js'),
  fonts: resolve(mainDir, '../fonts'),
  packs: resolve(mainDir, '../packs'),
})

const isEdition = (dir: string): boolean => existsSync(join(dir, 'manifest.json'))
const foldersIn = (dir: string): string[] =>
  statSync(dir, { throwIfNoEntry: false })?.isDirectory() === true
    ? readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(dir, entry.name))
        .toSorted()
    : []

/** Edition folders in `dir`: itself, its children or its grandchildren, whichever hold a manifest; sorted by path. */
export const editionDirs = (dir: string): string[] => {
  const root = resolve(dir)
  if (isEdition(root)) return [root]
  return foldersIn(root).flatMap((child) => (isEdition(child) ? [child] : foldersIn(child).filter(isEdition)))
}
