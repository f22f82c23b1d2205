import type { Briefing } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { editionsOf, holds } from '../state/editions.ts'
import type { ReadyEdition } from '../state/library.ts'
import { useLibrary } from '../state/library.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/Button.tsx'
import { openInEdition } from './same-place.ts'
import styles from './editions.module.css'

const text = words.editions

/** Says that an older edition is open, with the way to the same passage of the newest. */
export function EditionBanner({ edition, briefing }: { edition: ReadyEdition; briefing: Briefing }) {
  const overview = useLibrary((state) => state.overview)
  const [newest] = editionsOf(overview, edition.pack)
  if (newest === undefined || newest.number <= edition.number) return null
  const isThere = holds(newest, briefing.id)
  return (
    <aside aria-label={text.banner} className={styles.banner}>
      <p>
        <b>{text.older(edition.number, edition.label)}</b>{' '}
        {isThere ? text.newer(newest.number, newest.label) : text.withoutBriefing(newest.number)}
      </p>
      {isThere && (
        <Button
          onClick={() =>
            void openInEdition({ edition: edition.id, briefing: briefing.id }, newest.id).catch((error: unknown) => say(messageOf(error)))
          }
        >
          {text.openNewest(newest.number)}
        </Button>
      )}
    </aside>
  )
}
