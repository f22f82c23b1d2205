/** Words of exports; British English, plain and short. Values are strings or functions that return them. */
import { paper } from './paper.ts'

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

/** Words of the export dialog. */
const dialog = {
  titleNote: (title: string) => `Export “${title}”`,
  titleNotes: 'Export notes',
  titleMarks: (title: string) => `Export the marks of “${title}”`,
  close: 'Close',
  include: 'Include',
  briefingText: 'Text of the briefing, marks in place',
  sources: 'Sources',
  contents: 'Table of contents',
  comments: 'Comments',
  page: 'Page',
  size: 'Size',
  sizes: { A4: 'A4, 210 × 297 mm', Letter: 'US Letter, 8.5 × 11 in' },
  docTitle: 'Title',
  author: 'Author',
  authorHelp: 'Printed under the title; may stay empty',
  fileName: 'File name',
  notes: 'Notes to print',
  all: 'All',
  none: 'None',
  up: (title: string) => `Move ${title} up`,
  down: (title: string) => `Move ${title} down`,
  preview: 'What will be printed',
  previewNotes: (n: number) => count(n, 'note', 'notes'),
  previewMarks: (n: number) => count(n, 'mark', 'marks'),
  previewComments: (n: number) => count(n, 'comment', 'comments'),
  previewQuotes: (n: number) => count(n, 'quote', 'quotes'),
  previewWords: (n: number) => count(n, 'word', 'words'),
  checking: 'Comparing the quotes with their sources',
  noQuotes: 'No quotes',
  states: {
    verbatim: (n: number) => `${n} verified`,
    shortened: (n: number) => `${n} shortened`,
    changed: (n: number) => `${n} with a changed source`,
    edited: (n: number) => `${n} edited`,
    missing: (n: number) => `${n} without source`,
  },
  warnChanged: (n: number) =>
    n === 1
      ? 'The source of one quote changed in a newer edition. It is printed with a remark.'
      : `The sources of ${n} quotes changed in a newer edition. They are printed with a remark.`,
  warnEdited: (n: number) =>
    n === 1
      ? 'One quote differs from its source. It is printed with a remark.'
      : `${n} quotes differ from their source. They are printed with a remark.`,
  warnMissing: (n: number) =>
    n === 1
      ? 'The source of one quote is not installed. It is printed as it stands, with a remark.'
      : `The sources of ${n} quotes are not installed. They are printed as they stand, with a remark.`,
  quotes: 'Quotes and citations',
  strict: 'Refuse edited quotes and missing sources',
  citations: 'Citations',
  citationStyles: { plain: 'Plain', chicago: 'Chicago notes', oscola: 'OSCOLA' },
  strictWarning: (n: number) =>
    n === 1 ? 'One quote stands in the way of a strict export:' : `${n} quotes stand in the way of a strict export:`,
  goToQuote: (n: number, note: string) => `Quote ${n} in “${note}”`,
  unsound: { edited: 'differs from its source', missing: 'its source is not installed' },
  nothing: 'Choose at least one note.',
  nothingMarks: 'This briefing has no marks.',
  noTitle: 'Untitled note',
  disk: 'Written to disk only; nothing is sent anywhere.',
  cancel: 'Cancel',
  format: 'Format',
  formats: {
    pdf: 'PDF',
    docx: 'Word document (DOCX)',
    markdown: 'Markdown',
    html: 'Web page (HTML, one file)',
    text: 'Plain text',
    json: 'JSON, everything',
    w3c: 'W3C annotations',
  },
  formatHelp: {
    pdf: 'Pages to hand in: tagged, with bookmarks and page numbers.',
    docx: 'To go on writing in Word or LibreOffice, with styles and footnotes.',
    markdown: 'The notes as they were written, with front matter and citations.',
    html: 'The paper as one file for any browser; it asks nothing of the network.',
    text: 'Words alone, to paste anywhere.',
    json: 'Notes, marks, anchors and checks, to take in again or to process.',
    w3c: 'What was marked and quoted, for other annotation tools.',
  },
  make: {
    pdf: 'Export PDF…',
    docx: 'Export Word…',
    markdown: 'Export Markdown…',
    html: 'Export HTML…',
    text: 'Export text…',
    json: 'Export JSON…',
    w3c: 'Export annotations…',
  },
  orientation: 'Direction',
  orientations: { portrait: 'Portrait', landscape: 'Landscape, for wide tables' },
  marking: 'Handling marking',
  markingHelp: 'Head and foot of every page',
  lineNumbers: 'Line numbers in the margin',
  steps: {
    write: 'Comparing the quotes and writing',
    pages: 'Laying out the pages',
    contents: 'Setting the page numbers of the contents',
    save: 'Handing over the file',
  },
  makingFor: (step: string, seconds: number) => `${step}, ${seconds} s`,
  pages: 'Pages',
  pageOf: (n: number, of: number) => `Page ${n} of ${of}`,
  pagesAs: {
    pdf: 'The very pages of the PDF.',
    docx: 'As on paper; Word sets the pages its own way.',
    html: 'As on paper; the web page runs on without pages.',
  },
  showPages: 'Show the pages',
  showLong: 'These notes are long: their pages are laid out when you ask for them.',
  showing: 'Laying out the pages',
  showFailed: (reason: string) => `The pages cannot be shown: ${reason}`,
  textCut: 'There is more; this is its beginning.',
  stop: 'Stop',
  stopped: 'Stopped: nothing was made.',
  saved: (name: string, size: string) => `Saved as ${name} (${size}).`,
  ready: (name: string, size: string) => `${name} is ready (${size}).`,
  download: 'Download again',
  showSaved: 'Show in its folder',
  cancelled: 'Nothing was written: no place was chosen.',
  failed: (reason: string) => `No file was made: ${reason}`,
  tryAgain: 'Try again',
  done: 'Close',
  checked: (n: number) => `${count(n, 'quote', 'quotes')} compared with ${n === 1 ? 'its source' : 'their sources'}`,
  loadFailed: 'What is to be printed could not be read.',
  marksFile: (title: string) => `Marks, ${title}`,
} as const

/** Said of a file with the data of an export. */
const file = {
  /** Attached to every PDF; the names are ASCII, as older viewers want them. */
  carried: {
    json: { name: 'aide-memoire.json', description: 'Notes, marks and checks of this paper, to be taken in again' },
    w3c: { name: 'marks.jsonld', description: 'The passages marked and quoted, as W3C annotations' },
  },
  tooLarge: 'This file is larger than any that the reader writes.',
  damaged: 'This file is damaged: it was made by the reader, but cannot be read to its end.',
  foreign: 'This file holds no notes of the reader.',
  newer: 'This file was made by a newer version of the reader. Install that version to open it.',
} as const

export const exporting = { dialog, paper, file } as const
