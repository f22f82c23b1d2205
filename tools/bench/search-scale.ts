/**
 * `npm run bench -- search [--json] [--sizes 100,1000,10000]`: builds packs of generated briefings and measures ours,
 * MiniSearch, SQLite FTS5 and a plain scan on them, each in a process of its own. Classes of `ours` named "reply: …" are
 * the whole reply with totals, scores and 20 snippets; the others are finding the matching briefings, in every engine.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Briefing } from '../../core/model/briefing.ts'
import { buildIndex } from '../../core/search/build.ts'
import { SEARCH_LIMITS, startWithin } from '../../main/search-limits.ts'
import { createRandom, createVocabulary, generateBriefings } from './corpus.ts'
import { quantile, round } from './figures.ts'
import { buildFts5, buildMiniSearch, ENGINES, indexBytes } from './search-engines.ts'
import type { EngineName, OpenedEngine } from './search-engines.ts'
import { drawQueries } from './search-queries.ts'
import type { BenchQuery, QueryClass } from './search-queries.ts'

export type SearchRow = {
  engine: EngineName
  briefings: number
  class: string
  p50: number
  p95: number
  p99: number
  recall: number | null
  precision: number | null
}
export type OpenRow = {
  engine: EngineName
  briefings: number
  ms: number
  buildMs: number
  indexBytes: number
  textBytes: number
  /** Of a process of which a thread opened this engine and nothing else, and was asked every query once. */
  rssBytes: number
  /** The engine's own share: beyond what the process held before the thread opened the engine. */
  ownBytes: number
  /** What of that is in use, not garbage or room kept for more: heap and buffers after a collection, beyond what was before. */
  heldBytes: number
}
export type ScaleFigures = { rows: SearchRow[]; open: OpenRow[] }

const SEED = 20261123
const SAMPLE = 200
/** As `npm start` starts the reader; each engine then has a thread of its own in it, with the limits of the search thread. */
const AS_STARTED = { flags: ['--expose-gc', '--max-semi-space-size=1'], env: { MALLOC_ARENA_MAX: '2' } }
/** Those that the old memory of the search thread is enough for: V8 lets garbage lie the longer the more room it has. */
const SMALL: readonly EngineName[] = ['ours', 'fts5']
/** A thread that keeps no figures and knows no corpus opens the engine and is asked, so that nothing else is weighed. */
const WEIGH = 'weigh'
const NAMES: readonly EngineName[] = ['scan', 'ours', 'minisearch', 'fts5']

export function measureSearchScale(sizes: readonly number[]): ScaleFigures {
  const figures: ScaleFigures = { rows: [], open: [] }
  for (const size of sizes) {
    const dir = mkdtempSync(join(tmpdir(), 'aide-scale-'))
    try {
      const { builds, textBytes } = prepare(dir, size)
      for (const name of NAMES) {
        const measured: Measured = JSON.parse(runApart(dir, name))
        const weight: Weight = JSON.parse(runApart(dir, name, WEIGH))
        figures.rows.push(...measured.rows.map((row) => ({ engine: name, briefings: size, ...row })))
        figures.open.push({
          engine: name,
          briefings: size,
          ...measured.open,
          ...weight,
          buildMs: builds[name],
          indexBytes: indexBytes(dir, name),
          textBytes,
        })
      }
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  }
  return figures
}

function runApart(dir: string, name: EngineName, ...more: string[]): string {
  const child = spawnSync(process.execPath, [...AS_STARTED.flags, import.meta.filename, dir, name, ...more], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...AS_STARTED.env },
  })
  if (child.status !== 0) throw new Error(`Measuring ${name} failed: ${child.stderr}`)
  return child.stdout
}

/** Writes the briefings, the indexes of all engines, and the queries. */
function prepare(dir: string, size: number): { builds: Record<EngineName, number>; textBytes: number } {
  const random = createRandom(SEED)
  const vocabulary = createVocabulary(random)
  mkdirSync(join(dir, 'briefings'))
  const sample: Briefing[] = []
  const facts: { topics: string[]; regions: string[]; date: string }[] = []
  let textBytes = 0
  for (const briefing of generateBriefings(size, vocabulary, random)) {
    writeFileSync(join(dir, 'briefings', `${briefing.id}.json`), JSON.stringify(briefing))
    facts.push({ topics: briefing.topics, regions: briefing.regions, date: briefing.date })
    for (const { text } of briefing.passages) textBytes += Buffer.byteLength(text)
    if (sample.length < SAMPLE) sample.push(briefing)
  }
  writeFileSync(join(dir, 'facts.json'), JSON.stringify(facts))
  writeFileSync(join(dir, 'queries.json'), JSON.stringify(drawQueries(sample, vocabulary, random)))
  const briefings = function* (): Generator<Briefing> {
    for (let i = 1; i <= size; i += 1) yield JSON.parse(readFileSync(join(dir, 'briefings', `briefing-${i}.json`), 'utf8'))
  }
  const time = (build: () => void): number => {
    const began = performance.now()
    build()
    return round(performance.now() - began, 0)
  }
  const builds = {
    scan: 0,
    ours: time(() => writeFileSync(join(dir, 'index.bin'), buildIndex(briefings()))),
    minisearch: time(() => buildMiniSearch(dir, briefings())),
    fts5: time(() => buildFts5(dir, briefings())),
  }
  return { builds, textBytes }
}

