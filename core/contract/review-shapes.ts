/** Shapes of the review of a new edition: where each mark and quote went, what the reader decided, what the edition changed. */
import * as v from 'valibot'
import { Annotation, CONTEXT, PassageRange } from '../model/annotation.ts'
import { PassageKind } from '../model/briefing.ts'
import { Count, EditionId, Instant, PassageId, RecordId, Slug } from '../model/ids.ts'
import { NoteSummary } from '../model/note.ts'
import { PACK_PART } from './limits.ts'
import { TextRange } from './shapes.ts'

export const VERDICTS = ['exact', 'moved', 'reworded', 'changed', 'ambiguous', 'gone'] as const
export const Verdict = v.picklist(VERDICTS)
export type Verdict = v.InferOutput<typeof Verdict>

/**
 * `accept`: the place found. `elsewhere`: a place the reader chose. `keep-old`: it stays on the edition it was made in.
 * `drop`: a mark goes to the bin; a quote stays in its note and is asked about no more.
 */
export const DECISIONS = ['accept', 'elsewhere', 'keep-old', 'drop'] as const
export const Decision = v.picklist(DECISIONS)
export type Decision = v.InferOutput<typeof Decision>

/** Words that differ: ranges of the old text that went, and of the new text that came. */
export const WordDiff = v.strictObject({ before: v.array(TextRange), after: v.array(TextRange) })
export type WordDiff = v.InferOutput<typeof WordDiff>

const Context = v.pipe(v.string(), v.maxLength(CONTEXT * 2))

/** A place in the new edition, with its words, what stands around them, and how they differ from the words kept. */
export const Place = v.strictObject({
  range: PassageRange,
  /** Start in `briefingText`, for reading order. */
  start: Count,
  words: v.string(),
  prefix: Context,
  suffix: Context,
  /** ¶ number of the first passage, and the title of its section ('' in title and standfirst). */
  n: v.nullable(Count),
  section: v.string(),
  diff: WordDiff,
})
export type Place = v.InferOutput<typeof Place>

/** The words looked for: those of the mark, or those of an edition in between where the reader accepted them. */
export const OldPlace = v.strictObject({ edition: EditionId, ...v.omit(Place, ['diff', 'start']).entries })
export type OldPlace = v.InferOutput<typeof OldPlace>

const Piece = v.nullable(v.strictObject({ text: v.string(), start: Count, end: Count }))
/** One thing that differs in substance; offsets in the old and in the new words. */
export const SubstanceChange = v.strictObject({
  kind: v.picklist(['number', 'unit', 'currency', 'date', 'name', 'negation', 'modal', 'comparison', 'roles', 'other']),
  before: Piece,
  after: Piece,
})

/** What resolving found, before anyone decided. */
export const Finding = v.strictObject({
  verdict: Verdict,
  /** From 0 (nothing found) to 1 (nothing differs). */
  score: v.number(),
  before: OldPlace,
  /** With every verdict but `ambiguous` and `gone`. */
  found: v.nullable(Place),
  /** The next best place; when the verdict is `ambiguous`, the best one. */
  runnerUp: v.nullable(Place),
  /** When the verdict is `ambiguous`: the places it may be besides, the likeliest first. */
  others: v.optional(v.array(Place), () => []),
  changes: v.array(SubstanceChange),
})
export type Finding = v.InferOutput<typeof Finding>

export const CaseKind = v.picklist(['mark', 'quote'])
export type CaseKind = v.InferOutput<typeof CaseKind>

/** One mark or quote against one new edition. */
export const ReviewCase = v.strictObject({
  id: Count,
  kind: CaseKind,
  subject: RecordId,
  /** The new edition. */
  edition: EditionId,
  briefing: Slug,
  /** Title of the briefing, in the new edition where it is still there. */
  title: v.string(),
  ...Finding.entries,
  decision: v.nullable(Decision),
  /** The place of `accept` and `elsewhere`. */
  chosen: v.nullable(Place),
  /** It stands in the new edition; `flagged` while its words were only reworded and nobody has accepted them. */
  attached: v.boolean(),
  flagged: v.boolean(),
  /** It waits for the reader. */
  waiting: v.boolean(),
  /** Raised with every decision; a decision may name the one it started from. */
  revision: Count,
  decidedAt: v.nullable(Instant),
  /** The mark, also when it was dropped; null for a quote. */
  annotation: v.nullable(Annotation),
  /** Notes that hold the quote. */
  notes: v.array(v.strictObject({ id: RecordId, title: v.string() })),
})
export type ReviewCase = v.InferOutput<typeof ReviewCase>

const Tally = v.strictObject({ total: Count, undecided: Count })
export const ReviewCounts = v.strictObject({
  exact: Tally,
  moved: Tally,
  reworded: Tally,
  changed: Tally,
  ambiguous: Tally,
  gone: Tally,
})
export type ReviewCounts = v.InferOutput<typeof ReviewCounts>

/** One new edition and how far its review is. */
export const Review = v.strictObject({
  edition: EditionId,
  /** `resolving` while marks are still being looked up, `open` while cases wait for the reader, else `done`. */
  state: v.picklist(['resolving', 'open', 'done']),
  counts: ReviewCounts,
  /** Cases that wait for the reader: changed or ambiguous, undecided. */
  waiting: Count,
  /** Where the reader left it, and when; null before the first time. */
  at: v.nullable(Count),
  leftAt: v.nullable(Instant),
})
export type Review = v.InferOutput<typeof Review>

