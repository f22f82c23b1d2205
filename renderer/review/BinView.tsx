import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Bin } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { call, messageOf, on } from '../bridge/client.ts'
import { labelOf } from '../reading/actions.ts'
import { when } from '../search/when.ts'
import { metaById, useLibrary } from '../state/library.ts'
import { useSettings } from '../state/settings.ts'
import { saving, say } from '../state/status.ts'
import { Button } from '../ui/Button.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { SrOnly } from '../ui/SrOnly.tsx'
import styles from './bin.module.css'

const text = words.review.bin
/** Longest quotation in the name of a button, in UTF-16 units. */
const SPOKEN = 80
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const shortened = (quote: string): string => (quote.length > SPOKEN ? `${quote.slice(0, SPOKEN - 1)}…` : quote)

function useBin() {
  const [bin, setBin] = useState<Bin | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [looks, setLooks] = useState(0)
  const again = () => setLooks((n) => n + 1)
  useEffect(() => {
    const ends = [on('annotations.changed', again), on('notes.changed', again), on('review.changed', again)]
    return () => {
      for (const end of ends) end()
    }
  }, [])
  useEffect(() => {
    let ended = false
    call('bin.list', {}).then(
      (list) => {
        if (ended) return
        setBin(list)
        setFailure(null)
      },
      (error: unknown) => {
        if (!ended) setFailure(messageOf(error))
      },
    )
    return () => {
      ended = true
    }
  }, [looks])
  return { bin, failure, again }
}

async function restore(wanted: { marks?: string[]; notes?: string[] }): Promise<void> {
  const done = await saving(call('bin.restore', wanted), () => void restore(wanted))
  if (done === undefined) return
  say(text.restored)
  // The row with the button is gone.
  document.getElementById('bin-title')?.focus({ preventScroll: true })
}

type RowProps = { name: string; deletedAt: string; until: string; onRestore: () => void; children: ReactNode }

function Row({ name, deletedAt, until, onRestore, children }: RowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        {children}
        <p className={styles.facts}>{text.deleted(when(deletedAt), day.format(new Date(until)))}</p>
      </div>
      <Button aria-label={name} onClick={onRestore}>
        {text.restore}
      </Button>
    </li>
  )
}

/** Deleted marks and notes, each with how long it is kept, and the way back. */
export default function BinView() {
  const { bin, failure, again } = useBin()
  const overview = useLibrary((state) => state.overview)
  useSettings()
  const isEmpty = bin !== null && bin.marks.length + bin.notes.length === 0
  return (
    <main id="main" className={styles.page} data-region="main" tabIndex={-1}>
      <div className={styles.head}>
        <h1 id="bin-title" tabIndex={-1}>
          {text.title}
        </h1>
        <p>{bin === null || isEmpty ? text.lead : `${text.count(bin.marks.length, bin.notes.length)}. ${text.lead}`}</p>
      </div>
      <div className={`scroll ${styles.body}`}>
        {failure !== null && (
          <div className={styles.blank} role="alert">
            <p>
              {text.failed} {failure}
            </p>
            <Button onClick={again}>{words.shell.tryAgain}</Button>
          </div>
        )}
        {isEmpty && <p className={styles.blank}>{text.empty}</p>}
        {bin !== null && bin.marks.length > 0 && (
          <section aria-labelledby="bin-marks">
            <div className={styles.groupHead}>
              <h2 id="bin-marks">{text.marks}</h2>
              {bin.marks.length > 1 && (
                <Button look="quiet" onClick={() => void restore({ marks: bin.marks.map(({ annotation }) => annotation.id) })}>
                  {text.restoreAll}
                </Button>
              )}
            </div>
            <ul className={styles.rows}>
              {bin.marks.map(({ annotation, deletedAt, until }) => (
                <Row
                  key={annotation.id}
                  name={text.restoreMark(shortened(annotation.anchor.quote))}
                  deletedAt={deletedAt}
                  until={until}
                  onRestore={() => void restore({ marks: [annotation.id] })}
                >
                  <p className={styles.quote}>
                    <MarkKey colour={annotation.colour} />
                    <SrOnly>{labelOf(annotation.colour)}: </SrOnly>
                    {annotation.anchor.quote}
                  </p>
                  {annotation.comment !== '' && <p className={styles.comment}>{annotation.comment}</p>}
                  <p className={styles.facts}>
                    {metaById(overview, annotation.anchor.edition, annotation.anchor.briefing)?.title ?? annotation.anchor.briefing}
                  </p>
                </Row>
              ))}
            </ul>
          </section>
        )}
        {bin !== null && bin.notes.length > 0 && (
          <section aria-labelledby="bin-notes">
            <div className={styles.groupHead}>
              <h2 id="bin-notes">{text.notes}</h2>
            </div>
            <ul className={styles.rows}>
              {bin.notes.map(({ note, deletedAt, until }) => {
                const title = note.title.trim() === '' ? words.notes.untitled : note.title
                return (
                  <Row
                    key={note.id}
                    name={text.restoreNote(title)}
                    deletedAt={deletedAt}
                    until={until}
                    onRestore={() => void restore({ notes: [note.id] })}
                  >
                    <p className={styles.noteTitle}>{title}</p>
                    <p className={styles.comment}>{note.opening}</p>
                  </Row>
                )
              })}
            </ul>
          </section>
        )}
      </div>
    </main>
  )
}
