/** Searches that show the language with words of the packs at hand: each is made so that a title answers to it. */
import type { LibraryOverview } from '../../core/contract/shapes.ts'
import { readyEditions } from '../state/library.ts'

export type ExampleKind = 'words' | 'phrase' | 'or' | 'not' | 'beginning' | 'near' | 'title' | 'topic' | 'date'
export type Example = { kind: ExampleKind; query: string; exact: boolean }

/** Titles that are looked at: those of a large library would take a while, and the first do as well. */
const TITLES = 200
const LEAST_LETTERS = 5
const LONG = 8
const NEAR = 5

const wordsOf = (title: string): string[] => title.match(/[\p{L}\p{N}]+/gu) ?? []
const isTelling = (word: string): boolean => word.length >= LEAST_LETTERS && /^\p{L}+$/u.test(word)
const tellingOf = (title: string): string[] => [
  ...new Set(
    wordsOf(title)
      .filter(isTelling)
      .map((word) => word.toLowerCase()),
  ),
]

type Titles = readonly string[]

const first = <T>(titles: Titles, of: (title: string) => T | undefined): T[] => {
  for (const title of titles) {
    const found = of(title)
    if (found !== undefined) return [found]
  }
  return []
}

/** Two telling words side by side in a title. */
function pairIn(title: string): string | undefined {
  const pair = /\p{L}{4,} \p{L}{4,}/u.exec(title)?.[0].toLowerCase()
  return pair === undefined ? undefined : `"${pair}"`
}

/** In the other order than the title has them: it does not matter. */
function wordsToAsk(title: string): string | undefined {
  const [one, other] = tellingOf(title)
  return one === undefined || other === undefined ? undefined : `${other} ${one}`
}

function beginningIn(title: string): string | undefined {
  const word = tellingOf(title).find(({ length }) => length >= LONG)
  return word === undefined ? undefined : `${word.slice(0, LEAST_LETTERS)}*`
}

/** Two telling words of a title with a few words between them. */
function nearIn(title: string): string | undefined {
  const words = wordsOf(title)
  for (const [i, one] of words.entries()) {
    const other = words.slice(i + 2, i + 2 + NEAR).find((word) => isTelling(word) && word !== one)
    if (isTelling(one) && other !== undefined) return `${one.toLowerCase()} NEAR/${NEAR} ${other.toLowerCase()}`
  }
  return undefined
}

/** A word of several titles, without a word that one of them alone has. */
function notIn(titles: Titles): string[] {
  const telling = titles.map(tellingOf)
  const counts = new Map<string, number>()
  for (const words of telling) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const words of telling) {
    const shared = words.find((word) => (counts.get(word) ?? 0) > 1)
    const own = words.find((word) => counts.get(word) === 1)
    if (shared !== undefined && own !== undefined) return [`${shared} -${own}`]
  }
  return []
}

export function examplesOf(overview: LibraryOverview | null): Example[] {
  const editions = readyEditions(overview)
  const briefings = editions.flatMap((edition) => edition.briefings)
  const titles = briefings.slice(0, TITLES).map(({ title }) => title)
  const firsts = titles.flatMap((title) => tellingOf(title).slice(0, 1))
  const other = firsts.find((word) => word !== firsts[0])
  const topics = briefings.flatMap((briefing) => briefing.topics)
  const latest = briefings.map(({ date, period }) => (period?.to ?? date).slice(0, 4)).toSorted()
  const of = (kind: ExampleKind, queries: readonly string[]): Example[] =>
    queries.map((query) => ({ kind, query: /["*]$/u.test(query) ? query : `${query} `, exact: true }))
  return [
    ...of('words', first(titles, wordsToAsk)),
    ...of('phrase', first(titles, pairIn)),
    ...of('or', firsts[0] === undefined || other === undefined ? [] : [`${firsts[0]} OR ${other}`]),
    ...of('not', notIn(titles)),
    ...of('beginning', first(titles, beginningIn)),
    ...of('near', first(titles, nearIn)),
    ...of(
      'title',
      firsts.slice(0, 1).map((word) => `title:${word}`),
    ),
    ...of(
      'topic',
      topics.slice(0, 1).map((topic) => `topic:${topic}`),
    ),
    ...of(
      'date',
      latest.slice(-1).map((year) => `date:${year}`),
    ),
  ]
}
