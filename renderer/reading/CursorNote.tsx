import { useRef } from 'react'
import { placeNear } from '../ui/place.ts'
import { AddToNote } from './AddToNote.tsx'
import type { Passages } from './actions.ts'
import { passageElement, rangeIn } from './dom-offsets.ts'
import styles from './CursorNote.module.css'

/** Id of the button that the key of `selection.to-note` presses for the cursor. */
export const CURSOR_NOTE = 'cursor-to-note'

/** The menu of notes for what is at the cursor. Its button cannot be seen; it gives the menu its place below the first words. */
export function CursorNote({ passages }: { passages: Passages }) {
  const anchor = useRef<HTMLSpanElement>(null)
  const place = () => {
    const { start } = passages.range
    const element = passageElement(document, start.passage)
    if (element !== null && anchor.current !== null)
      placeNear(anchor.current, rangeIn(element, start.offset, start.offset + 1).getBoundingClientRect(), 'above', { gap: 0 })
  }
  return (
    <span ref={anchor} className={styles.anchor} onClickCapture={place}>
      <AddToNote id={CURSOR_NOTE} passages={() => passages} />
    </span>
  )
}
