import { defineConfig } from '@playwright/test'
import { findChromium, isRoot } from './e2e/support/places.ts'

// Without an installed one Playwright takes its own.
const executablePath = findChromium()

/** `browser` runs the reader in Chromium against the browser shell; `desktop` drives the Electron shell where a runtime is. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  forbidOnly: true,
  // On a loaded machine a test may be given a second try; the summary then names it.
  retries: process.env.AIDE_SECOND_TRY ? 1 : 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.AIDE_E2E_REPORT ? [['list'], ['json', { outputFile: process.env.AIDE_E2E_REPORT }]] : [['list']],
  use: {
    trace: 'retain-on-failure',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--disable-background-networking', '--disable-component-update', '--no-first-run', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
  projects: [
    { name: 'browser', testDir: 'e2e/browser' },
    { name: 'desktop', testDir: 'e2e/desktop' },
  ],
})
