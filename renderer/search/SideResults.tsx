import { words } from '../../core/words/index.ts'
import { useSearch } from '../state/search.ts'
import { resultKey } from '../state/search-lists.ts'
import type { ListName, ResultRef } from '../state/search-lists.ts'
import { Button } from '../ui/Button.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { cx } from '../ui/cx.ts'
import { when } from './when.ts'
import { Marked } from './Marked.tsx'
import { New } from './New.tsx'
import { openResult } from './openResult.ts'
import type { Listing } from './useListing.ts'
import styles from './Results.module.css'

const text = words.search

/** Marks and notes found, beside the passages. */
export function SideResults({ listing: { reply } }: { listing: Listing }) {
  return <MarksAndNotes list="exact" found={reply} />
}

type Found = {
  marks: Listing['reply']['marks']
  notes: Listing['reply']['notes']
  totals: { marks: number; notes: number }
}

/** Marks and notes of one of the two lists. */
export function MarksAndNotes({ list, found: { marks, notes, totals } }: { list: ListName; found: Found }) {
  const isFirst = list === 'exact'
  const Head = isFirst ? 'h2' : 'h3'
  return (
    <>
      {totals.marks > 0 && (
        <section aria-labelledby={`${list}-marks`}>
          <div className={styles.groupHead}>
            <Head id={`${list}-marks`}>{text.marksTitle}</Head>
            <span className={styles.of}>{listed(marks.length, totals.marks)}</span>
            {isFirst && <kbd>Alt 2</kbd>}
          </div>
          <ul className={styles.results}>
            {marks.map((mark) => (
              <li key={mark.annotation.id}>
                <MarkRow result={{ kind: 'mark', mark }} mark={mark} />
              </li>
            ))}
          </ul>
          {marks.length < totals.marks && <ShowAllSide label={words.marks.showAll(totals.marks)} />}
        </section>
      )}
      {totals.notes > 0 && (
        <section aria-labelledby={`${list}-notes`}>
          <div className={styles.groupHead}>
            <Head id={`${list}-notes`}>{text.notesTitle}</Head>
            <span className={styles.of}>{listed(notes.length, totals.notes)}</span>
            {isFirst && <kbd>Alt 3</kbd>}
          </div>
          <ul className={styles.results}>
            {notes.map((note) => (
              <li key={note.id}>
                <NoteRow result={{ kind: 'note', note }} note={note} />
              </li>
            ))}
          </ul>
          {notes.length < totals.notes && <ShowAllSide label={words.notes.showAll(totals.notes)} />}
        </section>
      )}
    </>
  )
}

const listed = (shown: number, total: number) => (shown === total ? String(total) : text.listed(shown, total))

function ShowAllSide({ label }: { label: string }) {
  return (
    <Button className={styles.all} onMouseDown={(event) => event.preventDefault()} onClick={() => void useSearch.getState().showAllSide()}>
      {label}
    </Button>
  )
}

/** The row's shared part: what makes it current and what opens it. */
function useRow(result: ResultRef) {
  const key = resultKey(result)
  const isCurrent = useSearch((state) => state.current === key)
  return {
    type: 'button' as const,
    'data-result': key,
    'aria-current': isCurrent ? ('true' as const) : undefined,
    onClick: () => openResult(result),
    onFocus: () => useSearch.getState().setCurrent(key),
  }
}

function MarkRow({ result, mark }: { result: ResultRef; mark: Listing['reply']['marks'][number] }) {
  const row = useRow(result)
  return (
    <button {...row} className={cx(styles.result, styles.mark)}>
      <span>
        <MarkKey colour={mark.annotation.colour} />
      </span>
      <span className={styles.found}>
        <span className={styles.snippet}>
          <Marked snippet={mark.quote} className={styles.hit} />
        </span>
        {mark.comment.text !== '' && (
          <span className={styles.comment}>
            <Marked snippet={mark.comment} className={styles.hit} />
          </span>
        )}
        <span className={styles.place}>
          {mark.title}
          {mark.n !== null && `, ${words.notes.paragraph(mark.n)}`} <New result={result} />
        </span>
      </span>
    </button>
  )
}

function NoteRow({ result, note }: { result: ResultRef; note: Listing['reply']['notes'][number] }) {
  const row = useRow(result)
  const isGone = useSearch((state) => state.gone.has(resultKey(result)))
  return (
    <button {...row} className={cx(styles.result, styles.note)}>
      <span className={styles.found}>
        <span className={styles.noteHead}>
          <b>{note.title.text === '' ? text.untitledNote : <Marked snippet={note.title} className={styles.hit} />}</b>
          <New result={result} />
          <span className={styles.date}>{when(note.modifiedAt)}</span>
        </span>
        <span className={styles.noteText}>
          <Marked snippet={note.body} className={styles.hit} />
        </span>
        <span role="status" className={styles.goneNote}>
          {isGone && text.noteGone}
        </span>
      </span>
    </button>
  )
}
