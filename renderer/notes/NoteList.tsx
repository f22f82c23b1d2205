import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import type { NoteSummary } from '../../core/model/note.ts'
import { words } from '../../core/words/index.ts'
import { when } from '../search/when.ts'
import { requestExport, useApp } from '../state/app.ts'
import { NOTE_SORTS, arrange, newNote, titleOf, useNotes } from '../state/notes.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { TextField } from '../ui/Field.tsx'
import { AddIcon, DeleteIcon, SortIcon } from '../ui/icons.tsx'
import { Menu } from '../ui/Menu.tsx'
import { SrOnly } from '../ui/SrOnly.tsx'
import { flushAll, flushNote } from './sessions.ts'
import view from '../ui/View.module.css'
import styles from './NoteList.module.css'

const text = words.notes

/** The notes, or those in the bin: filter, sort, make, remove, restore. One tab stop for the rows; arrows move. */
export function NoteList() {
  const { list, bin, open, showBin, filter, sort } = useNotes()
  const { setFilter, setSort, setShowBin, setOpen, remove, restore } = useNotes.getState()
  const railOpen = useApp((state) => state.railOpen)
  const rows = useRef<HTMLUListElement>(null)
  const all = (showBin ? bin : list) ?? []
  const shown = arrange(all, filter, sort)

  const focusRow = (index: number) => {
    const note = shown[Math.min(shown.length - 1, Math.max(0, index))]
    if (note === undefined) return
    setOpen(note.id)
    rows.current?.querySelector<HTMLButtonElement>(`[data-note="${CSS.escape(note.id)}"]`)?.focus()
  }
  const removeAt = (index: number) => {
    const note = shown[index]
    if (note === undefined) return
    const neighbour = shown[index + 1] ?? shown[index - 1]
    void flushNote(note.id)
      .then((saved) => {
        // Words that cannot be saved keep their note out of the bin: it is opened and says why.
        if (!saved) setOpen(note.id)
        return saved && remove(note.id)
      })
      .then((done) => {
        if (!done || neighbour === undefined) return
        setOpen(neighbour.id)
        rows.current?.querySelector<HTMLButtonElement>(`[data-note="${CSS.escape(neighbour.id)}"]`)?.focus()
      })
  }
  const keyed = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['note'] === undefined) return
    const at = shown.findIndex((note) => note.id === open)
    const moves: Record<string, () => void> = {
      ArrowDown: () => focusRow(at + 1),
      ArrowUp: () => focusRow(at - 1),
      Home: () => focusRow(0),
      End: () => focusRow(shown.length - 1),
      Delete: () => (showBin ? undefined : removeAt(at)),
    }
    const move = moves[event.key]
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move()
  }

  return (
    <aside
      id="rail"
      data-region="rail"
      className={cx('scroll', view.rail, railOpen && view.railOpen)}
      aria-label={showBin ? text.bin : text.list}
    >
      <div className={view.railHead}>
        <h2 className="label">{showBin ? text.inBin(all.length) : text.count(all.length)}</h2>
        {!showBin && (
          <Button look="quiet" onClick={() => void newNote()}>
            <AddIcon />
            {text.newNote}
          </Button>
        )}
      </div>
      <div className={styles.filter}>
        <TextField
          label={text.filter}
          labelHidden
          placeholder={text.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Menu
          label={text.sort}
          iconOnly
          items={NOTE_SORTS.map((one) => ({
            kind: 'choice',
            id: one,
            label: text.sorts[one],
            checked: one === sort,
            run: () => setSort(one),
          }))}
        >
          <SortIcon />
        </Menu>
      </div>
      <SrOnly>
        <span role="status">{filter.trim() === '' ? '' : text.filterFound(shown.length)}</span>
      </SrOnly>
      {shown.length === 0 && filter.trim() !== '' && (
        <div className={styles.railEmpty}>
          <p>{text.emptyFilter(filter.trim())}</p>
          <Button look="quiet" onClick={() => setFilter('')}>
            {text.clearFilter}
          </Button>
        </div>
      )}
      {shown.length > 0 && (
        <ul ref={rows} className={styles.rows} onKeyDown={keyed}>
          {shown.map((note, index) => (
            <NoteRow
              key={note.id}
              note={note}
              isOpen={note.id === open}
              tabStop={note.id === open || (index === 0 && !shown.some((one) => one.id === open))}
              inBin={showBin}
              onRemove={() => removeAt(index)}
              onRestore={() => void restore(note.id)}
            />
          ))}
        </ul>
      )}
      <div className={styles.railFoot}>
        {(showBin || (bin !== null && bin.length > 0)) && (
          <button type="button" className={styles.railRow} onClick={() => setShowBin(!showBin)}>
            {showBin ? text.showNotes : text.showBin}
            {!showBin && <span className={styles.count}>{bin?.length}</span>}
          </button>
        )}
        {!showBin && all.length > 1 && (
          <button
            type="button"
            className={styles.railRow}
            onClick={() => void flushAll().then(() => requestExport({ kind: 'notes', ids: shown.map((note) => note.id) }))}
          >
            {text.exportSeveral}
          </button>
        )}
      </div>
    </aside>
  )
}

type NoteRowProps = { note: NoteSummary; isOpen: boolean; tabStop: boolean; inBin: boolean; onRemove: () => void; onRestore: () => void }

function NoteRow({ note, isOpen, tabStop, inBin, onRemove, onRestore }: NoteRowProps) {
  const title = titleOf(note)
  return (
    <li className={styles.row} data-current={isOpen ? '' : undefined}>
      <button
        type="button"
        data-note={note.id}
        className={styles.note}
        tabIndex={tabStop ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => {
          useNotes.getState().setOpen(note.id)
          useApp.getState().setRailOpen(false)
        }}
      >
        <b>{title}</b>
        <span>{note.opening === '' ? text.openingEmpty : note.opening}</span>
        <span className={styles.facts}>
          {inBin && note.deletedAt !== null ? text.deletedAt(when(note.deletedAt)) : when(note.modifiedAt)}
          {note.quotes > 0 && ` · ${text.quotes(note.quotes)}`}
        </span>
      </button>
      {inBin ? (
        <Button className={styles.rowAction} aria-label={text.restoreNote(title)} onClick={onRestore}>
          {text.restore}
        </Button>
      ) : (
        <span className={styles.rowTool}>
          <IconButton label={text.removeNote(title)} hint={text.remove} onClick={onRemove}>
            <DeleteIcon />
          </IconButton>
        </span>
      )}
    </li>
  )
}
