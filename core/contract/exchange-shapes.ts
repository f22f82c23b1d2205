/** Shapes of the calls that export and import marks as files. See docs/exchange.md. */
import * as v from 'valibot'
import { MAX_FILE_MARKS, UPLOAD_PART } from '../exchange/limits.ts'
import { EXCHANGE_STATES } from '../exchange/states.ts'
import { Count, EditionId, PassageId, RecordId, Slug } from '../model/ids.ts'
import { Delivery } from './shapes.ts'

export const ExchangeExport = v.strictObject({
  what: v.variant('kind', [
    v.strictObject({ kind: v.literal('briefing'), edition: EditionId, briefing: Slug }),
    /** Every mark in any edition of a pack. */
    v.strictObject({ kind: v.literal('pack'), pack: Slug }),
  ]),
  /** File name suggested to the shell's save dialog. */
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
})
export const ExchangeExported = v.strictObject({ delivery: Delivery, bytes: Count, marks: Count })
export type ExchangeExported = v.InferOutput<typeof ExchangeExported>

/** A part of a file on its way to main: part 0 begins a new upload, the others follow in order. */
export const ExchangeUpload = v.strictObject({
  upload: RecordId,
  part: Count,
  text: v.pipe(v.string(), v.maxLength(UPLOAD_PART)),
})

export const ExchangeFrom = v.variant('kind', [
  v.strictObject({ kind: v.literal('upload'), upload: RecordId }),
  /** Absolute path; in the desktop shell alone. */
  v.strictObject({ kind: v.literal('path'), path: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)) }),
])

export const ExchangeState = v.picklist(EXCHANGE_STATES)
export type ExchangeState = v.InferOutput<typeof ExchangeState>

/** One mark of a file, and what an import would do with it. Texts are shortened. */
export const ExchangeItem = v.strictObject({
  /** Which annotation of the file it is. */
  n: Count,
  state: ExchangeState,
  /** Beside the marks that are here: new, a later version of one, one changed on both sides, or nothing new. */
  effect: v.picklist(['add', 'update', 'copy', 'none']),
  quote: v.string(),
  /** The words it would stand on, where they are others. */
  found: v.optional(v.string()),
  comment: v.string(),
  /** Name of who made it: null for the reader, empty when the file does not say. */
  by: v.nullable(v.string()),
  /** The briefing it would stand in, or the one its file names. */
  title: v.string(),
  place: v.nullable(v.strictObject({ edition: EditionId, briefing: Slug, passage: PassageId, number: v.nullable(Count) })),
  /** Whether it is taken unless the reader says otherwise. */
  chosen: v.boolean(),
  /** Why it cannot be imported; null when it can. */
  refused: v.nullable(v.string()),
  /** What the reader should know of it. */
  remark: v.nullable(v.string()),
})
export type ExchangeItem = v.InferOutput<typeof ExchangeItem>

export const ExchangePreview = v.strictObject({
  preview: RecordId,
  items: v.array(ExchangeItem),
  counts: v.record(ExchangeState, Count),
  /** What could not be read, by number of the annotation; at most a hundred, and how many more there were. */
  problems: v.array(v.strictObject({ n: Count, text: v.string() })),
  moreProblems: Count,
  /** Fields of the file that this version does not know. */
  ignored: Count,
})
export type ExchangePreview = v.InferOutput<typeof ExchangePreview>

export const ExchangeImport = v.strictObject({
  preview: RecordId,
  /** Numbers of the items chosen. */
  marks: v.pipe(v.array(Count), v.maxLength(MAX_FILE_MARKS)),
})
export const ExchangeImported = v.strictObject({
  added: Count,
  updated: Count,
  /** Marks that were changed here and in the file: both versions are kept. */
  copies: Count,
  /** Chosen, but here already or without a place. */
  unchanged: Count,
  /** The step for undo; null when nothing changed. */
  step: v.nullable(Count),
})
export type ExchangeImported = v.InferOutput<typeof ExchangeImported>
