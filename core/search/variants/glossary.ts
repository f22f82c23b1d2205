/** Acronyms and their long forms, and names the other way round, as runs of folded terms. */
import type { Briefing } from '../../model/briefing.ts'
import type { Term } from '../../model/pack.ts'
import { tokenise } from '../../text/tokenise.ts'
import { spellings } from './spelling.ts'

export type NamedPerson = Briefing['names'][number]

const termsOf = (text: string): string[] => tokenise(text).map((token) => token.term)

/** One key for all spellings: of the word itself and its other spellings, the first by letter. */
const keyOf = (terms: readonly string[]): string => terms.map((term) => [term, ...spellings(term)].sort()[0] ?? term).join(' ')

/** Known to every reader, whether or not a glossary says so. */
const COMMON: readonly (readonly string[])[] = [
  ['U.S.', 'United States'],
  ['UK', 'United Kingdom'],
  ['EU', 'European Union'],
  ['UN', 'United Nations'],
]

/**
 * The other ways in which a glossary writes a term: long form for short, short for long, aliases. A plural of an acronym
 * (ITPPs) stands for the acronym. Linear in the size of the glossary.
 */
export function otherForms(terms: readonly string[], glossary: readonly Term[]): string[] {
  const last = terms.at(-1) ?? ''
  const keys = new Set([keyOf(terms)])
  if (/^\p{L}{2,}s$/u.test(last)) keys.add(keyOf([...terms.slice(0, -1), last.slice(0, -1)]))
  const entries = [...COMMON, ...glossary.map((entry) => [entry.short, entry.long, ...(entry.aliases ?? [])])]
  const found = new Map<string, string>()
  for (const forms of entries) {
    const formKeys = forms.map((form) => keyOf(termsOf(form)))
    if (!formKeys.some((key) => keys.has(key))) continue
    forms.forEach((form, i) => {
      const key = formKeys[i] ?? ''
      if (key !== '' && !keys.has(key) && !found.has(key)) found.set(key, form)
    })
  }
  return [...found.values()]
}

/** Small words that belong to the surname behind them: von der Leyen, bin Salman. */
const PARTICLE = /^(?:von|van|der|den|de|da|do|dos|di|du|la|le|bin|ibn|al|el|ter|zu)$/u

/** A person's whole name the other way round, and the surname alone. Only a whole name is known for a name. */
export function otherNames(terms: readonly string[], names: readonly NamedPerson[]): string[] {
  const wanted = terms.join(' ')
  const found = new Set<string>()
  for (const person of names) {
    const words = person.name.trim().split(/\s+/u)
    if (words.length < 2) continue
    const at = person.surname_first ? 1 : surnameAt(words)
    const first = words.slice(0, at).join(' ')
    const rest = words.slice(at).join(' ')
    const surname = person.surname_first ? first : rest
    const orders = [`${first} ${rest}`, `${rest} ${first}`]
    if (!orders.some((order) => termsOf(order).join(' ') === wanted)) continue
    for (const other of [...orders, surname]) if (termsOf(other).join(' ') !== wanted) found.add(other)
  }
  return [...found]
}

function surnameAt(words: readonly string[]): number {
  let at = words.length - 1
  while (at > 1 && PARTICLE.test((words[at - 1] ?? '').toLowerCase())) at -= 1
  return at
}
