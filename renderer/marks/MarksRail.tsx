import { useState } from 'react'
import type { Annotation } from '../../core/model/annotation.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { words } from '../../core/words/index.ts'
import { labelOf } from '../reading/actions.ts'
import { useApp } from '../state/app.ts'
import { metaById, useLibrary } from '../state/library.ts'
import { Button } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { Checkbox, TextField } from '../ui/Field.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { briefingOf, countOf, filterMarks, filtersOn } from './filter.ts'
import { useMarks } from './marks-state.ts'
import view from '../ui/View.module.css'
import styles from './marks.module.css'

const text = words.marks
/** Tags shown before the button is pressed. */
const FIRST_TAGS = 8

const toggled = <T,>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one])

/** Filters of the marks list, each with the number of marks it would leave beside the others. */
export function MarksRail({ marks, order }: { marks: readonly Annotation[]; order: readonly string[] }) {
  const filter = useMarks((state) => state.filter)
  const { setFilter, clearFilter } = useMarks.getState()
  const overview = useLibrary((state) => state.overview)
  const railOpen = useApp((state) => state.railOpen)
  const [allTags, setAllTags] = useState(false)
  const on = filtersOn(filter)

  const colours = countOf(filterMarks(marks, { ...filter, colours: [] }).map((mark) => mark.colour))
  const tags = countOf(filterMarks(marks, { ...filter, tags: [] }).flatMap((mark) => mark.tags))
  const briefings = countOf(filterMarks(marks, { ...filter, briefing: null }).map(briefingOf))
  const comments = filterMarks(marks, { ...filter, withComment: true }).length
  const everyTag = [...new Set([...tags.keys(), ...filter.tags])]
  const shownTags = allTags ? everyTag : everyTag.filter((tag, index) => index < FIRST_TAGS || filter.tags.includes(tag))
  const listed = [
    ...new Set([...order.filter((key) => briefings.has(key)), ...briefings.keys(), ...(filter.briefing === null ? [] : [filter.briefing])]),
  ]
  const titleOf = (key: string) => {
    const [edition = '', briefing = ''] = key.split('/')
    return metaById(overview, edition, briefing)?.title ?? briefing
  }

  return (
    <aside id="rail" data-region="rail" className={cx('scroll', view.rail, railOpen && view.railOpen)} aria-label={text.filters}>
      <div className={view.railHead}>
        <h2 className="label">{text.filters}</h2>
        {on > 0 && (
          <Button look="quiet" onClick={clearFilter}>
            {text.clearFilters(on)}
          </Button>
        )}
      </div>
      <div className={styles.field}>
        <TextField
          label={text.text}
          labelHidden
          placeholder={text.textPlaceholder}
          value={filter.text}
          onChange={(event) => setFilter({ text: event.target.value })}
        />
      </div>
      <div className={styles.field}>
        <label className="vh" htmlFor="marks-briefing">
          {text.briefing}
        </label>
        <select
          id="marks-briefing"
          className={styles.choice}
          value={filter.briefing ?? ''}
          onChange={(event) => setFilter({ briefing: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{text.allBriefings}</option>
          {listed.map((key) => (
            <option key={key} value={key}>
              {`${titleOf(key)} (${briefings.get(key) ?? 0})`}
            </option>
          ))}
        </select>
      </div>
      <fieldset className={view.facet}>
        <legend>{text.colour}</legend>
        {COLOURS.map((colour) => (
          <Checkbox
            key={colour}
            checked={filter.colours.includes(colour)}
            onChange={() => setFilter({ colours: toggled(filter.colours, colour) })}
          >
            <MarkKey colour={colour} />
            {labelOf(colour)}
            <span className={view.facetCount}>{colours.get(colour) ?? 0}</span>
          </Checkbox>
        ))}
      </fieldset>
      {everyTag.length > 0 && (
        <fieldset className={view.facet}>
          <legend>{text.tag}</legend>
          {shownTags.map((tag) => (
            <Checkbox key={tag} checked={filter.tags.includes(tag)} onChange={() => setFilter({ tags: toggled(filter.tags, tag) })}>
              <span className={view.facetName}>{tag}</span>
              <span className={view.facetCount}>{tags.get(tag) ?? 0}</span>
            </Checkbox>
          ))}
          {everyTag.length > FIRST_TAGS && (
            <Button look="quiet" onClick={() => setAllTags(!allTags)}>
              {allTags ? text.fewerTags : text.moreTags(everyTag.length - shownTags.length)}
            </Button>
          )}
        </fieldset>
      )}
      <fieldset className={view.facet}>
        <legend>{text.comments}</legend>
        <Checkbox checked={filter.withComment} onChange={(event) => setFilter({ withComment: event.target.checked })}>
          {text.withComment}
          <span className={view.facetCount}>{comments}</span>
        </Checkbox>
      </fieldset>
      <div className={view.railFoot}>
        <Button look="quiet" onClick={() => useApp.getState().setView('bin')}>
          {words.review.bin.title}
        </Button>
      </div>
    </aside>
  )
}
