/** The search thread: holds the indexes and the tokens of briefings, so that no search ever holds up the main process. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import type { Briefing } from '../core/model/briefing.ts'
import { buildIndex } from '../core/search/build.ts'
import { Cancelled, createEngine } from '../core/search/engine.ts'
import type { Engine, EngineEdition } from '../core/search/engine.ts'
import { openIndex } from '../core/search/open.ts'
import type { OpenIndex } from '../core/search/open.ts'
import type { FromWorker, ToWorker, WorkerEdition, WorkerStart } from './search-messages.ts'

function openEdition(edition: WorkerEdition, say: (message: FromWorker) => void): EngineEdition {
  // Digests were checked when the library opened the edition, so the text is what `Briefing` describes.
  const load = (document: number): Briefing => JSON.parse(readFileSync(join(edition.dir, edition.briefings[document]?.path ?? ''), 'utf8'))
  const build = (): OpenIndex => openIndex(buildIndex(edition.briefings.map((_, document) => load(document))))
  const shipped = (path: string): OpenIndex => {
    try {
      const index = openIndex(readFileSync(join(edition.dir, path)))
      if (index.documents === edition.briefings.length) return index
      throw new RangeError(`The index holds ${index.documents} briefings, the edition ${edition.briefings.length}`)
    } catch (error) {
      say({ type: 'rebuilt', edition: edition.id, reason: reasonOf(error) })
      return build()
    }
  }
  return {
    id: edition.id,
    index: edition.index === null ? build() : shipped(edition.index),
    briefings: edition.briefings.map(({ id }) => id),
    load,
  }
}

function answer(engine: Engine, message: Extract<ToWorker, { type: 'search' }>, wanted: Int32Array): FromWorker {
  const { ticket, request } = message
  try {
    return { type: 'reply', ticket, reply: engine.run(request, () => Atomics.load(wanted, 0) > ticket) }
  } catch (error) {
    return error instanceof Cancelled ? { type: 'cancelled', ticket } : { type: 'failed', ticket, reason: reasonOf(error) }
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function serve(port: MessagePort, start: WorkerStart): void {
  const say = (message: FromWorker): void => port.postMessage(message)
  const wanted = new Int32Array(start.wanted)
  const engine = createEngine(start.editions.map((edition) => openEdition(edition, say)))
  port.on('message', (message: ToWorker) => {
    if (message.type === 'change') engine.live.change(message.change)
    else say(answer(engine, message, wanted))
  })
}

if (parentPort === null) throw new Error('The search worker runs as a worker thread only')
serve(parentPort, workerData)
