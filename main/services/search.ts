/**
 * Search: a worker thread behind a port. One search is under way at a time and the newest waits; those in between are
 * told `superseded` and never reach the worker.
 */
import { Worker } from 'node:worker_threads'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { SearchReply, Status } from '../../core/contract/shapes.ts'
import type { BriefingMeta } from '../../core/model/briefing.ts'
import type { Settings } from '../../core/model/settings.ts'
import type { BriefingFacts } from '../../core/search/filters.ts'
import type { Publisher } from '../../core/search/publishers.ts'
import { search as words } from '../../core/words/en/search.ts'
import { keptIndexPath } from '../kept-index.ts'
import { SEARCH_LIMITS, startWithin } from '../search-limits.ts'
import type { FromWorker, ToWorker, WorkerEdition, WorkerStart } from '../search-messages.ts'
import { createLiveChanges } from './live-changes.ts'
import type { Logger } from './ports.ts'
import type { Annotations, Library, Notes, ReadyEdition, Search } from './types.ts'

/** What search needs of the library: where the editions lie, and the ids of their briefings in the same order. */
type SearchLibrary = Pick<Library, 'files'> & {
  edition(id: string): (Pick<ReadyEdition, 'title' | 'label' | 'topics' | 'terms'> & { briefings: readonly SearchedMeta[] }) | undefined
}
type SearchedMeta = Pick<BriefingMeta, 'id' | 'topics' | 'regions' | 'date' | 'period'>

type Notice = Status['notices'][number]
/** How the ids of notices about indexes begin; one for each edition. */
const INDEX_NOTICE = 'index-'

type Job = {
  ticket: number
  input: HandlerInput<'search.run'>
  /** Whether a worker died over it already. */
  retried: boolean
  resolve: (reply: SearchReply) => void
  reject: (error: unknown) => void
}

