/** Choosing another place for a mark: in the new edition's text, and back to the review. */
import type { ReviewCase } from '../../core/contract/review-shapes.ts'
import type { PassageRange } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { useApp } from '../state/app.ts'
import { fetchBriefing } from '../state/library.ts'
import { useReview } from '../state/review.ts'
import { say } from '../state/status.ts'

/** Opens the briefing of the new edition near where the words may be. */
export async function showText(of: ReviewCase): Promise<void> {
  const near = of.chosen ?? of.found ?? of.runnerUp
  try {
    const briefing = await fetchBriefing(of.edition, of.briefing)
    const passage = [near?.range.start.passage, of.before.range.start.passage, briefing.passages[0]?.id].find(
      (id) => id !== undefined && briefing.passages.some((one) => one.id === id),
    )
    if (passage !== undefined) useApp.getState().openPassage({ edition: of.edition, briefing: of.briefing, passage })
  } catch (error) {
    say(messageOf(error))
  }
}

export function choosePlace(of: ReviewCase): void {
  useReview.getState().pick(of)
  void showText(of)
}

const backToReview = (): void => {
  useReview.getState().pick(null)
  useApp.getState().setView('review')
}

export function cancelChoosing(): void {
  backToReview()
  say(words.review.pick.cancelled)
}

/** Attaches to the range that is selected or at the cursor; without one the reader is told. */
export async function attachAt(of: ReviewCase, range: PassageRange | null): Promise<void> {
  if (range === null) return say(words.review.pick.nothing)
  if (await useReview.getState().decide(of, 'elsewhere', { start: range.start, end: range.end })) backToReview()
}
