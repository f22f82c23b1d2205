import { words } from '../../core/words/index.ts'
import { useApp } from '../state/app.ts'
import { IconButton } from '../ui/Button.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { useOpened } from './context.ts'
import { useSession } from './session.ts'
import styles from './Margin.module.css'

const said = words.reader.term

export const TERM_CARD = 'term-card'

/** The definition of a term, in the margin beside its first use. */
export function TermCard({ term: id }: { term: string }) {
  const { briefing, edition } = useOpened()
  const term = edition.terms.find((one) => one.id === id)
  if (term === undefined) return null
  const more = edition.briefings.find((meta) => meta.id === term.briefing && meta.id !== briefing.id)
  return (
    <aside className={`${styles.card} ${styles.gloss}`} data-card="term" id={TERM_CARD} aria-label={said.label(term.short)}>
      <div className={styles.glossHead}>
        <dfn>{term.short}</dfn>
        <IconButton label={said.close} onClick={() => useSession.getState().setTerm(null)}>
          <CloseIcon />
        </IconButton>
      </div>
      {term.long !== term.short && <p className={styles.long}>{term.long}</p>}
      <p>{term.definition}</p>
      {more !== undefined && (
        <p>
          <a
            href={`#briefing/${more.id}`}
            onClick={(event) => {
              event.preventDefault()
              useApp.getState().openBriefing(edition.id, more.id)
            }}
          >
            {said.briefing(more.title)}
          </a>
        </p>
      )}
    </aside>
  )
}