/** The thread is started this long after the service, so that it does not compete with the first paint. */
const WARM_UP_MS = 1500
export function openSearch(parts: {
  library: SearchLibrary
  annotations: Pick<Annotations, 'list'>
  notes: Pick<Notes, 'all' | 'quote'>
  /** What the reader calls each colour of marks. */
  colourLabels: () => Settings['colourLabels']
  /** Absolute path of the built worker, or of main/search-worker.ts where Node strips types. */
  workerPath: string
  /** Absolute path of the folder that keeps indexes built here. */
  keptDir: string
  logger: Logger
  /** Called when `notices` changed. */
  told?: () => void
  /** An edition of at most so many briefings is indexed before the first answer: about a third of a second. */
  buildAtOnce?: number
}): Search {
  const { library, logger, told = () => undefined, buildAtOnce = 100 } = parts
  const changes = createLiveChanges(parts)
  const wanted = new Int32Array(new SharedArrayBuffer(4))
  const jobs: Job[] = []
  const askers: { resolve: (publishers: Publisher[]) => void; reject: (error: unknown) => void }[] = []
  let worker: Worker | undefined
  let running: Job | undefined
  let tickets = 0
  let closed = false

  const notices = new Map<string, Notice>()
  const tell = (edition: string, level: Notice['level'], say: (edition: string) => string): void => {
    const known = library.edition(edition)
    const id = `${INDEX_NOTICE}${edition}`
    notices.delete(id)
    notices.set(id, { id, level, text: say(known === undefined ? edition : words.editionName(known.title, known.label)) })
    told()
  }

  const post = (message: ToWorker): void => worker?.postMessage(message)

  function start(): Worker {
    const workerData: WorkerStart = { editions: editionsOf(library, parts.keptDir), buildAtOnce, wanted: wanted.buffer }
    const started = startWithin(
      SEARCH_LIMITS,
      (resourceLimits) => new Worker(parts.workerPath, { workerData, resourceLimits, execArgv: [], name: 'search' }),
    )
    started.on('message', (message: FromWorker) => {
      if (started === worker) receive(message)
    })
    started.on('error', (error) => logger.error('search worker failed', { error: error.message }))
    started.on('exit', (code) => {
      if (started === worker) lost(code)
    })
    worker = started
    changes.reset()
    if (askers.length > 0) post({ type: 'publishers' })
    return started
  }

  function receive(message: FromWorker): void {
    if ('edition' in message) return receiveOfIndex(message)
    if (message.type === 'publishers') {
      for (const asked of askers.splice(0)) asked.resolve(message.publishers)
      return
    }
    const job = running
    if (job === undefined || job.ticket !== message.ticket) return
    running = undefined
    if (message.type === 'reply') job.resolve(message.reply)
    else if (message.type === 'cancelled') job.reject(superseded())
    else {
      logger.error('search failed', { reason: message.reason })
      job.reject(new ServiceError('internal', words.failed))
    }
    next()
  }

  function receiveOfIndex(message: Extract<FromWorker, { edition: string }>): void {
    const { edition } = message
    switch (message.type) {
      case 'rebuilding':
        logger.warn('search index built again', { edition, reason: message.reason })
        return tell(edition, 'info', words.index.rebuilding)
      case 'indexed':
        logger.info('search index built', { edition })
        return tell(edition, 'info', words.index.rebuilt)
      case 'unindexed':
        logger.error('edition cannot be searched', { edition, reason: message.reason })
        return tell(edition, 'caution', words.index.failed)
      case 'unkept':
        return logger.warn('search index not kept', { edition, reason: message.reason })
    }
  }

  /** The worker is gone without being asked to: the search it had is tried once more with a new one. */
  function lost(code: number): void {
    worker = undefined
    if (closed) return
    logger.warn('search worker ended', { code })
    for (const asked of askers.splice(0)) asked.reject(new ServiceError('internal', words.failed))
    const job = running
    running = undefined
    const isWanted = job !== undefined && job.ticket >= Atomics.load(wanted, 0)
    if (isWanted && !job.retried) jobs.unshift({ ...job, retried: true })
    else job?.reject(new ServiceError('internal', words.failed))
    next()
  }

  function next(): void {
    while (running === undefined) {
      const job = jobs.shift()
      if (job === undefined) return
      try {
        if (worker === undefined) start()
        const change = changes.take()
        if (change !== undefined) post({ type: 'change', change })
      } catch (error) {
        job.reject(error)
        continue
      }
      running = job
      post({ type: 'search', ticket: job.ticket, request: { ...job.input } })
    }
  }

  const warmUp = setTimeout(() => {
    if (worker === undefined) start()
  }, WARM_UP_MS)
  warmUp.unref()

  return {
    run(input) {
      if (closed) return Promise.reject(new ServiceError('internal', words.failed))
      const pending = running === undefined ? jobs : [running, ...jobs]
      if (pending.some((job) => job.input.seq > input.seq)) return Promise.reject(superseded())
      tickets += 1
      const ticket = tickets
      if (pending.some((job) => job.input.seq < input.seq)) {
        // The worker reads this between two briefings; the reply to the running search is then of no use.
        Atomics.store(wanted, 0, ticket)
        for (const job of jobs.splice(0)) job.reject(superseded())
        running?.reject(superseded())
      }
      return new Promise((resolve, reject) => {
        jobs.push({ ticket, input, retried: false, resolve, reject })
        next()
      })
    },
    publishers() {
      if (closed) return Promise.reject(new ServiceError('internal', words.failed))
      return new Promise((resolve, reject) => {
        askers.push({ resolve, reject })
        if (worker === undefined) start()
        else post({ type: 'publishers' })
      })
    },
    changed: () => changes.changed(),
    notices: () => [...notices.values()],
    dismiss: (id) => void notices.delete(id),
    editionsChanged() {
      const old = worker
      if (old === undefined || closed) return
      worker = undefined
      const job = running
      running = undefined
      // The search under way is made again, with the new edition in it.
      if (job !== undefined) jobs.unshift(job)
      if (askers.length > 0) start()
      old.terminate().catch((error: unknown) => logger.warn('search worker did not end', { error: String(error) }))
      next()
    },
    async close() {
      closed = true
      clearTimeout(warmUp)
      for (const job of running === undefined ? jobs.splice(0) : [running, ...jobs.splice(0)]) {
        job.reject(new ServiceError('internal', words.failed))
      }
      for (const asked of askers.splice(0)) asked.reject(new ServiceError('internal', words.failed))
      running = undefined
      await worker?.terminate()
    },
  }
}

const superseded = (): ServiceError => new ServiceError('superseded', words.superseded)

function editionsOf(library: SearchLibrary, keptDir: string): WorkerEdition[] {
  return library.files().map(({ id, digest, dir, index, samples, briefings }) => {
    const edition = library.edition(id)
    const labels = new Map(edition?.topics.map((topic) => [topic.id, topic.label]))
    const factsOf = (meta: SearchedMeta | undefined): BriefingFacts => ({
      topics: meta?.topics.flatMap((topic) => [topic, labels.get(topic) ?? topic]) ?? [],
      regions: meta?.regions ?? [],
      date: meta?.date ?? '',
      period: meta?.period,
    })
    return {
      id,
      dir,
      index,
      samples,
      keptAs: keptIndexPath(keptDir, digest),
      names: edition === undefined ? [] : [edition.title, edition.label],
      terms: edition?.terms ?? [],
      briefings: briefings.map((path, i) => ({ id: edition?.briefings[i]?.id ?? '', path, facts: factsOf(edition?.briefings[i]) })),
    }
  })
}
