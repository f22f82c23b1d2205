import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Filter } from '../../core/search/ast.ts'
import type { FacetValue } from '../../core/search/query/complete.ts'
import { filtersOf, withFilter, withoutFilter } from '../../core/search/query/edit.ts'
import { readFilter } from '../../core/search/query/filters.ts'
import type { FilterField } from '../../core/search/query/filters.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { words } from '../../core/words/index.ts'
import { numeral } from '../../core/words/numeral.ts'
import { useSearch } from '../state/search.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Checkbox, TextField } from '../ui/Field.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { useFacets } from './useFacets.ts'
import view from '../ui/View.module.css'
import styles from './Filters.module.css'

const text = words.search

const write = (query: string): void => useSearch.getState().setQuery(query)
const valueOf = (filter: Filter): string => ('value' in filter ? filter.value : '')

/** Values of a field before its others are asked for. */
const FIRST = 6

/** Filters as controls. They write the query and read it back: what is typed shows here, and what is chosen there. */
export function Filters() {
  const query = useSearch((state) => state.query)
  const present = useMemo(() => filtersOf(query), [query])
  const { facets, counted } = useFacets(present.map(({ field }) => field))
  const chosen = (field: FilterField): readonly string[] =>
    present.filter((one) => one.field === field).flatMap(({ filters }) => filters.map(valueOf))
  const count = present.reduce((sum, { filters }) => sum + filters.length, 0)
  return (
    <>
      <div className={cx(view.railHead, styles.head)}>
        <span className="label">{text.filters}</span>
        {count > 0 && (
          <Button look="quiet" onClick={() => write(withFilter(query, null))}>
            {text.clearFilters(count)}
          </Button>
        )}
      </div>
      <p className={styles.counted}>{text.counted[counted]}</p>
      <Values field="topic" legend={text.topic} values={facets.topics} chosen={chosen('topic')} />
      <Values field="region" legend={text.region} values={facets.regions} chosen={chosen('region')} />
      <DateRange filter={present.find(({ field }) => field === 'date')?.filters[0]} />
      <Source value={chosen('source')[0] ?? ''} />
      <Values field="has" legend={text.marked} values={text.hasFilters} chosen={chosen('has')} />
      <Values
        field="colour"
        legend={text.colour}
        values={facets.colours}
        chosen={chosen('colour')}
        sign={(value) => COLOURS.filter((colour) => colour === value).map((colour) => <MarkKey key={colour} colour={colour} />)}
      />
      {facets.editions.length > 1 && <Values field="edition" legend={text.edition} values={facets.editions} chosen={chosen('edition')} />}
    </>
  )
}

type Value = Pick<FacetValue, 'value' | 'label'> & { count: number | null }
type ValuesProps = {
  field: 'topic' | 'region' | 'edition' | 'has' | 'colour'
  legend: string
  values: readonly Value[]
  chosen: readonly string[]
  sign?: (value: string) => ReactNode
}

function filterOf(field: ValuesProps['field'], value: string): Filter {
  return field === 'has' ? { field, value: value === 'note' ? 'note' : 'mark' } : { field, value }
}

/** Values are equal as they are to the search: by id or by name, whatever the letters' case. */
const isSame = ({ value, label }: Value, typed: string): boolean => [value, label].some((one) => one.toLowerCase() === typed.toLowerCase())

/** Any of the values chosen, those with most briefings first. */
function Values({ field, legend, values, chosen, sign }: ValuesProps) {
  const [all, setAll] = useState(false)
  const isChosen = (value: Value) => chosen.some((typed) => isSame(value, typed))
  const shown = all ? values : values.filter((value, i) => i < FIRST || isChosen(value))
  const toggle = (value: Value) => {
    const { query } = useSearch.getState()
    const rest = chosen.filter((typed) => !isSame(value, typed))
    const next = isChosen(value) ? rest : [...rest, value.value]
    write(
      next.length === 0
        ? withoutFilter(query, field)
        : withFilter(
            query,
            next.map((one) => filterOf(field, one)),
          ),
    )
  }
  if (values.length === 0) return null
  return (
    <fieldset className={view.facet}>
      <legend>{legend}</legend>
      {shown.map((value) => (
        <Checkbox key={value.value} checked={isChosen(value)} onChange={() => toggle(value)}>
          {sign?.(value.value)}
          <span className={view.facetName}>{value.label}</span>
          {value.count !== null && <span className={view.facetCount}>{numeral(value.count)}</span>}
        </Checkbox>
      ))}
      {values.length > shown.length && (
        <Button look="quiet" className={styles.all} onClick={() => setAll(true)}>
          {text.moreValues[field](values.length - shown.length)}
        </Button>
      )}
    </fieldset>
  )
}

/** What is typed in a field as long as it is not what the query says: half a date, a space at the end. */
function useDraft(said: string): [string, (typed: string, meant: string) => void] {
  const [draft, setDraft] = useState({ typed: said, meant: said })
  return [draft.meant === said ? draft.typed : said, (typed, meant) => setDraft({ typed, meant })]
}

function DateRange({ filter }: { filter: Filter | undefined }) {
  const date = filter?.field === 'date' ? filter : null
  const said = `${date?.from ?? ''}..${date?.to ?? ''}`
  const [typed, setTyped] = useDraft(said)
  const cut = typed.indexOf('..')
  const bounds = { from: typed.slice(0, cut), to: typed.slice(cut + 2) }
  const isFaulty = typed !== '..' && typeof readFilter('date', typed) === 'string'
  const change = (from: string, to: string) => {
    const range = `${from.trim()}..${to.trim()}`
    const read = range === '..' ? null : readFilter('date', range)
    const { query } = useSearch.getState()
    if (typeof read === 'string') return setTyped(range, said)
    setTyped(range, read?.field === 'date' ? `${read.from ?? ''}..${read.to ?? ''}` : '..')
    write(read === null ? withoutFilter(query, 'date') : withFilter(query, read))
  }
  const field = (name: 'from' | 'to', label: string) => (
    <TextField
      label={label}
      labelHidden
      className={styles.date}
      placeholder={text.dateHint[name]}
      aria-invalid={isFaulty}
      aria-describedby={isFaulty ? 'date-fault' : undefined}
      maxLength={20}
      value={bounds[name]}
      onChange={({ target: { value } }) => change(name === 'from' ? value : bounds.from, name === 'to' ? value : bounds.to)}
    />
  )
  return (
    <fieldset className={view.facet}>
      <legend>{text.date}</legend>
      <div className={styles.range}>
        {field('from', text.dateFrom)}
        <span>{text.dateTo}</span>
        {field('to', text.dateUntil)}
      </div>
      {isFaulty && (
        <p id="date-fault" className={styles.fault}>
          {text.dateFault}
        </p>
      )}
    </fieldset>
  )
}

function Source({ value }: { value: string }) {
  const [typed, setTyped] = useDraft(value)
  const change = (next: string) => {
    const wanted = next.replaceAll('"', ' ').trim()
    setTyped(next, wanted)
    const { query } = useSearch.getState()
    write(wanted === '' ? withoutFilter(query, 'source') : withFilter(query, { field: 'source', value: wanted }))
  }
  return (
    <fieldset className={view.facet}>
      <legend>{text.source}</legend>
      <TextField
        label={text.sourceField}
        labelHidden
        className={styles.source}
        placeholder={text.sourceHint}
        maxLength={200}
        value={typed}
        onChange={({ target }) => change(target.value)}
      />
    </fieldset>
  )
}
