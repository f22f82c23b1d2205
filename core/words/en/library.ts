const briefings = (n: number) => (n === 1 ? '1 briefing' : `${n} briefings`)

/** Words of this area; British English, plain and short. Values are strings or functions that return them. */
export const library = {
  rail: 'Packs and briefings',
  packs: 'Packs',
  editionLine: (number: number, count: number, unread: number) =>
    `Edition ${number} · ${briefings(count)}${unread === 0 ? '' : `, ${unread} unread`}`,
  issue: (number: number, label: string) => `Edition ${number}, ${label}`,
  groupLine: (count: number, unread: number) => (unread === 0 ? String(count) : `${count} · ${unread} unread`),
  columns: { read: 'Read', marks: 'Marks' },
  filter: 'Filter by title',
  filters: 'Filters',
  filtersOn: (n: number) => `Filters, ${n} on`,
  onlyUnread: 'Unread',
  onlyMarked: 'With marks',
  topic: 'Topic',
  anyTopic: 'Any topic',
  sort: 'Order and grouping',
  sortBy: 'Order',
  sorts: { pack: 'As in the pack', title: 'Title', date: 'Newest first', progress: 'Least read first', marks: 'Most marks first' },
  groupBy: 'Group by',
  groupings: { collection: 'Collection', topic: 'Topic' },
  others: 'Other briefings',
  none: 'No briefing fits the filter.',
  clear: 'Clear the filter',
  shown: (n: number) => `${briefings(n)} shown`,
  empty: 'No pack is installed.',
  /** Another edition of the same name, or the same one elsewhere, may be open. */
  refused: (title: string | undefined, edition: number | undefined, folder: string) =>
    `${title === undefined ? 'The pack' : `${title}: ${edition === undefined ? 'the pack' : `edition ${edition}`}`} in “${folder}” was not opened`,
  row: {
    unread: 'unread',
    part: (percent: number) => `${percent} % read`,
    read: 'read',
    marks: (n: number) => (n === 1 ? '1 mark' : `${n} marks`),
    percent: (percent: number) => `${percent} %`,
    after: (progress: string) => ` · ${progress}`,
  },
} as const
