/** Annotations: marks on passages, and the anchors that hold them there. */
import * as v from 'valibot'
import { COLOURS } from './colours.ts'
import { Count, EditionId, Instant, PassageId, RecordId, Slug, wellFormed } from './ids.ts'

/** A point in a briefing: UTF-16 offset in the text of one passage. */
export const Point = v.strictObject({ passage: PassageId, offset: Count })
export type Point = v.InferOutput<typeof Point>

/** From start to end in reading order, end exclusive, not empty. */
export const PassageRange = v.strictObject({ start: Point, end: Point })
export type PassageRange = v.InferOutput<typeof PassageRange>

/** Longest quotation kept: a whole briefing may be marked. Characters (UTF-16 units). */
export const MAX_QUOTE = 400_000
/** Length of prefix and suffix kept on each side of the quotation, in UTF-16 units. */
export const CONTEXT = 64

const Signs = v.pipe(v.string(), v.maxLength(400), v.regex(/^[0-9a-z]*$/u))
/**
 * Signs before and after a mark, nearest first; how many places of its edition read just alike, this one being number
 * `nth`; and how like the mark's place the likest other one is, in per cent.
 */
export const Around = v.strictObject({ before: Signs, after: Signs, nth: Count, of: Count, rival: v.pipe(Count, v.maxValue(100)) })
export type Around = v.InferOutput<typeof Around>

export const Anchor = v.strictObject({
  edition: EditionId,
  briefing: Slug,
  ...PassageRange.entries,
  /** The words exactly as they stand in the edition; passages are joined by one line feed. */
  quote: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_QUOTE)),
  prefix: v.pipe(v.string(), v.maxLength(CONTEXT * 2)),
  suffix: v.pipe(v.string(), v.maxLength(CONTEXT * 2)),
  /** Section ids from the outside in; empty in title and standfirst. */
  section: v.array(Slug),
  /** Start and end in `briefingText` of that edition (W3C TextPositionSelector). */
  position: v.strictObject({ start: Count, end: Count }),
  /** Signs of the words further around, for texts whose old edition is gone; absent in anchors of before. See `core/anchor/signs.ts`. */
  around: v.optional(Around),
  /** SHA-256 (hex) of `briefingText` of that edition. */
  textHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
})
export type Anchor = v.InferOutput<typeof Anchor>

export const Colour = v.picklist(COLOURS)
export type Colour = v.InferOutput<typeof Colour>

export const Tag = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60), wellFormed)
export const Comment = v.pipe(v.string(), v.maxLength(20_000), wellFormed)

/** Who made a mark: an IRI that stays the same in every file, and the name given there, which may be empty. */
export const Person = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(500), wellFormed),
  name: v.pipe(v.string(), v.maxLength(120), wellFormed),
})
export type Person = v.InferOutput<typeof Person>

/** What a mark brought along when it came out of a file. */
export const Origin = v.strictObject({
  /** Absent for a mark of the reader's own that came back. */
  creator: v.optional(Person),
  /** Its IRI in the file, unless that follows from the mark's own id. */
  iri: v.optional(v.pipe(v.string(), v.maxLength(2_000), wellFormed)),
  /** Which version of it was taken last: while `modifiedAt` is the same instant, nobody changed it here since. */
  modified: Instant,
  /** The words it was made on, where it stands on others here. */
  quote: v.optional(v.pipe(v.string(), v.maxLength(MAX_QUOTE))),
})
export type Origin = v.InferOutput<typeof Origin>

export const Annotation = v.strictObject({
  id: RecordId,
  anchor: Anchor,
  colour: Colour,
  /** Plain text with line breaks; empty when there is none. */
  comment: Comment,
  tags: v.pipe(v.array(Tag), v.maxLength(40)),
  createdAt: Instant,
  modifiedAt: Instant,
  /** Absent for marks made here. */
  origin: v.optional(Origin),
})
export type Annotation = v.InferOutput<typeof Annotation>

/** What the reader may set; without `id` a new annotation is made. */
export const AnnotationDraft = v.variant('kind', [
  v.strictObject({
    kind: v.literal('new'),
    edition: EditionId,
    briefing: Slug,
    range: PassageRange,
    colour: Colour,
    comment: v.optional(Comment, ''),
    tags: v.optional(v.pipe(v.array(Tag), v.maxLength(40)), []),
  }),
  v.strictObject({
    kind: v.literal('edit'),
    id: RecordId,
    colour: v.optional(Colour),
    comment: v.optional(Comment),
    tags: v.optional(v.pipe(v.array(Tag), v.maxLength(40))),
    /** What the caller saw of the fields it sets; refused with `conflict` when another window has changed one of them since. */
    was: v.optional(v.strictObject({ colour: v.optional(Colour), comment: v.optional(Comment), tags: v.optional(v.array(v.string())) })),
  }),
])
export type AnnotationDraft = v.InferInput<typeof AnnotationDraft>
