/** The second list: what is found only when words may be written in another way. */
import type { Term } from '../model/pack.ts'
import { tokenise } from '../text/tokenise.ts'
import type { LeafNode, QueryNode, TermPart, WordNode } from './ast.ts'
import { keyOfUnit } from './evaluate.ts'
import type { Unit } from './evaluate.ts'
import type { OpenIndex } from './open.ts'
import { phraseOf } from './query/leaves.ts'
import type { Role } from './rank.ts'
import { runsIn } from './runs.ts'
import { nearSpellings } from './spelling.ts'
import type { NamedPerson } from './variants/glossary.ts'
import { replaced, variantsOf } from './variants/variants.ts'
import type { VariantKind } from './variants/variants.ts'

/** Another way to write one word or phrase of the query. */
export type Alternative = {
  of: LeafNode
  kind: VariantKind | 'near'
  text: string
  node: LeafNode
  /** Neighbours among words that must all be there, where it takes the place of them together; `of` is the whole stretch. */
  run?: readonly WordNode[]
}

/** Spellings that could be meant are looked for when a word stands in no more passages than this, and one in so many. */
const FEW = 3
const ONE_IN = 20_000
/** Alternatives of all words together. */
const MOST = 40

/** Letters of a word, and characters of a phrase: what is longer has no other way to be written, and looking for one takes long. */
const LONGEST = { word: 60, phrase: 240 }

/** Whether there can be other ways to write it. */
export const isSpelt = ({ text, parts }: LeafNode): boolean =>
  text.length <= LONGEST.phrase &&
  parts.every((part) => part.kind === 'gap' || (part.match !== 'pattern' && part.term.length <= LONGEST.word))

/** Other ways to write a word or phrase by rule, wherever they stand. */
export function waysOf(leaf: LeafNode, glossary: readonly Term[], people: readonly NamedPerson[]): Alternative[] {
  return variantsOf(leaf, glossary, people).map(({ kind, text, parts }) => ({
    of: leaf,
    kind,
    text,
    node:
      parts.length === 1 && leaf.kind === 'word'
        ? { ...leaf, text, parts: parts.filter((part) => part.kind === 'term') }
        : { kind: 'phrase' as const, text, parts, span: leaf.span },
  }))
}

/** What near spellings are looked for in. */
export type Spelt = Pick<OpenIndex, 'vocabulary' | 'passages'>

/** Whether what stands in so few passages may be a typing error. */
export function isRare(indexes: readonly Spelt[], passages: number): boolean {
  return passages <= FEW + indexes.reduce((sum, index) => sum + index.passages, 0) / ONE_IN
}

export const isBeginning = ({ parts }: LeafNode): boolean => parts.some((part) => part.kind === 'term' && part.match === 'beginning')

/** Mended phrases offered for one, and spellings of one word that are tried in it. */
const MOST_MENDED = 16
const MOST_IN_PHRASE = 4

/**
 * Words that readers may have mistyped, and what they could have meant, over all editions; of a phrase that stands in no
 * passage, the phrase with such words in the place of those that are rare. Whether it stands then is for the caller to see.
 * @param passages that the leaf stands in
 */
export function spellingsOf(indexes: readonly Spelt[], leaf: LeafNode, passages: number): Alternative[] {
  const [only] = leaf.parts
  if (leaf.parts.length > 1) return passages > 0 ? [] : mendedOf(indexes, leaf)
  if (only?.kind !== 'term' || only.match === 'within' || (only.match === 'beginning' && passages > 0)) return []
  return nearTo(indexes, only, passages).map((term) => ({
    of: leaf,
    kind: 'near',
    text: term,
    node: { kind: 'word', text: term, parts: [{ kind: 'term', term, overlaps: false, match: 'whole' }], span: leaf.span },
  }))
}

/** Near spellings of a term in several indexes, the nearest first; none of a term that stands often. */
function nearTo(indexes: readonly Spelt[], { term: typed, match }: TermPart, passages: number): string[] {
  // A word of a near or of a phrase stands in more passages than that does.
  const alone = match === 'whole' ? indexes.reduce((sum, { vocabulary }) => sum + (vocabulary.find(typed)?.passages ?? 0), 0) : 0
  const standing = Math.max(passages, alone)
  if (!isRare(indexes, standing)) return []
  const found = new Map<string, { distance: number; passages: number }>()
  for (const index of indexes) {
    for (const { term, distance, passages: more } of nearSpellings(index, typed, standing + 1)) {
      found.set(term, { distance, passages: (found.get(term)?.passages ?? 0) + more })
    }
  }
  return [...found]
    .toSorted(([a, x], [b, y]) => x.distance - y.distance || y.passages - x.passages || (a < b ? -1 : 1))
    .map(([term]) => term)
}

