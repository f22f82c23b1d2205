import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { SearchReply } from '../../core/contract/shapes.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import type { Note } from '../../core/model/note.ts'
import { buildIndex } from '../../core/search/build.ts'
import { DEFAULT_SETTINGS } from '../../core/model/settings.ts'
import { TOKENISER_VECTORS } from '../../core/search/index-config.ts'
import { briefingOf } from '../../core/search/testing.ts'
import { openSearch } from './search.ts'
import type { EditionFiles, Search } from './types.ts'

const REAL_WORKER = join(import.meta.dirname, '..', 'search-worker.ts')

/** Speaks the worker's language; dies of `die`, once of `stumble`, and takes 100 ms over `slow`. */
const FAKE_WORKER = `
import { existsSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
const flag = workerData.editions[0].dir + '/stumbled'
const wanted = new Int32Array(workerData.wanted)
parentPort.on('message', ({ type, ticket, request }) => {
  if (type !== 'search') return
  if (request.query === 'die') process.exit(1)
  if (request.query === 'stumble' && !existsSync(flag)) { writeFileSync(flag, ''); throw new Error('stumbled') }
  if (request.query === 'fail') return parentPort.postMessage({ type: 'failed', ticket, reason: 'unreadable' })
  if (request.query === 'slow') Atomics.wait(wanted, 0, Atomics.load(wanted, 0), 100)
  writeFileSync(workerData.editions[0].dir + '/asked', request.query + ' ', { flag: 'a' })
  parentPort.postMessage({ type: 'reply', ticket, reply: { seq: request.seq } })
})
`

const input = (query: string, seq = 1, more: Partial<HandlerInput<'search.run'>> = {}): HandlerInput<'search.run'> => ({
  query,
  seq,
  skip: 0,
  briefings: 50,
  passages: 50,
  ...more,
})
const note = (title: string, body: string, revision = 1): Note => ({
  id: 'note-0001',
  title,
  body,
  opening: '',
  words: 0,
  quotes: 0,
  createdAt: '2026-11-23T10:00:00.000Z',
  modifiedAt: '2026-11-23T10:00:00.000Z',
  deletedAt: null,
  revision,
})
const pack = [
  briefingOf('floods', ['Rivers', '# Money', 'The flood of 2026.', 'The budget.']),
  briefingOf('riga', ['Riga', 'Jens Stoltenberg in 東京都.']),
]

let dir = ''
let notes: Note[] = []
let logged: string[] = []
let label = ''
const opened: Search[] = []
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'aide-search-'))
  notes = []
  logged = []
  label = 'In dispute'
})
afterEach(async () => {
  for (const search of opened.splice(0)) await search.close()
  rmSync(dir, { recursive: true, force: true })
})

/** An edition without briefings. */
const bare = (): EditionFiles => ({ id: 'test@1', digest: 'd'.repeat(64), dir, briefings: [], index: null, samples: TOKENISER_VECTORS })

function writeEdition(briefings: readonly Briefing[], index: Uint8Array | null): EditionFiles {
  mkdirSync(join(dir, 'briefings'))
  for (const briefing of briefings) writeFileSync(join(dir, 'briefings', `${briefing.id}.json`), JSON.stringify(briefing))
  if (index !== null) writeFileSync(join(dir, 'index.bin'), index)
  const paths = briefings.map(({ id }) => `briefings/${id}.json`)
  return { ...bare(), briefings: paths, index: index === null ? null : 'index.bin' }
}

