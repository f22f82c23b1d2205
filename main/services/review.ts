/**
 * The review of new editions: every mark and quote of an older edition is looked for in the newest one of its pack, what was
 * found is kept, and the reader decides where it is not certain. Marks are never rewritten: a place in an edition is a row of
 * its own, and every decision is one step that can be undone.
 */
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { ListedAnnotation, Place, Review, ReviewCase, ReviewPage } from '../../core/contract/review-shapes.ts'
import { anchorIn, placeAt } from '../../core/editions/places.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import { words } from '../../core/words/index.ts'
import type { AttachedMark, CaseRow } from '../store/review.ts'
import type { Store, Tables } from '../store/store.ts'
import type { History } from './history.ts'
import { type DecisionState, takeDecisions } from './history-states.ts'
import type { Emit } from './ports.ts'
import type { Library } from './types.ts'

const say = words.errors.review

export type ReviewService = {
  list(filter: HandlerInput<'review.list'>): ReviewPage
  state(): Review[]
  decide(draft: HandlerInput<'review.decide'>): { case: ReviewCase; step: number | null }
  leave(at: HandlerInput<'review.leave'>): void
  /** Marks of other editions that stand in this one, with their places there, in reading order. */
  attached(edition: string, briefing: string | undefined): ListedAnnotation[]
}

type Parts = {
  store: Store
  library: Library
  history: History
  now: () => Date
  emit: Emit
  /** Whether marks of older editions are still being looked for in this one. */
  isResolving: (edition: string) => boolean
}

