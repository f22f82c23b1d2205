/** What is said about a case of the review. Pure but for the names of colours. */
import type { Place, ReviewCase } from '../../core/contract/review-shapes.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import { words } from '../../core/words/index.ts'
import { labelOf } from '../reading/actions.ts'

const text = words.review

export const oldNumber = (of: ReviewCase): number => splitEditionId(of.before.edition).number
export const newNumber = (of: ReviewCase): number => splitEditionId(of.edition).number

/** The place shown at the right: the one chosen, else the one found, else the likeliest. */
export const placeOf = (of: ReviewCase): Place | null => of.chosen ?? of.found ?? (of.verdict === 'ambiguous' ? of.runnerUp : null)

/** Whether there is a place that can be accepted. */
export const canAccept = (of: ReviewCase): boolean => of.verdict !== 'gone' && (of.found ?? of.runnerUp) !== null

const titleOf = ({ title }: { title: string }): string => (title.trim() === '' ? text.untitled : title)
export const nameOf = ({ kind, annotation, notes }: ReviewCase): string => {
  if (kind === 'mark') return text.markAs(annotation === null ? '' : labelOf(annotation.colour))
  return notes.length === 0 ? text.quoteAlone : text.quoteIn(notes.map(titleOf))
}
export const noteTitle = titleOf

/** What stands before and after the words in the same passage, ending between two words. */
export function around({ prefix, suffix }: Pick<Place, 'prefix' | 'suffix'>): { before: string; after: string } {
  const before = prefix.slice(prefix.lastIndexOf('\n') + 1)
  const line = suffix.indexOf('\n')
  const after = line < 0 ? suffix : suffix.slice(0, line)
  return {
    before: before === prefix ? prefix.replace(/^\S*\s/u, '… ') : before,
    after: after === suffix ? suffix.replace(/\s\S*$/u, ' …') : after,
  }
}

/** What the decision, or the lack of one, means for the mark. */
export function hintOf(of: ReviewCase): string {
  if (of.decision === 'keep-old') return text.hint['keep-old'](oldNumber(of))
  if (of.decision === 'drop') return of.kind === 'mark' ? text.hint.dropMark : text.hint.dropQuote
  if (of.decision !== null) return text.hint[of.decision]
  if (of.verdict === 'moved') return text.hint.moved(of.found?.section ?? '')
  return text.hint[of.verdict]
}

const stateOf = (of: ReviewCase): string => {
  if (of.decision !== null) return text.state[of.decision]
  if (of.waiting) return text.state.waiting
  if (of.flagged) return text.state.flagged
  return of.attached ? text.state.attached : text.state.old
}

/** Name of a case for screen readers. */
export const spokenOf = (of: ReviewCase, n: number, total: number): string =>
  text.spoken([text.verdict[of.verdict], nameOf(of), of.title, stateOf(of), text.place(n, total)])

/** Changes in substance in a few words, without saying one twice. */
export const changesOf = (of: ReviewCase): string[] => [
  ...new Set(of.changes.map(({ kind, before, after }) => text.fromTo(text.change[kind], before?.text ?? null, after?.text ?? null))),
]
