/** `npm test`: installs, builds, gets a browser, and runs every check and every test; a summary stands at the end. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { check } from '../check.mjs'
import { browserForTests } from './browser.mjs'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { at, command, say, seconds, Stop } from './steps.mjs'
import { runSuites } from './suites.mjs'
import { summarise } from './summary.mjs'

const SUMMARY = at('.cache', 'reports', 'summary.json')

await command(async () => {
  const since = performance.now()
  rmSync(SUMMARY, { force: true })
  await install()
  await build()
  process.env.AIDE_CHROMIUM = await browserForTests()

  say('\nTypes, lint and format')
  const faults = await check()
  const { lines, passed, failed, notRun } = summarise(faults, await runSuites(['unit', 'browser', 'desktop']))
  mkdirSync(at('.cache', 'reports'), { recursive: true })
  writeFileSync(SUMMARY, JSON.stringify({ passed, failed, notRun }))
  say(`\n${lines.join('\n')}\n(${seconds(since)})`)
  if (failed > 0) throw new Stop('Not everything passed; the lines above say what.')
  say(notRun.length === 0 ? 'Everything passed.' : 'Everything that could be run passed.')
})
