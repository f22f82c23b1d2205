/** `npm run e2e [-- --project=browser|desktop] [Playwright's own arguments]`: builds what changed and runs the end-to-end tests. */
import { browserForTests } from './browser.mjs'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { command, say, Stop } from './steps.mjs'
import { runSuites } from './suites.mjs'
import { summarise } from './summary.mjs'

await command(async () => {
  const args = process.argv.slice(2)
  const named = args.map((arg) => /^--project=(.+)$/.exec(arg)?.[1]).filter((name) => name !== undefined)
  const more = args.filter((arg) => !arg.startsWith('--project='))
  const unknown = named.find((name) => name !== 'browser' && name !== 'desktop')
  if (unknown !== undefined) throw new Stop(`There is no project ${unknown}; there are browser and desktop.`, 2)

  await install()
  await build()
  process.env.AIDE_CHROMIUM = await browserForTests()
  const { lines, failed } = summarise(null, await runSuites(named.length > 0 ? named : ['browser', 'desktop'], more))
  say(`\n${lines.join('\n')}`)
  if (failed > 0) throw new Stop('Not everything passed.')
})
