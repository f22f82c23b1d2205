import { useState } from 'react'
import type { ExchangeItem, ExchangePreview } from '../../core/contract/exchange-shapes.ts'
import { EXCHANGE_STATES } from '../../core/exchange/states.ts'
import { words } from '../../core/words/index.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Field.tsx'
import { madeBy } from './made-by.ts'
import { useExchange } from './exchange-state.ts'
import styles from './exchange.module.css'

const text = words.exchange.dialog
/** Marks painted at first, and with each press of the button. */
const STEP = 100

type Chosen = ReadonlySet<number>
const canTake = (item: ExchangeItem): boolean => item.effect !== 'none' && item.refused === null

/** The marks of a file by what was found of them, each with a count and a list. */
export function PreviewLists({ preview, chosen }: { preview: ExchangePreview; chosen: Chosen }) {
  const { items, counts, problems, moreProblems, ignored } = preview
  return (
    <>
      {items.length === 0 && <p className={styles.lead}>{text.none}</p>}
      {EXCHANGE_STATES.filter((state) => (counts[state] ?? 0) > 0).map((state) => (
        <Group key={state} state={state} items={items.filter((item) => item.state === state)} chosen={chosen} />
      ))}
      {problems.length > 0 && (
        <details className={styles.group}>
          <summary>{text.problems(problems.length + moreProblems)}</summary>
          <ul className={styles.problems}>
            {problems.map(({ n, text: sentence }, i) => (
              <li key={i}>
                {text.problem(n)} {sentence}
              </li>
            ))}
            {moreProblems > 0 && <li>{text.moreProblems(moreProblems)}</li>}
          </ul>
        </details>
      )}
      {ignored > 0 && <p className={styles.note}>{text.ignored(ignored)}</p>}
    </>
  )
}

function Group({ state, items, chosen }: { state: ExchangeItem['state']; items: readonly ExchangeItem[]; chosen: Chosen }) {
  const [shown, setShown] = useState(STEP)
  const takable = items.filter(canTake)
  const all = takable.every(({ n }) => chosen.has(n))
  const { select } = useExchange.getState()
  const title = text.states[state]
  return (
    <details className={styles.group} open={state !== 'here'}>
      <summary>
        {title.name} <span className={styles.count}>{text.count(items.length)}</span>
      </summary>
      <p className={styles.note}>{title.help}</p>
      {takable.length > 1 && (
        <Checkbox
          checked={all}
          onChange={() =>
            select(
              takable.map(({ n }) => n),
              !all,
            )
          }
        >
          {text.all(takable.length)}
        </Checkbox>
      )}
      <ul className={styles.items}>
        {items.slice(0, shown).map((item) => (
          <Item key={item.n} item={item} isChosen={chosen.has(item.n)} />
        ))}
      </ul>
      {shown < items.length && (
        <Button look="quiet" onClick={() => setShown(shown + STEP * 5)}>
          {text.more(items.length - shown)}
        </Button>
      )}
    </details>
  )
}

function Item({ item, isChosen }: { item: ExchangeItem; isChosen: boolean }) {
  const number = item.place?.number ?? null
  const facts = [
    item.by === null ? text.byYou : madeBy(item.by),
    [item.title, number === null ? '' : words.marks.paragraph(number, number)].filter((part) => part !== '').join(', '),
  ].filter((fact) => fact !== '')
  const quote = <q className={styles.quote}>{item.quote}</q>
  return (
    <li>
      {canTake(item) ? (
        <Checkbox checked={isChosen} onChange={(event) => useExchange.getState().select([item.n], event.target.checked)}>
          {quote}
        </Checkbox>
      ) : (
        quote
      )}
      {item.found !== undefined && (
        <p className={styles.found}>
          {text.found} <q>{item.found}</q>
        </p>
      )}
      {item.comment !== '' && <p>{item.comment}</p>}
      <p className={styles.facts}>{facts.join(' · ')}</p>
      {(item.refused ?? item.remark) !== null && <p className={styles.remark}>{item.refused ?? item.remark}</p>}
    </li>
  )
}