export const ReviewFilter = v.strictObject({
  edition: EditionId,
  verdicts: v.optional(v.array(Verdict)),
  kind: v.optional(CaseKind),
  briefing: v.optional(Slug),
  /** Only those without a decision. */
  undecided: v.optional(v.boolean(), false),
  skip: v.optional(Count, 0),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 50),
})

export const ReviewPage = v.strictObject({
  ...Review.entries,
  /** Cases that fit the filter, of which `cases` lists a page: changed, ambiguous, gone, reworded, moved, exact; then in reading order. */
  total: Count,
  cases: v.array(ReviewCase),
  /** Every briefing with cases, whatever the filter says, in the order of their ids. */
  briefings: v.array(v.strictObject({ briefing: Slug, title: v.string(), total: Count, waiting: Count })),
})
export type ReviewPage = v.InferOutput<typeof ReviewPage>

export const DecisionDraft = v.strictObject({
  case: Count,
  /** Null takes the decision back. */
  decision: v.nullable(Decision),
  /** The place, for `elsewhere` alone. */
  range: v.optional(PassageRange),
  /** The revision the reader saw; refused with `conflict` when it is another by now. */
  revision: v.optional(Count),
})

/** What became of a quote's words in the newest edition of its pack, where that is newer than the quote's own. */
export const NewerQuote = v.strictObject({
  id: RecordId,
  edition: EditionId,
  verdict: Verdict,
  /** In the review of that edition; null while it is not listed there. */
  case: v.nullable(Count),
  decision: v.nullable(Decision),
})
export type NewerQuote = v.InferOutput<typeof NewerQuote>

/** Why a mark of another edition is listed here: where it came from, and how sure that is. */
export const Placed = v.strictObject({
  case: Count,
  /** The edition the mark was made in. */
  from: EditionId,
  verdict: Verdict,
  decision: v.nullable(Decision),
  flagged: v.boolean(),
})
export type Placed = v.InferOutput<typeof Placed>

/**
 * A mark as it stands in the edition asked for. With `placed`, `anchor` says where that is and `anchor.quote` keeps the words
 * it was made on, which are not those of the text where the mark was reworded.
 */
export const ListedAnnotation = v.strictObject({ ...Annotation.entries, placed: v.optional(Placed) })
export type ListedAnnotation = v.InferOutput<typeof ListedAnnotation>

export const CHANGE_KINDS = ['added', 'removed', 'reworded', 'changed', 'moved'] as const
export const ChangeKind = v.picklist(CHANGE_KINDS)
export type ChangeKind = v.InferOutput<typeof ChangeKind>

const ChangedPassage = v.strictObject({
  passage: PassageId,
  kind: PassageKind,
  n: v.nullable(Count),
  section: v.string(),
  text: v.string(),
})

/** A passage that differs between two editions. Both sides except for `added` and `removed`. */
export const PassageChange = v.strictObject({
  kind: ChangeKind,
  before: v.nullable(ChangedPassage),
  after: v.nullable(ChangedPassage),
  diff: WordDiff,
})
export type PassageChange = v.InferOutput<typeof PassageChange>

/** What became of one briefing between two editions; `passages` are listed when that briefing alone was asked for. */
export const BriefingChanges = v.strictObject({
  briefing: Slug,
  title: v.string(),
  state: v.picklist(['added', 'removed', 'same', 'changed']),
  counts: v.strictObject({ added: Count, removed: Count, reworded: Count, changed: Count, moved: Count }),
  passages: v.array(PassageChange),
})
export type BriefingChanges = v.InferOutput<typeof BriefingChanges>

export const EditionChanges = v.strictObject({ from: EditionId, to: EditionId, briefings: v.array(BriefingChanges) })
export type EditionChanges = v.InferOutput<typeof EditionChanges>

const FolderPath = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096))
/** What the system's dialog for folders was answered with; `unavailable` in a shell without one. */
export const ChosenFolder = v.variant('kind', [
  v.strictObject({ kind: v.literal('chosen'), path: FolderPath }),
  v.strictObject({ kind: v.literal('cancelled') }),
  v.strictObject({ kind: v.literal('unavailable') }),
])
export type ChosenFolder = v.InferOutput<typeof ChosenFolder>

/**
 * A part of one file of a pack, in base64. Part 0 begins the file, the others follow in order; a new `upload` takes the place of
 * one that was not installed.
 */
export const PackUpload = v.strictObject({
  upload: RecordId,
  /** Where the file lies in the folder of the edition, with forward slashes. */
  file: v.pipe(v.string(), v.minLength(1), v.maxLength(240)),
  part: Count,
  data: v.pipe(v.string(), v.maxLength(PACK_PART)),
})

export const InstallFrom = v.union([v.strictObject({ path: FolderPath }), v.strictObject({ upload: RecordId })])

/** The edition that was installed, and what the reader should know about it. */
export const Installed = v.strictObject({ edition: EditionId, title: v.string(), label: v.string(), cautions: v.array(v.string()) })
export type Installed = v.InferOutput<typeof Installed>

/** Deleted marks and notes, last deleted first; each is gone for good at `until`. */
export const Bin = v.strictObject({
  marks: v.array(v.strictObject({ annotation: Annotation, deletedAt: Instant, until: Instant })),
  notes: v.array(v.strictObject({ note: NoteSummary, deletedAt: Instant, until: Instant })),
})
export type Bin = v.InferOutput<typeof Bin>

/** Menu titles such as 'Undo recolour'; null when there is nothing to undo or redo. */
export const HistoryNext = v.strictObject({
  undo: v.nullable(v.string()),
  redo: v.nullable(v.string()),
  undoStep: v.nullable(Count),
  redoStep: v.nullable(Count),
})
export type HistoryNext = v.InferOutput<typeof HistoryNext>
