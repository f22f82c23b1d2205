import type { Completion } from '../../core/search/query/complete.ts'
import { words } from '../../core/words/index.ts'
import { cx } from '../ui/cx.ts'
import styles from './SearchBox.module.css'

const text = words.search

export const COMPLETIONS = 'search-completions'
export const completionId = (index: number): string => `${COMPLETIONS}-${index}`

/** What stands beside a completion: its name in plain words. */
function meaning({ field, insert, label }: Completion): string {
  if (label !== null) return label
  if (insert.trim().endsWith(':')) return text.fields[field]
  return insert.includes('note') ? text.hasValues.note : text.hasValues.mark
}

/** Whether what is inserted says all: a name in its quotation marks. */
const isPlain = (offer: Completion): boolean => offer.insert.trim().replaceAll('"', '') === meaning(offer)

function counted({ field, count }: Completion): string {
  if (count === null) return ''
  return field === 'colour' ? text.marks(count) : text.briefings(count)
}

type CompletionsProps = { offers: readonly Completion[]; at: number; onTake: (offer: Completion) => void; onPoint: (index: number) => void }

/** Fields and values to take into the query. The focus stays in the box. */
export function Completions({ offers, at, onTake, onPoint }: CompletionsProps) {
  return (
    <ul id={COMPLETIONS} role="listbox" aria-label={text.completions} className={cx('scroll', styles.offers)}>
      {offers.map((offer, index) => (
        <li
          key={`${offer.field}${offer.insert}`}
          id={completionId(index)}
          role="option"
          aria-selected={index === at}
          className={styles.offer}
          onMouseDown={(event) => event.preventDefault()}
          onPointerMove={() => onPoint(index)}
          onClick={() => onTake(offer)}
          ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
        >
          <b>{offer.insert.trim()}</b>
          <span className={styles.meaning}>{isPlain(offer) ? '' : meaning(offer)}</span>
          <span className={styles.count}>{counted(offer)}</span>
        </li>
      ))}
    </ul>
  )
}
