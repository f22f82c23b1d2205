/** Where an installed Chromium, Chrome or Edge may be found. */
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

type Place = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv }

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'chrome']

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']

/** Absolute paths to try, in order; `AIDE_CHROMIUM` alone when it is set, so that a wrong value is noticed. */
export function candidates({ platform, env }: Place): string[] {
  const named = env['AIDE_CHROMIUM']
  if (named !== undefined && named !== '') return isAbsolute(named) ? [named] : []
  const suffix = platform === 'win32' ? '.exe' : ''
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder))
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name + suffix)))
  return [...onPath, ...usual(platform, env)]
}

function usual(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(env['HOME'] === undefined ? [] : [join(env['HOME'], 'Applications')])]
    return roots.flatMap((root) => MAC_APPS.map((app) => join(root, `${app}.app/Contents/MacOS/${app}`)))
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root !== undefined)
    return roots.flatMap((root) => WINDOWS_PATHS.map((path) => join(root, path)))
  }
  return [...NAMES.map((name) => `/usr/bin/${name}`), '/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge']
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    // Not there or not ours to run: the next candidate is tried.
    return false
  }
}

/** The first candidate that can be run. */
export const findChromium = (place: Place = process): string | undefined => candidates(place).find(isProgram)
