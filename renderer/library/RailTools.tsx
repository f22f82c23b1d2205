import { words } from '../../core/words/index.ts'
import type { ReadyEdition } from '../state/library.ts'
import { changeSettings, useSettings } from '../state/settings.ts'
import { TextField } from '../ui/Field.tsx'
import type { MenuItem } from '../ui/Menu.tsx'
import { Menu } from '../ui/Menu.tsx'
import { FilterIcon, SortIcon } from '../ui/icons.tsx'
import { useRail } from './rail-state.ts'
import { filtersOn } from './rows.ts'
import styles from './LibraryRail.module.css'

const said = words.library

function topicsOf(editions: readonly ReadyEdition[]) {
  const used = new Set(editions.flatMap((edition) => edition.briefings.flatMap((meta) => meta.topics)))
  const labels = new Map(editions.flatMap((edition) => edition.topics.map((topic) => [topic.id, topic.label] as const)))
  return [...labels].filter(([id]) => used.has(id)).toSorted((a, b) => a[1].localeCompare(b[1], 'en-GB'))
}

/** The rail's filter box with the menus for filters and order. */
export function RailTools({ editions }: { editions: readonly ReadyEdition[] }) {
  const filter = useRail((state) => state.filter)
  const { setFilter } = useRail.getState()
  const { sort, grouping } = useSettings()
  const on = filtersOn(filter)
  const filterItems: MenuItem[] = [
    { kind: 'toggle', id: 'unread', label: said.onlyUnread, checked: filter.unread, run: () => setFilter({ unread: !filter.unread }) },
    { kind: 'toggle', id: 'marked', label: said.onlyMarked, checked: filter.marked, run: () => setFilter({ marked: !filter.marked }) },
    { kind: 'heading', id: 'topics', label: said.topic },
    { kind: 'choice', id: 'any', label: said.anyTopic, checked: filter.topic === null, run: () => setFilter({ topic: null }) },
    ...topicsOf(editions).map(([id, label]): MenuItem => ({
      kind: 'choice',
      id: `t-${id}`,
      label,
      checked: filter.topic === id,
      run: () => setFilter({ topic: id }),
    })),
  ]
  const sortItems: MenuItem[] = [
    { kind: 'heading', id: 'sort', label: said.sortBy },
    ...(['pack', 'title', 'date', 'progress', 'marks'] as const).map((one): MenuItem => ({
      kind: 'choice',
      id: one,
      label: said.sorts[one],
      checked: sort === one,
      run: () => void changeSettings({ sort: one }),
    })),
    { kind: 'heading', id: 'group', label: said.groupBy },
    ...(['collection', 'topic'] as const).map((one): MenuItem => ({
      kind: 'choice',
      id: `g-${one}`,
      label: said.groupings[one],
      checked: grouping === one,
      run: () => void changeSettings({ grouping: one }),
    })),
  ]
  return (
    <div className={styles.head}>
      <TextField
        label={said.filter}
        labelHidden
        type="search"
        placeholder={said.filter}
        value={filter.text}
        onChange={(event) => setFilter({ text: event.target.value })}
      />
      <Menu
        label={on === 0 ? said.filters : said.filtersOn(on)}
        iconOnly
        items={filterItems}
        {...(on === 0 ? {} : { className: styles.on ?? '' })}
      >
        <FilterIcon />
      </Menu>
      <Menu label={said.sort} iconOnly items={sortItems}>
        <SortIcon />
      </Menu>
    </div>
  )
}
