import { words } from '../../core/words/index.ts'
import { showQuote } from '../notes/quotes/show-quote.ts'
import type { PlannedNote } from './plan.ts'
import styles from './export.module.css'

const text = words.exporting.dialog

/** The quotes that a strict export refuses, each with the way to it. */
export function StrictList({ notes, onGo }: { notes: readonly PlannedNote[]; onGo: () => void }) {
  const unsound = notes.flatMap((note) => note.unsound.map((quote) => ({ note, quote })))
  if (unsound.length === 0) return null
  return (
    <div className={styles.warning} role="status">
      <p>{text.strictWarning(unsound.length)}</p>
      <ul className={styles.unsound}>
        {unsound.map(({ note, quote: { number, state } }) => (
          <li key={`${note.id} ${number}`}>
            <button
              type="button"
              onClick={() => {
                onGo()
                void showQuote(note.id, number)
              }}
            >
              {text.goToQuote(number, note.title.trim() === '' ? text.noTitle : note.title)}
            </button>{' '}
            {state === 'edited' ? text.unsound.edited : text.unsound.missing}
          </li>
        ))}
      </ul>
    </div>
  )
}
