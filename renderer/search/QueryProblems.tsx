import { useEffect, useState } from 'react'
import type { QueryProblem } from '../../core/search/ast.ts'
import { readQuery } from '../../core/search/query/read.ts'
import { sayProblem } from '../../core/search/query/say.ts'
import { useSearch } from '../state/search.ts'
import styles from './SearchBox.module.css'

/** Milliseconds without typing before a part is called wrong: a quotation mark is open while its phrase is typed. */
const RESTED = 700
/** Problems said one by one; a query with more is better read again as a whole. */
const MOST = 3

/** What of the query could not be read as it stands, each with the part it is about. */
export function QueryProblems({ query }: { query: string }) {
  const [problems, setProblems] = useState<readonly QueryProblem[]>([])
  const [read, setRead] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => {
      setProblems(readQuery(query).problems)
      setRead(query)
    }, RESTED)
    return () => clearTimeout(timer)
  }, [query])
  // The answer tells of values that nothing in the packs answers to as well.
  const answer = useSearch((state) => (state.answered === query ? state.reply?.problems : undefined))
  const shown = read === query ? (answer ?? problems).slice(0, MOST) : []
  return (
    <div role="status" className={styles.problems}>
      {shown.map((problem) => {
        const said = sayProblem(problem)
        return (
          <p key={`${problem.code} ${problem.span.start}`}>
            {!said.includes(problem.text) && (
              <>
                <b>{problem.text}</b>{' '}
              </>
            )}
            {said}
          </p>
        )
      })}
    </div>
  )
}
