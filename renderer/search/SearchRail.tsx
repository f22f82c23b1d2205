import { words } from '../../core/words/index.ts'
import { readyEditions, useLibrary } from '../state/library.ts'
import { useApp } from '../state/app.ts'
import { NO_FACETS, useSearch } from '../state/search.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Checkbox } from '../ui/Field.tsx'
import type { Listing } from './useListing.ts'
import view from '../ui/View.module.css'
import styles from './search.module.css'

const text = words.search

/** Filters by topic and region while their counts are exact, the searches of this session, and the keys. */
export function SearchRail({ listing, onChosen }: { listing: Listing | null; onChosen: () => void }) {
  const { recent, facets } = useSearch()
  const overview = useLibrary((state) => state.overview)
  const open = useApp((state) => state.railOpen)
  const labels = new Map(readyEditions(overview).flatMap((edition) => edition.topics.map((topic) => [topic.id, topic.label] as const)))
  const chosen = facets.topics.length + facets.regions.length
  const toggle = (kind: 'topics' | 'regions', id: string) => {
    const list = facets[kind]
    const next = list.includes(id) ? list.filter((one) => one !== id) : [...list, id]
    useSearch.getState().setFacets({ ...facets, [kind]: next })
  }
  const facet = (kind: 'topics' | 'regions', legend: string, counts: ReadonlyMap<string, number>, label: (id: string) => string) =>
    counts.size > 0 && (
      <fieldset className={view.facet}>
        <legend>{legend}</legend>
        {[...counts].map(([id, count]) => (
          <Checkbox key={id} checked={facets[kind].includes(id)} onChange={() => toggle(kind, id)}>
            <span className={view.facetName}>{label(id)}</span>
            <span className={view.facetCount}>{count.toLocaleString('en-GB')}</span>
          </Checkbox>
        ))}
      </fieldset>
    )
  return (
    <aside id="rail" data-region="rail" className={cx('scroll', view.rail, open && view.railOpen)} aria-label={text.railLabel}>
      {listing?.facets !== null && listing !== null && listing.passages + chosen > 0 && (
        <>
          <div className={view.railHead}>
            <span className="label">{text.filters}</span>
            {chosen > 0 && (
              <Button look="quiet" onClick={() => useSearch.getState().setFacets(NO_FACETS)}>
                {text.clearFilters(chosen)}
              </Button>
            )}
          </div>
          {facet('topics', text.topic, listing.facets.topics, (id) => labels.get(id) ?? id)}
          {facet('regions', text.region, listing.facets.regions, (id) => id)}
        </>
      )}
      <div className={view.railHead}>
        <h2 className="label">{text.rail}</h2>
        {recent.length > 0 && (
          <Button look="quiet" onClick={() => useSearch.getState().clearRecent()}>
            {text.railClear}
          </Button>
        )}
      </div>
      {recent.length === 0 ? (
        <p className={styles.railEmpty}>{text.railEmpty}</p>
      ) : (
        <ul className={styles.recent}>
          {recent.map((query) => (
            <li key={query}>
              <button
                type="button"
                onClick={() => {
                  useSearch.getState().setQuery(query)
                  onChosen()
                }}
              >
                {query}
              </button>
            </li>
          ))}
        </ul>
      )}
      <ul className={styles.hints}>
        <li>
          <kbd>↑</kbd> <kbd>↓</kbd> {text.hints.move}
        </li>
        <li>
          <kbd>Enter</kbd> {text.hints.open}
        </li>
        <li>
          <kbd>Shift Enter</kbd> {text.hints.keep}
        </li>
        <li>
          <kbd>Alt 1–3</kbd> {text.hints.group}
        </li>
        <li>
          <kbd>Esc</kbd> {text.hints.clear}
        </li>
      </ul>
    </aside>
  )
}
