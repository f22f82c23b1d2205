/**
 * Whether two wordings of a passage differ in substance. A text is read into facts (figures, units, currencies, dates, names,
 * negations, modals, comparisons) and words of weight, each in a form in which equal things are equal; these are aligned, and
 * what is left over, stands under another preposition or in another order is a change. Punctuation, quotes, hyphens, spelling,
 * articles, inflection, fillers and the ways to write a figure or date are none.
 */
import { compare } from './compare.ts'
import { isEnglish } from './language.ts'
import { read } from './read.ts'
import type { Change } from './types.ts'

export type { Change, ChangeKind, Piece } from './types.ts'

export type Substance = { changed: boolean; changes: Change[] }

/**
 * Compares two wordings. Pure; time grows with the length of the texts. Where it cannot tell, it says changed. Symmetric:
 * exchanging the texts exchanges the sides. `language` (BCP 47) tells whether the rules of English hold; without it the words decide.
 * In other languages every word counts as written.
 */
export function compareSubstance(before: string, after: string, language?: string): Substance {
  if (before === after) return { changed: false, changes: [] }
  // One order of the two, whichever was asked for, makes the answer symmetric.
  const turned = before > after
  const texts: readonly [string, string] = turned ? [after, before] : [before, after]
  const english = language === undefined ? isEnglish(texts[0], texts[1]) : /^en\b/iu.test(language)
  const found = compare(read(texts[0], english), read(texts[1], english), texts)
  const changes = turned ? found.map(({ kind, before, after }) => ({ kind, before: after, after: before })) : found
  return { changed: changes.length > 0, changes }
}
