/** Notes: Markdown documents that may hold quotes. A quote's anchor is kept beside the text, under the id it links to. */
import * as v from 'valibot'
import { Anchor } from './annotation.ts'
import { Count, Instant, RecordId, wellFormed } from './ids.ts'

/** Largest note body, in UTF-16 units (about 100,000 words with 500 quotes). */
export const MAX_NOTE = 2_000_000

/** A quotation that a note's `aide:quote/<id>` link points to. Written once, never changed. */
export const Quote = v.strictObject({
  id: RecordId,
  anchor: Anchor,
  /** The annotation it was made from, if any. */
  annotation: v.optional(RecordId),
  createdAt: Instant,
})
export type Quote = v.InferOutput<typeof Quote>

export const NoteTitle = v.pipe(v.string(), v.maxLength(300), wellFormed)
export const NoteBody = v.pipe(v.string(), v.maxLength(MAX_NOTE), wellFormed)

export const NoteSummary = v.strictObject({
  id: RecordId,
  title: v.string(),
  /** First words of the body after the title, at most 160 characters. */
  opening: v.string(),
  words: Count,
  quotes: Count,
  createdAt: Instant,
  modifiedAt: Instant,
  /** Set while the note lies in the bin. */
  deletedAt: v.nullable(Instant),
})
export type NoteSummary = v.InferOutput<typeof NoteSummary>

export const Note = v.strictObject({
  ...NoteSummary.entries,
  body: v.string(),
  /** Raised by one with every saved change; a save names the one it started from. */
  revision: Count,
})
export type Note = v.InferOutput<typeof Note>

/** A note with the anchors of the quotes its body refers to. */
export const NoteWithQuotes = v.strictObject({ note: Note, sources: v.array(Quote) })
export type NoteWithQuotes = v.InferOutput<typeof NoteWithQuotes>
