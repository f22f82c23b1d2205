/** Where the specs find the built reader, a browser, and fresh folders. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../tools/support/shell-process.ts'

export { findChromium } from '../../main/printing/find-chromium.ts'
export { BROWSER_SHELL, ROOT } from '../../tools/support/shell-process.ts'
export const BUNDLED_PACKS = join(ROOT, 'out/packs')

export const isRoot = process.getuid?.() === 0

/** A folder of its own for one test; `remove` deletes it with all it holds. */
export const freshFolder = (name: string): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), `aide-${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }) }
}
