/** Keeps the review true to main's events, and opens one that nobody has seen when the reader starts with a newer edition. */
import type { Review } from '../../core/contract/review-shapes.ts'
import { messageOf, on } from '../bridge/client.ts'
import { useApp } from './app.ts'
import { useReview } from './review.ts'
import { say } from './status.ts'

/** After the start a review opens by itself for this long, in milliseconds; later it would take the text from under the reader. */
const AT_START = 10_000

/** The reader has done nothing yet in this window. */
const isIdle = (): boolean => {
  const { view, steps, dialog } = useApp.getState()
  return view === 'reading' && steps === 0 && dialog === null && document.getSelection()?.isCollapsed !== false
}

/** A review with cases to decide that was never opened. */
const isUnseen = ({ state, waiting, leftAt }: Review): boolean => state === 'open' && waiting > 0 && leftAt === null

/** Returns the end of following. @param ready resolves when the first paint is done */
export function followReviews(ready: Promise<void>): () => void {
  const since = performance.now()
  const look = async (): Promise<void> => {
    try {
      await useReview.getState().loadReviews()
    } catch (error) {
      return say(messageOf(error))
    }
    const unseen = useReview.getState().reviews.find(isUnseen)
    if (unseen === undefined || performance.now() - since > AT_START || !isIdle()) return
    openReview(unseen.edition)
  }
  const isShown = (edition: string): boolean => useReview.getState().edition === edition && useReview.getState().cases !== null
  const ends = [
    on('review.changed', ({ edition }) => {
      void look()
      if (isShown(edition)) void useReview.getState().load()
    }),
    on('library.changed', () => void look()),
    // Marks that were deleted or restored leave the list and come back to it.
    on('annotations.changed', () => {
      const { edition } = useReview.getState()
      if (edition !== null && isShown(edition)) void useReview.getState().load()
    }),
  ]
  void ready.then(look)
  return () => {
    for (const end of ends) end()
  }
}

/** Shows the review view with this edition, at a case or where it was left. */
export function openReview(edition?: string, at?: number): void {
  useApp.getState().setView('review')
  void useReview.getState().open(edition, at)
}
