import { useId, useMemo } from 'react'
import type { ReportNote } from '../../core/import/draft.ts'
import { words } from '../../core/words/index.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { BlockList } from './BlockList.tsx'
import { blocksNow, changeHead, openPlace } from './import.ts'
import type { Shown } from './import-state.ts'
import styles from './import.module.css'

const text = words.importing.dialog

/** Title and date, what was done, and the original beside the passages that it will be. */
export function Preview({ shown }: { shown: Shown }) {
  const { preview, title, date, repairs, touched } = shown
  const { draft, original, originalCut, same } = preview
  const blocks = useMemo(() => blocksNow({ preview, repairs }), [preview, repairs])
  const [originalId, blocksId] = [useId(), useId()]
  return (
    <>
      {same !== null && (
        <p className={styles.caution}>
          {text.same(same.title)} <Button onClick={() => void openPlace(same)}>{text.openSame}</Button>
        </p>
      )}
      <div className={styles.fields}>
        <TextField label={text.titleField} value={title} maxLength={300} onChange={(event) => changeHead({ title: event.target.value })} />
        <TextField label={text.dateField} value={date} maxLength={10} onChange={(event) => changeHead({ date: event.target.value })} />
      </div>
      {same === null && <Earlier shown={shown} />}
      <details className={styles.report}>
        <summary>{text.report}</summary>
        {draft.report.length === 0 && <p className={styles.note}>{text.nothingDone}</p>}
        <ul className={styles.list}>
          {draft.report.map((note) => (
            <Note key={note.code} note={note} />
          ))}
        </ul>
      </details>
      <div className={styles.sides}>
        <section aria-labelledby={originalId}>
          <h3 id={originalId} className={styles.head}>
            {text.original}
          </h3>
          <textarea readOnly spellCheck={false} className={styles.original} aria-labelledby={originalId} value={original} />
          {originalCut && <p className={styles.note}>{text.originalCut}</p>}
        </section>
        <section aria-labelledby={blocksId}>
          <h3 id={blocksId} className={styles.head}>
            {text.understood} <span className={styles.quiet}>{text.blocks(blocks.length)}</span>
          </h3>
          <BlockList blocks={blocks} lang={draft.lang} touched={touched} repairs={repairs.length} />
        </section>
      </div>
    </>
  )
}

/** Whether a file with a title that is there already is a newer edition of it. */
function Earlier({ shown }: { shown: Shown }) {
  const { preview, as } = shown
  const name = useId()
  if (preview.earlier === null) return null
  return (
    <fieldset className={styles.choice}>
      <legend>{text.earlier(preview.earlier.title)}</legend>
      {(['edition', 'new'] as const).map((value) => (
        <label key={value}>
          <input type="radio" name={name} checked={as === value} onChange={() => changeHead({ as: value })} />
          {value === 'edition' ? text.asEdition : text.asNew}
        </label>
      ))}
    </fieldset>
  )
}

function Note({ note }: { note: ReportNote }) {
  const sentence = words.importing.note[note.code](note.count)
  if (note.words.length === 0) return <li>{sentence}</li>
  return (
    <li>
      <details>
        <summary>{sentence}</summary>
        <ul className={styles.words}>
          {note.words.map((one, i) => (
            <li key={i}>{one}</li>
          ))}
        </ul>
      </details>
    </li>
  )
}
