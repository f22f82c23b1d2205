/** `npm run bench -- main [--json]`: measures the built product and prints its figures beside the limits. Other suites: see `USAGE`. */
import { benchAnchors } from './anchors.ts'
import { measureMainJob, type MainFigures } from './main-job.ts'

const LIMITS: Record<keyof MainFigures, number> = {
  startRatio: 2,
  openMs: 50,
  searchP99Ms: 5,
  rendererGzipBytes: 400_000,
  mainRssOverNodeBytes: 60 * 1024 * 1024,
}

const USAGE = 'Usage: npm run bench -- main [--json]\n       npm run bench -- anchors [CASES.json] [--json]\n'

async function run(args: readonly string[]): Promise<number> {
  const [suite, ...options] = args
  if (suite === 'anchors') return benchAnchors(options)
  if (suite !== 'main' || options.some((option) => option !== '--json')) {
    process.stderr.write(USAGE)
    return 2
  }
  const figures = await measureMainJob()
  if (options.includes('--json')) {
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    return 0
  }
  for (const [name, value] of Object.entries(figures)) {
    const limit = LIMITS[name as keyof MainFigures]
    process.stdout.write(`${name.padEnd(22)} ${String(value).padStart(12)}   limit ${limit}   ${value <= limit ? 'within' : 'OVER'}\n`)
  }
  return 0
}

process.exitCode = await run(process.argv.slice(2))
