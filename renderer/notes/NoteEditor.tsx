import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { words } from '../../core/words/index.ts'
import { useCommand } from '../app/commands.ts'
import { titleOf, useNotes } from '../state/notes.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { CloseIcon } from '../ui/icons.tsx'
import { toggleAround } from './editor/format.ts'
import { RANGE_TYPE } from '../reading/actions.ts'
import { rangeIn } from './editor/drop.ts'
import { FormatBar } from './FormatBar.tsx'
import type { Gone as GonePlace } from './saver.ts'
import type { NoteSession } from './session.ts'
import { SourcePane } from './SourcePane.tsx'
import { TitleField } from './TitleField.tsx'
import styles from './notes.module.css'

const text = words.notes

/** One note: title, text, and beside it the source of the quote the caret stands in. */
export function NoteEditor({ session }: { session: NoteSession }) {
  const info = useStore(session.info)
  const parent = useRef<HTMLDivElement>(null)
  const [sourceShown, setSourceShown] = useState(true)

  useEffect(() => {
    if (parent.current === null) return
    return session.mount(parent.current)
  }, [session])
  useCommand('note.bold', () => session.run(toggleAround('**')))
  useCommand('note.italic', () => session.run(toggleAround('*')))

  return (
    <main
      id="main"
      data-region="main"
      className={cx(styles.page, !sourceShown && styles.withoutSource)}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(RANGE_TYPE)) event.preventDefault()
      }}
      onDrop={(event) => {
        const range = event.defaultPrevented ? undefined : rangeIn(event.dataTransfer)
        if (range === undefined) return
        event.preventDefault()
        void session.insertQuote(range, session.state.doc.length)
      }}
    >
      <FormatBar session={session} sourceShown={sourceShown} onSource={() => setSourceShown(!sourceShown)} />
      <div className="scroll" onMouseDown={(event) => focusBelow(event, session)}>
        <div className={styles.inner}>
          {session.readOnly && (
            <div className={styles.told} role="note">
              <p>{text.binNote}</p>
              <Button onClick={() => void useNotes.getState().restore(session.id)}>{text.restore}</Button>
            </div>
          )}
          {info.gone !== null && <Gone session={session} where={info.gone} unsaved={info.save.kind !== 'saved'} />}
          {info.message !== null && (
            <div className={styles.told} role="alert">
              <p>{info.message}</p>
              <IconButton label={text.dismiss} onClick={() => session.dismiss()}>
                <CloseIcon />
              </IconButton>
            </div>
          )}
          {info.save.kind === 'failed' && info.gone === null && (
            <div className={cx(styles.told, styles.failed)} role="alert">
              <p>
                {text.failed(info.save.reason)} {text.notKept}
              </p>
              <Button onClick={() => void session.flush()}>{text.tryAgain}</Button>
            </div>
          )}
          <h1 className="vh">{titleOf(info)}</h1>
          <TitleField session={session} />
          <div ref={parent} className={styles.text} />
        </div>
      </div>
      {sourceShown && <SourcePane session={session} quote={info.current} hasQuotes={info.quotes.length > 0} />}
    </main>
  )
}

/** The note was taken away elsewhere: what is unsaved, and the two ways to keep it. */
function Gone({ session, where, unsaved }: { session: NoteSession; where: GonePlace; unsaved: boolean }) {
  return (
    <div className={cx(styles.told, unsaved && styles.failed)} role="alert">
      <p>
        {text.gone[where]} {unsaved && text.goneUnsaved}
      </p>
      <span className={styles.ways}>
        {where === 'bin' && <Button onClick={() => void session.restoreAndSave()}>{unsaved ? text.restoreAndSave : text.restore}</Button>}
        <Button onClick={() => void session.keepAsNew()}>{text.keepAsNew}</Button>
      </span>
    </div>
  )
}

/** A click below the last line puts the caret at the end of the text. */
function focusBelow(event: { target: EventTarget; currentTarget: EventTarget; preventDefault: () => void }, session: NoteSession): void {
  const { target, currentTarget } = event
  const isBelow = target === currentTarget || (target instanceof Element && target.parentElement === currentTarget)
  if (!isBelow || session.readOnly) return
  event.preventDefault()
  session.dispatch({ selection: { anchor: session.state.doc.length } })
  session.focus()
}
