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

  /** What undo and redo would do, and what they did. */
  history: {
    'annotation.add': (count: number) => (count === 1 ? 'Mark added' : `${count} marks added`),
    'annotation.edit': (count: number) => (count === 1 ? 'Mark changed' : `${count} marks changed`),
    'annotation.remove': (count: number) => (count === 1 ? 'Mark deleted' : `${count} marks deleted`),
    'annotation.import': (count: number) => (count === 1 ? 'Mark imported' : `${count} marks imported`),
    'note.add': () => 'Note created',
    'note.rename': () => 'Note renamed',
    'note.remove': () => 'Note moved to the bin',
    'note.restore': () => 'Note restored',
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
