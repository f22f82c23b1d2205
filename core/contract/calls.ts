/**
 * The one list of calls with what goes in and out. Preload, dispatcher, both shells and the docs derive from it and from
 * its names (names.ts); a call that is not here cannot be made, and a call without a handler does not compile (see `Handlers`).
 */
import * as v from 'valibot'
import { Annotation, AnnotationDraft, Colour } from '../model/annotation.ts'
import { Briefing } from '../model/briefing.ts'
import { Count, EditionId, RecordId, Slug } from '../model/ids.ts'
import { NoteSummary, NoteWithQuotes } from '../model/note.ts'
import { Settings } from '../model/settings.ts'
import {
  ExchangeExport,
  ExchangeExported,
  ExchangeFrom,
  ExchangeImport,
  ExchangeImported,
  ExchangePreview,
  ExchangeUpload,
} from './exchange-shapes.ts'
import { ImportAdd, ImportPreview, ImportRead, ImportUpload, OwnPlace } from './import-shapes.ts'
import type { CallName } from './names.ts'
import {
  Bin,
  ChosenFolder,
  DecisionDraft,
  EditionChanges,
  HistoryNext,
  InstallFrom,
  Installed,
  ListedAnnotation,
  NewerQuote,
  PackUpload,
  Review,
  ReviewCase,
  ReviewFilter,
  ReviewPage,
} from './review-shapes.ts'
import { SavedSearch, SavedSearchDraft, SeenResults } from './saved-search-shapes.ts'
import {
  AnnotationFilter,
  Delivery,
  ExportPreview,
  ExportReport,
  ExportRequest,
  LibraryOverview,
  NoteDraft,
  QuoteDraft,
  QuoteReply,
  ReadingState,
  SearchReply,
  Status,
} from './shapes.ts'

const nothing = v.strictObject({})
const done = v.strictObject({})
const Ids = v.pipe(v.array(RecordId), v.minLength(1), v.maxLength(5000))

type Schema = v.GenericSchema
export type CallSpec = { input: Schema; output: Schema }

const call = <I extends Schema, O extends Schema>(input: I, output: O) => ({ input, output })