export function createReview({ store, library, history, now, emit, isResolving }: Parts): ReviewService {
  function reviewOf(tables: Tables, edition: string): Review {
    const counts = tables.review.counts(edition)
    const waiting = counts.changed.undecided + counts.ambiguous.undecided
    const state = isResolving(edition) ? 'resolving' : waiting > 0 ? 'open' : 'done'
    return { edition, state, counts, waiting, ...tables.review.left(edition) }
  }

  function shown(tables: Tables, row: CaseRow): ReviewCase {
    const { id, kind, subject, target, briefing, finding, decision, chosen, revision, decidedAt } = row
    const meta = [target, finding.before.edition].flatMap((edition) => library.edition(edition)?.briefings ?? [])
    const annotation = kind === 'mark' ? (tables.annotations.get(subject) ?? tables.bin.get(subject)?.annotation ?? null) : null
    const certain = finding.verdict === 'exact' || finding.verdict === 'moved'
    const flagged = decision === null && finding.verdict === 'reworded'
    return {
      id,
      kind,
      subject,
      edition: target,
      briefing,
      title: meta.find((one) => one.id === briefing)?.title ?? briefing,
      ...finding,
      decision,
      chosen,
      attached: decision === null ? certain || flagged : chosen !== null,
      flagged,
      waiting: isWaiting(row),
      revision,
      decidedAt,
      annotation,
      notes: kind === 'quote' ? tables.notes.citing(subject) : [],
    }
  }

  /** Title of a briefing, in the new edition or in the newest one that has it. */
  function titleIn(target: string, briefing: string): string {
    const { pack } = splitEditionId(target)
    const editions = library.editions().flatMap((one) => (one.state === 'ready' && one.pack === pack ? [one] : []))
    const metas = editions.toSorted((a, b) => b.number - a.number).flatMap((one) => one.briefings)
    return metas.find(({ id }) => id === briefing)?.title ?? briefing
  }

  function caseNamed(tables: Tables, id: number): CaseRow {
    const row = tables.review.get(id)
    if (!row) throw new ServiceError('not-found', say.noCase)
    return row
  }

  /** The place of a decision that has one. */
  function placeOf(row: CaseRow, { decision, range }: HandlerInput<'review.decide'>): Place | null {
    if (decision !== 'elsewhere' && range) throw new ServiceError('bad-input', say.noRangeWanted, { field: 'range' })
    if (decision === 'accept') {
      const place = row.finding.found ?? row.finding.runnerUp
      if (!place || row.finding.verdict === 'gone') throw new ServiceError('bad-input', say.noPlace)
      return place
    }
    if (decision !== 'elsewhere') return null
    if (!range) throw new ServiceError('bad-input', say.needsRange, { field: 'range' })
    try {
      const place = placeAt(library.briefing(row.target, row.briefing), range, row.finding.before.words)
      if (place.words.trim() !== '') return place
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
    throw new ServiceError('bad-input', say.needsRange, { field: 'range' })
  }

  /** The mark as this decision leaves it; undefined where the decision does not touch it. */
  function markAfter(tables: Tables, row: CaseRow, decision: CaseRow['decision']): Pick<DecisionState, 'mark'> {
    if (row.kind !== 'mark' || (row.decision === 'drop') === (decision === 'drop')) return {}
    if (decision === 'drop') return { mark: null }
    const binned = tables.bin.get(row.subject)
    if (!binned) throw new ServiceError('not-found', words.errors.noAnnotation)
    return { mark: binned.annotation }
  }

  return {
    state: () =>
      store.read((tables) =>
        [...new Set([...tables.review.targets(), ...newestEditions(library).filter(isResolving)])]
          .toSorted((a, b) => splitEditionId(b).number - splitEditionId(a).number || (a < b ? -1 : 1))
          .map((edition) => reviewOf(tables, edition)),
      ),
    list({ edition, verdicts, kind, briefing, undecided, skip, limit }) {
      const filter = { target: edition, verdicts, kind, briefing, undecided }
      return store.read((tables) => ({
        ...reviewOf(tables, edition),
        total: tables.review.total(filter),
        cases: tables.review.list(filter, skip, limit).map((row) => shown(tables, row)),
        briefings: tables.review.briefings(edition).map((one) => ({ ...one, title: titleIn(edition, one.briefing) })),
      }))
    },
    decide(draft) {
      const { step, row, touched } = store.write((tables) => {
        const old = caseNamed(tables, draft.case)
        if (draft.revision !== undefined && draft.revision !== old.revision)
          throw new ServiceError('conflict', say.decidedMeanwhile, { revision: old.revision })
        const chosen = placeOf(old, draft)
        if (old.decision === draft.decision && JSON.stringify(old.chosen) === JSON.stringify(chosen))
          return { step: null, row: old, touched: null }
        const mark = markAfter(tables, old, draft.decision)
        const current = tables.annotations.get(old.subject)
        if (old.kind === 'mark' && !current && mark.mark == null) throw new ServiceError('not-found', say.markGone)
        const before: DecisionState = {
          case: old.id,
          decision: old.decision,
          chosen: old.chosen,
          ...(mark.mark === undefined ? {} : { mark: current ?? null }),
        }
        const after: DecisionState = { case: old.id, decision: draft.decision, chosen, ...mark }
        const time = now().toISOString()
        const head = history.record(tables, `review.${draft.decision ?? 'undecide'}`, old.subject, { before: [before], after: [after] })
        return { step: head, touched: takeDecisions(tables, [after], time), row: caseNamed(tables, old.id) }
      })
      if (step) {
        history.committed([step])
        emit('review.changed', { edition: row.target })
        if (row.kind === 'mark') emit('annotations.changed', { briefings: touched.briefings })
      }
      return { case: store.read((tables) => shown(tables, row)), step: step?.id ?? null }
    },
    leave({ edition, at }) {
      if (!library.edition(edition)) throw new ServiceError('not-found', say.noEdition)
      store.write((tables) => tables.review.leave(edition, at, now().toISOString()))
    },
    attached: (edition, briefing) => store.read((tables) => tables.review.attached(edition, briefing).map(placed)),
  }
}

const placed = ({ id, target, textHash, verdict, decision, place, annotation }: AttachedMark): ListedAnnotation => ({
  ...annotation,
  anchor: anchorIn({ edition: target, textHash }, annotation.anchor, place),
  placed: { case: id, from: annotation.anchor.edition, verdict, decision, flagged: decision === null && verdict === 'reworded' },
})

const isWaiting = ({ decision, finding: { verdict } }: CaseRow): boolean =>
  decision === null && (verdict === 'changed' || verdict === 'ambiguous')

/** The newest edition of each pack. */
export function newestEditions(library: Pick<Library, 'editions'>): string[] {
  const newest = new Map<string, { id: string; number: number }>()
  for (const edition of library.editions()) {
    if (edition.state === 'ready' && edition.number > (newest.get(edition.pack)?.number ?? 0)) newest.set(edition.pack, edition)
  }
  return [...newest.values()].map(({ id }) => id)
}
