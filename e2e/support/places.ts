/** Where the specs find the built reader, a browser, and fresh folders. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
export const BROWSER_SHELL = join(ROOT, 'out/main/browser.js')
export const BUNDLED_PACKS = join(ROOT, 'out/packs')

const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** An installed Chromium; undefined leaves the choice to Playwright's own. `AIDE_CHROMIUM` names another. */
export const chromiumPath = (): string | undefined => [process.env['AIDE_CHROMIUM'], ...CHROMIUMS].find((path) => path && existsSync(path))

export const isRoot = process.getuid?.() === 0

/** A folder of its own for one test; `remove` deletes it with all it holds. */
export const freshFolder = (name: string): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), `aide-${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) }
}
