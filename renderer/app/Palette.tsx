import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { CommandId } from '../../core/contract/commands.ts'
import { COMMAND_IDS } from '../../core/contract/commands.ts'
import type { HistoryNext } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { canRun, runCommand } from './commands.ts'
import { keysOf, printKeys } from './keys.ts'
import { titleOf, useTitles } from './titles.ts'
import styles from './Lists.module.css'

const said = words.shell.palette

/** Every command that can run now whose title has all the words typed. */
function matches(query: string, next: Pick<HistoryNext, 'undo' | 'redo'>): readonly CommandId[] {
  const parts = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  return COMMAND_IDS.filter((id) => {
    const title = titleOf(id, next).toLocaleLowerCase()
    return id !== 'palette.open' && id !== 'case.undo' && canRun(id) && parts.every((part) => title.includes(part))
  })
}

export default function Palette({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  // A dialog gives the focus to its first control, its close button, when it opens.
  useEffect(() => field.current?.focus(), [])
  const next = useTitles()
  const found = matches(query, next)
  const run = (id: CommandId) => {
    onClose()
    // After the dialog has given the focus back to where it was.
    setTimeout(() => runCommand(id))
  }
  const pressed = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const current = found[at]
    if (step !== 0) setAt((at + step + found.length) % Math.max(found.length, 1))
    else if (event.key === 'Enter' && current !== undefined) run(current)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={said.title} onClose={onClose}>
      <div className={styles.palette}>
        <TextField
          label={said.field}
          labelHidden
          placeholder={said.field}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={found[at] === undefined ? undefined : `palette-${found[at]}`}
          ref={field}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={pressed}
        />
        <p className="vh" role="status">
          {found.length === 0 ? said.none : said.count(found.length)}
        </p>
        {found.length === 0 && <p aria-hidden="true">{said.none}</p>}
        <ul id="palette-list" role="listbox" aria-label={said.title} className={styles.list}>
          {found.map((id, index) => (
            <li
              key={id}
              id={`palette-${id}`}
              role="option"
              aria-selected={index === at}
              className={styles.option}
              onPointerMove={() => setAt(index)}
              onClick={() => run(id)}
              ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
            >
              {titleOf(id, next)}
              {keysOf(id)[0] !== undefined && <kbd>{printKeys(keysOf(id)[0] ?? '')}</kbd>}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
