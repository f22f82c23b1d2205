/** Shapes of the calls that turn files into briefings. */
import * as v from 'valibot'
import { ImportDraft } from '../import/draft.ts'
import { FORMATS } from '../import/formats.ts'
import { Repairs } from '../import/repair.ts'
import { Count, EditionId, PartialDate, RecordId, Slug, wellFormed } from '../model/ids.ts'
import { PACK_PART } from './limits.ts'

/** A part of a file on its way to main, in base64: part 0 begins a new upload, the others follow in order. */
export const ImportUpload = v.strictObject({ upload: RecordId, part: Count, data: v.pipe(v.string(), v.maxLength(PACK_PART)) })

export const ImportRead = v.strictObject({
  upload: RecordId,
  /** Name of the file, with its ending. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000), wellFormed),
})

export const OwnPlace = v.strictObject({ edition: EditionId, briefing: Slug, title: v.string() })
export type OwnPlace = v.InferOutput<typeof OwnPlace>

/** What was understood of a file; nothing is added by it. */
export const ImportPreview = v.strictObject({
  import: RecordId,
  format: v.picklist(FORMATS),
  draft: ImportDraft,
  /** Text of the file as it stands there, to be shown beside; its end may be cut off. */
  original: v.string(),
  originalCut: v.boolean(),
  /** The briefing that was made of the very same file. */
  same: v.nullable(OwnPlace),
  /** The newest edition of the briefing with the same title. */
  earlier: v.nullable(OwnPlace),
})
export type ImportPreview = v.InferOutput<typeof ImportPreview>

export const ImportAdd = v.strictObject({
  import: RecordId,
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300), wellFormed),
  date: PartialDate,
  repairs: Repairs,
  /** A briefing of its own, or a new edition of the one with the same title. */
  as: v.picklist(['new', 'edition']),
})
