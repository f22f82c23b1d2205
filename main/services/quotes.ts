/** What became of the words of quotes in the newest edition of their pack: as the review found, or looked for when it has not yet. */
import type { NewerQuote } from '../../core/contract/review-shapes.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import type { Quote } from '../../core/model/note.ts'
import type { CaseRow, Target } from '../store/review.ts'
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

export function createQuotes({ store, library, thread, logger }: Parts): Quotes {
  /** The newest edition of each pack. */
  function targets(): Map<string, Target> {
    const newest = newestEditions(library).flatMap((id) => library.edition(id) ?? [])
    return new Map(newest.map(({ pack, id, digest }) => [pack, { id, digest }]))
  }

  async function inEdition(target: Target, quotes: readonly Quote[]): Promise<NewerQuote[]> {
    const ids = quotes.map(({ id }) => id)
    const cases = new Map(store.read((tables) => tables.review.ofQuotes(target, ids)).map((row) => [row.subject, row]))
    // What the reader accepted in an edition in between is another wording: the note still has the words of its own.
    const isKnown = ({ id, anchor }: Quote): boolean => cases.get(id)?.finding.before.edition === anchor.edition
    const unknown = quotes.filter((quote) => !isKnown(quote))
    const jobs = unknown.map(({ anchor }) => ({ anchor, via: null }))
    const reply = jobs.length === 0 ? [] : await thread.find({ type: 'find', target: target.id, jobs })
    const looked = new Map(unknown.map(({ id }, i) => [id, reply[i]]))
    return quotes.map(({ id }) => {
      const row: CaseRow | undefined = cases.get(id)
      const found = looked.get(id) ?? (row && { finding: row.finding })
      if (found === undefined || 'reason' in found) logger.error('a quote could not be resolved', { quote: id, reason: found?.reason })
      // What could not be found out is not certain, and is said to be so.
      const verdict = found !== undefined && 'finding' in found ? found.finding.verdict : 'ambiguous'
      return { id, edition: target.id, verdict, case: row?.id ?? null, decision: row?.decision ?? null }
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
