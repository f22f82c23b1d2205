/** What a file of marks may hold at most; files beyond are refused with a sentence, before they cost anything. */

/** Size of a file in bytes. A mark takes about 2 kB, so that the number of marks is met first. */
export const MAX_FILE_BYTES = 25_000_000
export const MAX_FILE_MARKS = 5_000
/** Arrays and objects inside one another; an annotation needs about ten. */
export const MAX_DEPTH = 60
/** Sentences about single marks that are told one by one; the rest are counted. */
export const MAX_PROBLEMS = 100
/** Files inside one upload come in parts of this many UTF-16 units at most. */
export const UPLOAD_PART = 200_000
