import { DEGREES, DENIALS } from './lexicon.ts'
import { NAMES, TITLES } from './names.ts'
import type { ChangeKind, Item } from './types.ts'
import { flips, misspelt, sameSpelling, sameWord, slips, stemOf } from './words.ts'

const TITLE_STEMS: ReadonlySet<string> = new Set([...TITLES].map(stemOf))
/** Endings of common nouns and verbs, by which the first word of a sentence is told from a name. */
const COMMON = /(?:tions?|ments?|ings?|ers?|ity|ities|ances?|ences?|ies|ed|al|ship|ness|tures?|isms?|ives?|ors)$/u

/** Whether two items that have different keys say the same all the same: a spelling, an inflection, a slip of the pen. */
export function sameThing(one: Item, other: Item): boolean {
  if (!isWordy(one) || !isWordy(other)) return isSlipOfFact(one, other) || isSlipOfFact(other, one)
  if (sameSpelling(one.word, other.word)) return true
  const names = one.kind === 'name' || other.kind === 'name' || isLikelyName(one) || isLikelyName(other)
  if (!names) return sameWord(one.word, other.word)
  if (one.key.startsWith('@') || other.key.startsWith('@')) return false
  if (TITLE_STEMS.has(stemOf(one.word)) || TITLE_STEMS.has(stemOf(other.word))) return sameWord(one.word, other.word)
  // A name with a capital on one side alone is a common word that is set differently.
  if (one.capital !== other.capital && !one.first && !other.first && !NAMES.has(one.word) && !NAMES.has(other.word))
    return sameWord(one.word, other.word)
  if (one.word.length > 5 && romanised(one.word) === romanised(other.word)) return true
  const length = Math.min(one.word.length, other.word.length)
  return (
    length >= 6 && NAMES.has(one.word) !== NAMES.has(other.word) && slips(one.word, other.word, 1) <= 1 && one.word[0] === other.word[0]
  )
}

function isWordy({ kind }: Item): boolean {
  return kind === 'word' || kind === 'name'
}

/** Zelensky, Zelenskyy, Zelenskiy: one ending, put into Latin letters in several ways. */
function romanised(name: string): string {
  return name.replace(/(?:[iy]y|[iy]|ij)$/u, 'i')
}

function isLikelyName(item: Item): boolean {
  return item.first && item.capital && item.kind === 'word' && !COMMON.test(item.word)
}

/** "Shoud" for should, "sevn" for seven: a word that is none, one letter from a fact in words. */
function isSlipOfFact(fact: Item, slip: Item): boolean {
  if (isWordy(fact) || slip.kind !== 'word' || !/^[a-z]{4,}$/u.test(fact.word)) return false
  return misspelt(fact.word, slip.word)
}

/** How a change is named for the reader. */
export function kindOf(one: Item | null, other: Item | null): ChangeKind {
  const items = [one, other].filter((item) => item !== null)
  if (one !== null && other !== null && flips(one.word, other.word)) return 'negation'
  if (items.some(({ kind }) => kind === 'negation')) return 'negation'
  const fact = items.find(({ kind }) => kind !== 'word' && kind !== 'name')
  if (fact !== undefined && fact.kind !== 'word') return fact.kind
  if (items.some(({ word }) => DENIALS.has(word))) return 'negation'
  if (items.some(({ word }) => DEGREES.has(word))) return 'comparison'
  return items.some(({ kind, word }) => kind === 'name' || NAMES.has(word)) ? 'name' : 'other'
}
