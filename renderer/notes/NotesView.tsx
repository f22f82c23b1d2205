import { useEffect, useState } from 'react'
import { words } from '../../core/words/index.ts'
import { useCommand } from '../app/commands.ts'
import { messageOf, on } from '../bridge/client.ts'
import { arrange, newNote, useNotes } from '../state/notes.ts'
import { requestExport } from '../state/app.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { NoteList } from './NoteList.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import type { NoteSession } from './session.ts'
import { flushAll, isUnsaved, openSession } from './sessions.ts'
import view from '../ui/View.module.css'
import styles from './notes.module.css'

const text = words.notes

/** Notes: the list, the editor, and the source of the quote the caret stands in. */
export default function NotesView() {
  const { list, bin, open, showBin, filter, sort, failure } = useNotes()
  const session = useSession(open, showBin)

  useEffect(() => {
    void useNotes.getState().load()
    return on('notes.changed', () => void useNotes.getState().load())
  }, [])
  useEffect(() => () => void flushAll(), [])
  // Without a choice the note on top is open, so that there is always something to go on with.
  const shown = showBin ? bin : list
  const first = shown === null ? undefined : arrange(shown, filter, sort)[0]
  const isListed = shown?.some((note) => note.id === open) === true
  useEffect(() => {
    // A note taken away elsewhere stays open while words of it are not on disk.
    if (shown === null || isListed || (open !== null && !showBin && isUnsaved(open))) return
    useNotes.getState().setOpen(first?.id ?? null)
  }, [shown, isListed, first?.id, open, showBin])
  useCommand('note.export', () => {
    if (open === null || showBin) return false
    void flushAll().then(() => requestExport({ kind: 'notes', ids: [open] }))
    return true
  })

  return (
    <div className={view.view}>
      <NoteList />
      {session === null || session === 'loading' || 'failed' in session ? (
        <main id="main" data-region="main" tabIndex={-1} className={cx(view.lead, styles.blank)}>
          <h1 className="vh">{text.title}</h1>
          {failure !== null && (
            <p role="alert">
              {text.loadFailed} {failure} <Button onClick={() => void useNotes.getState().load()}>{text.tryAgain}</Button>
            </p>
          )}
          {session !== null && session !== 'loading' && <p role="alert">{session.failed}</p>}
          {shown !== null && shown.length === 0 && (
            <>
              <p>{showBin ? text.emptyBin : text.empty}</p>
              {!showBin && (
                <Button look="solid" onClick={() => void newNote()}>
                  {text.newNote}
                </Button>
              )}
            </>
          )}
        </main>
      ) : (
        <NoteEditor key={`${session.id} ${String(session.readOnly)}`} session={session} />
      )}
    </div>
  )
}

/** The session of the open note: null without one, `loading` while it is fetched, or why it cannot be opened. */
function useSession(id: string | null, readOnly: boolean): NoteSession | 'loading' | { failed: string } | null {
  const [state, setState] = useState<{ id: string; value: NoteSession | { failed: string } } | null>(null)
  useEffect(() => {
    if (id === null) return
    let wanted = true
    const show = (value: NoteSession | { failed: string }) => {
      if (wanted) setState({ id, value })
    }
    openSession(id, readOnly).then(show, (error: unknown) => show({ failed: messageOf(error) }))
    return () => {
      wanted = false
    }
  }, [id, readOnly])
  if (id === null) return null
  return state !== null && state.id === id ? state.value : 'loading'
}