function open(files: EditionFiles, workerPath: string, annotations: () => Annotation[] = () => [], buildAtOnce = 100): Search {
  const log = (message: string) => logged.push(message)
  const search = openSearch({
    library: {
      files: () => [files],
      edition: () => ({ title: 'Test pack', label: 'First', topics: [], terms: [], briefings: pack }),
    },
    annotations: { list: annotations },
    notes: { all: () => notes, quote: () => undefined },
    colourLabels: () => ({ ...DEFAULT_SETTINGS.colourLabels, pink: label }),
    workerPath,
    keptDir: join(dir, 'indexes'),
    logger: { info: log, warn: log, error: log },
    told: () => log('told'),
    buildAtOnce,
  })
  opened.push(search)
  return search
}
const openReal = (index: Uint8Array | null = buildIndex(pack)): Search => open(writeEdition(pack, index), REAL_WORKER)
function openFake(): Search {
  const path = join(dir, 'worker.mjs')
  writeFileSync(path, FAKE_WORKER)
  return open(bare(), path)
}

describe('search through a real worker', () => {
  it('answers with a reply of the contract', async () => {
    const search = openReal()
    const reply = await search.run(input('flood budget ', 7))
    expect(v.parse(SearchReply, reply)).toEqual(reply)
    expect(reply).toMatchObject({ seq: 7, totals: { briefings: 1, passages: 2, marks: 0, notes: 0 } })
    expect((await search.run(input('stolt', 8))).groups[0]?.hits[0]?.ranges).toEqual([[5, 16]])
    expect((await search.run(input('京東', 9))).totals.briefings).toBe(0)
  })
  it('tells the publishers of sources, before the first search too and when the worker is started again', async () => {
    const sources = [{ key: 'a', title: 'Log', publisher: 'The river office', date: '2024' }]
    const search = open(writeEdition([{ ...briefingOf('floods', ['Rivers', 'x']), sources }], null), REAL_WORKER)
    const known = [{ name: 'The river office', briefings: 1 }]
    expect(await search.publishers()).toEqual(known)
    const asked = search.publishers()
    search.editionsChanged()
    expect(await asked).toEqual(known)
    await search.close()
    await expect(search.publishers()).rejects.toMatchObject({ code: 'internal' })
  })
  it('says when nothing answers to a colour, until the reader calls one so', async () => {
    const search = openReal()
    expect((await search.run(input('colour:"in dispute" ', 1))).problems).toEqual([])
    expect((await search.run(input('colour:Open ', 2))).problems).toMatchObject([{ code: 'unknown-value' }])
    label = 'open'
    expect((await search.run(input('colour:Open ', 3))).problems).toEqual([])
  })
  it.each([
    ['cut short', (index: Uint8Array) => index.slice(0, -9)],
    ['with a flipped bit', (index: Uint8Array) => index.with(100, index[100]! ^ 4)],
    ['of another layout', (index: Uint8Array) => index.with(4, 99)],
    ['that is missing', () => null],
  ])('builds an index %s again in the background, and says so until it is there', async (_name, damage) => {
    const search = open(writeEdition(pack, damage(buildIndex(pack))), REAL_WORKER, () => [], 0)
    notes = [note('Talking points', 'On the river')]
    const first = await search.run(input('riga', 1))
    expect(first.indexing).toEqual(['test@1'])
    expect(first.totals).toEqual({ briefings: 0, passages: 0, marks: 0, notes: 0 })
    expect(search.notices()).toEqual([{ id: 'index-test@1', level: 'info', text: expect.stringContaining('being made again') }])
    expect((await search.run(input('talking', 2))).totals.notes).toBe(1)
    await expect.poll(async () => (await search.run(input('riga', 3))).indexing, { timeout: 5000 }).toEqual([])
    expect((await search.run(input('riga', 4))).totals.briefings).toBe(1)
    expect(search.notices()).toEqual([{ id: 'index-test@1', level: 'info', text: expect.stringContaining('Test pack, First') }])
    expect(logged).toEqual(['search index built again', 'told', 'search index built', 'told'])
    search.dismiss('index-test@1')
    expect(search.notices()).toEqual([])
  })
  it('builds an index again whose samples the tokeniser reads in another way', async () => {
    const files = { ...writeEdition(pack, buildIndex(pack)), samples: [{ text: '2026', terms: ['202', '6'] }] }
    const search = open(files, REAL_WORKER)
    expect((await search.run(input('riga'))).totals.briefings).toBe(1)
    expect(search.notices()).toMatchObject([{ text: expect.stringContaining('was made again') }])
  })
  it('keeps an index it built for the next start, and builds it again when that is damaged', async () => {
    const files = writeEdition(pack, null)
    const kept = (): string[] => (existsSync(join(dir, 'indexes')) ? readdirSync(join(dir, 'indexes')) : [])
    const start = async (): Promise<{ briefings: number; notices: number }> => {
      const search = open(files, REAL_WORKER)
      const { totals } = await search.run(input('riga'))
      await expect.poll(() => kept().map((name) => name.slice(0, 32))).toEqual([files.digest.slice(0, 32)])
      await search.close()
      return { briefings: totals.briefings, notices: search.notices().length }
    }
    expect(await start()).toEqual({ briefings: 1, notices: 1 })
    expect(await start()).toEqual({ briefings: 1, notices: 0 })
    const path = join(dir, 'indexes', kept()[0] ?? '')
    writeFileSync(path, readFileSync(path).subarray(0, -1))
    expect(await start()).toEqual({ briefings: 1, notices: 1 })
  })
  it('makes an index again that has gone from the disk since it was opened', async () => {
    const search = openReal()
    expect((await search.run(input('riga ', 1))).totals.briefings).toBe(1)
    rmSync(join(dir, 'index.bin'))
    expect((await search.run(input('budget ', 2))).totals.briefings).toBe(1)
    expect(search.notices()).toMatchObject([{ level: 'info', text: expect.stringContaining('was made again') }])
  })
  it('searches with a new index that could not be kept', async () => {
    writeFileSync(join(dir, 'indexes'), 'a file in the place of the folder')
    const search = openReal(null)
    expect((await search.run(input('riga'))).totals.briefings).toBe(1)
    await expect.poll(() => logged).toContain('search index not kept')
  })
  it.each([0, 100])('says that an edition could not be indexed, and searches the rest (at once up to %i)', async (buildAtOnce) => {
    const files = writeEdition(pack, null)
    rmSync(join(dir, 'briefings', 'riga.json'))
    const search = open(files, REAL_WORKER, () => [], buildAtOnce)
    notes = [note('Talking points', 'On the river')]
    await expect.poll(async () => (await search.run(input('talking', 1))).indexing, { timeout: 5000 }).toEqual([])
    expect((await search.run(input('talking', 2))).totals).toMatchObject({ briefings: 0, notes: 1 })
    expect(search.notices()).toMatchObject([{ level: 'caution', text: expect.stringContaining('could not be made again') }])
  })
  it('answers a search over which its thread was killed once, and says so when it is killed again', async () => {
    const path = join(dir, 'killed.mjs')
    const flag = JSON.stringify(join(dir, 'killed'))
    writeFileSync(
      path,
      `import { existsSync, writeFileSync } from 'node:fs'
       import { parentPort } from 'node:worker_threads'
       parentPort.on('message', ({ request }) => {
         if (request?.query === 'riga' && !existsSync(${flag})) { writeFileSync(${flag}, ''); process.exit(9) }
         if (request?.query === 'river') process.exit(9)
       })
       await import(${JSON.stringify(pathToFileURL(REAL_WORKER).href)})`,
    )
    const search = open(writeEdition(pack, buildIndex(pack)), path)
    expect((await search.run(input('riga', 1))).totals.briefings).toBe(1)
    await expect(search.run(input('river', 2))).rejects.toMatchObject({ code: 'internal', message: 'The search could not be made.' })
    expect((await search.run(input('flood', 3))).totals.briefings).toBe(1)
  })
  it('answers 10,000 characters, quotes, operators, emoji and Japanese', async () => {
    const search = openReal()
    const queries = [
      'a'.repeat(10_000),
      'ab '.repeat(3333),
      '"'.repeat(10_000),
      '“ OR ( AND -',
      '😀'.repeat(2500),
      '東京'.repeat(5000),
      '\ud800"\u0000',
    ]
    for (const [i, query] of queries.entries()) expect((await search.run(input(query, i))).totals.passages).toBe(0)
    expect((await search.run(input('東京都', 99))).totals.passages).toBe(1)
  })
  it('finds notes as they are after every change', async () => {
    const search = openReal()
    expect((await search.run(input('talking', 1))).totals.notes).toBe(0)
    notes = [note('Talking points', 'On the budget')]
    search.changed()
    expect((await search.run(input('talking budget ', 2))).notes[0]).toMatchObject({ id: 'note-0001', body: { ranges: [[7, 13]] } })
    notes = [note('Talking points', 'On the flood', 2)]
    search.changed()
    expect((await search.run(input('talking budget ', 3))).totals.notes).toBe(0)
    notes = []
    search.changed()
    expect((await search.run(input('talking', 4))).totals.notes).toBe(0)
  })
  it('reports a briefing that can no longer be read, and goes on', async () => {
    const search = openReal()
    expect((await search.run(input('flood', 1))).totals.briefings).toBe(1)
    rmSync(join(dir, 'briefings', 'riga.json'))
    await expect(search.run(input('riga', 2))).rejects.toMatchObject({ code: 'internal' })
    expect((await search.run(input('flood', 3))).totals.briefings).toBe(1)
  })
})

