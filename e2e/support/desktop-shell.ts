/** The built Electron shell, driven over Playwright's `_electron`, on a fresh data folder. */
import { test as base, expect, _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { freshFolder, isRoot, ROOT } from './places.ts'

export type DesktopShell = {
  app: ElectronApplication
  window: Page
  dataDir: string
  /** What main wrote to stderr so far. */
  log(): string
  close(): Promise<void>
}

/** Starts the app on `dataDir` and waits for its window to show the page. */
export const launchDesktop = async (dataDir: string, more: readonly string[] = []): Promise<DesktopShell> => {
  const app = await _electron.launch({
    // Chromium's sandbox does not start for root; no other switch is relaxed.
    args: [...(isRoot ? ['--no-sandbox'] : []), ROOT, '--data', dataDir, ...more],
    env: { ...process.env, AIDE_LOG: 'info' },
    timeout: 30_000,
  })
  let log = ''
  app.process().stderr?.on('data', (data: Buffer) => (log += data.toString()))
  const window = await app.firstWindow()
  await window.waitForFunction(() => location.href !== 'about:blank' && document.readyState === 'complete')
  return { app, window, dataDir, log: () => log, close: () => app.close() }
}

export const test = base.extend<{ dataDir: string; desktop: DesktopShell }>({
  dataDir: async ({ browserName: _unused }, use) => {
    const folder = freshFolder('desktop')
    await use(folder.path)
    folder.remove()
  },
  desktop: async ({ dataDir }, use) => {
    const desktop = await launchDesktop(dataDir)
    await use(desktop)
    await desktop.close()
  },
})
export { expect }
