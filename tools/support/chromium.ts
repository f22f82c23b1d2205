/** The Chromium that bench and tour drive: an installed one, offline, with a fresh profile. */
import { chromium, type Browser } from '@playwright/test'
import { existsSync } from 'node:fs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** AIDE_CHROMIUM, then the usual places, then the browser Playwright installed. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = [process.env['AIDE_CHROMIUM'], ...PLACES].find((place) => place !== undefined && existsSync(place))
  const args = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  return chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) })
}
