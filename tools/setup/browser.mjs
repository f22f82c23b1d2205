/** A Chromium for the tests: an installed one, one from the system's packages, or Playwright's own. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runNode, say, step, Stop, tail } from './steps.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** Path of an installed Chromium or Chrome, or null; `AIDE_CHROMIUM` names one. */
const installed = () => {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const places = [process.env.AIDE_CHROMIUM, ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC]
  return places.find((place) => place && existsSync(place)) ?? null
}

const fromSystem = async () => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  return step(
    'Installing Chromium from the system packages',
    (path) => (path === null ? 'It could not be installed' : 'Chromium is installed'),
    async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      await run('apt-get', ['update', '-qq'], { quiet: true, env })
      const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { quiet: true, env })
      if (code !== 0) say(tail(output, 8))
      return installed()
    },
  )
}

const fromPlaywright = async () => {
  const got = await step(
    "Fetching Playwright's Chromium",
    ({ code }) => (code === 0 ? 'Chromium is there' : 'It could not be fetched'),
    () => runNode('node_modules/playwright/cli.js', ['install', 'chromium'], { quiet: true, timeout: 300_000 }),
  )
  if (got.code !== 0) {
    say(tail(got.output, 8))
    return null
  }
  const { output } = await runNode('-e', ["console.log(require('playwright-core').chromium.executablePath())"], { quiet: true })
  return existsSync(output.trim()) ? output.trim() : null
}

/** Path of a Chromium. @throws Stop when none can be had */
export const browserForTests = async () => {
  const path = installed() ?? (await fromSystem()) ?? (await fromPlaywright())
  if (path === null)
    throw new Stop(
      'The end-to-end tests need Chromium or Chrome, and none could be installed. Install one, or name it with AIDE_CHROMIUM, and run the command again.',
    )
  return path
}
