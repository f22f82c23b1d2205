/** The review thread: aligns editions and resolves marks, so that no comparison of long texts ever holds up the main process. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import { textHash } from '../core/anchor/describe.ts'
import type { BriefingChanges } from '../core/contract/review-shapes.ts'
import { briefingChanges } from '../core/editions/changes.ts'
import { findIn } from '../core/editions/finding.ts'
import type { Briefing } from '../core/model/briefing.ts'
import { briefingPath } from '../core/pack/layout.ts'
import type { FindJob, FindReply, FromReviewWorker, ReviewEdition, ToReviewWorker } from './review-messages.ts'

/** Briefings kept, with their words and alignments; marks come sorted by briefing, so that few are needed. */
const MOST_KEPT = 8
const kept = new Map<string, Briefing>()

type Shelf = (edition: string, briefing: string) => Briefing | undefined

/** Reads briefings of these editions; undefined where an edition does not hold one. */
function shelfOf(editions: readonly ReviewEdition[]): Shelf {
  const known = new Map(editions.map((edition) => [edition.id, edition]))
  return (edition, briefing) => {
    const from = known.get(edition)
    if (!from?.briefings.includes(briefing)) return undefined
    const key = `${from.dir}/${briefing}`
    // Digests were checked when the library opened the edition, so the text is what `Briefing` describes.
    const found: Briefing = kept.get(key) ?? JSON.parse(readFileSync(join(from.dir, briefingPath(briefing)), 'utf8'))
    kept.delete(key)
    kept.set(key, found)
    const oldest = kept.keys().next()
    if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value)
    return found
  }
}

function find(shelf: Shelf, targetEdition: string, { anchor, via }: FindJob): FindReply[number] {
  try {
    const target = shelf(targetEdition, anchor.briefing)
    const accepted = via && shelf(via.edition, anchor.briefing)
    const finding = findIn(target, {
      anchor,
      source: shelf(anchor.edition, anchor.briefing),
      ...(via && accepted ? { via: { briefing: accepted, range: via.range } } : {}),
    })
    return { finding, textHash: target ? textHash(target) : anchor.textHash }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

function changes(shelf: Shelf, editions: readonly ReviewEdition[], from: string, to: string, only: string | null): BriefingChanges[] {
  const ids = [to, from].flatMap((id) => editions.find((edition) => edition.id === id)?.briefings ?? [])
  const wanted = only === null ? [...new Set(ids)] : ids.includes(only) ? [only] : []
  return wanted.map((briefing) => {
    const whole = briefingChanges(shelf(from, briefing), shelf(to, briefing))
    return only === null ? { ...whole, passages: [] } : whole
  })
}

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

function answer({ ticket, editions, request }: ToReviewWorker): FromReviewWorker {
  try {
    const shelf = shelfOf(editions)
    if (request.type === 'find') return { ticket, type: 'found', reply: request.jobs.map((job) => find(shelf, request.target, job)) }
    return { ticket, type: 'changes', reply: changes(shelf, editions, request.from, request.to, request.briefing) }
  } catch (error) {
    return { ticket, type: 'failed', reason: reasonOf(error) }
  }
}

function serve(port: MessagePort): void {
  port.on('message', (message: ToReviewWorker) => port.postMessage(answer(message)))
}

if (parentPort === null) throw new Error('The review worker runs as a worker thread only')
serve(parentPort)
