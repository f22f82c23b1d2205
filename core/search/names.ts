/** Names of people among the words of a query, which the texts may write the other way round. */
import type { LeafNode } from './ast.ts'
import type { Unit } from './evaluate.ts'
import { phraseOf } from './query/leaves.ts'
import type { Words } from './rank.ts'
import { otherNames } from './variants/glossary.ts'
import type { NamedPerson } from './variants/glossary.ts'

/** Words `from` to `to` (inclusive) of a query, and the ways in which texts may write the name that they are. */
export type TypedName = { from: number; to: number; forms: readonly LeafNode[] }

/** Words of one name. */
const LONGEST = 4

/** Whole names only; one word of a name is no name here. */
export function namesIn(words: Words, units: readonly Unit[], people: readonly NamedPerson[]): TypedName[] {
  const terms = words.map(({ units: [first = -1] }) => termOf(units[first]))
  return terms.flatMap((_, from) =>
    Array.from({ length: LONGEST - 1 }, (_, more) => from + more + 1).flatMap((to): TypedName[] => {
      const run = terms.slice(from, to + 1)
      if (to >= terms.length || run.includes(null)) return []
      const forms = otherNames(run.map(String), people).flatMap((form) => phraseOf(form, { start: 0, end: form.length }, NOWHERE) ?? [])
      const whole = forms.filter(({ parts }) => parts.length > 1)
      return whole.length === 0 ? [] : [{ from, to, forms: whole }]
    }),
  )
}

const NOWHERE = { start: 0, end: 0 }

function termOf(unit: Unit | undefined): string | null {
  if (unit === undefined || unit.node.kind === 'near') return null
  const [only, ...others] = unit.node.parts
  return only?.kind === 'term' && others.length === 0 ? only.term : null
}
