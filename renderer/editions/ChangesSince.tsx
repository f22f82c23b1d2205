import type { ChangeKind, PassageChange } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { DiffText } from '../review/Diff.tsx'
import { ChangeChip } from '../review/VerdictChip.tsx'
import { openPassage } from '../state/app.ts'
import { useChanges } from '../state/editions.ts'
import type { ReadyEdition } from '../state/library.ts'
import { Button } from '../ui/Button.tsx'
import { ChevronRightIcon } from '../ui/icons.tsx'
import { changeItemId } from './ChangeSign.tsx'
import type { ChangesHere } from './useChangesHere.ts'
import styles from './editions.module.css'

const text = words.editions.changes
const ORDER = ['changed', 'reworded', 'added', 'removed', 'moved'] as const satisfies readonly ChangeKind[]

const whereOf = ({ n, section }: NonNullable<PassageChange['after']>): string =>
  n === null ? (section === '' ? text.here : section) : text.passage(n)

type ItemProps = { change: PassageChange; since: ReadyEdition; edition: ReadyEdition; briefing: string }

function Item({ change, since, edition, briefing }: ItemProps) {
  const { kind, before, after, diff } = change
  const place = after ?? before
  if (place === null) return null
  const isMove = kind === 'moved'
  return (
    <li id={changeItemId(after?.passage ?? `-${before?.passage}`)} tabIndex={-1} className={styles.change}>
      <div className={styles.changeHead}>
        <ChangeChip kind={kind} />
        {after === null ? (
          <Button look="quiet" onClick={() => openPassage({ edition: since.id, briefing, passage: place.passage, whole: true })}>
            {text.readOld(since.number)}
          </Button>
        ) : (
          <Button look="quiet" onClick={() => openPassage({ edition: edition.id, briefing, passage: after.passage, whole: true })}>
            {text.goTo(whereOf(after))}
          </Button>
        )}
        {isMove && before !== null && <span className={styles.quiet}>{text.movedFrom(whereOf(before))}</span>}
      </div>
      {!isMove && before !== null && (
        <p className={styles.oldWords}>
          <DiffText words={before.text} ranges={after === null ? [[0, before.text.length]] : diff.before} kind="removed" />
        </p>
      )}
      {!isMove && after !== null && (
        <p className={styles.newWords}>
          <DiffText words={after.text} ranges={before === null ? [[0, after.text.length]] : diff.after} kind="added" />
        </p>
      )}
      {isMove && <p className={styles.newWords}>{place.text}</p>}
    </li>
  )
}

/** Under the head of the briefing: what changed since the edition read last, in one line, and as a list when it is opened. */
export function ChangesSince({ here, edition, briefing }: { here: ChangesHere; edition: ReadyEdition; briefing: string }) {
  const isOpen = useChanges((state) => state.isOpen)
  const { since, isLastRead, changes } = here
  const counts =
    changes === undefined ? [] : ORDER.flatMap((kind) => (changes.counts[kind] > 0 ? [text.counts[kind](changes.counts[kind])] : []))
  const isNew = changes?.state === 'added'
  return (
    <section className={styles.changes} aria-label={text.title(since.number)}>
      <button type="button" className={styles.changesLine} aria-expanded={isOpen} onClick={() => useChanges.getState().setOpen(!isOpen)}>
        <ChevronRightIcon />
        <span>
          <b>{isLastRead ? text.lastRead(since.number) : text.title(since.number)}:</b>{' '}
          {changes === undefined ? text.comparing : isNew ? text.added : counts.length === 0 ? text.none : counts.join(', ')}
        </span>
      </button>
      {isOpen && changes !== undefined && !isNew && changes.passages.length > 0 && (
        <ol className={styles.list} aria-label={text.list}>
          {changes.passages.map((change) => (
            <Item
              key={`${change.kind} ${change.before?.passage} ${change.after?.passage}`}
              change={change}
              since={since}
              edition={edition}
              briefing={briefing}
            />
          ))}
        </ol>
      )}
    </section>
  )
}
