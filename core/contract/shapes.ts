/** Shapes that only the bridge uses: library overview, search replies, export requests, status. */
import * as v from 'valibot'
import { QUERY_PROBLEMS, QUERY_REMEDIES } from '../search/ast.ts'
import { Annotation, Colour, PassageRange } from '../model/annotation.ts'
import { BriefingMeta, PassageKind } from '../model/briefing.ts'
import { EXPORT_FORMATS } from '../export/formats.ts'
import { Count, EditionId, Instant, PartialDate, PassageId, RecordId, Slug, wellFormed } from '../model/ids.ts'
import { NoteBody, NoteTitle, Quote } from '../model/note.ts'
import { CitationStyle } from '../model/settings.ts'
import { Collection, Sha256, Term, Topic } from '../model/pack.ts'

/** How far a briefing has been read, and where the reader left it. */
export const ReadingState = v.strictObject({
  edition: EditionId,
  briefing: Slug,
  /** Passage at the top of the window when it was last left, and the share of it already scrolled past (0 to 1). */
  passage: PassageId,
  fraction: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Numbered passages that have been in view, of `BriefingMeta.passages`; never falls. */
  seen: Count,
  /** Set by the reader, or when every passage has been seen. */
  done: v.boolean(),
  openedAt: Instant,
})
export type ReadingState = v.InferOutput<typeof ReadingState>

/** An edition that can be read, or the reason why it was refused. */
export const LibraryEdition = v.variant('state', [
  v.strictObject({
    state: v.literal('ready'),
    id: EditionId,
    pack: Slug,
    title: v.string(),
    issuer: v.string(),
    language: v.string(),
    number: Count,
    date: PartialDate,
    label: v.string(),
    topics: v.array(Topic),
    collections: v.array(Collection),
    briefings: v.array(BriefingMeta),
    terms: v.array(Term),
    /** True when the shipped index did not fit this version and was built again. */
    reindexed: v.boolean(),
    /** SHA-256 over path, size and digest of every file: equal for equal contents, wherever they lie. */
    digest: Sha256,
  }),
  v.strictObject({
    state: v.literal('refused'),
    /** Name of the pack's folder, with the one around it where it is a number. */
    folder: v.string(),
    title: v.optional(v.string()),
    /** Its number, where the manifest can be read. */
    edition: v.optional(Count),
    code: v.picklist(['pack-damaged', 'pack-newer']),
    /** Names the file and what is wrong with it, in plain words. */
    reason: v.string(),
  }),
])
export type LibraryEdition = v.InferOutput<typeof LibraryEdition>

export const LibraryOverview = v.strictObject({
  /** Editions of one pack stand together, the newest first; refused ones come last. */
  editions: v.array(LibraryEdition),
  /** The packs that can be read: their editions, the newest first, which is the current one. */
  packs: v.array(v.strictObject({ id: Slug, title: v.string(), current: EditionId, editions: v.array(EditionId) })),
  reading: v.array(ReadingState),
  /** Marks that stand in each briefing, `<edition>/<briefing>` to count. */
  markCounts: v.record(v.string(), Count),
})
export type LibraryOverview = v.InferOutput<typeof LibraryOverview>

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

export const TextRange = v.tuple([Count, Count])
/** Text with the ranges that matched (UTF-16, sorted, disjoint); never HTML. */
export const Snippet = v.strictObject({ text: v.string(), ranges: v.array(TextRange) })
export type Snippet = v.InferOutput<typeof Snippet>

export const SearchHit = v.strictObject({
  passage: PassageId,
  /** Place of the passage in its briefing, from 0: hits are listed best first, and whoever goes through all goes down the text. */
  at: Count,
  n: v.nullable(Count),
  kind: PassageKind,
  /** Title of the section the passage stands in; empty for title and standfirst. */
  section: v.string(),
  snippet: Snippet,
  /** How many characters at the snippet's beginning are the number that opens a figure. */
  value: v.optional(Count),
  /** Every match in the passage's own text. */
  ranges: v.array(TextRange),
})
export type SearchHit = v.InferOutput<typeof SearchHit>

