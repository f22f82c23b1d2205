import { words } from '../../core/words/index.ts'
import { editionById, useLibrary } from '../state/library.ts'
import { useSearch } from '../state/search.ts'
import type { ResultRef } from '../state/search-lists.ts'
import { editionStamp } from '../state/search-new.ts'
import { useSaved } from '../state/search-saved.ts'
import styles from './Results.module.css'

/** Says that the run before of the saved search on show did not have this. */
export function New({ result }: { result: ResultRef }) {
  const seen = useSaved((state) => state.before)
  const answered = useSearch((state) => state.answered)
  const overview = useLibrary((state) => state.overview)
  if (seen === null || seen.query !== answered) return null
  const { editions, marks, notes } = seen.seen
  const isKnown = () => {
    if (result.kind === 'mark') return marks.includes(result.mark.annotation.id)
    if (result.kind === 'note') return notes.includes(result.note.id)
    const edition = editionById(overview, result.group.edition)
    return edition === undefined || editions.includes(editionStamp(edition))
  }
  return isKnown() ? null : <span className={styles.new}>{words.search.saved.isNew}</span>
}
