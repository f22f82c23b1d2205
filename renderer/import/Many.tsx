import { words } from '../../core/words/index.ts'
import type { FileImport } from './import-state.ts'
import styles from './import.module.css'

const text = words.importing.dialog

/** How far many files are, and in the end which could not be added, and why. */
export function Many({ many }: { many: Extract<FileImport, { kind: 'many' }> }) {
  const { running, name, done, of, added, failures } = many
  return (
    <>
      {running && <p className={styles.note}>{text.reading(name)}</p>}
      <progress value={done} max={of} aria-label={text.title} className={styles.progress} />
      {failures.length > 0 && (
        <section aria-label={text.failures}>
          <h3 className={styles.head}>{text.failures}</h3>
          <ul className={styles.list}>
            {failures.map((failure, i) => (
              <li key={i}>
                <b>{failure.name}</b> {failure.message}
              </li>
            ))}
          </ul>
        </section>
      )}
      {!running && added.length > 0 && (
        <section aria-label={words.importing.pack}>
          <h3 className={styles.head}>{words.importing.pack}</h3>
          <ul className={styles.list}>
            {added.map(({ edition, title }) => (
              <li key={edition}>{title}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