export const SearchGroup = v.strictObject({
  edition: EditionId,
  briefing: Slug,
  title: Snippet,
  date: PartialDate,
  topics: v.array(Slug),
  /** All passages of this briefing that match, of which `hits` lists the first ones asked for. */
  total: Count,
  /** Those with most of the query first, then in reading order. */
  hits: v.array(SearchHit),
  /** Why it stands where it does: matches of each word or phrase by field, and what raises their score, each from 0 to 1. */
  why: v.optional(
    v.strictObject({
      words: v.array(v.strictObject({ text: v.string(), title: Count, headings: Count, body: Count })),
      parts: v.strictObject({ title: Share, together: Share, sideBySide: Share, close: Share, recent: Share }),
    }),
  ),
})
export type SearchGroup = v.InferOutput<typeof SearchGroup>

export const SearchMark = v.strictObject({
  annotation: Annotation,
  title: v.string(),
  n: v.nullable(Count),
  quote: Snippet,
  comment: Snippet,
})
export type SearchMark = v.InferOutput<typeof SearchMark>

export const SearchNote = v.strictObject({ id: RecordId, title: Snippet, body: Snippet, modifiedAt: Instant })
export type SearchNote = v.InferOutput<typeof SearchNote>

/** Found only when words may be written in another way: inflections, spellings, acronyms, names, typing errors. */
export const SearchMore = v.strictObject({
  /** Each with a query that has exactly that word or phrase in the place of `of`. */
  variants: v.array(
    v.strictObject({
      of: v.string(),
      text: v.string(),
      kind: v.picklist(['inflection', 'spelling', 'acronym', 'name', 'near']),
      briefings: Count,
      passages: Count,
      marks: Count,
      notes: Count,
      query: v.string(),
    }),
  ),
  /** Briefings with such passages, the passages, marks and notes; none of them is in the first list. */
  totals: v.strictObject({ briefings: Count, passages: Count, marks: Count, notes: Count }),
  groups: v.array(SearchGroup),
  marks: v.array(SearchMark),
  notes: v.array(SearchNote),
  /** No briefing holds all words of the query: these hold most of them, so many of so many. */
  fewer: v.optional(v.strictObject({ held: Count, of: Count })),
})
export type SearchMore = v.InferOutput<typeof SearchMore>

export const SearchReply = v.strictObject({
  seq: Count,
  /** How the query was read, in order: words, the last of them perhaps a prefix, and phrases. */
  read: v.array(v.strictObject({ kind: v.picklist(['word', 'prefix', 'phrase']), text: v.string() })),
  /** Exact totals over everything installed, whatever part of it is listed. */
  totals: v.strictObject({ briefings: Count, passages: Count, marks: Count, notes: Count }),
  groups: v.array(SearchGroup),
  marks: v.array(SearchMark),
  notes: v.array(SearchNote),
  /** How the query was read as a whole, and what of it could not be; absent when nothing was asked. */
  mode: v.optional(v.picklist(['query', 'plain'])),
  problems: v.optional(
    v.array(
      v.strictObject({
        code: v.picklist(QUERY_PROBLEMS),
        done: v.picklist(QUERY_REMEDIES),
        text: v.string(),
        near: v.optional(v.array(v.string())),
        span: v.strictObject({ start: Count, end: Count }),
      }),
    ),
  ),
  /** The second list; absent when it is empty or was not wanted. */
  more: v.optional(SearchMore),
  /** Editions whose index is being built: they are not searched yet. */
  indexing: v.optional(v.array(EditionId)),
})
export type SearchReply = v.InferOutput<typeof SearchReply>

export const ExportRequest = v.strictObject({
  format: v.optional(v.picklist(EXPORT_FORMATS), 'pdf'),
  what: v.variant('kind', [
    /** Notes in the order given. */
    v.strictObject({ kind: v.literal('notes'), ids: v.pipe(v.array(RecordId), v.maxLength(2000)) }),
    /** Every mark of one briefing, in reading order. */
    v.strictObject({ kind: v.literal('marks'), edition: EditionId, briefing: Slug }),
  ]),
  paper: v.picklist(['A4', 'Letter']),
  orientation: v.optional(v.picklist(['portrait', 'landscape']), 'portrait'),
  /** Printed at the head and foot of every page; empty for none. */
  marking: v.optional(v.pipe(v.string(), v.maxLength(60), wellFormed), ''),
  lineNumbers: v.optional(v.boolean(), false),
  title: v.optional(v.pipe(v.string(), v.maxLength(300))),
  author: v.optional(v.pipe(v.string(), v.maxLength(120))),
  /** `text`: the whole briefing with its marks in place, before them as numbered notes. */
  include: v.strictObject({ contents: v.boolean(), sources: v.boolean(), comments: v.boolean(), text: v.optional(v.boolean(), false) }),
  /** Refused with `quotes-unsound` while any quote is edited or its source is missing. */
  strict: v.optional(v.boolean(), false),
  citationStyle: v.optional(CitationStyle, 'plain'),
  /** File name suggested to the shell's save dialog. */
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** Names the export, so that its progress can be told and it can be cancelled. */
  job: v.optional(RecordId),
})
export type ExportRequest = v.InferOutput<typeof ExportRequest>

