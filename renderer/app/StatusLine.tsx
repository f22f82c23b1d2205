import { words } from '../../core/words/index.ts'
import { useApp } from '../state/app.ts'
import { useReadingLine } from '../state/reading-line.ts'
import { useWaiting } from '../state/review.ts'
import { openReview } from '../state/review-follow.ts'
import { useStatus } from '../state/status.ts'
import { Button } from '../ui/Button.tsx'
import { SrOnly } from '../ui/SrOnly.tsx'
import { CheckIcon, OfflineIcon } from '../ui/icons.tsx'
import styles from './Frame.module.css'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const said = words.shell.status

function Saved() {
  const status = useStatus((state) => state.status)
  const underWay = useStatus((state) => state.underWay)
  const connected = useStatus((state) => state.connected)
  const failures = useStatus((state) => state.failures)
  const { clearFailures } = useStatus.getState()
  const failure = failures.at(-1)
  if (!connected)
    return (
      <span className={styles.failure} role="alert">
        {said.ended(status?.savedAt == null ? null : clock.format(new Date(status.savedAt)))}
      </span>
    )
  if (failure !== undefined)
    return (
      <span className={styles.failure}>
        {said.notSaved(failures.length, failure.message)}
        <Button
          onClick={() => {
            clearFailures()
            for (const { retry } of failures) retry()
          }}
        >
          {words.shell.tryAgain}
        </Button>
        <Button look="quiet" onClick={clearFailures}>
          {words.shell.dismiss}
        </Button>
      </span>
    )
  if (status?.store === 'read-only') return <span className={styles.failure}>{said.readOnly}</span>
  if (status?.store === 'failing') return <span className={styles.failure}>{said.failing}</span>
  if (underWay > 0) return <span>{said.saving}</span>
  if (status?.savedAt == null) return <span>{said.notYet}</span>
  return (
    <span>
      <CheckIcon />
      {said.saved(clock.format(new Date(status.savedAt)))}
    </span>
  )
}

export function StatusLine() {
  const view = useApp((state) => state.view)
  const line = useReadingLine((state) => state.line)
  const message = useStatus((state) => state.message)
  const waiting = useWaiting()
  return (
    <footer className={styles.statusline} data-region="status" tabIndex={-1}>
      <Saved />
      {view === 'reading' && line !== '' && <span className={styles.place}>{line}</span>}
      {waiting > 0 && view !== 'review' && (
        <button type="button" className={styles.quietLink} title={words.review.openWaiting} onClick={() => openReview()}>
          {words.review.waiting(waiting)}
        </button>
      )}
      <span role="status">
        <span key={message.seq}>
          {message.spoken !== '' && <SrOnly>{message.spoken} </SrOnly>}
          {message.text}
        </span>
      </span>
      <span className={styles.end}>
        <OfflineIcon />
        {said.offline}
      </span>
    </footer>
  )
}
