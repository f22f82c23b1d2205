import type { RefObject } from 'react'
import type { SearchMore } from '../../core/contract/shapes.ts'
import { words } from '../../core/words/index.ts'
import { useSearch } from '../state/search.ts'
import view from '../ui/View.module.css'
import { Groups } from './PassageResults.tsx'
import { MarksAndNotes } from './SideResults.tsx'
import type { Listing } from './useListing.ts'
import styles from './Results.module.css'

const text = words.search

type Variant = SearchMore['variants'][number]
const KINDS = ['near', 'inflection', 'spelling', 'acronym', 'name'] as const satisfies readonly Variant['kind'][]

/** Found only when words may be written in another way, or not all be there: which ways, each to search exactly, and the passages. */
export function MoreResults({ listing, scroller }: { listing: Listing; scroller: RefObject<HTMLDivElement | null> }) {
  const { more } = listing.reply
  if (more === undefined) return null
  const { fewer } = more
  const { totals } = more
  return (
    <section aria-labelledby="found-more" className={styles.second}>
      <div className={styles.groupHead}>
        <h2 id="found-more">{fewer === undefined ? text.moreTitle : text.fewerTitle(fewer.held, fewer.of)}</h2>
        <span className={styles.of}>{text.moreTotals(totals)}</span>
      </div>
      <div className={styles.variants}>
        {KINDS.map((kind) => (
          <Variants key={kind} kind={kind} variants={more.variants.filter((one) => one.kind === kind)} />
        ))}
      </div>
      <Groups list="more" listing={listing} scroller={scroller} />
      <MarksAndNotes list="more" found={more} />
    </section>
  )
}

function Variants({ kind, variants }: { kind: Variant['kind']; variants: readonly Variant[] }) {
  if (variants.length === 0) return null
  return (
    <p>
      {text.variantKind[kind](variants.length)}:{' '}
      {variants.map(({ text: written, passages, marks, notes, query }, i) => (
        <span key={query} className={styles.variant}>
          <button
            type="button"
            className={view.link}
            aria-label={text.searchExactly(written, { passages, marks, notes })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => useSearch.getState().setQuery(query)}
          >
            {written}
          </button>{' '}
          <span className={styles.variantCount}>{(passages + marks + notes).toLocaleString('en-GB')}</span>
          {i < variants.length - 1 ? ', ' : ''}
        </span>
      ))}
    </p>
  )
}
