import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { say, useStatus } from '../state/status.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Frame.module.css'

/** What main must tell the reader, each until it is dismissed. */
export function Notices() {
  const notices = useStatus((state) => state.status?.notices)
  if (notices === undefined || notices.length === 0) return <div />
  return (
    <section className={styles.notices} aria-label={words.shell.status.notices}>
      {notices.map((notice) => (
        <div key={notice.id} className={styles.notice} data-level={notice.level} role={notice.level === 'caution' ? 'alert' : 'status'}>
          <p>{notice.text}</p>
          <Button
            look="quiet"
            onClick={() =>
              void useStatus
                .getState()
                .dismiss(notice.id)
                .catch((error: unknown) => say(messageOf(error)))
            }
          >
            {words.shell.dismiss}
          </Button>
        </div>
      ))}
    </section>
  )
}
