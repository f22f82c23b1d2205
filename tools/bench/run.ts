/**
 * `npm run bench -- main [--json]`: measures the built product and prints its figures beside the limits.
 * `npm run bench -- anchors [CASES.json] [--json]`: marks found again in changed texts.
 * `npm run bench -- search [--json] [--sizes 100,1000,10000]`: search at scale, beside other engines.
 * `npm run bench -- typing [--json] [--sizes 10000]`: whether the window keeps painting while a reader searches.
 * `npm run bench -- painting [--json]`: marks painted in a long briefing, beside wrapping and no marks.
 */
import { benchAnchors } from './anchors.ts'
import { measureMainJob, type MainFigures } from './main-job.ts'
import { measurePainting } from './painting.ts'
import { paintingTable } from './painting-table.ts'
import { measureTyping, type WindowRow } from './typing.ts'
import { measureSearchScale, type ScaleFigures } from './search-scale.ts'

const LIMITS: Record<keyof MainFigures, number> = {
  startRatio: 2,
  openMs: 50,
  searchP99Ms: 5,
  rendererGzipBytes: 400_000,
  mainRssOverNodeBytes: 60 * 1024 * 1024,
}
const SIZES = [100, 1000, 10_000]
const LARGEST = 20_000

const USAGE = [
  'Usage: npm run bench -- main [--json]',
  '       npm run bench -- anchors [CASES.json] [--json]',
  '       npm run bench -- search [--json] [--sizes 100,1000,10000]',
  '       npm run bench -- typing [--json] [--sizes 10000]',
  '       npm run bench -- painting [--json]\n',
].join('\n')

async function run(args: readonly string[]): Promise<number> {
  const [suite, ...options] = args
  if (suite === 'anchors') return benchAnchors(options)
  const json = options.includes('--json')
  const rest = options.filter((option) => option !== '--json')
  if (suite === 'main' && rest.length === 0) {
    const figures = await measureMainJob()
    process.stdout.write(json ? `${JSON.stringify(figures)}\n` : mainTable(figures))
    return 0
  }
  if (suite === 'painting' && rest.length === 0) {
    const figures = await measurePainting()
    process.stdout.write(json ? `${JSON.stringify(figures)}\n` : paintingTable(figures))
    return 0
  }
  const sizes = rest.length === 0 ? (suite === 'typing' ? SIZES.slice(-1) : SIZES) : readSizes(rest)
  if (suite === 'typing' && sizes !== null) {
    const found = await measureTyping(sizes)
    process.stdout.write(json ? `${JSON.stringify({ rows: found })}\n` : windowTable(found))
    return 0
  }
  if (suite === 'search' && sizes !== null) {
    const figures = measureSearchScale(sizes)
    process.stdout.write(json ? `${JSON.stringify(figures)}\n` : scaleTable(figures))
    return 0
  }
  process.stderr.write(USAGE)
  return 2
}

function readSizes([name, list, ...others]: readonly string[]): number[] | null {
  const sizes = (list ?? '').split(',').map(Number)
  const isSound = sizes.every((size) => Number.isInteger(size) && size > 0 && size <= LARGEST)
  return name === '--sizes' && others.length === 0 && isSound ? sizes : null
}

function mainTable(figures: MainFigures): string {
  return Object.entries(figures)
    .map(([name, value]) => {
      const limit = LIMITS[name as keyof MainFigures]
      return `${name.padEnd(22)} ${String(value).padStart(12)}   limit ${limit}   ${value <= limit ? 'within' : 'OVER'}\n`
    })
    .join('')
}

function scaleTable({ rows, open }: ScaleFigures): string {
  const cell = (value: unknown): string => String(value ?? '').padStart(10)
  const head = `${'engine'.padEnd(11)}${cell('briefings')} ${'class'.padEnd(22)}${['p50', 'p95', 'p99', 'recall', 'precision'].map(cell).join('')}\n`
  const lines = rows.map((row) => {
    const figures = [row.p50, row.p95, row.p99, row.recall, row.precision].map(cell).join('')
    return `${row.engine.padEnd(11)}${cell(row.briefings)} ${row.class.padEnd(22)}${figures}\n`
  })
  const opened = open.map((row) => {
    const mb = (bytes: number): string => (bytes / 1e6).toFixed(1)
    const share = row.textBytes === 0 ? 0 : (row.indexBytes / row.textBytes) * 100
    return `${row.engine.padEnd(11)}${cell(row.briefings)} open ${row.ms} ms, built in ${row.buildMs} ms, index ${mb(row.indexBytes)} MB (${share.toFixed(1)} % of ${mb(row.textBytes)} MB), resident ${mb(row.rssBytes)} MB, ${mb(row.ownBytes)} MB of them its own, ${mb(row.heldBytes)} MB in use\n`
  })
  return [head, ...lines, ...opened].join('')
}

function windowTable(rows: readonly WindowRow[]): string {
  const cell = (value: unknown): string => String(value ?? '').padStart(14)
  const names = [
    'briefings',
    'seconds',
    'frames',
    'longest ms',
    'over 50 ms',
    'longest task',
    'tasks over 50',
    'longest cpu',
    'cpu over 50',
    'key p95',
    'listed',
  ]
  const head = `${'doing'.padEnd(12)}${names.map(cell).join('')}\n`
  const lines = rows.map((row) => {
    const {
      briefings,
      seconds,
      frames,
      longestFrameMs,
      framesOver50,
      longestTaskMs,
      tasksOver50,
      longestTaskCpuMs,
      tasksOver50Cpu,
      keyMs,
      listed,
    } = row
    const figures = [
      briefings,
      seconds,
      frames,
      longestFrameMs,
      framesOver50,
      longestTaskMs,
      tasksOver50,
      longestTaskCpuMs,
      tasksOver50Cpu,
      keyMs,
      listed,
    ]
    return `${row.doing.padEnd(12)}${figures.map(cell).join('')}\n`
  })
  return [head, ...lines].join('')
}

process.exitCode = await run(process.argv.slice(2))
