import { useEffect } from 'react'
import { words } from '../../core/words/index.ts'
import { editionById, useLibrary } from '../state/library.ts'
import { useSearch } from '../state/search.ts'
import styles from './search.module.css'

/** Milliseconds between two looks at whether the index is there. */
const AGAIN = 1_500

/** Names the editions that are not searched yet, and searches again until they are. */
export function Indexing() {
  const reply = useSearch((state) => state.reply)
  const overview = useLibrary((state) => state.overview)
  const editions = reply?.indexing ?? []
  const waiting = editions.length > 0
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => useSearch.getState().refresh(), AGAIN)
    return () => clearTimeout(timer)
  }, [waiting, reply])
  const names = editions.map((id) => {
    const edition = editionById(overview, id)
    return edition === undefined ? id : words.search.editionName(edition.title, edition.label)
  })
  return (
    <p role="status" className={styles.indexing}>
      {waiting && words.search.indexing(new Intl.ListFormat('en-GB').format(names), names.length === 1)}
    </p>
  )
}
