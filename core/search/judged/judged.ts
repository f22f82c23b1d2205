/**
 * Queries with what a reader who types them wants to see, so that ranking is held to readers' judgement and not to its own
 * output. Grades: 3 answers the query or is about it, 2 helps a good deal, 1 touches it; what is not named is 0. The
 * grades were given from reading the texts, before any engine was asked.
 *
 * They are kept as text, one to a line, under their kind in brackets; `name = id` names a briefing for the lines below:
 *
 *     query | briefings with their grades | grades with words that stand in one passage of the pack and in no other
 */
const KINDS = ['name', 'turned name', 'figure', 'topic', 'phrase', 'sentence', 'acronym', 'misspelling', 'inflection', 'spelling'] as const
export type Kind = (typeof KINDS)[number]

/** Grades from 1 to 3. */
export type Grades = Readonly<Record<string, number>>

export type JudgedQuery = {
  query: string
  kind: Kind
  /** By id of the briefing. */
  briefings: Grades
  /** For a query that asks for a passage: by words of it. */
  passages: Grades | null
}

/** @throws Error for a line that is none of these */
export function readJudged(text: string): JudgedQuery[] {
  const ids = new Map<string, string>()
  const queries: JudgedQuery[] = []
  let kind: Kind | undefined
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('# ')) continue
    const [query = '', briefings, passages] = line.split(' | ')
    const [, named] = /^\[(.+)\]$/u.exec(line) ?? []
    const [, name, id] = /^(\S+) = (\S+)$/u.exec(line) ?? []
    if (named !== undefined) kind = KINDS.find((one) => one === named)
    else if (name !== undefined && id !== undefined) ids.set(name, id)
    else if (kind === undefined || briefings === undefined) throw new Error(`Not a judged query: ${line}`)
    else {
      queries.push({
        query,
        kind,
        briefings: gradesOf(
          briefings.split(', ').map((one) => one.split(' ').toReversed()),
          (short) => ids.get(short),
        ),
        passages:
          passages === undefined
            ? null
            : gradesOf(
                passages.split(' / ').map((one) => [one.slice(0, 1), one.slice(2)]),
                String,
              ),
      })
    }
  }
  return queries
}

/** @param pairs grade and name */
function gradesOf(pairs: readonly (readonly string[])[], idOf: (name: string) => string | undefined): Grades {
  return Object.fromEntries(
    pairs.map(([grade = '', name = '']) => {
      const id = idOf(name)
      if (id === undefined || !/^[123]$/u.test(grade)) throw new Error(`Not a grade: ${grade} ${name}`)
      return [id, Number(grade)]
    }),
  )
}
