/** Electron's runtime: where it is, whether it can open a window here, and one try a day to fetch it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, runNode, step } from './steps.mjs'

const MEMORY = () => at('.cache', 'electron-runtime.json')
/** How long the download may take, in milliseconds; `npx install-electron` by hand has no limit. */
const PATIENCE = 20_000

const USUAL_NAME = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron'

/** Path of Electron's program, or null: ELECTRON_OVERRIDE_DIST_PATH first, as the npm package does. */
export const electronPath = () => {
  const named = at('node_modules', 'electron', 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : USUAL_NAME
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const path = override ? join(override, name) : at('node_modules', 'electron', 'dist', name)
  return existsSync(path) ? path : null
}

/** Why a window cannot be opened here, or null. */
export const noDisplay = () => {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'this machine has no display'
  return process.getuid?.() === 0 && !process.env.ELECTRON_OVERRIDE_DIST_PATH ? 'Electron does not run as root' : null
}

const today = () => new Date().toISOString().slice(0, 10)
const failedToday = () => {
  try {
    return JSON.parse(readFileSync(MEMORY(), 'utf8')).day === today()
  } catch {
    // No memory, or one that cannot be read: then it is tried.
    return false
  }
}

/** Tries once to fetch the runtime; a failure is remembered until tomorrow. @returns its path or null */
export const fetchElectron = async () => {
  if (failedToday()) return null
  const result = await step(
    "Fetching Electron's runtime (once, 20 s at most)",
    ({ code }) => (code === 0 ? "Electron's runtime is there" : 'It could not be fetched; not tried again today'),
    () => runNode('node_modules/electron/install.js', [], { quiet: true, timeout: PATIENCE }),
  )
  const path = result.code === 0 ? electronPath() : null
  if (path === null) {
    mkdirSync(at('.cache'), { recursive: true })
    writeFileSync(MEMORY(), JSON.stringify({ day: today(), timedOut: result.timedOut }))
  }
  return path
}
