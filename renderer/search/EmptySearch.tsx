import { useMemo } from 'react'
import { tokenise } from '../../core/text/tokenise.ts'
import { words } from '../../core/words/index.ts'
import { useLibrary } from '../state/library.ts'
import { useSearch } from '../state/search.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { adviceFor } from './advice.ts'
import type { Advice } from './advice.ts'
import { examplesOf } from './examples.ts'
import { useLooks } from './useLooks.ts'
import type { Look } from './useLooks.ts'
import view from '../ui/View.module.css'
import styles from './search.module.css'

const text = words.search

/** Searches for it and gives the focus back to the box. */
type OnTry = (look: Look) => void

const MOST_EXAMPLES = 9

/** Before anything is searched for: what a search reaches, and how one is written, with searches to try. */
export function EmptySearch({ onTry }: { onTry: OnTry }) {
  return (
    <div className={cx(view.lead, styles.empty)}>
      <p>{text.emptyLead}</p>
      <Examples onTry={onTry} />
    </div>
  )
}

/** How a search is written: examples made of the packs at hand, each with what it finds. */
function Examples({ onTry }: { onTry: OnTry }) {
  const overview = useLibrary((state) => state.overview)
  const examples = useMemo(() => examplesOf(overview), [overview])
  const found = useLooks(
    useMemo(() => [examples], [examples]),
    MOST_EXAMPLES,
  )
  return (
    <table className={styles.ways}>
      <caption className="vh">{text.emptyCaption}</caption>
      <tbody>
        {(found ?? examples).map((example) => (
          <tr key={example.kind}>
            <th scope="row">{text.emptyHow[example.kind]}</th>
            <td>
              <Try look={example} label={text.emptyTry(example.query.trim())} onTry={onTry}>
                {example.query.trim()}
              </Try>
            </td>
            <td className={styles.wayFound}>{'totals' in example && text.moreTotals(example.totals)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A search to try with one click or key. A click leaves the focus in the box. */
function Try({ look, label, onTry, children }: { look: Look; label?: string; onTry: OnTry; children: string }) {
  return (
    <button
      type="button"
      className={view.link}
      aria-label={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTry(look)}
    >
      {children}
    </button>
  )
}

/** Letters of a query that are said back. */
const MOST_SAID = 60
const clipped = (query: string): string => {
  const letters = Array.from(query.trim())
  return letters.length > MOST_SAID ? `${letters.slice(0, MOST_SAID).join('').trimEnd()}…` : letters.join('')
}

type NoResultProps = {
  query: string
  exact: boolean
  /** Other ways to write it follow. */
  more: boolean
  onTry: OnTry
}

/** Nothing matched: say so, say what would help with this very query, and offer the way back. */
export function NoResult({ query, exact, more, onTry }: NoResultProps) {
  const shown = clipped(query)
  if (more)
    return (
      <div className={cx(view.lead, styles.empty, styles.before)}>
        <p>{text.noneAsWritten(shown)}</p>
      </div>
    )
  return (
    <div className={cx(view.lead, styles.empty)}>
      {tokenise(query).length === 0 ? (
        <>
          <p>{text.noWords}</p>
          <Examples onTry={onTry} />
        </>
      ) : (
        <>
          <p>{text.noResult(shown)}</p>
          <Ways query={query} exact={exact} onTry={onTry} />
        </>
      )}
      <Button onMouseDown={(event) => event.preventDefault()} onClick={() => useSearch.getState().clear()}>
        {text.noResultAction}
      </Button>
    </div>
  )
}

const MOST_WAYS = 5

/** Changes of the query that find something, each with how much. */
function Ways({ query, exact, onTry }: Omit<NoResultProps, 'more'>) {
  const { first, alone } = useMemo(() => adviceFor(query, exact), [query, exact])
  const found = useLooks<Advice>(
    useMemo(() => [first, alone], [first, alone]),
    MOST_WAYS,
  )
  if (found === null) return <p role="status" className={styles.how} />
  if (found.length === 0)
    return (
      <p role="status" className={styles.how}>
        {alone.length > 0 ? text.noPart : text.noWord}
      </p>
    )
  return (
    <>
      <p role="status" className={styles.how}>
        {text.ways(found.length)}
      </p>
      <ul className={styles.helps}>
        {found.map((way) => (
          <li key={`${way.kind} ${way.query}`}>
            <Try look={way} onTry={onTry}>
              {`${text.way[way.kind](clipped(way.part))}: ${text.moreTotals(way.totals)}`}
            </Try>
          </li>
        ))}
      </ul>
    </>
  )
}
