/** What the review service and its worker say to one another. */
import type { BriefingChanges, Finding } from '../core/contract/review-shapes.ts'
import type { Anchor, PassageRange } from '../core/model/annotation.ts'

export type ReviewEdition = {
  id: string
  /** Absolute folder of the edition. */
  dir: string
  /** Ids of its briefings. */
  briefings: readonly string[]
}

export type FindJob = {
  anchor: Anchor
  /** A place the reader accepted in an edition in between, whose words are then looked for. */
  via: { edition: string; range: PassageRange } | null
}

export type ReviewRequest =
  | { type: 'find'; target: string; jobs: readonly FindJob[] }
  /** Every briefing of either edition, or one alone; passages are listed for one alone. */
  | { type: 'changes'; from: string; to: string; briefing: string | null }

/** In the order of the jobs. A job that failed says why; the others stand. */
export type FindReply = ({ finding: Finding; textHash: string } | { reason: string })[]

export type ToReviewWorker = { ticket: number; editions: readonly ReviewEdition[]; request: ReviewRequest }
export type FromReviewWorker =
  | { ticket: number; type: 'found'; reply: FindReply }
  | { ticket: number; type: 'changes'; reply: BriefingChanges[] }
  | { ticket: number; type: 'failed'; reason: string }
