/** `npm test`: installs, builds, gets a browser, and runs every check and every test; a summary stands at the end. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { check } from '../check.mjs'
import { browserForTests } from './browser.mjs'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { at, command, say, seconds, Stop } from './steps.mjs'
import { inWords, noDesktop, runSuite } from './suites.mjs'

const SUMMARY = at('.cache', 'reports', 'summary.json')

await command(async () => {
  const since = performance.now()
  rmSync(SUMMARY, { force: true })
  await install()
  await build()
  process.env.AIDE_CHROMIUM = await browserForTests()

  say('\nTypes, lint and format')
  const faults = await check()
  const lines = [`checks:  ${faults.length === 0 ? 'in order' : `not in order (${faults.join(', ')})`}`]
  const total = { passed: 0, failed: 0 }
  for (const suite of ['unit', 'browser', 'desktop']) {
    const missing = suite === 'desktop' ? noDesktop() : null
    if (missing !== null) {
      lines.push(`desktop: not run (${missing})`)
      continue
    }
    say(`\n${suite[0].toUpperCase()}${suite.slice(1)} tests`)
    const counts = await runSuite(suite)
    lines.push(`${`${suite}:`.padEnd(8)} ${inWords(counts)}`)
    total.passed += counts.passed
    total.failed += counts.failed
  }
  mkdirSync(at('.cache', 'reports'), { recursive: true })
  writeFileSync(SUMMARY, JSON.stringify({ ...total, faults }))
  say(`\n${lines.join('\n')}\n(${seconds(since)})`)
  if (faults.length > 0 || total.failed > 0) throw new Stop('Not everything passed; the lines above say what.')
  say('Everything passed.')
})
