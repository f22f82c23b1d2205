import type { ChangeKind, Verdict } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { AddIcon, ChangedIcon, CloseIcon, ExactIcon, MinusIcon, MovedIcon, QuestionIcon, RewordedIcon } from '../ui/icons.tsx'
import styles from './review.module.css'

const ICONS = {
  exact: ExactIcon,
  moved: MovedIcon,
  reworded: RewordedIcon,
  changed: ChangedIcon,
  ambiguous: QuestionIcon,
  gone: CloseIcon,
  added: AddIcon,
  removed: MinusIcon,
}

/** A verdict as its word, sign and line; none of them is told by colour alone. */
export function VerdictChip({ verdict }: { verdict: Verdict }) {
  const Icon = ICONS[verdict]
  return (
    <span className={styles.chip} data-verdict={verdict}>
      <Icon />
      {words.review.verdict[verdict]}
    </span>
  )
}

/** The same for a passage that changed. */
export function ChangeChip({ kind }: { kind: ChangeKind }) {
  const Icon = ICONS[kind]
  return (
    <span className={styles.chip} data-verdict={kind}>
      <Icon />
      {words.editions.changes.kind[kind]}
    </span>
  )
}
