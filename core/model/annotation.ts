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
/** Signs before and after a mark, nearest first, and how many places of its edition read just alike, this one being number `nth`. */
export const Around = v.strictObject({ before: Signs, after: Signs, nth: Count, of: Count })
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

export const Annotation = v.strictObject({
  id: RecordId,
  anchor: Anchor,
  colour: Colour,
  /** Plain text with line breaks; empty when there is none. */
  comment: Comment,
  tags: v.pipe(v.array(Tag), v.maxLength(40)),
  createdAt: Instant,
  modifiedAt: Instant,
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
  }),
])
export type AnnotationDraft = v.InferInput<typeof AnnotationDraft>
