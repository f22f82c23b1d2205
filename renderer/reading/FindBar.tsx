import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { words } from '../../core/words/index.ts'
import { runCommand } from '../app/commands.ts'
import type { WalkPlace } from '../state/search-walk.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { ChevronDownIcon, ChevronUpIcon, CloseIcon, SearchIcon } from '../ui/icons.tsx'
import { ContentsMenu } from './Contents.tsx'
import { HitBar } from './HitBar.tsx'
import type { Position } from './position.ts'
import { useSession } from './session.ts'
import styles from './FindBar.module.css'

const said = words.reader.find

type FindBarProps = {
  /** Place among the hits of the search, while they are walked through. */
  walk: WalkPlace | null
  total: number
  position: Position
  onGo: (section: string) => void
  onStep: (step: 1 | -1) => void
  onClose: () => void
}

/** Find in briefing, and in narrow windows the contents. Hidden in wide windows while find is closed. */
export function FindBar({ walk, total, position, onGo, onStep, onClose }: FindBarProps) {
  const { open, query, wholeWords, at } = useSession((state) => state.find)
  const { setFind } = useSession.getState()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!open) return
    field.current?.focus()
    field.current?.select()
  }, [open])
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isFind = open || walk === null
  const count = query.trim() === '' ? '' : total === 0 ? said.none : said.count(at + 1, total)
  return (
    <div
      className={styles.bar}
      role={isFind ? 'search' : undefined}
      aria-label={isFind ? said.label : undefined}
      data-open={open || walk !== null}
      data-region="find"
    >
      <span className={styles.contents}>
        <ContentsMenu position={position} onGo={onGo} />
      </span>
      {open ? (
        <>
          <span className={styles.name} aria-hidden="true">
            {said.label}
          </span>
          <TextField
            ref={field}
            id="find-field"
            label={said.label}
            labelHidden
            className={styles.field}
            value={query}
            onChange={(event) => setFind({ query: event.target.value, at: -1 })}
            onKeyDown={pressed}
          />
          <span className={styles.count} role="status">
            {count}
          </span>
          <IconButton label={said.previous} hint={said.previousHint} disabled={total === 0} onClick={() => onStep(-1)}>
            <ChevronUpIcon />
          </IconButton>
          <IconButton label={said.next} hint={said.nextHint} disabled={total === 0} onClick={() => onStep(1)}>
            <ChevronDownIcon />
          </IconButton>
          <Button
            look="quiet"
            aria-pressed={wholeWords}
            className={styles.whole}
            onClick={() => setFind({ wholeWords: !wholeWords, at: -1 })}
          >
            {said.wholeWords}
          </Button>
          <IconButton label={said.close} hint={said.closeHint} className={styles.end} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </>
      ) : walk !== null ? (
        <HitBar place={walk} />
      ) : (
        <Button look="quiet" className={styles.end} onClick={() => runCommand('find.open')}>
          <SearchIcon />
          {said.open}
        </Button>
      )}
    </div>
  )
}
