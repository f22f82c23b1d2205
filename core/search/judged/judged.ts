/**
 * Queries with what a reader who types them wants to see, so that ranking is held to readers' judgement and not to its own
 * output. Grades: 3 answers the query or is about it, 2 helps a good deal, 1 touches it; what is not named is 0. The
 * grades were given from reading the texts, before any engine was asked.
 */
export type Kind =
  | 'name'
  | 'turned name'
  | 'figure'
  | 'topic'
  | 'phrase'
  | 'sentence'
  | 'acronym'
  | 'misspelling'
  | 'inflection'
  | 'spelling'
export type Grade = 1 | 2 | 3

export type JudgedQuery = {
  query: string
  kind: Kind
  /** Ids of briefings. */
  briefings: Readonly<Record<string, Grade>>
  /** For a query that asks for a passage: words that stand in one passage of the pack and in no other. */
  passages?: Readonly<Record<string, Grade>>
}
