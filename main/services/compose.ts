/** Puts the services together around one store and binds them to the calls of the contract. */
import type { CallOutput, HandlerInput, Handlers } from '../../core/contract/calls.ts'
import type { Envelope } from '../../core/contract/errors.ts'
import type { ExportPreview, ExportReport } from '../../core/contract/shapes.ts'
import type { Person } from '../../core/model/annotation.ts'
import type { Settings } from '../../core/model/settings.ts'
import { type StoreOptions, openStore } from '../store/store.ts'
import { createAnnotations } from './annotations.ts'
import { createBin } from './bin.ts'
import { createDispatcher } from './dispatcher.ts'
import { createEditions } from './editions.ts'
import type { Exchange } from './exchange.ts'
import type { Imports } from './imports.ts'
import { createHistory } from './history.ts'
import { editionsByPack, packsOf } from './library-order.ts'
import { type NoteService, createNotes } from './notes.ts'
import type { Emit, Ports } from './ports.ts'
import { type Quotes, createQuotes } from './quotes.ts'
import { readerOf } from './person.ts'
import { createReading } from './reading.ts'
import { createReview } from './review.ts'
import { createResolver } from './review-resolver.ts'
import type { ReviewThread } from './review-thread.ts'
import { createSavedSearches } from './saved-searches.ts'
import { createSettings } from './settings.ts'
import { createStatus } from './status.ts'
import type { Annotations, Library, Notes, Search, Services } from './types.ts'
import { createWriteQueue } from './write-queue.ts'

type Live = { library: Library; annotations: Annotations; notes: Notes; colourLabels: () => Settings['colourLabels'] }

/** The parts that have files of their own; tests bind fakes. */
export type Openers = {
  library(): Library
  /** @param told called whenever what search has to tell the reader changed */
  search(live: Live, told: () => void): Search
  review(library: Library): ReviewThread
  exporter(live: Live & { newer: Quotes['newer']; reader: () => Person }): {
    make(request: HandlerInput<'export.make'>): Promise<ExportReport>
    preview(request: HandlerInput<'export.preview'>): Promise<ExportPreview>
    cancel(job: string): Promise<void>
  }
}
export type ComposeOptions = {
  checkReplies: boolean
  /** Faults that tests put into the storage. */
  store?: Pick<StoreOptions, 'probe' | 'maxPages'>
}

/** Time after opening before the daily backup is looked at, and between looks. */
const FIRST_HOUSEKEEPING_MS = 5_000
const HOUSEKEEPING_MS = 3_600_000
/** After the first paint: marks of older editions are looked for then. */
const FIRST_REVIEW_MS = 300