/** Comparing the quotes and writing; laying out the pages; doing so again with the page numbers of the contents; handing over. */
export const ExportStep = v.picklist(['write', 'pages', 'contents', 'save'])
export type ExportStep = v.InferOutput<typeof ExportStep>

/** Where the shell put the bytes: written by the native dialog, offered for download, or the reader closed the dialog. */
export const Delivery = v.variant('outcome', [
  v.strictObject({ outcome: v.literal('saved'), name: v.string() }),
  v.strictObject({ outcome: v.literal('download'), name: v.string(), url: v.string() }),
  v.strictObject({ outcome: v.literal('cancelled') }),
])
export type Delivery = v.InferOutput<typeof Delivery>

export const ExportReport = v.strictObject({
  delivery: Delivery,
  bytes: Count,
  /** How many quotes were compared with their source, by result. */
  quotes: v.strictObject({ verbatim: Count, shortened: Count, changed: Count, edited: Count, missing: Count }),
})
export type ExportReport = v.InferOutput<typeof ExportReport>

export const ExportPreview = v.variant('kind', [
  /** The PDF itself, in base64: Word documents and web pages are shown as they would be on paper. */
  v.strictObject({ kind: v.literal('pages'), pdf: v.string() }),
  /** Its first characters; `isCut` when there are more. */
  v.strictObject({ kind: v.literal('text'), text: v.string(), isCut: v.boolean() }),
  v.strictObject({ kind: v.literal('cancelled') }),
])
export type ExportPreview = v.InferOutput<typeof ExportPreview>

export const Status = v.strictObject({
  version: v.string(),
  shell: v.picklist(['electron', 'browser']),
  /** Instant of the last commit in this data folder, null before the first. */
  savedAt: v.nullable(Instant),
  store: v.picklist(['ok', 'read-only', 'failing']),
  /** Things the reader must be told, newest last: what happened, what was kept, what to do. */
  notices: v.array(v.strictObject({ id: v.string(), level: v.picklist(['info', 'caution']), text: v.string() })),
  undo: v.nullable(v.string()),
  redo: v.nullable(v.string()),
  /** Which step `undo` is; a number that is never used again. */
  undoStep: v.nullable(Count),
})
export type Status = v.InferOutput<typeof Status>

export const NoteDraft = v.variant('kind', [
  v.strictObject({ kind: v.literal('new'), title: NoteTitle, body: v.optional(NoteBody, '') }),
  v.strictObject({ kind: v.literal('edit'), id: RecordId, base: Count, title: v.optional(NoteTitle), body: v.optional(NoteBody) }),
  /** Adds a quote block at the end of the note and keeps its anchor. */
  v.strictObject({ kind: v.literal('append-quote'), id: RecordId, quote: RecordId }),
])
export type NoteDraft = v.InferInput<typeof NoteDraft>

/** Makes a quote of a passage range, so that a note can link to it. */
export const QuoteDraft = v.strictObject({
  edition: EditionId,
  briefing: Slug,
  range: PassageRange,
  annotation: v.optional(RecordId),
})
/** The kept quote, and the Markdown block that shows it in a note. */
export const QuoteReply = v.strictObject({ quote: Quote, markdown: v.string() })
export type QuoteReply = v.InferOutput<typeof QuoteReply>

export const AnnotationFilter = v.strictObject({
  edition: v.optional(EditionId),
  briefing: v.optional(Slug),
  colour: v.optional(Colour),
})
