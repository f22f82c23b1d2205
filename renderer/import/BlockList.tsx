import { memo, useEffect, useRef, useState } from 'react'
import type { ImportBlock } from '../../core/import/draft.ts'
import { BLOCK_KINDS } from '../../core/import/draft.ts'
import { sentencesOf } from '../../core/text/sentences.ts'
import { words } from '../../core/words/index.ts'
import { Button } from '../ui/Button.tsx'
import { repair } from './import.ts'
import styles from './import.module.css'

const text = words.importing.dialog
/** Blocks painted at first, and with each press of the button. */
const STEP = 100

type BlockListProps = {
  blocks: readonly ImportBlock[]
  lang: string
  /** Block that takes the focus after a repair. */
  touched: number | null
  /** How many repairs there were: each moves the focus anew. */
  repairs: number
}

/** The passages to be, each with its kind and its repairs. */
export function BlockList({ blocks, lang, touched, repairs }: BlockListProps) {
  const [shown, setShown] = useState(STEP)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (touched === null) return
    const selects = list.current?.querySelectorAll('select')
    // The last one is gone when it was left out.
    ;(selects?.[touched] ?? selects?.[touched - 1])?.focus()
  }, [touched, repairs])
  return (
    <>
      <ol ref={list} className={styles.blocks} lang={lang}>
        {blocks.slice(0, shown).map((block, at) => (
          <Row key={at} block={block} at={at} isLast={at === blocks.length - 1} lang={lang} />
        ))}
      </ol>
      {shown < blocks.length && (
        <Button look="quiet" onClick={() => setShown(shown + STEP * 5)}>
          {text.more(blocks.length - shown)}
        </Button>
      )}
    </>
  )
}

type RowProps = { block: ImportBlock; at: number; isLast: boolean; lang: string }

/** Kept while it says the same: a repair draws only the rows that it changed or moved. */
const Row = memo(function Row({ block, at, isLast, lang }: RowProps) {
  const [isSplitting, setSplitting] = useState<string | null>(null)
  const n = at + 1
  // What was opened for other words is closed.
  const splitting = isSplitting === block.text
  return (
    <li data-kind={block.kind} className={styles.block}>
      <div className={styles.tools} lang="en-GB">
        <span className={styles.quiet}>{n}</span>
        <select
          aria-label={text.kind(n)}
          value={block.kind}
          onChange={(event) => {
            const kind = BLOCK_KINDS.find((one) => one === event.target.value)
            if (kind !== undefined) repair({ do: 'kind', at, kind })
          }}
        >
          {BLOCK_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {text.kinds[kind]}
            </option>
          ))}
        </select>
        {!isLast && (
          <Button look="quiet" aria-label={text.joinName(n)} onClick={() => repair({ do: 'join', at })}>
            {text.join}
          </Button>
        )}
        <Button
          look="quiet"
          aria-label={text.splitName(n)}
          aria-expanded={splitting}
          onClick={() => setSplitting(splitting ? null : block.text)}
        >
          {text.split}
        </Button>
        <Button look="quiet" aria-label={text.dropName(n)} onClick={() => repair({ do: 'drop', at })}>
          {text.drop}
        </Button>
      </div>
      {splitting ? <Split block={block} at={at} lang={lang} /> : <p className={styles.text}>{block.text}</p>}
    </li>
  )
})

/** The sentences of a block; each but the first can begin a block of its own. */
function Split({ block, at, lang }: Omit<RowProps, 'isLast'>) {
  const [first, ...others] = sentencesOf(block.text, lang)
  return (
    <div className={styles.split}>
      <p className={styles.text}>{first === undefined ? block.text : block.text.slice(first.start, first.end)}</p>
      <p className={styles.quiet} lang="en-GB">
        {others.length === 0 ? text.noSplit : text.splitAt}
      </p>
      {others.map(({ start, end }) => (
        <button key={start} type="button" onClick={() => repair({ do: 'split', at, offset: start })}>
          {block.text.slice(start, end)}
        </button>
      ))}
    </div>
  )
}
