/** Words printed in the PDF itself, in citations, and said when a PDF cannot be made; British English, plain and short. */
const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

/** `a`, `a and b`, `a, b and c`. */
const list = (items: readonly string[]) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`)

/** Quotes that a refusal names, and the letters of each that it shows. */
const NAMED = 5
const OPENING = 60

type CountedEdition = { name: string; quotes: number }

const quotesNumbered = (numbers: readonly number[]) => `${numbers.length === 1 ? 'quote' : 'quotes'} ${numbers.join(', ')}`

export const paper = {
  creator: 'Aide-Mémoire',
  fileName: 'Notes',
  kickerNotes: 'Aide-Mémoire · Notes on briefings',
  kickerMarks: 'Aide-Mémoire · Marks on a briefing',
  kickerAnnotated: 'Aide-Mémoire · Annotated briefing',
  annotatedText: 'Text',
  annotatedNotes: 'Notes on the text',
  untitled: 'Untitled note',
  titleNotes: (n: number) => count(n, 'note', 'notes'),
  ledeQuoting: (titles: readonly string[]) => `With quotes from ${list(titles.map((title) => `“${title}”`))}.`,
  ledeMany: (n: number) => `With quotes from ${count(n, 'briefing', 'briefings')}.`,
  facts: {
    notes: 'Notes',
    quotes: 'Quotes',
    marks: 'Marks',
    exported: 'Exported',
    checked: 'Checked',
    pack: 'Pack',
    packs: 'Packs',
    author: 'Author',
    edited: 'Last edited',
    briefing: 'Briefing of',
  },
  notesWithQuotes: (notes: number, quotes: number) =>
    quotes === 0 ? `${notes}, without quotes` : `${notes}, with ${count(quotes, 'quote', 'quotes')}`,
  tally: (states: { verbatim: number; shortened: number; changed: number; edited: number; missing: number }) =>
    [
      states.verbatim > 0 ? `${states.verbatim} verified` : '',
      states.shortened > 0 ? `${states.shortened} shortened` : '',
      states.changed > 0 ? `${states.changed} with a source that changed` : '',
      states.edited > 0 ? `${states.edited} edited` : '',
      states.missing > 0 ? `${states.missing} without an installed source` : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  packEdition: (title: string, number: number) => `${title}, edition ${number}`,
  edition: (number: number) => `edition ${number}`,
  /** Where words stand that have no ¶ number. */
  unnumbered: { title: 'title', standfirst: 'standfirst', heading: 'heading', caption: 'table caption' },
  contents: 'Contents',
  marks: 'Marks',
  sources: 'Sources',
  worksCited: 'Briefings quoted',
  sourcesNamed: 'What their passages name as sources',
  opening: 'Title and standfirst',
  lastEdited: (when: string) => `last edited ${when}`,
  quote: 'Quote',
  quoteContinued: (number: number) => `Quote ${number}, continued over several pages`,
  state: {
    verbatim: 'Verified.',
    shortened: 'Shortened.',
    changed: 'Source changed.',
    edited: 'Edited.',
    missing: 'Source not installed.',
  },
  changedIn: (number: number) => `Source changed in edition ${number}.`,
  compared: 'Word by word, struck out what the source has and underlined what stands here:',
  comparedMarkdown: 'Word by word, struck out what the source has and bold what stands here:',
  sourceNumbers: (numbers: readonly number[]) => `${numbers.length === 1 ? 'Source' : 'Sources'} ${numbers.join(', ')}.`,
  usedIn: quotesNumbered,
  image: (alt: string) => (alt === '' ? 'Picture' : `Picture: ${alt}`),
  taskDone: 'Done',
  taskOpen: 'To do',
  runningNotes: (date: string) => `Notes, ${date}`,
  runningMarks: (date: string) => `Marks, ${date}`,
  footEdition: (number: number, label: string) => `Quotes checked against edition ${number}${label === '' ? '' : `, ${label}`}`,
  footEditions: (n: number) => `Quotes checked against ${n} editions`,
  footMissing: 'Quotes not checked: no source is installed',
  checks: 'How the quotes were compared',
  colophonCompared: (n: number, editions: readonly CountedEdition[]) => {
    const [only, ...others] = editions
    const made = 'when this paper was made'
    if (only !== undefined && others.length === 0) return `${count(n, 'quote was', 'quotes were')} compared with ${only.name} ${made}.`
    return `${count(n, 'quote was', 'quotes were')} compared with their sources ${made}: ${list(editions.map(({ name, quotes }) => `${quotes} with ${name}`))}.`
  },
  colophonNewer: (editions: readonly CountedEdition[]) =>
    `Their words were looked for in newer editions too: ${list(editions.map(({ name, quotes }) => `those of ${count(quotes, 'quote', 'quotes')} in ${name}`))}.`,
  colophonMissing: (n: number, numbers: readonly number[]) =>
    `${count(n, 'quote', 'quotes')} could not be compared, as the edition named is not installed here: ${quotesNumbered(numbers)}.`,
  colophonMeanings: {
    verbatim:
      '“Verified” means that the quoted words stand in the edition named; only white space, ligatures, and the shapes of quotation marks and hyphens may differ.',
    shortened: '“Shortened” means that words were left out where “…” stands, or added in brackets, and nothing else was changed.',
    changed: (numbers: readonly number[]) =>
      `“Source changed” (${quotesNumbered(numbers)}) means that the words stand in the edition named, but not in the newest one installed; compare them before you quote them.`,
    edited: (numbers: readonly number[]) =>
      `“Edited” (${quotesNumbered(numbers)}) means that the words differ from the edition named; compare them before you quote them.`,
  },
  strictRefused: (quotes: readonly { number: number; part: string; words: string; state: 'edited' | 'missing' }[]) => {
    const named = quotes.slice(0, NAMED).map(({ number, part, words, state }) => {
      const where = part === '' ? '' : ` in “${part}”`
      const opening = words.length <= OPENING ? words : `${words.slice(0, OPENING).replace(/\s*\S*$/u, '')} …`
      return `quote ${number}${where} (“${opening.replaceAll(/\s+/gu, ' ')}”) ${state === 'edited' ? 'differs from its source' : 'has no source installed'}`
    })
    const more = quotes.length - named.length
    return `Nothing was exported: ${list([...named, ...(more > 0 ? [`${count(more, 'other', 'others')} as well`] : [])])}. Put the words right, or export without strict checking.`
  },
  noPrinter:
    'No browser to print with was found on this computer. Install Chromium, Google Chrome or Microsoft Edge, or set AIDE_CHROMIUM to the full path of its program, then export again.',
  closing: 'The reader is closing; nothing was exported.',
  previewTooLong: 'This is too long to be shown here. It can be exported all the same.',
  stopped: 'The export was stopped; nothing was made.',
  tooSlow: (seconds: number) => `Printing was stopped after ${seconds} seconds. Export fewer notes at a time.`,
  tooLong: 'These notes are too long for one paper. Export fewer notes at a time, or divide a very long note.',
  tooLarge: 'The PDF grew too large. Export fewer notes at a time.',
  printFailed: 'The document could not be printed. Your notes are unchanged; try again.',
  nothingNotes: 'There is nothing to export: choose at least one note that has text.',
  nothingQuoted: 'There is nothing to export: these notes quote no passage. W3C annotations say what was marked and quoted.',
  nothingMarks: 'There is nothing to export: this briefing has no marks.',
} as const
