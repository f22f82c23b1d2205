/** Words of files of marks; British English, plain and short. Values are strings or functions that return them. */
const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

/** Why a file, or a mark in it, cannot be read, and what was kept. */
const file = {
  tooLarge: 'The file is larger than 25 MB and was not read. Export the marks in smaller parts, such as one briefing at a time.',
  empty: 'The file is empty.',
  notJson: 'The file is not JSON, or it is cut off. Nothing was read from it.',
  tooDeep: (most: number) =>
    `The file nests its contents more than ${most} levels deep, which no file of marks does. Nothing was read from it.`,
  noAnnotations: 'The file is JSON, but there are no annotations in it.',
  tooMany: (found: number, most: number) =>
    `The file holds ${count(found, 'mark', 'marks')}; up to ${most.toLocaleString('en-GB')} can be read at a time. Export them in smaller parts, such as one briefing at a time.`,
  tooSlow: 'The file took too long to read. Nothing was imported. Export the marks in smaller parts.',
  failed: 'The file could not be read. Nothing was imported.',
  notWritten: 'The file of marks could not be written. Try again, or save the marks of one briefing at a time.',
  unreadable: 'The file cannot be opened.',
  notAFile: 'This is not a file.',
  superseded: 'Another file was opened instead.',
  incomplete: 'The file did not arrive whole. Open it again.',
  onlyUploads: 'Files are opened by path in the desktop window alone.',
  forgotten: 'The file is not open any more. Open it again.',
  nothing: 'There are no marks to export.',
  notAnAnnotation: 'This is not an annotation; it was left out.',
  faults: {
    'no-quote': 'It does not say which words it marks; it was left out.',
    'long-quote': 'It marks more words than can be kept; it was left out.',
  },
  remarks: {
    position: 'Its position makes no sense; it is looked for by its words.',
    'more-places': 'It marks several places; only the first was kept.',
    'comment-cut': 'Its comment is longer than 20,000 characters; the beginning was kept.',
    'tags-cut': 'It has more than 40 tags, or tags longer than 60 characters; the rest was left out.',
    colour: 'Its colour is not known here; it gets your last one.',
    date: 'Its date makes no sense; the time of the import takes its place.',
    'linked-body': 'A comment that is only linked to was not fetched.',
  },
  twice: (n: number) => `It has the same id as annotation ${n}; the one changed last was kept.`,
} as const

/** What an import would do with a mark. */
const item = {
  refused: {
    'several-places': 'Its words stand in several places, and nothing tells which one is meant.',
    gone: 'Its words are not in the briefing.',
    'no-briefing': 'Its briefing is not installed.',
    'no-source': 'It was made on a text that is not installed, and its words are in no briefing.',
    'too-slow': 'The file took so long that its words were not looked for.',
  },
  kept: {
    'several-places': 'Kept in its own edition, which is not installed: its words stand in several places here.',
    gone: 'Kept in its own edition, which is not installed: its words are not in the briefing here.',
    'no-briefing': 'Kept until its briefing is installed.',
    'no-source': '',
    'too-slow': '',
  },
  update: 'A later version of a mark that is here and was not changed here.',
  binned: 'Deleted here; it lies in the bin.',
  review: 'Waits for your decision in the review of the newer edition.',
  copy: 'Changed here and in the file: both are kept.',
} as const

/** Words of the import dialog. */
const dialog = {
  title: 'Import marks',
  titleOf: (name: string) => `Import marks from ${name}`,
  intro:
    'Choose a file of annotations (.jsonld or .json), or drop it on the window. You see what is in it before anything is changed. It stays on this machine.',
  choose: 'Choose a file…',
  reading: (name: string) => `Reading ${name} and looking for its marks.`,
  none: 'There are no marks in this file that could be read.',
  count: (n: number) => n.toLocaleString('en-GB'),
  chosen: (n: number) => `${count(n, 'mark', 'marks')} chosen`,
  take: (n: number) => `Import ${count(n, 'mark', 'marks')}`,
  all: (n: number) => `All ${n.toLocaleString('en-GB')}`,
  more: (n: number) => `Show more (${n.toLocaleString('en-GB')} left)`,
  found: 'Here:',
  byYou: 'by you',
  states: {
    attached: { name: 'Attached', help: 'Their words were found as they were marked.' },
    reworded: { name: 'Reworded', help: 'Found on other words that say the same. They are shown with a flag.' },
    changed: { name: 'Changed in substance', help: 'Found on words that say something else. Choose those that should stand there.' },
    'not-found': { name: 'Not found', help: 'Their words were not found.' },
    'source-missing': { name: 'Source missing', help: 'What they were made on is not installed.' },
    here: { name: 'Already here', help: 'Nothing new: you have these marks.' },
  },
  problems: (n: number) => `${count(n, 'thing', 'things')} could not be read`,
  problem: (n: number) => `Annotation ${n}:`,
  moreProblems: (n: number) => `And ${n.toLocaleString('en-GB')} more.`,
  ignored: (n: number) => `${count(n, 'field', 'fields')} of the file mean nothing here and were left out.`,
  done: ({ added, updated, copies, unchanged }: { added: number; updated: number; copies: number; unchanged: number }) => {
    const parts = [
      added > 0 && `${count(added, 'mark', 'marks')} imported`,
      updated > 0 && `${updated.toLocaleString('en-GB')} brought up to date`,
      copies > 0 && `${copies.toLocaleString('en-GB')} kept beside the version that you changed`,
      unchanged > 0 && `${unchanged.toLocaleString('en-GB')} left as they are`,
    ].filter((part) => part !== false)
    return parts.length === 0 ? 'Nothing was imported.' : `${parts.join(', ')}.`
  },
} as const

/** Name of a file when none is given. */
const fileName = 'Marks'

export const exchange = {
  file,
  fileName,
  fileNameOf: (title: string) => `Marks, ${title}`,
  item,
  dialog,
  by: (name: string) => `by ${name}`,
  bySomebody: 'by someone else',
  madeOn: (words: string) => `Made on other words: “${words}”`,
  share: 'Save as a file…',
  import: 'Import marks…',
  saved: (marks: number, name: string) => `${count(marks, 'mark', 'marks')} saved in ${name}.`,
  cancelled: 'Nothing was written: no place was chosen.',
} as const
