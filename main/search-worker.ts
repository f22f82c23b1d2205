/**
 * The search thread: holds the indexes and the briefings that were read, so that no search ever holds up the main process.
 * An index that must be built is built by a thread of the same file, and what is there is searched meanwhile.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import type { Briefing } from '../core/model/briefing.ts'
import { buildIndex } from '../core/search/build.ts'
import { Cancelled, createEngine } from '../core/search/engine.ts'
import type { Engine, EngineEdition } from '../core/search/engine.ts'
import { tokeniserFits } from '../core/search/index-config.ts'
import { openIndex } from '../core/search/open.ts'
import type { IndexSource } from '../core/search/source.ts'
import { createTexts } from '../core/search/texts.ts'
import { keepIndex, readKeptIndex } from './kept-index.ts'
import { IndexLost, indexFile } from './search-index-file.ts'
import type { BuilderStart, FromWorker, ToWorker, WorkerEdition, WorkerStart } from './search-messages.ts'

type Say = (message: FromWorker) => void

/** Digests were checked when the library opened the edition, so the text is what `Briefing` describes. */
const load = (edition: WorkerEdition, document: number): Briefing =>
  JSON.parse(readFileSync(join(edition.dir, edition.briefings[document]?.path ?? ''), 'utf8'))

function* loadAll(edition: WorkerEdition): Generator<Briefing> {
  for (let document = 0; document < edition.briefings.length; document += 1) yield load(edition, document)
}

function toEngine(edition: WorkerEdition, bytes: Uint8Array | IndexSource): EngineEdition {
  const texts = createTexts((document) => load(edition, document))
  const index = openIndex(bytes, texts.terms)
  if (index.documents !== edition.briefings.length) {
    throw new RangeError(`The index holds ${index.documents} briefings, the edition ${edition.briefings.length}`)
  }
  const { id, names, terms, briefings } = edition
  return { id, names, terms, index, texts, briefings: briefings.map((briefing) => briefing.id), facts: briefings.map(({ facts }) => facts) }
}

/** The edition with the index it came with, else with the one that was kept; null when neither can be used. */
function openReady(edition: WorkerEdition, say: Say): EngineEdition | null {
  const reasons: string[] = []
  for (const read of [readShipped, readKept]) {
    try {
      return toEngine(edition, read(edition))
    } catch (error) {
      reasons.push(reasonOf(error))
    }
  }
  say({ type: 'rebuilding', edition: edition.id, reason: reasons.join('; ') })
  return null
}

function readShipped({ dir, index, samples }: WorkerEdition): IndexSource {
  if (index === null) throw new Error('The index is not the one that the manifest sealed, or of another version')
  if (!tokeniserFits(samples)) throw new Error('The tokeniser here does not give what the index was built with')
  return indexFile(join(dir, index))
}

function readKept({ keptAs }: WorkerEdition): Uint8Array {
  const kept = readKeptIndex(keptAs)
  if (kept === null) throw new Error('No index is kept')
  return kept
}

/** Keeps an index that was built here; a search does not wait for that. */
function keep(edition: WorkerEdition, index: Uint8Array, editions: readonly WorkerEdition[], say: Say): void {
  keepIndex(
    edition.keptAs,
    index,
    editions.map(({ keptAs }) => keptAs),
  ).catch((error: unknown) => say({ type: 'unkept', edition: edition.id, reason: reasonOf(error) }))
}

/** Resolves to the bytes of an index made in a thread of its own. */
function buildApart(edition: WorkerEdition): Promise<Uint8Array> {
  const start: BuilderStart = { build: edition }
  return new Promise((resolve, reject) => {
    const builder = new Worker(import.meta.filename, { workerData: start, execArgv: [], name: 'index' })
    builder.once('message', resolve)
    builder.once('error', reject)
    builder.once('exit', (code) => reject(new Error(`The indexing thread ended with code ${code}`)))
  })
}

async function addLater(engine: Engine, edition: WorkerEdition, { editions }: WorkerStart, say: Say): Promise<void> {
  try {
    const index = await buildApart(edition)
    engine.add(toEngine(edition, index))
    warmUp(engine)
    say({ type: 'indexed', edition: edition.id })
    keep(edition, index, editions, say)
  } catch (error) {
    engine.giveUp(edition.id)
    say({ type: 'unindexed', edition: edition.id, reason: reasonOf(error) })
  }
}

/** A small edition, before the first answer. */
function addAtOnce(edition: WorkerEdition, { editions }: WorkerStart, say: Say): EngineEdition[] {
  try {
    const index = buildIndex(loadAll(edition))
    const added = toEngine(edition, index)
    say({ type: 'indexed', edition: edition.id })
    keep(edition, index, editions, say)
    return [added]
  } catch (error) {
    say({ type: 'unindexed', edition: edition.id, reason: reasonOf(error) })
    return []
  }
}

function answer(engine: Engine, message: Extract<ToWorker, { type: 'search' }>, wanted: Int32Array): FromWorker {
  const { ticket, request } = message
  try {
    return { type: 'reply', ticket, reply: engine.run(request, () => Atomics.load(wanted, 0) > ticket) }
  } catch (error) {
    // The thread ends, and the one that takes its place finds the index wanting and makes it again.
    if (error instanceof IndexLost) throw error
    return error instanceof Cancelled ? { type: 'cancelled', ticket } : { type: 'failed', ticket, reason: reasonOf(error) }
  }
}

/** Prepares for searches to come while nobody asks; messages that wait come first. */
function warmUp(engine: Engine): void {
  setImmediate(() => {
    if (engine.warm()) warmUp(engine)
  })
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function serve(port: MessagePort, start: WorkerStart): void {
  const say: Say = (message) => port.postMessage(message)
  const wanted = new Int32Array(start.wanted)
  const later: WorkerEdition[] = []
  const ready = start.editions.flatMap((edition): EngineEdition[] => {
    const opened = openReady(edition, say)
    if (opened !== null) return [opened]
    if (edition.briefings.length <= start.buildAtOnce) return addAtOnce(edition, start, say)
    later.push(edition)
    return []
  })
  const engine = createEngine(
    ready,
    later.map(({ id }) => id),
  )
  port.on('message', (message: ToWorker) => {
    if (message.type === 'change') engine.live.change(message.change)
    else if (message.type === 'publishers') say({ type: 'publishers', publishers: engine.publishers() })
    else say(answer(engine, message, wanted))
  })
  warmUp(engine)
  void later.reduce((before, edition) => before.then(() => addLater(engine, edition, start, say)), Promise.resolve())
}

if (parentPort === null) throw new Error('The search worker runs as a worker thread only')
const start: WorkerStart | BuilderStart = workerData
if ('build' in start) {
  const bytes = buildIndex(loadAll(start.build))
  parentPort.postMessage(bytes, [bytes.buffer as ArrayBuffer])
} else {
  serve(parentPort, start)
}
