import { tokenise } from '../../core/text/tokenise.ts'
import { words } from '../../core/words/index.ts'
import { useSearch } from '../state/search.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import view from '../ui/View.module.css'
import styles from './search.module.css'

const text = words.search

/** Before anything is searched for: what a search reaches, and three ways to write one. */
export function EmptySearch() {
  return (
    <div className={cx(view.lead, styles.empty)}>
      <p>{text.emptyLead}</p>
      <dl>
        {text.emptyHow.map(({ example, means }) => (
          <div key={example}>
            <dt>
              <Example example={example} />
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** A query to try with one click. */
function Example({ example }: { example: string }) {
  return (
    <button
      type="button"
      className={view.link}
      aria-label={text.emptyTry(example)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => useSearch.getState().setQuery(example)}
    >
      {example}
    </button>
  )
}

/** Quotation marks with no word in them: a phrase that was begun. */
const isOnlyQuotes = (query: string): boolean => /^[\s"'“”„‟«»‘’]+$/u.test(query)

/** Letters of a query that are said back. */
const MOST_SAID = 60

const clipped = (query: string): string => {
  const letters = Array.from(query)
  return letters.length > MOST_SAID ? `${letters.slice(0, MOST_SAID).join('').trimEnd()}…` : query
}

/** Nothing matched: say so, say how a search is read, and offer the way back. With `more`, other ways to write it follow. */
export function NoResult({ query, more }: { query: string; more: boolean }) {
  const shown = clipped(query)
  if (more)
    return (
      <div className={cx(view.lead, styles.empty, styles.before)}>
        <p>{text.noneAsWritten(shown)}</p>
      </div>
    )
  return (
    <div className={cx(view.lead, styles.empty)}>
      <p>{tokenise(query).length === 0 ? text.noWords : text.noResult(shown)}</p>
      {isOnlyQuotes(query) ? (
        <p className={styles.how}>
          {text.noPhrase} <Example example={text.noPhraseExample} />
        </p>
      ) : (
        <p className={styles.how}>{text.noResultHow}</p>
      )}
      <Button onMouseDown={(event) => event.preventDefault()} onClick={() => useSearch.getState().clear()}>
        {text.noResultAction}
      </Button>
    </div>
  )
}
