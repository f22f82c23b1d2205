/**
 * How long a search takes in main: from the call of the service to its reply, through the worker, with one search at a
 * time as a person types. `node tools/bench/search-latency.ts [PACK_DIR]` prints the figures in milliseconds.
 */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { DEFAULT_SETTINGS } from '../../core/model/settings.ts'
import { openLibrary } from '../../main/services/library.ts'
import { openSearch } from '../../main/services/search.ts'

const QUERIES: Record<string, readonly string[]> = {
  words: ['nato ', 'japan ', 'summit ', 'the ', 'information ', 'riga ', '2026 '],
  typing: [
    's',
    'st',
    'sto',
    'stol',
    'stolt',
    'stolte',
    'stoltenberg',
    'i',
    'it',
    'itp',
    'itpp',
    '2',
    '20',
    '202',
    '2026',
    'z',
    'ze',
    'zelenskyy',
  ],
  phrases: ['"classified information"', '“per cent”', 'Indo-Pacific ', '"the North Atlantic Council"', '"no such words here"'],
  all: ['flood budget ', 'japan nato summit ', 'the of and in ', 'cyber defence exercise ', 'japan "classified information" line'],
  junk: ['"'.repeat(10_000), 'a'.repeat(10_000), 'ab cd '.repeat(1667), '東京'.repeat(5000), '😀'.repeat(2500)],
}
const WARM_UP = 5
const ROUNDS = 60

/** Milliseconds. */
export type SearchFigures = {
  p50: number
  p99: number
  max: number
  /** 99th percentile of each kind of query. */
  kinds: Record<string, number>
  searches: number
}

const ROOT = resolve(import.meta.dirname, '../..')
const BUNDLED = resolve(ROOT, 'out/packs/euro-atlantic-indo-pacific/1')
const BUILT_WORKER = resolve(ROOT, 'out/main/search-worker.js')
const SOURCE_WORKER = resolve(ROOT, 'main/search-worker.ts')

/** Measures the service on one built edition, through the built worker where there is one. */
export async function measureSearch(dir = BUNDLED): Promise<SearchFigures> {
  const workerPath = existsSync(BUILT_WORKER) ? BUILT_WORKER : SOURCE_WORKER
  const logger = { info() {}, warn: console.error, error: console.error }
  const library = openLibrary({ packDirs: [dir], logger })
  const search = openSearch({
    library,
    annotations: { list: () => [] },
    notes: { all: () => [], quote: () => undefined },
    colourLabels: () => DEFAULT_SETTINGS.colourLabels,
    workerPath,
    keptDir: resolve(tmpdir(), 'aide-bench-indexes'),
    logger,
  })
  let seq = 0
  const time = async (query: string): Promise<number> => {
    seq += 1
    const began = performance.now()
    await search.run({ query, seq, skip: 0, briefings: 50, passages: 50 })
    return performance.now() - began
  }
  const times = new Map<string, number[]>()
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [kind, queries] of Object.entries(QUERIES)) {
      const list = times.get(kind) ?? []
      times.set(kind, list)
      for (const query of queries) {
        const ms = await time(query)
        if (round >= 0) list.push(ms)
      }
    }
  }
  await search.close()
  const all = [...times.values()].flat()
  return {
    p50: percentile(all, 0.5),
    p99: percentile(all, 0.99),
    max: percentile(all, 1),
    kinds: Object.fromEntries([...times].map(([kind, list]) => [kind, percentile(list, 0.99)])),
    searches: all.length,
  }
}

/** Nearest-rank percentile, in hundredths of a millisecond. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0) * 100) / 100
}

if (import.meta.main) {
  const dir = process.argv[2]
  process.stdout.write(`${JSON.stringify(await measureSearch(dir === undefined ? BUNDLED : resolve(dir)), null, 2)}\n`)
}
