/** What an importer understood of a file, before it is a briefing: plain blocks in reading order, and a report of what was done. */
import * as v from 'valibot'
import { Count, PartialDate } from '../model/ids.ts'

/** Largest file that is read, in bytes. */
export const MAX_IMPORT_BYTES = 64_000_000
/** Largest text that one briefing takes in, in UTF-16 units: about 100,000 words. */
export const MAX_IMPORT_TEXT = 600_000
/** Blocks of one briefing at most. */
export const MAX_IMPORT_BLOCKS = 20_000

export const BLOCK_KINDS = ['standfirst', 'heading', 'paragraph', 'item', 'quote', 'caption', 'row'] as const
export const BlockKind = v.picklist(BLOCK_KINDS)
export type BlockKind = v.InferOutput<typeof BlockKind>

/** One passage to be. `text` is canonical; in a row the cells are joined by one tab each. */
export const ImportBlock = v.strictObject({
  kind: BlockKind,
  text: v.string(),
  /** Blocks that follow one another with the same group are one list, quotation or table. */
  group: v.optional(v.string()),
  depth: v.optional(Count),
  ordinal: v.optional(Count),
  header: v.optional(v.boolean()),
})
export type ImportBlock = v.InferOutput<typeof ImportBlock>

export const NOTE_CODES = [
  'encoding',
  'title-from-name',
  'date-of-import',
  'lines-joined',
  'hyphens-joined',
  'sentences-joined',
  'captions-moved',
  'capitals',
  'page-numbers',
  'running-lines',
  'signs',
  'scripts',
  'frames',
  'pictures',
  'addresses',
  'comments',
  'deleted',
  'hidden',
  'parts',
  'repeats',
] as const
export const NoteCode = v.picklist(NOTE_CODES)
export type NoteCode = v.InferOutput<typeof NoteCode>

/** One kind of thing that was changed or left out, how often, and the words concerned. */
export const ReportNote = v.strictObject({
  code: NoteCode,
  count: Count,
  /** Whether its words are not in the briefing. */
  leftOut: v.boolean(),
  /** Words of the file, each as it stood there; all of them for what was left out. */
  words: v.array(v.string()),
})
export type ReportNote = v.InferOutput<typeof ReportNote>

export const ImportDraft = v.strictObject({
  title: v.string(),
  date: PartialDate,
  /** BCP 47. */
  lang: v.string(),
  blocks: v.array(ImportBlock),
  report: v.array(ReportNote),
})
export type ImportDraft = v.InferOutput<typeof ImportDraft>

/** What an importer gives: `title` is empty and `date` absent where the file does not say. */
export type Understood = {
  title: string
  date?: string
  lang?: string
  blocks: ImportBlock[]
  report: ReportNote[]
  /** The text of the file as it stands there, to be shown beside the blocks. */
  original: string
}

/** Collects what an importer changed or left out, one note for each kind of thing. */
export function createReport() {
  const notes = new Map<NoteCode, ReportNote>()
  const add = (code: NoteCode, words: string, leftOut: boolean): void => {
    const note = notes.get(code) ?? { code, count: 0, leftOut, words: [] }
    notes.set(code, note)
    note.count += 1
    if (words !== '' && (leftOut || note.words.length < MOST_EXAMPLES)) note.words.push(words)
  }
  return {
    changed: (code: NoteCode, words = '') => add(code, words, false),
    leftOut: (code: NoteCode, words: string) => add(code, words, true),
    notes: (): ReportNote[] => [...notes.values()],
  }
}
export type Report = ReturnType<typeof createReport>

/** Words shown of what was changed; what was left out is listed whole. */
const MOST_EXAMPLES = 200
