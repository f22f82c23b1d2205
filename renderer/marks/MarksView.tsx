import { useEffect, useMemo, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { words } from '../../core/words/index.ts'
import { on } from '../bridge/client.ts'
import { useExchange } from '../exchange/exchange-state.ts'
import { useApp } from '../state/app.ts'
import { briefingKey, readyEditions, useLibrary } from '../state/library.ts'
import { openNote, useNotes } from '../state/notes.ts'
import { useSettings } from '../state/settings.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { cx } from '../ui/cx.ts'
import { CloseIcon } from '../ui/icons.tsx'
import { filterMarks, filtersOn, groupMarks } from './filter.ts'
import { MarkGroupList } from './MarkGroupList.tsx'
import { MarksRail } from './MarksRail.tsx'
import { useMarks } from './marks-state.ts'
import { SelectionBar } from './SelectionBar.tsx'
import view from '../ui/View.module.css'
import styles from './marks.module.css'

const text = words.marks

/** Every mark over all briefings: filtered at the left, grouped by briefing, each a key press from its passage. */
export default function MarksView() {
  const { marks, failure, filter, selected, done } = useMarks()
  const overview = useLibrary((state) => state.overview)
  // The rows name the colours as the reader does: new names must paint them again.
  useSettings()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void useMarks.getState().load()
    void useNotes.getState().load()
    const ends = [
      on('annotations.changed', () => void useMarks.getState().load()),
      on('notes.changed', () => void useNotes.getState().load()),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [])
  const order = useMemo(
    () =>
      readyEditions(overview).flatMap((edition) => {
        const ordered = edition.collections.flatMap((collection) => collection.briefings)
        return [...new Set([...ordered, ...edition.briefings.map((one) => one.id)])].map((briefing) => briefingKey(edition.id, briefing))
      }),
    [overview],
  )
  const shown = useMemo(() => filterMarks(marks ?? [], filter), [marks, filter])
  const groups = useMemo(() => groupMarks(shown, order), [shown, order])

  const keyed = (event: KeyboardEvent) => {
    if (
      !(event.target instanceof HTMLElement) ||
      event.target.dataset['mark'] === undefined ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return
    const rows = Array.from(list.current?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])
    const at = rows.indexOf(event.target)
    const id = event.target.dataset['mark']
    const next = { ArrowDown: rows[at + 1], ArrowUp: rows[at - 1], Home: rows[0], End: rows.at(-1) }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      next.focus()
    } else if (event.key === 'Delete') {
      event.preventDefault()
      const neighbour = (rows[at + 1] ?? rows[at - 1])?.dataset['mark']
      void useMarks
        .getState()
        .remove([id])
        .then((removed) => {
          if (removed && neighbour !== undefined)
            list.current?.querySelector<HTMLElement>(`[data-mark="${CSS.escape(neighbour)}"]`)?.focus()
        })
    }
  }

  return (
    <div className={view.view}>
      <MarksRail marks={marks ?? []} order={order} />
      <main id="main" data-region="main" tabIndex={-1} className={styles.page}>
        <div className={styles.head}>
          <h1>{text.title}</h1>
          <p role="status">
            {marks !== null &&
              (shown.length === marks.length ? text.countIn(marks.length, groups.length) : text.shownOf(shown.length, marks.length))}
          </p>
          <Button onClick={() => useExchange.getState().choose()}>{words.exchange.import}</Button>
          {shown.length > 0 && <SelectionBar shown={shown} selected={selected} />}
        </div>
        {done !== null && (
          <div className={styles.done} role="status">
            {done.text}
            {done.step !== null && <Button onClick={() => void useMarks.getState().undo()}>{text.undo}</Button>}
            {done.note !== null && <OpenNote id={done.note} />}
            <IconButton label={text.dismiss} onClick={() => useMarks.getState().dismiss()}>
              <CloseIcon />
            </IconButton>
          </div>
        )}
        <div ref={list} className={`scroll ${styles.scroll}`} onKeyDown={keyed}>
          {failure !== null && (
            <div className={cx(view.lead, styles.blank)} role="alert">
              <p>
                {text.loadFailed} {failure}
              </p>
              <Button onClick={() => void useMarks.getState().load()}>{text.tryAgain}</Button>
            </div>
          )}
          {marks !== null && marks.length === 0 && (
            <div className={cx(view.lead, styles.blank)}>
              <p>{text.empty}</p>
              <Button onClick={() => useApp.getState().setView('reading')}>{text.emptyAction}</Button>
            </div>
          )}
          {marks !== null && marks.length > 0 && shown.length === 0 && filtersOn(filter) > 0 && (
            <div className={cx(view.lead, styles.blank)}>
              <p>{text.noneMatch}</p>
              <Button onClick={() => useMarks.getState().clearFilter()}>{text.noneMatchAction}</Button>
            </div>
          )}
          {groups.map((group) => (
            <MarkGroupList key={group.key} group={group} />
          ))}
        </div>
      </main>
    </div>
  )
}

function OpenNote({ id }: { id: string }) {
  return (
    <Button
      onClick={() => {
        openNote(id)
        useApp.getState().setView('notes')
      }}
    >
      {text.openNote}
    </Button>
  )
}
