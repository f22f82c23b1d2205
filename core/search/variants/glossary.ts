/** Acronyms and their long forms, and names the other way round, as runs of folded terms. */
import type { Briefing } from '../../model/briefing.ts'
import type { Term } from '../../model/pack.ts'
import { tokenise } from '../../text/tokenise.ts'
import { inflections } from './inflect.ts'
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

/** Forms of one term, each with its key. */
type Forms = readonly { key: string; form: string }[]

/** By each key, the terms that have it; made once for a list, which nobody changes afterwards. */
const formsOf = remembered((glossary: readonly Term[]) => {
  const table = new Map<string, Forms[]>()
  for (const written of [...COMMON, ...glossary.map((term) => [term.short, term.long, ...(term.aliases ?? [])])]) {
    const forms = written.flatMap((form) => {
      const key = keyOf(termsOf(form))
      return key === '' ? [] : [{ key, form }]
    })
    for (const key of new Set(forms.map((form) => form.key))) addTo(table, key, forms)
  }
  return table
})

function remembered<K extends object, V>(make: (list: K) => V): (list: K) => V {
  const known = new WeakMap<K, V>()
  return (list) => {
    const before = known.get(list)
    if (before !== undefined) return before
    const made = make(list)
    known.set(list, made)
    return made
  }
}

function addTo<V>(table: Map<string, V[]>, key: string, value: V): void {
  const present = table.get(key)
  if (present === undefined) table.set(key, [value])
  else present.push(value)
}

/**
 * The other ways in which a glossary writes a term: long form for short, short for long, aliases. Plurals and other forms
 * of its last word (ITPPs, Partnership Programmes) stand for the term. Reads a glossary once, in time linear in its size; then a look-up.
 */
export function otherForms(terms: readonly string[], glossary: readonly Term[]): string[] {
  const last = terms.at(-1) ?? ''
  const keys = new Set([keyOf(terms)])
  for (const form of [last.replace(/(?<=^\p{L}{2,})s$/u, ''), ...inflections(last)]) keys.add(keyOf([...terms.slice(0, -1), form]))
  const table = formsOf(glossary)
  const found = new Map<string, string>()
  for (const { key, form } of [...keys].flatMap((key) => table.get(key) ?? []).flat()) {
    if (!keys.has(key) && !found.has(key)) found.set(key, form)
  }
  return [...found.values()]
}

/** Small words that belong to the surname behind them: von der Leyen, bin Salman. */
const PARTICLE = /^(?:von|van|der|den|de|da|do|dos|di|du|la|le|bin|ibn|al|el|ter|zu)$/u

/** By each whole name, in either order, the ways to write it: both orders and the surname. */
const ordersOf = remembered((names: readonly NamedPerson[]) => {
  const table = new Map<string, string[]>()
  for (const person of names) {
    const words = person.name.trim().split(/\s+/u)
    if (words.length < 2) continue
    const at = person.surname_first ? 1 : surnameAt(words)
    const first = words.slice(0, at).join(' ')
    const rest = words.slice(at).join(' ')
    const orders = [`${first} ${rest}`, `${rest} ${first}`]
    for (const order of orders) {
      for (const form of [...orders, person.surname_first ? first : rest]) addTo(table, termsOf(order).join(' '), form)
    }
  }
  return table
})

/** A person's whole name the other way round, and the surname alone. Only a whole name is known for a name. */
export function otherNames(terms: readonly string[], names: readonly NamedPerson[]): string[] {
  const wanted = terms.join(' ')
  return [...new Set(ordersOf(names).get(wanted))].filter((form) => termsOf(form).join(' ') !== wanted)
}

function surnameAt(words: readonly string[]): number {
  let at = words.length - 1
  while (at > 1 && PARTICLE.test((words[at - 1] ?? '').toLowerCase())) at -= 1
  return at
}