describe('the worker behind its port', () => {
  it('lets a newer search take the place of an older one', async () => {
    const search = openFake()
    const results = ['slow', 'b', 'c', 'last'].map((query, i) => search.run(input(query, i + 1)))
    const settled = await Promise.allSettled(results)
    expect(settled.map((one) => (one.status === 'rejected' ? one.reason.code : one.value.seq))).toEqual([
      'superseded',
      'superseded',
      'superseded',
      4,
    ])
    expect(readFileSync(join(dir, 'asked'), 'utf8').trim().split(' ').at(-1)).toBe('last')
    expect(readFileSync(join(dir, 'asked'), 'utf8')).not.toMatch(/[bc] /u)
  })
  it('refuses a search that is older than the one under way, and takes any number once that is done', async () => {
    const search = openFake()
    const newer = search.run(input('a', 5))
    await expect(search.run(input('b', 4))).rejects.toMatchObject({ code: 'superseded' })
    expect(await newer).toMatchObject({ seq: 5 })
    expect(await search.run(input('c', 1))).toMatchObject({ seq: 1 })
  })
  it('starts a new worker once when it dies, and the search goes on', async () => {
    const search = openFake()
    expect(await search.run(input('stumble', 1))).toMatchObject({ seq: 1 })
  })
  it('says so when it dies again, and recovers with the next search', async () => {
    const search = openFake()
    await expect(search.run(input('die', 1))).rejects.toMatchObject({ code: 'internal' })
    expect(await search.run(input('fine', 2))).toMatchObject({ seq: 2 })
  })
  it('passes the worker’s own refusal on as an error', async () => {
    await expect(openFake().run(input('fail'))).rejects.toMatchObject({ code: 'internal' })
  })
  it('says so when there is no worker to start', async () => {
    await expect(open(bare(), join(dir, 'none.js')).run(input('a'))).rejects.toMatchObject({ code: 'internal' })
  })
  it('passes on that marks cannot be read', async () => {
    const path = join(dir, 'worker.mjs')
    writeFileSync(path, FAKE_WORKER)
    const search = open(bare(), path, () => {
      throw new RangeError('unreadable store')
    })
    await expect(search.run(input('a'))).rejects.toThrow('unreadable store')
  })
  it('ends what is under way when it is closed', async () => {
    const search = openFake()
    const under = search.run(input('slow'))
    await Promise.all([expect(under).rejects.toMatchObject({ code: 'internal' }), search.close()])
    await expect(search.run(input('a'))).rejects.toMatchObject({ code: 'internal' })
  })
})
