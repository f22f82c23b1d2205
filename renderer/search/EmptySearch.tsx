import { words } from '../../core/words/index.ts'
import { useSearch } from '../state/search.ts'
import { Button } from '../ui/Button.tsx'
import styles from './search.module.css'

const text = words.search

/** Before anything is searched for: what a search reaches, and three ways to write one. */
export function EmptySearch() {
  return (
    <div className={styles.empty}>
      <p>{text.emptyLead}</p>
      <dl>
        {text.emptyHow.map(({ example, means }) => (
          <div key={example}>
            <dt>
              <button
                type="button"
                className={styles.example}
                aria-label={text.emptyTry(example)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => useSearch.getState().setQuery(example)}
              >
                {example}
              </button>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Nothing matched: say so, say how a search is read, and offer the way back. */
export function NoResult({ query }: { query: string }) {
  const shown = query.length > 200 ? `${query.slice(0, 200)}…` : query
  return (
    <div className={styles.empty}>
      <p>{text.noResult(shown)}</p>
      <p className={styles.how}>{text.noResultHow}</p>
      <Button onMouseDown={(event) => event.preventDefault()} onClick={() => useSearch.getState().clear()}>
        {text.noResultAction}
      </Button>
    </div>
  )
}
