import type { ChangeKind } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { useChanges } from '../state/editions.ts'
import styles from './editions.module.css'

const text = words.editions.changes
/** Signs in the gutter, as short as a letter. */
const SIGNS: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '−', reworded: '≈', changed: '≠', moved: '↕' }

export const changeItemId = (passage: string): string => `change-${passage}`

/** A sign at the passage that says how it changed; a press shows the old words in the list. */
export function ChangeSign({ passage, kind, since }: { passage: string; kind: ChangeKind; since: number }) {
  const label = text.sign(text.kind[kind], since)
  return (
    <button
      type="button"
      className={styles.sign}
      data-kind={kind}
      aria-label={label}
      title={label}
      onClick={() => {
        useChanges.getState().setOpen(true)
        // After the list has been drawn.
        requestAnimationFrame(() => {
          const item = document.getElementById(changeItemId(passage))
          item?.focus({ preventScroll: true })
          item?.scrollIntoView({ block: 'center' })
        })
      }}
    >
      {SIGNS[kind]}
    </button>
  )
}