type Measured = { rows: Omit<SearchRow, 'engine' | 'briefings'>[]; open: { ms: number } }
type Weight = Pick<OpenRow, 'rssBytes' | 'ownBytes' | 'heldBytes'>

const readQueries = (dir: string): QueryClass[] => JSON.parse(readFileSync(join(dir, 'queries.json'), 'utf8'))

/** Opens an engine to its first answer. */
function openFor(dir: string, name: EngineName, first: BenchQuery): OpenedEngine {
  const engine = ENGINES[name](dir)
  if (engine.reply === undefined) engine.find(first)
  else engine.reply(first)
  return engine
}

/** Lets the engine prepare as it does while nobody asks, then asks what is not measured. */
function warmUp(engine: OpenedEngine, classes: readonly QueryClass[]): void {
  while (engine.warm?.() === true) continue
  for (const ask of [engine.reply, engine.find]) {
    if (ask !== undefined) for (const { before } of classes) for (const query of before) ask(query)
  }
}

function measure(dir: string, name: EngineName): Measured {
  const classes = readQueries(dir)
  const first = classes[0]?.before[0]
  if (first === undefined) throw new Error('No queries')
  const began = performance.now()
  const engine = openFor(dir, name, first)
  const ms = round(performance.now() - began)
  warmUp(engine, classes)
  const { reply } = engine
  const replies = classes.map(({ queries }) => (reply === undefined ? [] : timesOf(queries, reply).times))
  engine.close()
  // Opened again, so that finding does not profit from what the replies left decoded.
  const finder = openFor(dir, name, first)
  warmUp(finder, classes)
  const finds = classes.map(({ queries }) => timesOf(queries, finder.find))
  const found = finds.map(({ answers }) => answers.map((answer) => Array.from(answer)))
  finder.close()
  if (name === 'scan') writeFileSync(join(dir, 'truth.json'), JSON.stringify(found))
  const truth: number[][][] = JSON.parse(readFileSync(join(dir, 'truth.json'), 'utf8'))
  const rows = classes.flatMap((one, i) => {
    const shares = compare(found[i] ?? [], truth[i] ?? [])
    const row = { class: one.name, ...percentiles(finds[i]?.times ?? []), ...shares }
    return (replies[i] ?? []).length === 0 ? [row] : [row, { class: `reply: ${one.name}`, ...percentiles(replies[i] ?? []), ...shares }]
  })
  return { rows, open: { ms } }
}

function weigh(dir: string, name: EngineName): Weight {
  const classes = readQueries(dir)
  const first = classes[0]?.before[0]
  if (first === undefined) throw new Error('No queries')
  globalThis.gc?.()
  const before = process.memoryUsage()
  const engine = openFor(dir, name, first)
  warmUp(engine, classes)
  for (const { queries } of classes) for (const query of queries) (engine.reply ?? engine.find)(query)
  globalThis.gc?.()
  const after = process.memoryUsage()
  engine.close()
  const heldBytes = after.heapUsed + after.external - before.heapUsed - before.external
  return { rssBytes: after.rss, ownBytes: after.rss - before.rss, heldBytes }
}

/** Every query once, so that none finds its own answer. */
function timesOf<T>(queries: readonly BenchQuery[], ask: (query: BenchQuery) => T): { times: number[]; answers: T[] } {
  const times: number[] = []
  const answers = queries.map((query) => {
    const began = performance.now()
    const answer = ask(query)
    times.push(performance.now() - began)
    return answer
  })
  return { times, answers }
}

const percentiles = (times: readonly number[]) => ({
  p50: round(quantile(times, 0.5), 3),
  p95: round(quantile(times, 0.95), 3),
  p99: round(quantile(times, 0.99), 3),
})

/** Shares of the briefings that should be found, and of those found, over all queries of a class. */
function compare(found: readonly number[][], truth: readonly number[][]): { recall: number; precision: number } {
  let right = 0
  let wanted = 0
  let given = 0
  found.forEach((list, i) => {
    const wantedHere = new Set(truth[i])
    wanted += wantedHere.size
    given += list.length
    right += list.filter((briefing) => wantedHere.has(briefing)).length
  })
  return { recall: wanted === 0 ? 1 : round(right / wanted, 4), precision: given === 0 ? 1 : round(right / given, 4) }
}

type Task = { dir: string; name: EngineName; task: string }

/** In a thread with the limits of the search thread; its figures go out as JSON. */
function runInThread(task: Task): void {
  const { maxOldGenerationSizeMb, ...young } = SEARCH_LIMITS
  const limits = SMALL.includes(task.name) ? { maxOldGenerationSizeMb, ...young } : young
  const thread = startWithin(
    limits,
    (resourceLimits) => new Worker(import.meta.filename, { workerData: task, resourceLimits, execArgv: [] }),
  )
  thread.on('message', (figures: string) => process.stdout.write(figures))
}

const isTask = (data: unknown): data is Task => typeof data === 'object' && data !== null && 'task' in data && 'dir' in data

if (!isMainThread && isTask(workerData)) {
  const { dir, name, task } = workerData
  parentPort?.postMessage(JSON.stringify(task === WEIGH ? weigh(dir, name) : measure(dir, name)))
} else if (import.meta.main) {
  const [dir = '', name = '', task = ''] = process.argv.slice(2)
  const engine = NAMES.find((one) => one === name)
  if (engine === undefined) throw new Error(`No engine ${name}`)
  runInThread({ dir, name: engine, task })
}
