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
/** `before` are asked first and not measured, so that no engine is measured while its code is still being compiled. */
export type QueryClass = { name: string; queries: readonly BenchQuery[]; before: readonly BenchQuery[] }

/** Words between the two of a near, at most. */
export const NEAR_DISTANCE = 5
/** Different queries of each class that are measured, none of them twice, and others before them that are not. */
const EACH = 240
const BEFORE = 40
const FREQUENT = 280
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
  const frequent = (): string => words[below(FREQUENT)] ?? ''
  const rare = (): string => wordOf((word) => (rank.get(word) ?? 0) > 12_000)
  const prefixes = (): BenchQuery[] => {
    const word = wordOf((one) => one.length === LONG_WORD)
    return Array.from({ length: LONG_WORD }, (_, i) => ({ kind: 'prefix', words: [word.slice(0, i + 1)] }))
  }
  const typo = (): BenchQuery => {
    const meant = wordOf((word) => word.length >= 7)
    return { kind: 'typo', words: [mistyped(meant, below)], meant }
  }
  const threeWords = (): BenchQuery => {
    const tokens = text()
    return { kind: 'and', words: [frequent(), tokens[below(tokens.length)] ?? '', tokens[below(tokens.length)] ?? ''] }
  }
  return [
    classOf('frequent word', () => [{ kind: 'word', words: [frequent()] }]),
    classOf('rare word', () => [{ kind: 'word', words: [rare()] }]),
    classOf('three words', () => [threeWords()]),
    classOf('or', () => [{ kind: 'or', words: [rare(), wordOf(() => true)] }]),
    classOf('not', () => [{ kind: 'not', words: [frequent(), wordOf(() => true)] }]),
    classOf('phrase', () => [{ kind: 'phrase', words: run(2 + below(3)) }]),
    classOf('near', () => [{ kind: 'near', words: [wordOf(() => true), wordOf((word) => (rank.get(word) ?? 0) > 20)] }]),
    classOf('prefixes', prefixes),
    classOf('typo', () => [typo()]),
  ]
}

/** Draws until there are enough different ones. */
function classOf(name: string, draw: () => BenchQuery[]): QueryClass {
  const drawn = new Map<string, BenchQuery>()
  while (drawn.size < BEFORE + EACH) for (const query of draw()) drawn.set(query.words.join(' '), query)
  const all = [...drawn.values()]
  // The shortest beginnings come up first and are the slowest: they are measured, not used up before.
  return { name, queries: all.slice(0, EACH), before: all.slice(EACH, EACH + BEFORE) }
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
