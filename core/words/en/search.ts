/** Words of the search view; British English, plain and short. Values are strings or functions that return them. */
import { numeral } from '../numeral.ts'

const count = (n: number, one: string, many: string) => `${numeral(n)} ${n === 1 ? one : many}`

/** What was found, without what was not. */
const foundOf = ({ passages, marks, notes }: { passages: number; marks: number; notes: number }): string[] => [
  ...(passages > 0 ? [count(passages, 'passage', 'passages')] : []),
  ...(marks > 0 ? [count(marks, 'mark', 'marks')] : []),
  ...(notes > 0 ? [count(notes, 'note', 'notes')] : []),
]

type Fresh = { passages: number; marks: number; notes: number }

/** `3 new passages, 1 new note`; empty when nothing is new. */
const newOf = ({ passages, marks, notes }: Fresh): string =>
  [
    ...(passages > 0 ? [count(passages, 'new passage', 'new passages')] : []),
    ...(marks > 0 ? [count(marks, 'new mark', 'new marks')] : []),
    ...(notes > 0 ? [count(notes, 'new note', 'new notes')] : []),
  ].join(', ')

export const search = {
  title: 'Search',
  box: 'Search all packs',
  clear: 'Clear the search',
  railLabel: 'Filters and recent searches',
  filters: 'Filters',
  clearFilters: (n: number) => `Clear ${n}`,
  /** What the numbers beside the values of filters are. */
  counted: {
    packs: 'Numbers are briefings in all packs.',
    found: 'Numbers are briefings found.',
    both: 'Numbers are briefings found, in both lists.',
    tooMany: 'More than 500 briefings are found; those of each filter are not counted.',
  },
  topic: 'Topic',
  region: 'Region',
  date: 'Time covered',
  dateFrom: 'From',
  dateTo: 'to',
  dateUntil: 'To',
  dateHint: { from: '2022-07', to: '2024' },
  dateFault: 'Write 2024, 2024-07 or 2024-07-11.',
  source: 'Source',
  sourceField: 'Words of a source, publisher or web address',
  sourceHint: 'Title, publisher or address',
  marked: 'Your marks and notes',
  hasFilters: [
    { value: 'mark', label: 'Marked passages', count: null },
    { value: 'note', label: 'Passages quoted in a note', count: null },
  ],
  colour: 'Colour of the mark',
  edition: 'Edition',
  moreValues: {
    topic: (n: number) => count(n, 'more topic', 'more topics'),
    region: (n: number) => count(n, 'more region', 'more regions'),
    edition: (n: number) => count(n, 'more edition', 'more editions'),
    has: (n: number) => `${n} more`,
    colour: (n: number) => count(n, 'more colour', 'more colours'),
  },
  rail: 'Recent searches',
  railEmpty: 'Searches of this session stand here.',
  railClear: 'Clear list',
  passagesTitle: 'Passages',
  marksTitle: 'Marks',
  notesTitle: 'Notes',
  results: (n: number) => count(n, 'result', 'results'),
  passages: (n: number) => count(n, 'passage', 'passages'),
  briefings: (n: number) => count(n, 'briefing', 'briefings'),
  marks: (n: number) => count(n, 'mark', 'marks'),
  notes: (n: number) => count(n, 'note', 'notes'),
  countIn: (n: number, briefings: string) => `${numeral(n)} in ${briefings}`,
  /** The whole result in one sentence, for the status message. */
  summary: (passages: string, briefings: string, marks: string, notes: string) => `${passages} in ${briefings}, ${marks}, ${notes}`,
  of: (shown: number, total: number) =>
    shown === total ? count(total, 'passage', 'passages') : `${shown} of ${count(total, 'passage', 'passages')}`,
  showAll: (total: number) => `Show all ${count(total, 'passage', 'passages')}`,
  showAllIn: (total: number, title: string) => `Show all ${count(total, 'passage', 'passages')} of ${title}`,
  listed: (shown: number, total: number) => `${numeral(shown)} of ${numeral(total)} listed`,
  more: (left: number) => (left === 1 ? 'Show the other briefing' : `Show the other ${count(left, 'briefing', 'briefings')}`),
  loadingMore: 'Listing more briefings',
  /** The time a briefing covers; years alone are joined without spaces. */
  period: (from: string, to: string) => (from === to ? from : /\s/u.test(from + to) ? `${from} – ${to}` : `${from}–${to}`),
  titlePassage: 'Title',
  standfirstPassage: 'Standfirst',
  headingPassage: 'Heading',
  captionPassage: 'Caption',
  untitledNote: 'Untitled note',
  peek: 'In its briefing',
  peekClose: 'Close',
  emptyLead: 'Words are looked for in every briefing, mark and note.',
  emptyCaption: 'How a search is written, with examples',
  emptyHow: {
    words: 'Words, in any order',
    phrase: 'A phrase, as it stands',
    or: 'Either word',
    not: 'One word without another',
    beginning: 'The beginning of words',
    near: 'At most five words apart',
    title: 'In titles; heading: for headings',
    topic: 'A topic; also region: source: edition:',
    date: 'The time covered; also issued:',
  },
  emptyTry: (example: string) => `Search for ${example}`,
  noResult: (query: string) => `Nothing matches ${query}${/[.…!?]$/u.test(query) ? '' : '.'}`,
  noWords: 'There is nothing to look for: the search holds no word.',
  noWord: 'No briefing, mark or note has this, in this or a near spelling. The beginning of a word with * behind it finds more.',
  noPart: 'None of its parts is found alone either.',
  ways: (n: number) => (n === 1 ? 'This finds something:' : 'These find something:'),
  way: {
    without: (part: string) => `Without ${part}`,
    unfiltered: () => 'Without all filters',
    unquoted: (part: string) => `The words of ${part} without the quotation marks`,
    apart: (part: string) => `The words of ${part}, however far apart`,
    anywhere: (part: string) => `${part} anywhere in the text`,
    only: (part: string) => `Only ${part}`,
    loose: () => 'Also other ways to write the words',
  },
  noResultAction: 'Clear the search',
  failed: 'The search could not be made.',
  superseded: 'A newer search took its place.',
  tryAgain: 'Try again',
  hints: {
    offers: 'fields and values',
    next: 'next hit, when reading',
    move: 'move',
    open: 'open',
    keep: 'open, keep list',
    group: 'group',
    clear: 'clear',
  },
  /** Where a hit stands in the whole result. */
  hitPlace: (hit: number, hits: number, briefing: number, briefings: number) =>
    `Hit ${numeral(hit)} of ${numeral(hits)}, briefing ${numeral(briefing)} of ${numeral(briefings)}`,
  /** Said before the place of a hit that F3 went round to. */
  fromFirst: 'After the last hit comes the first.',
  fromLast: 'Before the first hit comes the last.',
  onlyHit: 'This is the only hit.',
  hitBar: {
    label: 'Hits of the search',
    next: 'Next hit',
    nextHint: 'Next hit (F3)',
    previous: 'Previous hit',
    previousHint: 'Previous hit (Shift F3)',
    back: 'Back to the results',
    close: 'Show the text without hits',
    closeHint: 'Show the text without hits (Esc)',
  },
  position: (at: number, total: number) => `Result ${at} of ${total}`,
  /** What a query holds that could not be read as it stands, and what was made of it: two sentences. */
  problems: {
    'unclosed-quote': () => 'A quotation mark is not closed.',
    'unclosed-parenthesis': () => 'A parenthesis is not closed.',
    'stray-parenthesis': () => 'A parenthesis closes nothing.',
    'stray-operator': (text: string) => `Something is missing beside ${text}.`,
    'too-deep': () => 'Too many parentheses stand inside one another.',
    'too-long': () => 'The search goes on beyond 2,500 characters.',
    'too-many-parts': () => 'The search goes on beyond 32 words, phrases and filters.',
    'bad-date': (text: string) => `${text} is not a date that can be read. Write 2024, 2024-07, 2024-07-11 or 2024-07..2024-12.`,
    'bad-near': (text: string) => `${text} cannot be read. NEAR/5, with a number up to 99, stands between two words or phrases.`,
    'near-without-number': (text: string) => `${text} without a number means at most 10 words apart.`,
    'lost-wildcard': (text: string) =>
      `A * or ? in ${text} stands for nothing. It needs a word in which two letters are named, in a script with spaces.`,
    'unquoted-value': (text: string) => `Nothing here answers to ${text}. A value of several words stands in quotation marks.`,
    'unknown-value': (text: string) => `Nothing here answers to ${text}.`,
    'only-not': () => 'The search says only what must not be there.',
  },
  perhaps: (near: readonly string[]) => `Near it: ${near.join(', ')}.`,
  problemDone: {
    'as-words': 'It was searched as plain words.',
    'passed-over': 'That part was passed over.',
    'closed-at-end': 'It was closed at the end of the search.',
    kept: 'It was searched as it stands.',
  },
  moreTitle: 'Written in another way',
  fewerTitle: (held: number, of: number) => `No briefing has all ${of} words; these have ${held}`,
  /** Head of a list of other ways to write a word; `n` of them follow. */
  variantKind: {
    near: (n: number) => count(n, 'near spelling', 'near spellings'),
    inflection: () => 'Other forms',
    spelling: () => 'Other spellings',
    acronym: () => 'Short and long forms',
    name: () => 'Names the other way round',
  },
  searchExactly: (written: string, found: { passages: number; marks: number; notes: number }) =>
    `Search exactly ${written}, ${foundOf(found).join(', ')}`,
  moreTotals: ({ briefings, ...found }: { briefings: number; passages: number; marks: number; notes: number }) => {
    const [first = '', ...others] = foundOf(found)
    return [briefings === 0 ? first : `${first} in ${count(briefings, 'briefing', 'briefings')}`, ...others].join(', ')
  },
  noneAsWritten: (query: string) => `Nothing matches ${query} as it is written.`,
  exactOnly: 'Exact letters only',
  why: {
    button: 'Why',
    open: (title: string) => `Why ${title} is here`,
    label: 'Why this is here',
    word: 'Word or phrase',
    inTitle: 'Title',
    inHeadings: 'Headings',
    inText: 'Text',
    raised: 'It stands higher because',
    title: 'the title has words of the search',
    together: 'one passage has several of them',
    sideBySide: 'they stand side by side',
    close: 'they stand close to one another',
    recent: 'it is recent',
  },
  indexing: (names: string, one: boolean) =>
    one ? `${names} is still being indexed; results from it follow.` : `${names} are still being indexed; results from them follow.`,
  /** Notices about the index of an edition that could not be used. */
  index: {
    rebuilding: (edition: string) =>
      `The search index of ${edition} could not be used. It is being made again; until then a search does not find its briefings.`,
    rebuilt: (edition: string) => `The search index of ${edition} could not be used and was made again. Its briefings are found as before.`,
    failed: (edition: string) =>
      `The search index of ${edition} could not be used, and it could not be made again. Its briefings can be read, but a search does not find them. Restart the reader; if that does not help, ask whoever issued the pack for it again.`,
  },
  pageListed: (shown: number, total: number) => `${numeral(shown)} of ${count(total, 'briefing', 'briefings')} listed`,
  saved: {
    title: 'Saved searches',
    save: 'Save this search',
    name: 'Name of the search',
    keep: 'Save',
    empty: 'A search that is saved tells what is new since it was last run.',
    run: (name: string, fresh: Fresh) => (newOf(fresh) === '' ? `Run ${name}` : `Run ${name}, ${newOf(fresh)} since you last ran it`),
    fresh: newOf,
    isNew: 'New',
    actions: (name: string) => `Rename or remove ${name}`,
    rename: 'Rename',
    remove: 'Remove',
    removed: (name: string) => `${name} removed.`,
    gone: 'That saved search no longer exists.',
  },
  noteGone: 'This note has been deleted since it was listed. It lies in the bin of the notes.',
  fields: {
    title: 'Words in the title',
    heading: 'Words in a heading',
    topic: 'Topic',
    region: 'Region',
    source: 'Source, publisher or web address',
    date: 'Time the briefing covers, or from..to',
    issued: 'Day of issue, or from..to',
    edition: 'Edition',
    has: 'Passages with a mark or a note',
    colour: 'Colour of a mark',
  },
  hasValues: { mark: 'Passages with a mark', note: 'Passages quoted in a note' },
  completions: 'Fields and values',
  editionName: (title: string, label: string) => `${title}, ${label}`,
} as const
