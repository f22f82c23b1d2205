/** The Chromium that bench and tour drive: an installed one, offline, with a fresh profile. */
import { chromium, type Browser } from '@playwright/test'
import { findChromium } from '../../main/printing/find-chromium.ts'

/** The reader's own choice, else the browser Playwright installed. @param more switches on top of ours */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  const args = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', ...more]
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  return chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) })
}
