/** What can be done about a flagged mark from the text it stands in. */
import { words } from '../../core/words/index.ts'
import { call } from '../bridge/client.ts'
import { useApp } from '../state/app.ts'
import { useReview } from '../state/review.ts'
import { saving, say } from '../state/status.ts'

/** Opens the review at a case. */
export function showCase(edition: string, id: number): void {
  void useReview.getState().open(edition, id)
  useApp.getState().setView('review')
}

/** Accepts the new words of a mark where it stands. */
export async function keepHere(id: number): Promise<void> {
  const done = await saving(call('review.decide', { case: id, decision: 'accept' }), () => void keepHere(id))
  if (done !== undefined) say(words.review.said.accept)
}