function mendedOf(indexes: readonly Spelt[], leaf: LeafNode): Alternative[] {
  const tokens = tokenise(leaf.text)
  const terms = leaf.parts.flatMap((part) => (part.kind === 'term' ? [part] : []))
  if (tokens.length !== terms.length) return []
  let texts = [leaf.text]
  // From the last on, so that the places of those before stay where they are.
  for (const [at, part] of [...terms.entries()].toReversed()) {
    const near = part.match === 'whole' ? nearTo(indexes, part, 0).slice(0, MOST_IN_PHRASE) : []
    const mended = near.flatMap((term) => texts.map((text) => replaced(text, tokens[at]!, term)))
    texts = [...texts, ...mended].slice(0, MOST_MENDED)
  }
  return texts.slice(1).flatMap((text): Alternative[] => {
    const phrase = phraseOf(text, { start: 0, end: text.length }, leaf.span)
    return phrase === null ? [] : [{ of: leaf, kind: 'near', text, node: phrase }]
  })
}

/** Words and phrases that count towards a match, with how they are asked for. */
export function leavesOf(units: readonly Unit[]): LeafNode[] {
  return units.flatMap(({ node }) => (node.kind === 'near' ? node.items : [node]))
}

/** The query with alternatives beside each word that has some; those inside a near stand in nears of their own. */
export function broadened(node: QueryNode, alternatives: readonly Alternative[]): QueryNode {
  const again = (item: QueryNode): QueryNode => broadened(item, alternatives)
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return anyOf(
        node,
        alternatives.flatMap(({ of, node: other }) => (isSame(of, node) ? [other] : [])),
      )
    case 'near':
      return anyOf(
        node,
        alternatives.flatMap(({ of, node: other }) =>
          node.items.some((item) => isSame(of, item))
            ? [{ ...node, items: node.items.map((item) => (isSame(of, item) ? other : item)) }]
            : [],
        ),
      )
    case 'field':
      return { ...node, item: again(node.item) }
    case 'all': {
      const runs = runsIn(node.items, alternatives)
      const items: QueryNode[] = []
      for (let at = 0; at < node.items.length;) {
        const item = node.items[at]!
        const run = runs.get(item)
        items.push(run === undefined ? again(item) : anyOf({ kind: 'all', items: run.words.map(again), span: run.span }, run.others))
        at += run?.words.length ?? 1
      }
      return { ...node, items }
    }
    case 'any':
      return { ...node, items: node.items.map(again) }
    default:
      return node
  }
}

const isSame = (a: LeafNode, b: LeafNode): boolean => keyOfUnit({ node: a, field: null }) === keyOfUnit({ node: b, field: null })

function anyOf(node: QueryNode, others: readonly QueryNode[]): QueryNode {
  return others.length === 0 ? node : { kind: 'any', items: [node, ...others], span: node.span }
}

/** The first of all, as many as are looked into. */
export function fewest<T>(alternatives: readonly T[]): T[] {
  return alternatives.slice(0, MOST)
}

/** Each way to write a part of the query once, as the first names it: a spelling that is also near is a spelling. */
export function distinct(alternatives: readonly Alternative[]): Alternative[] {
  const known = new Set<string>()
  return alternatives.filter(({ of, node }) => {
    const key = `${of.span.start} ${keyOfUnit({ node, field: null })}`
    return known.size < known.add(key).size
  })
}

/** What another way to write a word counts for beside the word itself. */
const WEIGHTS = { inflection: 0.8, spelling: 0.9, acronym: 0.8, name: 0.9, near: 0.3 } as const

/** Which word of the query each unit of the broadened one stands for. @param typed the units of the query itself */
export function rolesOf(units: readonly Unit[], typed: readonly Unit[], alternatives: readonly Alternative[]): Role[] {
  const roles = new Map<string, Role>(typed.map((unit, word) => [keyOfUnit(unit), { word, weight: 1 }]))
  for (const { of, kind, node, run } of alternatives) {
    typed.forEach((unit, word) => {
      const first = run?.[0] ?? of
      if (!leavesOf([unit]).some((leaf) => isSame(leaf, first))) return
      const other =
        unit.node.kind === 'near' ? { ...unit.node, items: unit.node.items.map((item) => (isSame(item, first) ? node : item)) } : node
      const key = keyOfUnit({ node: other, field: unit.field })
      if (!roles.has(key)) roles.set(key, { word, weight: WEIGHTS[kind] })
    })
  }
  return units.map((unit, at) => roles.get(keyOfUnit(unit)) ?? { word: typed.length + at, weight: 1 })
}
