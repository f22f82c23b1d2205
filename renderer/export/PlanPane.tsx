import { QUOTE_STATES } from '../../core/notes/check-quote.ts'
import { words } from '../../core/words/index.ts'
import { cx } from '../ui/cx.ts'
import { quotesIn } from './plan.ts'
import type { Tally } from './plan.ts'
import type { Plan } from './usePlan.ts'
import styles from './export.module.css'

const text = words.exporting.dialog

/** What will be printed: parts in their order, with their quotes and how these compare with their sources. */
export function PlanPane({ plan, ids }: { plan: Plan; ids: readonly string[] }) {
  return (
    <section className={styles.plan} aria-labelledby="export-plan">
      <h3 id="export-plan">{text.preview}</h3>
      {plan.failed !== null && (
        <p role="alert">
          {text.loadFailed} {plan.failed}
        </p>
      )}
      {plan.marks !== null && (
        <ul className={styles.facts}>
          <li>{text.previewMarks(plan.marks.marks)}</li>
          <li>{text.previewComments(plan.marks.comments)}</li>
        </ul>
      )}
      {ids.length > 0 && (
        <>
          <p className={styles.total}>
            {text.previewNotes(ids.length)}
            {plan.tally === null ? `, ${text.checking.toLowerCase()}` : ` · ${text.previewQuotes(quotesIn(plan.tally))}`}
          </p>
          <ol className={styles.parts}>
            {plan.notes.map((note) => (
              <li key={note.id}>
                <b>{note.title.trim() === '' ? text.noTitle : note.title}</b>
                <span>
                  {text.previewWords(note.words)} · <States tally={note.tally} />
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function States({ tally }: { tally: Tally }) {
  const parts = QUOTE_STATES.filter((state) => tally[state] > 0)
  if (parts.length === 0) return text.noQuotes.toLowerCase()
  return parts.map((state, index) => (
    <span key={state} className={cx(state !== 'verbatim' && state !== 'shortened' && styles.caution)}>
      {index > 0 && ', '}
      {text.states[state](tally[state])}
    </span>
  ))
}

/** Said before anything is written. */
export function PlanWarnings({ tally }: { tally: Tally | null }) {
  if (tally === null || tally.changed + tally.edited + tally.missing === 0) return null
  return (
    <div className={styles.warning} role="status">
      {tally.changed > 0 && <p>{text.warnChanged(tally.changed)}</p>}
      {tally.edited > 0 && <p>{text.warnEdited(tally.edited)}</p>}
      {tally.missing > 0 && <p>{text.warnMissing(tally.missing)}</p>}
    </div>
  )
}