export function composeServices(ports: Ports, open: Openers, { checkReplies, store: faults = {} }: ComposeOptions): Services {
  const { ids, logger, app, dataDir } = ports
  const now = (): Date => ports.clock.now()
  const warn = (message: string, error: unknown): void => logger.warn(message, { error: String(error) })
  const library = open.library()
  const store = openStore({ dir: dataDir, now, warn, ...faults })
  store.noteEditions(library.editions().filter((edition) => edition.state === 'ready'))
  const search: { current: Search | null } = { current: null }
  const emit: Emit = (name, payload) => {
    const isLive = name === 'annotations.changed' || name === 'notes.changed'
    if (isLive) search.current?.changed()
    ports.emit(name, payload)
    if (isLive) resolver.refresh()
  }

  const queue = createWriteQueue()
  const thread = open.review(library)
  const resolver = createResolver({ store, library, thread, queue, now, emit, logger })
  const history = createHistory(store, now)
  const review = createReview({ store, library, history, now, emit, isResolving: (edition) => resolver.isResolving(edition) })
  const annotations = createAnnotations({ store, library, history, ids, now, emit, attached: review.attached })
  const notes: NoteService = createNotes({ store, library, history, ids, now, emit })
  const bin = createBin({ store, history, restoreNote: (id) => notes.restore(id), now, emit })
  const reading = createReading({ store, library, now })
  const searches = createSavedSearches({ store, ids, now })
  const settings = createSettings({ store, emit, logger })
  const found = {
    notices: () => search.current?.notices() ?? [],
    dismiss: (id: string) => search.current?.dismiss(id),
  }
  const status = createStatus({ store, history, search: found, emit, app })
  const live: Live = { library, annotations, notes, colourLabels: () => settings.get().colourLabels }
  const finder = open.search(live, () => status.check())
  search.current = finder
  const editions = createEditions({
    library,
    thread,
    dataDir,
    logger,
    installed(edition) {
      store.noteEditions([edition])
      finder.editionsChanged()
      emit('library.changed', {})
      resolver.refresh()
    },
  })
  const quotes = createQuotes({ store, library, thread, logger })
  const exporter = open.exporter({
    ...live,
    newer: (wanted) => quotes.newer(wanted),
    reader: () => readerOf({ store, ids, now, settings: () => settings.get() }),
  })

  let exchange: Promise<Exchange> | undefined
  /** Read when marks are first exchanged: most sessions never do, and all would wait for it. */
  const exchanging = (): Promise<Exchange> =>
    (exchange ??= import('./exchange.ts').then(({ openExchange }) =>
      openExchange({
        store,
        library,
        annotations,
        history,
        ids,
        now,
        emit,
        settings: () => settings.get(),
        deliver: ports.deliver,
        shell: app.shell,
        workerPath: ports.exportWorker,
      }),
    ))

  let imports: Promise<Imports> | undefined
  /** The same of files that become briefings. */
  const importing = (): Promise<Imports> =>
    (imports ??= import('./imports.ts').then(({ openImports }) =>
      openImports({
        library,
        install: (wanted) => editions.install(wanted),
        dataDir,
        deliver: ports.deliver,
        ids,
        now,
        logger,
        workerPath: ports.importWorker,
      }),
    ))

  const turn = (result: ReturnType<typeof history.undo>): CallOutput<'history.undo'> => {
    if (result && result.touched.briefings.length > 0) emit('annotations.changed', { briefings: result.touched.briefings })
    if (result && result.touched.notes.length > 0) emit('notes.changed', { ids: result.touched.notes })
    for (const edition of new Set(result?.touched.reviews)) emit('review.changed', { edition })
    return { did: result?.did ?? null }
  }
  const doing = (work: () => void): Record<never, never> => {
    work()
    return {}
  }

  const telling = <T>(work: () => T): T => {
    const done = work()
    emit('searches.changed', {})
    return done
  }

  const handlers: Handlers = {
    'library.overview': () => ({
      editions: editionsByPack(library.editions()),
      packs: packsOf(library.editions()),
      reading: reading.list(),
      markCounts: annotations.counts(),
    }),
    'library.briefing': ({ edition, briefing }) => library.briefing(edition, briefing),
    'library.reading': (place) => doing(() => reading.save(place)),
    'search.run': (input) => finder.run(input),
    'search.publishers': () => finder.publishers(),
    'searches.list': () => searches.list(),
    'searches.save': (draft) => telling(() => searches.save(draft)),
    'searches.remove': ({ id }) => telling(() => doing(() => searches.remove(id))),
    'searches.ran': (run) => telling(() => searches.ran(run)),
    'editions.choose': async () => {
      if (!ports.chooseFolder) return { kind: 'unavailable' }
      const path = await ports.chooseFolder()
      return path === null ? { kind: 'cancelled' } : { kind: 'chosen', path }
    },
    'editions.upload': async (part) => {
      await editions.upload(part)
      return {}
    },
    'editions.install': (wanted) => editions.install(wanted),
    'editions.changes': (wanted) => editions.changes(wanted),
    'review.state': () => ({ reviews: review.state() }),
    'review.list': (filter) => review.list(filter),
    'review.decide': (draft) => review.decide(draft),
    'review.leave': (at) => doing(() => review.leave(at)),
    'annotations.list': (filter) => annotations.inEdition(filter),
    'annotations.save': (draft) => annotations.save(draft),
    'annotations.recolour': ({ ids: marks, colour }) => annotations.recolour(marks, colour),
    'annotations.remove': ({ ids: marks }) => annotations.remove(marks),
    'notes.list': ({ bin }) => notes.list(bin),
    'notes.get': ({ id }) => notes.get(id),
    'notes.save': (draft) => notes.save(draft),
    'notes.quote': (draft) => notes.makeQuote(draft),
    'notes.remove': ({ id }) => doing(() => notes.remove(id)),
    'notes.restore': ({ id }) => doing(() => notes.restore(id)),
    'quotes.newer': ({ ids: wanted }) => quotes.newer(wanted),
    'bin.list': () => bin.list(),
    'bin.restore': (wanted) => bin.restore(wanted),
    'history.next': () => history.next(),
    'history.undo': ({ step }) => turn(history.undo(step)),
    'history.redo': () => turn(history.redo()),
    'export.make': (request) => exporter.make(request),
    'export.show': () => doing(() => ports.showSaved?.()),
    'export.preview': (request) => exporter.preview(request),
    'export.cancel': async ({ job }) => {
      await exporter.cancel(job)
      return {}
    },
    'exchange.export': async (request) => (await exchanging()).export(request),
    'exchange.upload': async (part) => {
      const { upload } = await exchanging()
      return doing(() => upload(part))
    },
    'exchange.preview': async (request) => (await exchanging()).preview(request),
    'exchange.import': async (request) => (await exchanging()).import(request),
    'imports.upload': async (part) => {
      await (await importing()).upload(part)
      return {}
    },
    'imports.read': async (file) => (await importing()).read(file),
    'imports.add': async (wanted) => (await importing()).add(wanted),
    'imports.original': async ({ edition }) => (await importing()).original(edition),
    'settings.get': () => settings.get(),
    'settings.set': (changes) => settings.set(changes),
    'status.get': () => status.get(),
    'status.dismiss': ({ id }) => doing(() => status.dismiss(id)),
  }

  const inner = createDispatcher({ handlers, queue, logger, checkReplies })
  const dispatch: Services['dispatch'] = async (name, input) => {
    const reply = await inner(name, input)
    status.check()
    return reply
  }

  const emptyBin = (): void => {
    try {
      bin.purge()
    } catch (error) {
      // A folder that cannot be written to keeps its bin; the status says what is wrong with it.
      logger.warn('The bin could not be emptied', { error: String(error) })
    }
  }
  emptyBin()
  const keepHouse = (): void => {
    queue
      .run(() => {
        store.keepHouse()
        emptyBin()
        status.check()
      })
      .catch((error: unknown) => logger.error('Housekeeping failed', { error: String(error) }))
  }
  const timers = [
    setTimeout(keepHouse, FIRST_HOUSEKEEPING_MS),
    setInterval(keepHouse, HOUSEKEEPING_MS),
    setTimeout(() => resolver.refresh(), FIRST_REVIEW_MS),
  ]
  for (const timer of timers) timer.unref()

  return {
    dispatch,
    call: async (name, input) => (await dispatch(name, input)) as Envelope<CallOutput<typeof name>>,
    status: () => status.get(),
    async close() {
      for (const timer of timers) clearTimeout(timer)
      ;(await exchange)?.close()
      await (await imports)?.close()
      resolver.close()
      await thread.close()
      await resolver.idle()
      await queue.close()
      try {
        await finder.close()
      } finally {
        store.close()
      }
    },
  }
}
