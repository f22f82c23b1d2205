import { useRef } from 'react'
import type { ReactNode } from 'react'
import { words } from '../../core/words/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Many } from './Many.tsx'
import { Preview } from './Preview.tsx'
import { addShown, closeImport, stopImport, takeFiles, undoRepair } from './import.ts'
import type { FileImport } from './import-state.ts'
import { useFileImport } from './import-state.ts'
import styles from './import.module.css'

const text = words.importing.dialog
const ACCEPTED = '.txt,.text,.md,.markdown,.html,.htm,.xhtml'

/** Asks for files, shows what was understood of one before it is added, or how far many are. */
export default function FileImportDialog() {
  const open = useFileImport((state) => state.open)
  return open === null ? null : <Open open={open} />
}

function Open({ open }: { open: FileImport }) {
  const input = useRef<HTMLInputElement>(null)
  const title = open.kind === 'choosing' || open.kind === 'many' ? text.title : text.titleOf(open.name)
  const choose = <Button onClick={() => input.current?.click()}>{text.choose}</Button>
  return (
    <Dialog title={title} onClose={closeImport} wide className={styles.dialog}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        onChange={(event) => {
          const files = Array.from(event.target.files ?? [])
          event.target.value = ''
          void takeFiles(files)
        }}
      />
      <div className={styles.body}>
        {open.kind === 'choosing' && (
          <Lead>
            <p>{text.intro}</p>
            <p>{text.formats}</p>
            {choose}
          </Lead>
        )}
        {open.kind === 'failed' && (
          <Lead>
            <p role="alert">{open.message}</p>
            {choose}
          </Lead>
        )}
        {open.kind === 'shown' && <Preview shown={open} />}
        {open.kind === 'many' && <Many many={open} />}
      </div>
      <div className={styles.foot}>
        <p role="status" className={styles.outcome}>
          {open.kind === 'reading' && text.reading(open.name)}
          {open.kind === 'shown' && (open.busy ? text.adding(open.name) : open.fault)}
          {open.kind === 'many' &&
            (open.running ? text.progress(open.done, open.of) : text.doneMany(open.added.length, open.failures.length))}
        </p>
        {open.kind === 'shown' && (
          <Button aria-disabled={open.repairs.length === 0} onClick={undoRepair}>
            {text.undo}
          </Button>
        )}
        {open.kind === 'many' && open.running ? (
          <Button onClick={stopImport}>{text.stop}</Button>
        ) : (
          <Button onClick={closeImport}>{open.kind === 'many' ? words.shell.close : words.shell.cancel}</Button>
        )}
        {open.kind === 'shown' && (
          <Button look="solid" aria-disabled={open.busy} onClick={() => void addShown()}>
            {text.add}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Lead({ children }: { children: ReactNode }) {
  return <div className={styles.lead}>{children}</div>
}
