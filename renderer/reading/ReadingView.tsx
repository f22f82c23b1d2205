import { useEffect, useState } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import { useCommand } from '../app/commands.ts'
import { fetchNeighbours } from '../app/start.ts'
import { messageOf } from '../bridge/client.ts'
import type { BriefingPlace } from '../state/app.ts'
import { useApp } from '../state/app.ts'
import { briefingKey, cachedBriefing, editionById, fetchBriefing, useLibrary } from '../state/library.ts'
import { walk } from '../state/search-walk.ts'
import { changeSettings, useSettingsStore } from '../state/settings.ts'
import { Button } from '../ui/Button.tsx'
import { OpenBriefing } from './OpenBriefing.tsx'
import styles from './ReadingView.module.css'
import './paint.css'

const said = words.reader

/** The briefing of this place: at once when it has been fetched before. */
function useBriefing(place: BriefingPlace | null) {
  const [arrived, setArrived] = useState<{ key: string; briefing?: Briefing; failure?: string } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const key = place === null ? '' : briefingKey(place.edition, place.briefing)
  const cached = place === null ? undefined : cachedBriefing(place.edition, place.briefing)
  const edition = place?.edition
  const id = place?.briefing
  useEffect(() => {
    if (edition === undefined || id === undefined) return
    let ended = false
    fetchBriefing(edition, id).then(
      (briefing) => {
        if (!ended) setArrived({ key, briefing })
      },
      (error: unknown) => {
        if (!ended) setArrived({ key, failure: messageOf(error) })
      },
    )
    fetchNeighbours(edition, id)
    const last = useSettingsStore.getState().settings?.lastBriefing
    if (last?.edition !== edition || last.briefing !== id) void changeSettings({ lastBriefing: { edition, briefing: id } })
    return () => {
      ended = true
    }
  }, [key, edition, id, attempt])
  const mine = arrived?.key === key ? arrived : null
  return { key, briefing: cached ?? mine?.briefing, failure: mine?.failure, retry: () => setAttempt(attempt + 1) }
}

/** Until the text is there: going from hit to hit does not wait for it, so no key press is lost. */
function Arriving() {
  useCommand('find.next', () => walk(1))
  useCommand('find.previous', () => walk(-1))
  return null
}

export function ReadingView() {
  const place = useApp((state) => state.place)
  const edition = useLibrary((state) => (place === null ? undefined : editionById(state.overview, place.edition)))
  const { key, briefing, failure, retry } = useBriefing(place)
  return (
    <main id="main" className={styles.reader} tabIndex={-1}>
      {place === null && (
        <div className={styles.blank}>
          <h1>{said.none.title}</h1>
          <p>{said.none.text}</p>
        </div>
      )}
      {failure !== undefined && briefing === undefined && (
        <div className={styles.blank} role="alert">
          <h1>{said.failed.title}</h1>
          <p>{failure}</p>
          <Button onClick={retry}>{said.failed.again}</Button>
        </div>
      )}
      {briefing === undefined && <Arriving />}
      {briefing !== undefined && edition !== undefined && <OpenBriefing key={key} briefing={briefing} edition={edition} />}
    </main>
  )
}
