import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { words } from '../../core/words/index.ts'
import { MarkKey } from '../ui/MarkKey.tsx'
import { placeNear } from '../ui/place.ts'
import { labelOf } from './actions.ts'
import type { MarkPiece } from './marks.ts'
import { useSession } from './session.ts'
import styles from './OverlapMenu.module.css'

const said = words.reader.mark

type Offered = { pieces: readonly MarkPiece[]; at: DOMRect }
type Overlap = { offered: Offered | null; offer: (pieces: readonly MarkPiece[], at: DOMRect) => void; close: () => void }

/** Opens the one mark of a place, or offers which where several lie on it; closes the open one where there is none. */
export function useOverlap(): Overlap {
  const [offered, setOffered] = useState<Offered | null>(null)
  return {
    offered,
    offer: (pieces, at) => {
      if (pieces.length > 1) setOffered({ pieces, at })
      else useSession.getState().activate(pieces[0]?.annotation.id ?? null)
    },
    close: () => setOffered(null),
  }
}

/** The marks that lie on one place, each with its key, its label and its words; arrows move, Enter opens its card, Esc closes. */
export function OverlapMenu({ offered, close }: Overlap) {
  const menu = useRef<HTMLDivElement>(null)
  const back = useRef<Element | null>(null)
  useEffect(() => {
    if (offered === null || menu.current === null) return
    back.current = document.activeElement
    menu.current.showPopover()
    placeNear(menu.current, offered.at, 'below')
    menu.current.querySelector('button')?.focus()
  }, [offered])
  const leave = (): void => {
    menu.current?.hidePopover()
    if (back.current instanceof HTMLElement) back.current.focus({ preventScroll: true })
  }
  const moved = (event: KeyboardEvent) => {
    const entries = Array.from(menu.current?.querySelectorAll('button') ?? [])
    const at = entries.findIndex((entry) => entry === document.activeElement)
    if (event.key === 'ArrowDown') entries[(at + 1) % entries.length]?.focus()
    else if (event.key === 'ArrowUp') entries.at(at - 1)?.focus()
    else if (event.key === 'Home') entries[0]?.focus()
    else if (event.key === 'End') entries.at(-1)?.focus()
    else if (event.key === 'Tab' || event.key === 'Escape') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (offered === null) return null
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={said.overlap(offered.pieces.length)}
      className={styles.menu}
      onKeyDown={moved}
      onToggle={(event) => {
        if (event.newState === 'closed') close()
      }}
    >
      {offered.pieces.map(({ annotation }) => {
        const label = labelOf(annotation.colour)
        return (
          <button
            key={annotation.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={styles.item}
            onClick={() => {
              leave()
              useSession.getState().activate(annotation.id)
            }}
          >
            <MarkKey colour={annotation.colour} />
            <span>{label}</span>
            <span className={styles.words}>{annotation.anchor.quote.slice(0, 200)}</span>
          </button>
        )
      })}
    </div>
  )
}
