/** Words of this area; British English, plain and short. Values are strings or functions that return them. */
export const errors = {
  unknownCall: 'This version of the reader does not know that request.',
  badInput: 'The request was not understood.',
  tooLarge: 'That is more than the reader can take in one go.',
  internal: 'Something went wrong in the reader. Nothing was changed.',
  closing: 'The reader is closing. This change was not saved.',
  closed: 'The reader is closing. Nothing more can be shown.',

  noBriefing: 'That briefing is not in the library.',
  noAnnotation: 'That mark no longer exists.',
  noNote: 'That note no longer exists.',
  noQuote: 'That quotation no longer exists.',
  noWords: 'Select some words first.',
  quoteTooLong: 'The selection is too long to keep.',
  noteTooLong: 'The note has reached the largest size that can be kept.',
  noteChanged: 'The note was changed elsewhere in the meantime.',
  notLastStep: 'Something else was changed since, so this cannot be undone alone.',
  noteInBin: 'The note is in the bin. Restore it to change it.',

  storageFull: 'The disk is full. The change was not saved.',
  storageFailed: 'The change could not be written to the disk. It was not saved.',
  storageUnreadable: 'Your marks and notes could not be read from the disk.',
  readOnlyNewer: 'Your marks and notes come from a newer version of the reader. They can be read here but not changed.',
  readOnlyFolder: 'The data folder cannot be written to. Nothing can be changed or saved.',

  notices: {
    newerStore:
      'Your marks and notes were written by a newer version of the reader. They are shown but cannot be changed. Install the newer version to work on them.',
    newerStoreUnreadable:
      'Your marks and notes were written by a newer version of the reader, and this version cannot show them. They are untouched. Install the newer version to work on them.',
    readOnlyFolder: (folder: string) =>
      `The data folder ${folder} cannot be written to. You can read and search, but no mark, note or setting will be saved.`,
    full: 'The disk is full. Changes are not being saved. Free some space, then try again or restart the reader.',
    failing:
      'Changes cannot be written to the disk and are not being saved. Keep a copy of unsaved text elsewhere, then restart the reader.',
    damagedRead:
      'Part of your marks and notes could not be read. Restart the reader; it will keep the damaged file and restore the last backup.',
    restored: (kept: string, backupOf: string) =>
      `Your marks and notes could not be read: the file was damaged. The backup of ${backupOf} was restored. Changes made after it are only in the damaged file, which was kept as ${kept}.`,
    startedAfresh: (kept: string) =>
      `Your marks and notes could not be read: the file was damaged or is not one of the reader’s. There was no backup, so the reader started afresh. The file was kept as ${kept}.`,
    cannotSetAside: (file: string) =>
      `Your marks and notes in ${file} could not be read, and the file could not be set aside. It was left as it is. Nothing will be saved until this is put right.`,
    editionChanged: (title: string, label: string) =>
      `The pack “${title}” (${label}) is not the one you had before: it has the same edition number but other contents. It can be read. If you did not put it there yourself, ask whoever issued it.`,
    backupFailed: 'The daily backup of your marks and notes could not be made.',
  },

  /** Undo and redo. */
  history: {
    /** What they did. */
    did: {
      'annotation.add': (count: number) => (count === 1 ? 'Mark added' : `${count} marks added`),
      'annotation.edit': (count: number) => (count === 1 ? 'Mark changed' : `${count} marks changed`),
      'annotation.recolour': (count: number) => (count === 1 ? 'Mark recoloured' : `${count} marks recoloured`),
      'annotation.comment': () => 'Comment changed',
      'annotation.tag': () => 'Tags changed',
      'annotation.remove': (count: number) => (count === 1 ? 'Mark deleted' : `${count} marks deleted`),
      'annotation.restore': (count: number) => (count === 1 ? 'Mark restored' : `${count} marks restored`),
      'annotation.import': (count: number) => (count === 1 ? 'Mark imported' : `${count} marks imported`),
      'note.add': () => 'Note created',
      'note.rename': () => 'Note renamed',
      'note.quote': () => 'Quote added to the note',
      'note.remove': () => 'Note moved to the bin',
      'note.restore': () => 'Note restored',
      'review.accept': () => 'New place accepted',
      'review.elsewhere': () => 'Another place chosen',
      'review.keep-old': () => 'Kept on the old edition',
      'review.drop': () => 'Dropped',
      'review.undecide': () => 'Decision taken back',
    },
    /** How the menu names them: 'Undo recolour'. */
    name: {
      'annotation.add': (count: number) => (count === 1 ? 'mark' : `${count} marks`),
      'annotation.edit': (count: number) => (count === 1 ? 'change of mark' : `change of ${count} marks`),
      'annotation.recolour': (count: number) => (count === 1 ? 'recolour' : `recolour of ${count} marks`),
      'annotation.comment': () => 'comment',
      'annotation.tag': () => 'tags',
      'annotation.remove': (count: number) => (count === 1 ? 'delete mark' : `delete ${count} marks`),
      'annotation.restore': (count: number) => (count === 1 ? 'restore mark' : `restore ${count} marks`),
      'annotation.import': (count: number) => (count === 1 ? 'import of a mark' : `import of ${count} marks`),
      'note.add': () => 'new note',
      'note.rename': () => 'rename note',
      'note.quote': () => 'quote in note',
      'note.remove': () => 'delete note',
      'note.restore': () => 'restore note',
      'review.accept': () => 'accept',
      'review.elsewhere': () => 'another place',
      'review.keep-old': () => 'keep on old edition',
      'review.drop': () => 'drop',
      'review.undecide': () => 'back to undecided',
    },
    undo: (name: string) => `Undo ${name}`,
    redo: (name: string) => `Redo ${name}`,
    /** Why a step is not turned back or repeated. */
    declined: {
      mark: 'The mark was changed since, so this step was left as it is.',
      note: 'The note was changed since, so this step was left as it is.',
      decision: 'The decision was changed since, so this step was left as it is.',
    },
  },

  /** Reviews of new editions, and the bin. */
  review: {
    failed: 'The editions could not be compared. Nothing was changed.',
    noCase: 'That entry of the review no longer exists.',
    noEdition: 'That edition is not in the library.',
    notInBin: 'That is no longer in the bin.',
    decidedMeanwhile: 'This entry was decided elsewhere in the meantime.',
    noPlace: 'No place was found to accept. Choose another place, keep it on the old edition or drop it.',
    needsRange: 'Choose the words in the new edition first.',
    noRangeWanted: 'Only “another place” takes a place of its own.',
    markGone: 'The mark was deleted. Restore it from the bin to decide about it.',
    sameEdition: 'Choose two editions of one pack.',
  },
  markChanged: 'The mark was changed elsewhere in the meantime. Nothing was overwritten.',

  /** Installing a pack. */
  install: {
    noPack: 'There is no pack in that folder. Choose the folder with the file manifest.json.',
    several: 'There are several packs in that folder. Choose one of them.',
    relative: 'The folder must be given in full.',
    damaged: (reason: string) => `The pack was not installed: ${reason}`,
    already: (label: string) => `This edition is installed already (${label}).`,
    otherContents: (number: number) =>
      `Edition ${number} is installed already with other contents. The pack was not installed. If you expected a correction, ask whoever issued it for an edition with a new number.`,
    notNewer: (number: number, newest: number) =>
      `This is edition ${number}, and edition ${newest} is installed. Only newer editions can be installed.`,
    empty: 'The pack has no briefings with words in them, so it was not installed.',
    noRoom: 'There is not enough room on the disk. The pack was not installed.',
    failed: 'The pack could not be copied into the data folder. It was not installed.',
    readOnly: 'The data folder cannot be written to, so no pack can be installed.',
    sentIncomplete: 'The pack did not arrive whole. It was not installed. Try again.',
    sentTooLarge: 'The pack is too large to be taken this way. Start the reader with --pack and its folder instead.',
    otherLanguage: (found: string, before: string) =>
      `The edition is written in another language (${found}, before ${before}). Marks and quotes stay on the old edition.`,
  },

  /** Why an edition of a pack is not opened. */
  pack: {
    inFile: (file: string, reason: string, more: number) =>
      more === 0 ? `${file}: ${reason}.` : `${file}: ${reason}. ${more === 1 ? 'One more thing is' : `${more} more things are`} wrong.`,
    unreadable: 'the file cannot be read',
    missing: 'the file is missing',
    notJson: 'the file is damaged and cannot be understood',
    schema: (where: string) => `the file does not have the expected form (${where})`,
    newer: (format: number, known: number) =>
      `the pack has format ${format}, and this version of the reader knows formats up to ${known}. Install a newer version to open it`,
    size: (found: number, expected: number) => `the file was changed: it has ${found} bytes, and ${expected} were issued`,
    digest: 'the file was changed after the pack was issued',
    otherMeta: 'the briefing is not the one that the manifest describes',
    range: (id: string) => `the briefing does not hold together at “${id}”`,
    unsafePath: (path: string) => `“${path}” is not an allowed file name`,
    outside: 'the file lies outside the folder of the pack',
    notAFile: 'this is not a file',
    pathTwice: (path: string) => `“${path}” is listed twice`,
    tooLarge: (path: string, bytes: number) => `“${path}” is too large (${bytes} bytes)`,
    unlisted: (path: string) => `“${path}” is not listed`,
    wrongEdition: (id: string) => `“${id}” is not the edition of this pack`,
    briefingTwice: 'a briefing is listed twice',
    unknownTopic: (id: string) => `the topic “${id}” is not defined`,
    collections: (id: string) => `the collections do not fit the briefing “${id}”`,
    counts: 'the counts do not fit the contents',
    duplicate: (id: string) => `the edition ${id} is already open from another folder`,
  },
} as const
