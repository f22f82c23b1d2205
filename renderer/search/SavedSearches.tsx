import { useEffect, useRef, useState } from 'react'
import type { FormEvent, KeyboardEvent } from 'react'
import type { SavedSearch } from '../../core/contract/saved-search-shapes.ts'
import { words } from '../../core/words/index.ts'
import { on } from '../bridge/client.ts'
import { useLibrary } from '../state/library.ts'
import { useSearch } from '../state/search.ts'
import { NOTHING_NEW } from '../state/search-new.ts'
import { useSaved } from '../state/search-saved.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Menu } from '../ui/Menu.tsx'
import { MenuIcon } from '../ui/icons.tsx'
import view from '../ui/View.module.css'
import styles from './SavedSearches.module.css'

const text = words.search.saved

/** Milliseconds after a change before what is new is counted again: one typed comment is many changes. */
const SETTLED = 1_000

/** Counts what is new when the view opens, whenever marks, notes or packs change, and when another window changes the list. */
function useCounts(): void {
  const overview = useLibrary((state) => state.overview)
  useEffect(() => {
    const { load } = useSaved.getState()
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void load(), SETTLED)
    }
    void load()
    const ends = [on('annotations.changed', soon), on('notes.changed', soon), on('searches.changed', () => void load())]
    return () => {
      clearTimeout(timer)
      ends.forEach((end) => end())
    }
  }, [overview])
}

/** Searches kept under a name: run, renamed, removed, each with how much is new since it was last run. */
export function SavedSearches({ onRun }: { onRun: () => void }) {
  useCounts()
  const { list, removed } = useSaved()
  const query = useSearch((state) => state.query)
  const exact = useSearch((state) => state.exact)
  const [naming, setNaming] = useState(false)
  const [renaming, setRenaming] = useState<string | null>(null)
  const isSaved = (list ?? []).some((one) => one.query === query && one.exact === exact)
  return (
    <section aria-labelledby="saved-searches">
      <div className={view.railHead}>
        <h2 className="label" id="saved-searches">
          {text.title}
        </h2>
      </div>
      {list?.length === 0 && !naming && <p className={styles.empty}>{text.empty}</p>}
      <ul className={styles.list}>
        {(list ?? []).map((search) => (
          <li key={search.id}>
            {renaming === search.id ? (
              <NameForm name={search.name} onEnd={() => setRenaming(null)} onName={(name) => useSaved.getState().rename(search.id, name)} />
            ) : (
              <Row search={search} onRun={onRun} onRename={() => setRenaming(search.id)} />
            )}
          </li>
        ))}
      </ul>
      <p role="status" className={styles.removed}>
        {removed !== null && (
          <>
            {text.removed(removed.name)}{' '}
            <Button look="quiet" onClick={() => void useSaved.getState().restore()}>
              {words.shell.undo}
            </Button>
          </>
        )}
      </p>
      {naming && query.trim() !== '' ? (
        <NameForm name={query.trim().slice(0, 120)} onEnd={() => setNaming(false)} onName={(name) => useSaved.getState().save(name)} />
      ) : (
        query.trim() !== '' &&
        !isSaved && (
          <Button className={styles.save} onClick={() => setNaming(true)}>
            {text.save}
          </Button>
        )
      )}
    </section>
  )
}

function Row({ search, onRun, onRename }: { search: SavedSearch; onRun: () => void; onRename: () => void }) {
  const fresh = useSaved((state) => state.fresh[search.id]) ?? NOTHING_NEW
  return (
    <div className={styles.row}>
      <button
        type="button"
        title={search.query}
        aria-label={text.run(search.name, fresh)}
        onClick={() => {
          useSaved.getState().run(search)
          onRun()
        }}
      >
        <span className={styles.name}>{search.name}</span>
        <span className={styles.fresh}>{text.fresh(fresh)}</span>
      </button>
      <Menu
        label={text.actions(search.name)}
        iconOnly
        items={[
          { kind: 'action', id: 'rename', label: text.rename, run: onRename },
          { kind: 'action', id: 'remove', label: text.remove, run: () => void useSaved.getState().remove(search) },
        ]}
      >
        <MenuIcon />
      </Menu>
    </div>
  )
}

type NameFormProps = { name: string; onName: (name: string) => Promise<boolean>; onEnd: () => void }

function NameForm({ name: first, onName, onEnd }: NameFormProps) {
  const [name, setName] = useState(first)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const submitted = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && (await onName(name))) onEnd()
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onEnd()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submitted(event)} onKeyDown={pressed}>
      <TextField ref={field} label={text.name} labelHidden maxLength={120} value={name} onChange={({ target }) => setName(target.value)} />
      <div className={styles.buttons}>
        <Button submit disabled={name.trim() === ''}>
          {text.keep}
        </Button>
        <Button look="quiet" onClick={onEnd}>
          {words.shell.cancel}
        </Button>
      </div>
    </form>
  )
}
