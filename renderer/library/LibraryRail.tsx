import { memo, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { longDate } from '../../core/notes/dates.ts'
import { words } from '../../core/words/index.ts'
import { EditionMenu } from '../editions/EditionMenu.tsx'
import { useApp } from '../state/app.ts'
import { shownEditions } from '../state/editions.ts'
import type { RefusedEdition } from '../state/library.ts'
import { prefetchBriefing, useLibrary } from '../state/library.ts'
import { useSettings } from '../state/settings.ts'
import { Button } from '../ui/Button.tsx'
import { SrOnly } from '../ui/SrOnly.tsx'
import { CheckIcon, ChevronRightIcon } from '../ui/icons.tsx'
import { RailTools } from './RailTools.tsx'
import { useRail } from './rail-state.ts'
import type { EditionRows, Group, Row } from './rows.ts'
import { filtersOn, railRows } from './rows.ts'
import { treeKey } from './tree-keys.ts'
import styles from './LibraryRail.module.css'

const said = words.library

const progress = ({ state, percent }: Row): string => (state === 'part' ? said.row.part(percent) : said.row[state])
const spoken = (row: Row): string =>
  ['', longDate(row.meta.date), progress(row), ...(row.marks > 0 ? [said.row.marks(row.marks)] : [])].join(', ')

/** The text takes the focus on once it is there. */
const focusText = () => {
  const main = document.getElementById('main')
  const text = main?.querySelector<HTMLElement>('[data-region="text"]')
  ;(text ?? main)?.focus({ preventScroll: true })
}

type RowProps = { row: Row; current: boolean; tabStop: boolean; setTabStop: (key: string) => void }

/** Kept while it says the same: else each step of the focus would draw every row of a large library again. */
const RailRow = memo(function RailRow({ row, current, tabStop, setTabStop }: RowProps) {
  const { meta, state, percent, marks } = row
  const warm = () => prefetchBriefing(meta.edition, meta.id)
  return (
    <li
      role="treeitem"
      aria-level={2}
      aria-current={current ? 'page' : undefined}
      aria-selected={current}
      tabIndex={tabStop ? 0 : -1}
      data-title={meta.title}
      data-state={state}
      className={styles.row}
      onClick={() => {
        useApp.getState().openBriefing(meta.edition, meta.id)
        // In the list letters find titles; in the text they are commands.
        focusText()
      }}
      onPointerEnter={warm}
      onFocus={() => {
        setTabStop(row.key)
        warm()
      }}
    >
      <span className={styles.glyph} />
      <span>
        {meta.title}
        <SrOnly>{spoken(row)}</SrOnly>
        <span className={styles.when} aria-hidden="true">
          {longDate(meta.date)}
          {state !== 'unread' && <span className={styles.howFar}>{said.row.after(progress(row))}</span>}
        </span>
      </span>
      <span className={`${styles.quantity} ${styles.read}`} aria-hidden="true">
        {state === 'unread' && '–'}
        {state === 'part' && said.row.percent(percent)}
        {state === 'read' && <CheckIcon />}
      </span>
      <span className={styles.quantity} aria-hidden="true">
        {marks === 0 ? '·' : marks}
      </span>
    </li>
  )
})

type GroupProps = { group: Group; tabStop: string | undefined; setTabStop: (key: string) => void; openKey: string }

function RailGroup({ group, tabStop, setTabStop, openKey }: GroupProps) {
  const open = !useRail((state) => state.folded.has(group.key))
  const id = useId()
  return (
    <li role="none" className={styles.group}>
      <div
        role="treeitem"
        aria-level={1}
        aria-expanded={open}
        aria-owns={open ? id : undefined}
        aria-selected={false}
        tabIndex={tabStop === group.key ? 0 : -1}
        data-title={group.title}
        data-group={group.key}
        className={styles.groupHead}
        onFocus={() => setTabStop(group.key)}
        onClick={() => useRail.getState().setFolded(group.key, open)}
      >
        <ChevronRightIcon />
        {group.title}
        {open && (
          <span className={styles.columns} aria-hidden="true">
            <span className={styles.read}>{said.columns.read}</span>
            <span>{said.columns.marks}</span>
          </span>
        )}
        <span className={open ? 'vh' : styles.count}> {said.groupLine(group.rows.length, group.unread)}</span>
      </div>
      {open && (
        <ul role="group" id={id} aria-label={group.title} className={styles.rows}>
          {group.rows.map((row) => (
            <RailRow
              key={row.key}
              row={row}
              current={`${row.meta.edition}/${row.meta.id}` === openKey}
              tabStop={tabStop === row.key}
              setTabStop={setTabStop}
            />
          ))}
        </ul>
      )}
    </li>
  )
}

function Edition({ rows, ...rest }: { rows: EditionRows } & Omit<GroupProps, 'group'>) {
  const { openKey } = rest
  const { edition, groups, unread } = rows
  return (
    <section className={styles.edition} aria-label={edition.title}>
      <div className={styles.pack}>
        <h2 className={styles.packName}>{edition.title}</h2>
        <p className={styles.packMeta} title={said.issue(edition.number, edition.label)}>
          {said.editionLine(edition.number, edition.briefings.length, unread)}
          <EditionMenu
            edition={edition}
            briefing={openKey.startsWith(`${edition.id}/`) ? openKey.slice(edition.id.length + 1) : undefined}
          />
        </p>
      </div>
      {groups.length > 0 && (
        <ul role="tree" aria-label={edition.title} className={styles.tree}>
          {groups.map((group) => (
            <RailGroup key={group.key} group={group} {...rest} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Refused({ edition }: { edition: RefusedEdition }) {
  return (
    <div className={styles.refused}>
      <b>{said.refused(edition.title, edition.edition, edition.folder)}</b>
      {edition.reason}
    </div>
  )
}

/** The one item Tab reaches: the one focused last if it is still listed, else the open briefing, else the first. */
function tabStopOf(
  editions: readonly EditionRows[],
  folded: ReadonlySet<string>,
  wanted: string | null,
  openKey: string,
): string | undefined {
  const groups = editions.flatMap((one) => one.groups)
  const listed = groups.flatMap((group) => [group.key, ...(folded.has(group.key) ? [] : group.rows.map((row) => row.key))])
  if (wanted !== null && listed.includes(wanted)) return wanted
  const rows = groups.flatMap((group) => (folded.has(group.key) ? [] : group.rows))
  return rows.find((row) => `${row.meta.edition}/${row.meta.id}` === openKey)?.key ?? listed[0]
}

/** Packs, their groups and briefings: one tab stop, arrows inside; a drawer in narrow windows. */
export function LibraryRail() {
  const overview = useLibrary((state) => state.overview)
  const place = useApp((state) => state.place)
  const open = useApp((state) => state.railOpen)
  const filter = useRail((state) => state.filter)
  const folded = useRail((state) => state.folded)
  const { grouping, sort } = useSettings()
  const [focused, setFocused] = useState<string | null>(null)
  const rail = useRef<HTMLElement>(null)
  const openKey = place === null ? '' : `${place.edition}/${place.briefing}`
  const editions = useMemo(
    () => (overview === null ? [] : railRows(shownEditions(overview, place?.edition), { grouping, sort, filter, others: said.others })),
    [overview, grouping, sort, filter, place?.edition],
  )
  const tabStop = tabStopOf(editions, folded, focused, openKey)
  const shown = editions.reduce((sum, one) => sum + one.groups.reduce((inner, group) => inner + group.rows.length, 0), 0)
  const filtering = filter.text.trim() !== '' || filtersOn(filter) > 0
  const refused = overview?.editions.filter((edition) => edition.state === 'refused') ?? []
  useEffect(() => {
    if (open) rail.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus()
  }, [open])
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && open) {
      useApp.getState().setRailOpen(false)
      event.preventDefault()
    } else if (rail.current !== null && treeKey(event, rail.current, useRail.getState().setFolded)) {
      event.preventDefault()
    }
  }
  return (
    <aside ref={rail} id="rail" className={`${styles.rail} scroll`} data-open={open} aria-label={said.rail} onKeyDown={pressed}>
      <RailTools editions={editions.map((one) => one.edition)} />
      <div data-region="rail">
        {editions.map((rows) => (
          <Edition key={rows.edition.id} rows={rows} tabStop={tabStop} setTabStop={setFocused} openKey={openKey} />
        ))}
      </div>
      {editions.length === 0 && <p className={styles.none}>{said.empty}</p>}
      {filtering && shown === 0 && (
        <div className={styles.none}>
          <p>{said.none}</p>
          <Button onClick={useRail.getState().clearFilter}>{said.clear}</Button>
        </div>
      )}
      <p role="status">
        <SrOnly>{filtering ? said.shown(shown) : ''}</SrOnly>
      </p>
      {refused.map((edition) => (
        <Refused key={edition.folder} edition={edition} />
      ))}
    </aside>
  )
}
