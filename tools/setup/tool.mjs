/** `npm run tour`, `npm run bench`: installs and builds what changed, finds a browser, and runs a tool; progress goes to stderr. */
import { browserForTests } from './browser.mjs'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { command, progressTo, runNode } from './steps.mjs'

await command(async () => {
  const [tool, ...args] = process.argv.slice(2)
  progressTo(process.stderr)
  await install()
  await build()
  process.env.AIDE_CHROMIUM = await browserForTests()
  const { code } = await runNode(tool, args)
  process.exitCode = code
})
