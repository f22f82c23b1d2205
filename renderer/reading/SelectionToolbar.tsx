import { useEffect, useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { COLOURS } from '../../core/model/colours.ts'
import { words } from '../../core/words/index.ts'
import { printKeys } from '../app/keys.ts'
import { useSettings } from '../state/settings.ts'
import { Button } from '../ui/Button.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { CopyIcon, NoteIcon } from '../ui/icons.tsx'
import { placeNear } from '../ui/place.ts'
import { AddToNote } from './AddToNote.tsx'
import type { Passages } from './actions.ts'
import { copyWithCitation, mark, markAndComment } from './actions.ts'
import { passageOf } from './dom-offsets.ts'
import { focusPassage, leaveSelection } from './focus.ts'
import styles from './SelectionToolbar.module.css'

const said = words.reader.toolbar
export const TOOLBAR_NOTE = 'selection-to-note'

/** Space between the selection and the bar, in CSS pixels. */
const ABOVE = 8

/** Left edge of the first line of the selection, top and bottom of all of it. */
function anchorOf(range: Range): DOMRect {
  const all = range.getBoundingClientRect()
  const first = range.getClientRects()[0] ?? all
  return new DOMRect(first.left, all.top, all.width, all.height)
}

type ToolbarProps = { passages: Passages; scroller: RefObject<HTMLElement | null> }

/** What can be done with the selected text. The focus stays in the text until Tab or F6 moves it here. */
export function SelectionToolbar({ passages, scroller }: ToolbarProps) {
  const done = () => leaveSelection(passages.range)
  const bar = useRef<HTMLDivElement>(null)
  const { colourLabels } = useSettings()
  useLayoutEffect(() => {
    const place = () => {
      const selection = window.getSelection()
      if (bar.current === null || scroller.current === null || selection === null || selection.rangeCount === 0) return
      const inside = scroller.current.getBoundingClientRect()
      placeNear(bar.current, anchorOf(selection.getRangeAt(0)), 'above', { gap: ABOVE, inside })
    }
    place()
    const element = scroller.current
    element?.addEventListener('scroll', place, { passive: true })
    window.addEventListener('resize', place)
    return () => {
      element?.removeEventListener('scroll', place)
      window.removeEventListener('resize', place)
    }
  }, [passages, scroller])
  useEffect(() => {
    const toBar = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Tab' || event.shiftKey || bar.current === null || bar.current.contains(document.activeElement)) return
      if (document.querySelector('dialog[open], :popover-open') !== null) return
      bar.current.querySelector('button')?.focus()
      event.preventDefault()
    }
    window.addEventListener('keydown', toBar)
    return () => window.removeEventListener('keydown', toBar)
  }, [])
  const moved = (event: KeyboardEvent) => {
    const buttons = Array.from(bar.current?.querySelectorAll<HTMLElement>(':scope > button, :scope > span > button') ?? [])
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    if (at < 0) return
    if (event.key === 'ArrowRight') buttons[(at + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowLeft') buttons.at(at - 1)?.focus()
    else if (event.key === 'Home') buttons[0]?.focus()
    else if (event.key === 'End') buttons.at(-1)?.focus()
    else if (event.key === 'Escape') {
      const passage = passageOf(window.getSelection()?.focusNode ?? null)
      if (passage !== null) focusPassage(passage, true)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      tabIndex={-1}
      aria-label={said.label}
      data-region="toolbar"
      onKeyDown={moved}
      // A press on a button must not clear the selection it is about.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {COLOURS.map((colour, i) => {
        const label = said.highlight(words.settings.colour[colour], colourLabels[colour])
        return (
          <button
            key={colour}
            type="button"
            className={styles.swatch}
            aria-label={label}
            title={`${label} (${i + 1})`}
            onClick={() => {
              void mark(passages, colour)
              done()
            }}
          >
            <MarkKey colour={colour} />
          </button>
        )
      })}
      <span className={styles.separator} />
      <Button
        look="quiet"
        title={said.commentName}
        onClick={() => {
          void markAndComment(passages)
          done()
        }}
      >
        <NoteIcon />
        {said.comment} <kbd>{printKeys('N')}</kbd>
      </Button>
      <Button look="quiet" onClick={() => void copyWithCitation(passages)}>
        <CopyIcon />
        {said.copy} <kbd>{printKeys('C')}</kbd>
      </Button>
      <AddToNote id={TOOLBAR_NOTE} passages={() => passages} onDone={done} />
    </div>
  )
}
