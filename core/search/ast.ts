/**
 * A query as it was read. Every part knows where it stands in what was typed (`span`, UTF-16, end exclusive), so that the
 * box can show and change it. Sets are sets of briefings: words that are asked for together must stand somewhere in the
 * same briefing; a phrase and a `near` must stand in one passage.
 */
export type Span = { start: number; end: number }

/**
 * How a term is compared: `within` is for a lone character of a script without spaces; in a `pattern`, `*` stands for any
 * letters or none and `?` for one.
 */
export type TermMatch = 'whole' | 'beginning' | 'within' | 'pattern'

/** One term of a word or phrase. `overlaps`: it shares a character with the term before it, as pairs of an unspaced script do. */
export type TermPart = { kind: 'term'; term: string; overlaps: boolean; match: TermMatch }
/** A `*` inside a phrase: any one word. */
export type GapPart = { kind: 'gap' }

/** A word is a run of terms side by side, most often a single one: Indo-Pacific and R&D are one word of two terms. */
export type WordNode = { kind: 'word'; text: string; parts: readonly TermPart[]; span: Span }
export type PhraseNode = { kind: 'phrase'; text: string; parts: readonly (TermPart | GapPart)[]; span: Span }
export type LeafNode = WordNode | PhraseNode

/** All of `items` in one passage, in any order, with at most `distance` words between neighbours. */
export type NearNode = { kind: 'near'; items: readonly LeafNode[]; distance: number; span: Span }
/** `item` counts only in titles, or only in headings. */
export type FieldNode = { kind: 'field'; field: 'title' | 'heading'; item: QueryNode; span: Span }
export type FilterNode = { kind: 'filter'; filter: Filter; span: Span }
export type AllNode = { kind: 'all'; items: readonly QueryNode[]; span: Span }
export type AnyNode = { kind: 'any'; items: readonly QueryNode[]; span: Span }
export type NotNode = { kind: 'not'; item: QueryNode; span: Span }
export type QueryNode = WordNode | PhraseNode | NearNode | FieldNode | FilterNode | AllNode | AnyNode | NotNode

/** What limits the briefings or the passages without being a word in them. Texts are compared folded. */
export type Filter =
  /** Topic, region or edition: equal to the id, or to the whole name as shown. */
  | { field: 'topic' | 'region' | 'edition'; value: string }
  /** Words that stand in the title, the publisher or the host of the address of one of the briefing's sources. */
  | { field: 'source'; value: string }
  /**
   * `date`: the time a briefing covers (its own date where it names none) shares a day with the range; `issued`: its own
   * date lies in it. Both ends count; a bound may stop at the year or the month and then holds the whole of it.
   */
  | { field: 'date' | 'issued'; from: string | null; to: string | null }
  /** Passages that carry a mark, or that a note quotes. */
  | { field: 'has'; value: 'mark' | 'note' }
  /** Passages that carry a mark of this colour; its name, or what the reader calls it. */
  | { field: 'colour'; value: string }

export const QUERY_PROBLEMS = [
  'unclosed-quote',
  'unclosed-parenthesis',
  'stray-parenthesis',
  'stray-operator',
  'too-deep',
  'too-long',
  'too-many-parts',
  'bad-date',
  'bad-near',
  'near-without-number',
  'lost-wildcard',
  'unquoted-value',
  'unknown-value',
  'only-not',
] as const
export const QUERY_REMEDIES = ['as-words', 'passed-over', 'closed-at-end', 'kept'] as const

/** What could not be read as it stands, and what was made of it; the words for it are in the catalogue. */
export type QueryProblem = {
  code: (typeof QUERY_PROBLEMS)[number]
  /**
   * What was made of the part: its words are looked for, it is passed over, it ends where the query ends, or it counts as
   * it stands.
   */
  done: (typeof QUERY_REMEDIES)[number]
  /** The part of the query that it is about, as typed; at most its first 80 units. */
  text: string
  /** What could have been meant, as it is typed. */
  near?: string[] | undefined
  span: Span
}

export type ReadQuery = {
  /** Null when there is nothing to look for. */
  node: QueryNode | null
  /** `plain` when the query did not parse and was read as plain words. */
  mode: 'query' | 'plain'
  problems: readonly QueryProblem[]
}
