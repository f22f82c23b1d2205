import { words } from '../../core/words/index.ts'
import { useApp } from '../state/app.ts'
import { useSearch } from '../state/search.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Filters } from './Filters.tsx'
import { SavedSearches } from './SavedSearches.tsx'
import view from '../ui/View.module.css'
import styles from './search.module.css'

const text = words.search

/** Saved searches, filters, the searches of this session, and the keys. */
export function SearchRail({ onChosen }: { onChosen: () => void }) {
  const recent = useSearch((state) => state.recent)
  const open = useApp((state) => state.railOpen)
  return (
    <aside id="rail" data-region="rail" className={cx('scroll', view.rail, open && view.railOpen)} aria-label={text.railLabel}>
      <SavedSearches onRun={onChosen} />
      <Filters />
      <div className={cx(view.railHead, styles.railHead)}>
        <h2 className="label">{text.rail}</h2>
        {recent.length > 0 && (
          <Button look="quiet" onClick={() => useSearch.getState().clearRecent()}>
            {text.railClear}
          </Button>
        )}
      </div>
      {recent.length === 0 ? (
        <p className={styles.railEmpty}>{text.railEmpty}</p>
      ) : (
        <ul className={styles.recent}>
          {recent.map((query) => (
            <li key={query}>
              <button
                type="button"
                onClick={() => {
                  useSearch.getState().setQuery(query)
                  onChosen()
                }}
              >
                {query}
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul className={styles.hints}>
        <li>
          <kbd>↑</kbd> <kbd>↓</kbd> {text.hints.move}
        </li>
        <li>
          <kbd>Enter</kbd> {text.hints.open}
        </li>
        <li>
          <kbd>Shift Enter</kbd> {text.hints.keep}
        </li>
        <li>
          <kbd>Alt 1–3</kbd> {text.hints.group}
        </li>
        <li>
          <kbd>Ctrl Space</kbd> {text.hints.offers}
        </li>
        <li>
          <kbd>F3</kbd> {text.hints.next}
        </li>
        <li>
          <kbd>Esc</kbd> {text.hints.clear}
        </li>
      </ul>
    </aside>
  )
}