export const calls = {
  'library.overview': call(nothing, LibraryOverview),
  'library.briefing': call(v.strictObject({ edition: EditionId, briefing: Slug }), Briefing),
  'library.reading': call(v.omit(ReadingState, ['openedAt']), done),
  'search.run': call(
    v.strictObject({
      query: v.pipe(v.string(), v.maxLength(20_000)),
      /** Rises with every search of one window; a reply to a lower number than the last is dropped. */
      seq: Count,
      /** How many briefings to skip and list, and how many passages, marks and notes to list of each. */
      skip: v.optional(Count, 0),
      briefings: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 50),
      passages: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000)), 50),
      /** Lists the passages of this briefing alone; the totals stay those of the whole query. */
      within: v.optional(v.strictObject({ edition: EditionId, briefing: Slug })),
      /** Only the letters as typed: no second list. */
      exact: v.optional(v.boolean()),
      /** Which of the two lists `skip`, `briefings` and `within` are about. */
      list: v.optional(v.picklist(['exact', 'more'])),
    }),
    SearchReply,
  ),
  /** Publishers of sources, with how many briefings a filter for each leaves; those in the most first. */
  'search.publishers': call(nothing, v.array(v.strictObject({ name: v.string(), briefings: Count }))),
  'searches.list': call(nothing, v.array(SavedSearch)),
  'searches.save': call(SavedSearchDraft, SavedSearch),
  /** Can be taken back by saving with `restore`. */
  'searches.remove': call(v.strictObject({ id: RecordId }), done),
  /** Keeps what a run of the search found, so that later runs can say what is new. */
  'searches.ran': call(v.strictObject({ id: RecordId, seen: SeenResults }), SavedSearch),
  /** Asks for a folder with the system's dialog, where the shell has one. */
  'editions.choose': call(nothing, ChosenFolder),
  /** A part of a pack on its way from a page that knows no paths. */
  'editions.upload': call(PackUpload, done),
  /** A folder with a built pack, or a pack that was sent. Checked whole, then copied into the data folder; the older editions stay. */
  'editions.install': call(InstallFrom, Installed),
  /** Counts for every briefing; with a briefing, its changed passages too. */
  'editions.changes': call(v.strictObject({ from: EditionId, to: EditionId, briefing: v.optional(Slug) }), EditionChanges),
  /** New editions with marks or quotes of older ones, the newest first. */
  'review.state': call(nothing, v.strictObject({ reviews: v.array(Review) })),
  'review.list': call(ReviewFilter, ReviewPage),
  /** One step for undo; null when the decision was that already. */
  'review.decide': call(DecisionDraft, v.strictObject({ case: ReviewCase, step: v.nullable(Count) })),
  /** Keeps where the reader left the review, so that it can be resumed. */
  'review.leave': call(v.strictObject({ edition: EditionId, at: v.nullable(Count) }), done),
  /** With an edition, also the marks of older editions that stand in it. */
  'annotations.list': call(AnnotationFilter, v.array(ListedAnnotation)),
  'annotations.save': call(AnnotationDraft, Annotation),
  /** One step for undo, however many there are; null when all of them have the colour already. */
  'annotations.recolour': call(v.strictObject({ ids: Ids, colour: Colour }), v.strictObject({ step: v.nullable(Count) })),
  'annotations.remove': call(v.strictObject({ ids: Ids }), v.strictObject({ step: Count })),
  'notes.list': call(v.strictObject({ bin: v.optional(v.boolean(), false) }), v.array(NoteSummary)),
  'notes.get': call(v.strictObject({ id: RecordId }), NoteWithQuotes),
  'notes.save': call(NoteDraft, NoteWithQuotes),
  'notes.quote': call(QuoteDraft, QuoteReply),
  'notes.remove': call(v.strictObject({ id: RecordId }), done),
  'notes.restore': call(v.strictObject({ id: RecordId }), done),
  /** Quotes of editions that are not the newest of their pack; the others, and those that are not known, are left out. */
  'quotes.newer': call(v.strictObject({ ids: v.pipe(v.array(RecordId), v.maxLength(5000)) }), v.array(NewerQuote)),
  'bin.list': call(nothing, Bin),
  'bin.restore': call(
    v.strictObject({ marks: v.optional(v.array(RecordId), []), notes: v.optional(v.array(RecordId), []) }),
    v.strictObject({ step: v.nullable(Count) }),
  ),
  'history.next': call(nothing, HistoryNext),
  /** With a step, only when that step is the last one. Refused with `conflict` otherwise. */
  'history.undo': call(v.strictObject({ step: v.optional(Count) }), v.strictObject({ did: v.nullable(v.string()) })),
  'history.redo': call(nothing, v.strictObject({ did: v.nullable(v.string()) })),
  'export.make': call(ExportRequest, ExportReport),
  /** What the export would hold, without handing it over. Refused with `too-large` when it does not fit through the bridge. */
  'export.preview': call(ExportRequest, ExportPreview),
  /** Ends the export or preview of that name at once; an export is answered as one that was cancelled. Nothing when it has ended already. */
  'export.cancel': call(v.strictObject({ job: RecordId }), done),
  /** Shows the file saved last in its folder, in a shell that knows where it went. */
  'export.show': call(nothing, done),
  /** Marks as a file of W3C annotations. */
  'exchange.export': call(ExchangeExport, ExchangeExported),
  'exchange.upload': call(ExchangeUpload, done),
  /** What an import of a file would do; nothing is changed by it. */
  'exchange.preview': call(v.strictObject({ from: ExchangeFrom }), ExchangePreview),
  /** Takes the marks chosen of the last preview: one step for undo. */
  'exchange.import': call(ExchangeImport, ExchangeImported),
  /** A part of a file that is to become a briefing. */
  'imports.upload': call(ImportUpload, done),
  /** What is understood of a file that was sent; nothing is changed by it. */
  'imports.read': call(ImportRead, ImportPreview),
  /** Adds the file that was read last to the reader's own briefings, as an edition of its own. */
  'imports.add': call(ImportAdd, OwnPlace),
  /** Hands out the file that an imported edition was made of. */
  'imports.original': call(v.strictObject({ edition: EditionId }), Delivery),
  'settings.get': call(nothing, Settings),
  'settings.set': call(v.partial(Settings), Settings),
  'status.get': call(nothing, Status),
  'status.dismiss': call(v.strictObject({ id: v.string() }), done),
} as const satisfies Record<CallName, CallSpec>

export type Calls = typeof calls
export type { CallName } from './names.ts'
/** What a caller passes (defaults may be left out), what a handler gets, and what comes back. */
export type CallInput<N extends CallName> = v.InferInput<Calls[N]['input']>
export type HandlerInput<N extends CallName> = v.InferOutput<Calls[N]['input']>
export type CallOutput<N extends CallName> = v.InferOutput<Calls[N]['output']>

/** Compile-time coverage guard: a missing or a surplus handler is a type error. */
export type Handlers = { [N in CallName]: (input: HandlerInput<N>) => CallOutput<N> | Promise<CallOutput<N>> }
