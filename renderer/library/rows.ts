/** What the rail lists: editions, their groups and the briefings in them, filtered and in order. Pure. */
import type { LibraryOverview, ReadingState } from '../../core/contract/shapes.ts'
import type { BriefingMeta } from '../../core/model/briefing.ts'
import type { Settings } from '../../core/model/settings.ts'
import { fold } from '../../core/text/fold.ts'
import type { ReadyEdition } from '../state/library.ts'
import { briefingKey } from '../state/library.ts'

export type Row = {
  /** Unique in the rail: under topics a briefing may stand several times. */
  key: string
  meta: BriefingMeta
  state: 'unread' | 'part' | 'read'
  /** Share of the numbered passages seen, 0 to 100, rounded down. */
  percent: number
  marks: number
}
export type Group = { key: string; title: string; rows: readonly Row[]; unread: number }
export type EditionRows = { edition: ReadyEdition; unread: number; groups: readonly Group[] }

export type RailFilter = { text: string; unread: boolean; marked: boolean; topic: string | null }
export const NO_FILTER: RailFilter = { text: '', unread: false, marked: false, topic: null }
export const filtersOn = (filter: RailFilter): number => Number(filter.unread) + Number(filter.marked) + Number(filter.topic !== null)

/** How far a briefing has been read; one that was opened without a passage being read stays unread. */
export function progressOf(meta: BriefingMeta, reading: ReadingState | undefined): Pick<Row, 'state' | 'percent'> {
  if (reading?.done === true) return { state: 'read', percent: 100 }
  if (reading === undefined || reading.seen === 0) return { state: 'unread', percent: 0 }
  return { state: 'part', percent: meta.passages === 0 ? 0 : Math.min(99, Math.floor((reading.seen / meta.passages) * 100)) }
}

const compare: Readonly<Record<Exclude<Settings['sort'], 'pack'>, (a: Row, b: Row) => number>> = {
  title: (a, b) => a.meta.title.localeCompare(b.meta.title, 'en-GB'),
  date: (a, b) => b.meta.date.localeCompare(a.meta.date),
  progress: (a, b) => a.percent - b.percent,
  marks: (a, b) => b.marks - a.marks,
}

/** Folded words of the filter, every one of which a title must hold. */
const filterWords = (text: string): readonly string[] => fold(text).text.split(/\s+/u).filter(Boolean)

function passes(row: Row, filter: RailFilter, words: readonly string[]): boolean {
  if (filter.unread && row.state !== 'unread') return false
  if (filter.marked && row.marks === 0) return false
  if (filter.topic !== null && !row.meta.topics.includes(filter.topic)) return false
  const title = fold(row.meta.title).text
  return words.every((word) => title.includes(word))
}

/** Lists of briefing ids by group: the pack's collections, or its topics in the pack's order. Empty groups are left out. */
function groupsOf(
  edition: ReadyEdition,
  grouping: Settings['grouping'],
  others: string,
): readonly { key: string; title: string; ids: readonly string[] }[] {
  const groups =
    grouping === 'collection'
      ? edition.collections.map((one) => ({ key: one.id, title: one.title, ids: one.briefings as readonly string[] }))
      : edition.topics.map((one) => ({
          key: one.id,
          title: one.label,
          ids: edition.briefings.filter((meta) => meta.topics.includes(one.id)).map((meta) => meta.id),
        }))
  const placed = new Set(groups.flatMap((group) => group.ids))
  const left = edition.briefings.filter((meta) => !placed.has(meta.id)).map((meta) => meta.id)
  return [...groups, { key: 'others', title: others, ids: left }].filter((group) => group.ids.length > 0)
}

/** Rows of every edition that can be read. Groups without a row that passes the filter are left out. */
export function railRows(
  overview: LibraryOverview,
  options: Pick<Settings, 'grouping' | 'sort'> & { filter: RailFilter; others: string },
): readonly EditionRows[] {
  const reading = new Map(overview.reading.map((one) => [briefingKey(one.edition, one.briefing), one]))
  const words = filterWords(options.filter.text)
  return overview.editions
    .filter((edition) => edition.state === 'ready')
    .map((edition) => {
      const rows = new Map(
        edition.briefings.map((meta) => {
          const key = briefingKey(edition.id, meta.id)
          return [meta.id, { meta, marks: overview.markCounts[key] ?? 0, ...progressOf(meta, reading.get(key)) }] as const
        }),
      )
      const groups = groupsOf(edition, options.grouping, options.others).map((group) => {
        const all = group.ids.flatMap((id) => {
          const row = rows.get(id)
          return row === undefined ? [] : [{ key: `${edition.id}/${group.key}/${id}`, ...row }]
        })
        const shown = all.filter((row) => passes(row, options.filter, words))
        const ordered = options.sort === 'pack' ? shown : shown.toSorted(compare[options.sort])
        return {
          key: `${edition.id}/${group.key}`,
          title: group.title,
          rows: ordered,
          unread: shown.filter((row) => row.state === 'unread').length,
        }
      })
      return {
        edition,
        unread: [...rows.values()].filter((row) => row.state === 'unread').length,
        groups: groups.filter((group) => group.rows.length > 0),
      }
    })
}
