import { words } from '../../core/words/index.ts'
import { useApp } from '../state/app.ts'
import { useSearch } from '../state/search.ts'
import { endWalk, walk } from '../state/search-walk.ts'
import type { WalkPlace } from '../state/search-walk.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ChevronDownIcon, ChevronUpIcon, CloseIcon } from '../ui/icons.tsx'
import styles from './FindBar.module.css'

const said = words.search.hitBar

/** Where the reader is among the hits of the search, and the ways on, back to the list and out. */
export function HitBar({ place }: { place: WalkPlace }) {
  const query = useSearch((state) => state.answered)
  return (
    <div role="group" aria-label={said.label} className={styles.hits}>
      <span className={styles.query} title={query}>
        {query}
      </span>
      <span className={styles.count}>{words.search.hitPlace(place.hit, place.hits, place.briefing, place.briefings)}</span>
      <IconButton label={said.previous} hint={said.previousHint} disabled={place.hits === 1} onClick={() => walk(-1)}>
        <ChevronUpIcon />
      </IconButton>
      <IconButton label={said.next} hint={said.nextHint} disabled={place.hits === 1} onClick={() => walk(1)}>
        <ChevronDownIcon />
      </IconButton>
      <Button look="quiet" className={styles.end} onClick={() => useApp.getState().setView('search')}>
        {said.back}
      </Button>
      <IconButton label={said.close} hint={said.closeHint} onClick={endWalk}>
        <CloseIcon />
      </IconButton>
    </div>
  )
}
