/** What became of the words of quotes in the newest edition of their pack: as the review found, or looked for when it has not yet. */
import type { NewerQuote, Verdict } from '../../core/contract/review-shapes.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import type { Quote } from '../../core/model/note.ts'
import type { Target } from '../store/review.ts'
import type { Store } from '../store/store.ts'
import type { Logger } from './ports.ts'
import type { ReviewThread } from './review-thread.ts'
import { newestEditions } from './review.ts'
import type { Library } from './types.ts'

type Parts = { store: Store; library: Library; thread: Pick<ReviewThread, 'find'>; logger: Logger }

export type Quotes = {
  /**
   * Quotes of editions that are not the newest one installed; the others, and those that are not known, are left out.
   * @throws ServiceError `internal` when the thread that compares editions failed
   */
  newer(ids: readonly string[]): Promise<NewerQuote[]>
}

/** Verdicts kept of quotes that the review does not list; more are asked for again. */
const MOST_KEPT = 5_000

export function createQuotes({ store, library, thread, logger }: Parts): Quotes {
  /** By quote and edition with its contents: neither ever changes, so that a verdict stays right. */
  const kept = new Map<string, Verdict>()

  /** The newest edition of each pack. */
  function targets(): Map<string, Target> {
    const newest = newestEditions(library).flatMap((id) => library.edition(id) ?? [])
    return new Map(newest.map(({ pack, id, digest }) => [pack, { id, digest }]))
  }

  /** Looks for quotes that are not known yet. What could not be found out is not certain, and is said to be so. */
  async function lookFor(target: Target, quotes: readonly Quote[]): Promise<void> {
    if (quotes.length === 0) return
    const reply = await thread.find({ type: 'find', target: target.id, jobs: quotes.map(({ anchor }) => ({ anchor, via: null })) })
    if (kept.size + quotes.length > MOST_KEPT) kept.clear()
    for (const [i, { id }] of quotes.entries()) {
      const found = reply[i]
      if (found !== undefined && 'finding' in found) kept.set(keyOf(target, id), found.finding.verdict)
      else logger.error('a quote could not be resolved', { quote: id, reason: found?.reason })
    }
  }

  async function inEdition(target: Target, quotes: readonly Quote[]): Promise<NewerQuote[]> {
    const ids = quotes.map(({ id }) => id)
    const cases = new Map(store.read((tables) => tables.review.ofQuotes(target, ids)).map((row) => [row.subject, row]))
    // What the reader accepted in an edition in between is another wording: the note still has the words of its own.
    const reviewed = ({ id, anchor }: Quote): Verdict | undefined => {
      const finding = cases.get(id)?.finding
      return finding?.before.edition === anchor.edition ? finding.verdict : undefined
    }
    await lookFor(
      target,
      quotes.filter((quote) => reviewed(quote) === undefined && !kept.has(keyOf(target, quote.id))),
    )
    return quotes.map((quote) => {
      const row = cases.get(quote.id)
      const verdict = reviewed(quote) ?? kept.get(keyOf(target, quote.id)) ?? 'ambiguous'
      return { id: quote.id, edition: target.id, verdict, case: row?.id ?? null, decision: row?.decision ?? null }
    })
  }

  return {
    async newer(ids) {
      const newest = targets()
      const quotes = store.read((tables) => [...new Set(ids)].flatMap((id) => tables.quotes.get(id) ?? []))
      const older = Map.groupBy(quotes, ({ anchor }) => {
        const { pack, number } = splitEditionId(anchor.edition)
        const target = newest.get(pack)
        return target !== undefined && splitEditionId(target.id).number > number ? target : undefined
      })
      const found: NewerQuote[] = []
      for (const [target, chosen] of older) if (target !== undefined) found.push(...(await inEdition(target, chosen)))
      return found
    },
  }
}

const keyOf = ({ id, digest }: Target, quote: string): string => `${id} ${digest} ${quote}`
