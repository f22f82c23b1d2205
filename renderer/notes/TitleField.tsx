import { useLayoutEffect, useRef } from 'react'
import { words } from '../../core/words/index.ts'
import type { NoteSession } from './session.ts'
import styles from './notes.module.css'

/**
 * The title of a note. Its element is made here and not by React, which writes to a text area after every letter and so
 * ends the browser's undo step there: left alone, the browser takes back what was typed in one go.
 */
export function TitleField({ session }: { session: NoteSession }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const field = fieldFor(session)
    place.current?.append(field)
    // A note without title and text has just been made: its title comes first.
    if (!session.readOnly && session.state.doc.length === 0 && field.value === '') field.focus()
    const unsubscribe = session.info.subscribe(({ title }) => {
      // Another title comes from elsewhere.
      if (field.value !== title) field.value = title
    })
    return () => {
      unsubscribe()
      field.remove()
    }
  }, [session])
  return <div ref={place} />
}

function fieldFor(session: NoteSession): HTMLTextAreaElement {
  const field = document.createElement('textarea')
  field.className = styles.title ?? ''
  field.rows = 1
  field.value = session.info.getState().title
  field.readOnly = session.readOnly
  field.placeholder = words.notes.titlePlaceholder
  field.ariaLabel = words.notes.titleField
  field.maxLength = 300
  field.spellcheck = false
  field.addEventListener('input', () => {
    if (/[\r\n]/u.test(field.value)) field.value = field.value.replaceAll(/[\r\n]+/gu, ' ')
    session.setTitle(field.value)
  })
  field.addEventListener('blur', () => void session.flush())
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || (event.key !== 'Enter' && (event.key !== 'ArrowDown' || event.shiftKey))) return
    event.preventDefault()
    session.focus()
  })
  return field
}
