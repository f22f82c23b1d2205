import { words } from '../../core/words/index.ts'
import { titleOf, useNotes } from '../state/notes.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Field.tsx'
import { ChevronDownIcon, ChevronUpIcon } from '../ui/icons.tsx'
import styles from './export.module.css'

const text = words.exporting.dialog

type NoteChooserProps = {
  /** Notes chosen, in the order of printing. */
  ids: readonly string[]
  /** Notes on offer, in the order of the list. */
  offered: readonly string[]
  onChange: (ids: readonly string[]) => void
}

/** Which notes are printed, and in which order: chosen ones first. */
export function NoteChooser({ ids, offered, onChange }: NoteChooserProps) {
  const list = useNotes((state) => state.list) ?? []
  const nameOf = (id: string) => titleOf(list.find((note) => note.id === id))
  const order = [...ids, ...offered.filter((id) => !ids.includes(id))]
  const move = (id: string, step: 1 | -1) => {
    const at = ids.indexOf(id)
    const other = ids[at + step]
    if (other !== undefined) onChange(ids.with(at, other).with(at + step, id))
  }
  return (
    <fieldset>
      <legend>{text.notes}</legend>
      <div className={styles.chooserTools}>
        <Button look="quiet" onClick={() => onChange(offered)}>
          {text.all}
        </Button>
        <Button look="quiet" onClick={() => onChange([])}>
          {text.none}
        </Button>
      </div>
      <ul className={`scroll ${styles.chooserList}`}>
        {order.map((id) => {
          const at = ids.indexOf(id)
          const title = nameOf(id)
          return (
            <li key={id}>
              <Checkbox
                checked={at >= 0}
                onChange={(event) => onChange(event.target.checked ? [...ids, id] : ids.filter((one) => one !== id))}
              >
                <span className={styles.name}>{title}</span>
              </Checkbox>
              {at >= 0 && (
                <span className={styles.chooserMoves}>
                  <IconButton label={text.up(title)} disabled={at === 0} onClick={() => move(id, -1)}>
                    <ChevronUpIcon />
                  </IconButton>
                  <IconButton label={text.down(title)} disabled={at === ids.length - 1} onClick={() => move(id, 1)}>
                    <ChevronDownIcon />
                  </IconButton>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
