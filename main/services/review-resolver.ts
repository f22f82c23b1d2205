/**
 * Looks for marks and quotes of older editions in the newest one of their pack, in the background: a batch at a time in the
 * review thread, each batch kept by one short write. Nothing waits for it, and a restart goes on where it ended.
 */
import type { Store, Tables } from '../store/store.ts'
import type { Target, Unplaced } from '../store/review.ts'
import type { FindReply } from '../review-messages.ts'
import type { Emit, Logger } from './ports.ts'
import { newestEditions } from './review.ts'
import type { ReviewThread } from './review-thread.ts'
import type { Library } from './types.ts'
import type { WriteQueue } from './write-queue.ts'

/** Marks looked for at a time: reading and keeping so many holds the main thread for a few milliseconds. */
const BATCH = 20

export type Resolver = {
  /** Editions, marks or quotes may have changed. */
  refresh(): void
  isResolving(edition: string): boolean
  /** Resolves when there is nothing left to look for. */
  idle(): Promise<void>
  close(): void
}

type Parts = {
  store: Store
  library: Library
  thread: Pick<ReviewThread, 'find'>
  queue: WriteQueue
  now: () => Date
  emit: Emit
  logger: Logger
}

export function createResolver({ store, library, thread, queue, now, emit, logger }: Parts): Resolver {
  /** What could not be looked for in this session; tried again after a restart. */
  const skipped = new Set<string>()
  const resolving = new Set<string>()
  let running: Promise<void> | undefined
  let again = false
  let closed = false

  const keyOf = ({ id, digest }: Target, { kind, subject }: Unplaced): string => `${id} ${digest} ${kind} ${subject}`

  const batchFor = (tables: Tables, target: Target): Unplaced[] =>
    tables.review
      .missing(target, BATCH + skipped.size)
      .filter((one) => !skipped.has(keyOf(target, one)))
      .slice(0, BATCH)

  async function resolveBatch(target: Target, batch: readonly Unplaced[]): Promise<void> {
    const jobs = store.read((tables) =>
      batch.map(({ kind, subject, anchor }) => ({ anchor, via: tables.review.accepted(kind, subject, target.id) })),
    )
    const reply = await thread.find({ type: 'find', target: target.id, jobs })
    if (closed) return
    const touched = await queue.run(() => keep(target, batch, reply))
    emit('review.changed', { edition: target.id })
    if (touched.length > 0) emit('annotations.changed', { briefings: touched })
  }

  /** Returns the briefings of the new edition in which marks may stand now. */
  function keep(target: Target, batch: readonly Unplaced[], reply: FindReply): { edition: string; briefing: string }[] {
    const time = now().toISOString()
    const briefings = new Set<string>()
    store.write((tables) => {
      for (const [i, of] of batch.entries()) {
        const found = reply[i]
        if (found && 'finding' in found) {
          tables.review.putFinding(target, of, found, time)
          if (of.kind === 'mark') briefings.add(of.anchor.briefing)
        } else {
          skipped.add(keyOf(target, of))
          logger.error('a mark could not be resolved', { kind: of.kind, subject: of.subject, reason: found?.reason })
        }
      }
    })
    return [...briefings].map((briefing) => ({ edition: target.id, briefing }))
  }

  /** Returns whether there may be more. */
  async function resolveSome(target: Target): Promise<boolean> {
    if (closed) return false
    const batch = store.read((tables) => batchFor(tables, target))
    if (batch.length === 0) return false
    resolving.add(target.id)
    await resolveBatch(target, batch)
    return true
  }

  async function resolveAll(): Promise<void> {
    for (const id of newestEditions(library)) {
      const edition = library.edition(id)
      if (!edition) continue
      let more: boolean
      do more = await resolveSome({ id, digest: edition.digest })
      while (more)
      if (resolving.delete(id)) emit('review.changed', { edition: id })
    }
  }

  async function run(): Promise<void> {
    again = false
    try {
      await resolveAll()
    } catch (error) {
      // A full disk, a folder that cannot be written to or a lost thread: the next change or start tries again.
      if (!closed) logger.warn('marks could not be resolved', { error: String(error) })
      resolving.clear()
      return
    }
    if (again && !closed) await run()
  }

  return {
    refresh() {
      if (closed || store.state === 'read-only') return
      again = true
      running ??= run().finally(() => {
        running = undefined
      })
    },
    isResolving: (edition) => resolving.has(edition),
    idle: () => running ?? Promise.resolve(),
    close() {
      closed = true
    },
  }
}
