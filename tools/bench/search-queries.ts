/** The queries of the scale measurement, by class, drawn from the generated texts with a fixed seed. */
import type { Briefing } from '../../core/model/briefing.ts'
import { tokenise } from '../../core/text/tokenise.ts'
import type { Random, Vocabulary } from './corpus.ts'

/** One query as every engine needs it; `words` are its terms in order. */
export type BenchQuery = {
  kind: 'word' | 'and' | 'or' | 'not' | 'phrase' | 'near' | 'prefix' | 'typo'
  words: readonly string[]
  /** For a typo: the word that was meant. */
  meant?: string
}
export type QueryClass = { name: string; queries: readonly BenchQuery[] }

/** Words between the two of a near, at most. */
export const NEAR_DISTANCE = 5
const EACH = 40
const LONG_WORD = 12

export function drawQueries(sample: readonly Briefing[], { words }: Vocabulary, random: Random): QueryClass[] {
  const below = (bound: number): number => Math.floor(random() * bound)
  const texts = sample.flatMap(({ passages }) =>
    passages.filter(({ kind }) => kind === 'paragraph').map(({ text }) => tokenise(text).map(({ term }) => term)),
  )
  const text = (): readonly string[] => texts[below(texts.length)] ?? []
  const rank = new Map(words.map((word, i) => [word, i]))
  const wordOf = (fits: (word: string) => boolean): string => {
    for (;;) {
      const tokens = text()
      const word = tokens[below(tokens.length)]
      if (word !== undefined && fits(word)) return word
    }
  }
  const run = (length: number): string[] => {
    const tokens = text()
    const at = below(Math.max(1, tokens.length - length))
    return tokens.slice(at, at + length)
  }
  const many = (make: () => BenchQuery): BenchQuery[] => Array.from({ length: EACH }, make)
  const frequent = (): string => words[below(100)] ?? ''
  const rare = (): string => wordOf((word) => (rank.get(word) ?? 0) > 12_000)
  return [
    { name: 'frequent word', queries: many(() => ({ kind: 'word', words: [frequent()] })) },
    { name: 'rare word', queries: many(() => ({ kind: 'word', words: [rare()] })) },
    {
      name: 'three words',
      queries: many(() => {
        const tokens = text()
        return { kind: 'and', words: [frequent(), tokens[below(tokens.length)] ?? '', tokens[below(tokens.length)] ?? ''] }
      }),
    },
    { name: 'or', queries: many(() => ({ kind: 'or', words: [rare(), wordOf(() => true)] })) },
    { name: 'not', queries: many(() => ({ kind: 'not', words: [frequent(), wordOf(() => true)] })) },
    { name: 'phrase', queries: many(() => ({ kind: 'phrase', words: run(2 + below(3)) })) },
    { name: 'near', queries: many(() => ({ kind: 'near', words: [wordOf(() => true), wordOf((word) => (rank.get(word) ?? 0) > 20)] })) },
    {
      name: 'prefixes',
      queries: Array.from({ length: 6 }, () => wordOf((word) => word.length === LONG_WORD)).flatMap((word) =>
        Array.from({ length: LONG_WORD }, (_, i): BenchQuery => ({ kind: 'prefix', words: [word.slice(0, i + 1)] })),
      ),
    },
    {
      name: 'typo',
      queries: many(() => {
        const meant = wordOf((word) => word.length >= 7)
        return { kind: 'typo', words: [mistyped(meant, below)], meant }
      }),
    },
  ]
}

/** Two neighbours swapped, a letter left out, or one put in the place of another. */
function mistyped(word: string, below: (bound: number) => number): string {
  const at = 1 + below(word.length - 2)
  const kind = below(3)
  if (kind === 0) return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  return word.slice(0, at) + (kind === 1 ? '' : 'x') + word.slice(at + 1)
}

/** As a reader types it. */
export function typed({ kind, words }: BenchQuery): string {
  const [first = '', second = ''] = words
  switch (kind) {
    case 'or':
      return `${first} OR ${second} `
    case 'not':
      return `${first} -${second} `
    case 'phrase':
      return `"${words.join(' ')}"`
    case 'near':
      return `${first} NEAR/${NEAR_DISTANCE} ${second} `
    case 'prefix':
      return first
    default:
      return `${words.join(' ')} `
  }
}
