import { words } from '../../core/words/index.ts'
import { useSearch } from '../state/search.ts'
import { resultKey } from '../state/search-lists.ts'
import { rangePieces } from '../../core/anchor/ranges.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import { IconButton } from '../ui/Button.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { openResult } from './openResult.ts'
import { PassageContext, useBriefing } from './PassageContext.tsx'
import type { Listing } from './useListing.ts'
import view from '../ui/View.module.css'
import styles from './search.module.css'

/** The current result as it stands in its briefing, beside the list; it follows the arrow keys. */
export function Peek({ listing }: { listing: Listing }) {
  const current = useSearch((state) => state.current)
  const result = listing.results.find((one) => resultKey(one) === current)
  const place =
    result === undefined || result.kind === 'note' ? null : result.kind === 'mark' ? result.mark.annotation.anchor : result.group
  const briefing = useBriefing(place?.edition ?? null, place?.briefing ?? null)
  if (result === undefined || result.kind === 'note') return null
  const pieces = (whole: Briefing) =>
    result.kind === 'mark'
      ? rangePieces(whole, result.mark.annotation.anchor)
      : result.hit.ranges.length === 0
        ? [{ passage: result.hit.passage, start: 0, end: 0 }]
        : result.hit.ranges.map(([start, end]) => ({ passage: result.hit.passage, start, end }))
  return (
    <section className={styles.peek} aria-label={words.search.peek}>
      <div className={styles.peekHead}>
        <span className="label">{words.search.peek}</span>
        <IconButton label={words.search.peekClose} onClick={() => useSearch.getState().setPeek(false)}>
          <CloseIcon />
        </IconButton>
      </div>
      {briefing !== undefined &&
        ('failed' in briefing ? (
          <p>{briefing.failed}</p>
        ) : (
          <PassageContext
            briefing={briefing}
            pieces={pieces(briefing)}
            look={result.kind === 'mark' ? 'quote' : 'hit'}
            action={
              <button type="button" className={view.link} onClick={() => openResult(result)}>
                {words.notes.openInReader}
              </button>
            }
          />
        ))}
    </section>
  )
}
