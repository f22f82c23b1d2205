/** Identifiers shared by every layer. All are plain strings so that they travel over the bridge unchanged. */
import * as v from 'valibot'

/** Lower-case words joined by hyphens: packs, briefings, sections, collections, topics, terms. */
export const Slug = v.pipe(v.string(), v.maxLength(120), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Expected a slug'))
export type Slug = v.InferOutput<typeof Slug>

/** `<pack slug>@<edition number>`: one immutable issue of a pack. */
export const EditionId = v.pipe(
  v.string(),
  v.maxLength(140),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*@[1-9]\d{0,5}$/u, 'Expected an edition id such as pack@1'),
)
export type EditionId = v.InferOutput<typeof EditionId>

/** Identifier of a passage inside its briefing (`title`, `standfirst`, `h-…` for headings, `p-…` otherwise). */
export const PassageId = v.pipe(v.string(), v.minLength(1), v.maxLength(80), v.regex(/^[a-z0-9-]+$/u, 'Expected a passage id'))
export type PassageId = v.InferOutput<typeof PassageId>

/** Identifier made by the `Ids` port for annotations, notes and quotes: 8 to 40 letters, digits, `-` or `_`. */
export const RecordId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,40}$/u, 'Expected a record id'))
export type RecordId = v.InferOutput<typeof RecordId>

/** ISO 8601 instant in UTC with milliseconds, as `Date.prototype.toISOString` prints it. */
export const Instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u, 'Expected an instant'))
export type Instant = v.InferOutput<typeof Instant>

/** ISO date that may stop at the month or the year. */
export const PartialDate = v.pipe(v.string(), v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u, 'Expected YYYY, YYYY-MM or YYYY-MM-DD'))

/** A whole number that is not negative: UTF-16 offsets, counts, byte sizes. */
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** Half a surrogate pair cannot be written as UTF-8: it becomes U+FFFD here, before it is acknowledged, not in the store after. */
export const wellFormed = v.transform((text: string) => text.toWellFormed())

export const editionId = (pack: Slug, number: number): EditionId => `${pack}@${number}`

/** Splits an edition id into pack slug and edition number. */
export function splitEditionId(id: EditionId): { pack: Slug; number: number } {
  const at = id.lastIndexOf('@')
  return { pack: id.slice(0, at), number: Number(id.slice(at + 1)) }
}
