/** `npm run check`: types layer by layer, lint, and format. Each says what it found; all run before the end. */
import { pathToFileURL } from 'node:url'
import { install } from './setup/install.mjs'
import { command, runNode, say, seconds, Stop, tail } from './setup/steps.mjs'

const LAYERS = ['core', 'main', 'preload', 'renderer', 'tools', 'e2e', 'tsconfig.test.json']

/** What is checked: a name and the program with its arguments. */
const CHECKS = [
  ...LAYERS.map((layer) => ({
    name: `types of ${layer === 'tsconfig.test.json' ? 'tests' : layer}`,
    file: 'node_modules/typescript/bin/tsc',
    args: ['-p', layer],
  })),
  { name: 'lint', file: 'node_modules/oxlint/bin/oxlint', args: ['--deny-warnings'] },
  { name: 'format', file: 'node_modules/oxfmt/bin/oxfmt', args: ['--check'] },
]

/** Runs every check. @returns the names of those that failed */
export const check = async () => {
  const failed = []
  for (const { name, file, args } of CHECKS) {
    const since = performance.now()
    const { code, output } = await runNode(file, args, { quiet: true })
    say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds(since)})`)
    if (code === 0) continue
    failed.push(name)
    say(tail(output, 60))
  }
  return failed
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await command(async () => {
    await install()
    const failed = await check()
    if (failed.length > 0) throw new Stop(`Not in order: ${failed.join(', ')}.`)
  })
