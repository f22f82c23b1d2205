/**
 * Evaluates a query over one index, with sets of briefings and sets of passages as bits. Words that are asked for together
 * must stand in the same briefing; the passages of a briefing that matches are those where something asked for stands.
 */
import { isUnspaced, tokenise } from '../text/tokenise.ts'
import type { FieldNode, Filter, LeafNode, NearNode, QueryNode, TermMatch } from './ast.ts'
import { FIELD_OF_CLASS, PASSAGE_CLASS } from './fields.ts'
import { addPassages, briefingsIn, bytesOf, holdersOf, inClass } from './hits.ts'
import type { Hits } from './hits.ts'
import { addBit, complement, emptyBits, fullBits, hasBit, intersect, unite } from './index/sets.ts'
import type { Bits } from './index/sets.ts'
import type { Finder } from './finder.ts'
import { hitsOf } from './lookup.ts'
import type { Pause } from './lookup.ts'
import { createKeeper } from './open.ts'
import type { OpenIndex } from './open.ts'
import { SOURCE } from './packed.ts'

/** A word, phrase or near that is asked for, perhaps in titles or headings only. */
export type Unit = { node: LeafNode | NearNode; field: FieldNode['field'] | null }

/** Answers what the index does not know of a briefing or passage: everything but words and sources. */
export type FilterSets = {
  briefings(filter: Filter): Bits
  /** Passages that carry a mark or are quoted; numbers of the index. */
  passages(filter: Filter): Bits
}

export type Evaluated = {
  briefings: Bits
  /** Passages to list, of the briefings that match. */
  passages: Bits
  /** Of each unit, all passages it stands in, also of briefings that do not match. */
  hits: readonly Hits[]
}

export type Evaluator = {
  index: OpenIndex
  /** Briefings alone. */
  briefingsOf(node: QueryNode, filters: FilterSets): Bits
  /** Where one word, phrase or near stands, whatever else is asked for. */
  standing(unit: Unit, pause: Pause): Hits
  evaluate(node: QueryNode, units: readonly Unit[], filters: FilterSets, pause: Pause): Evaluated
}

/** Bytes of hits kept for the next key stroke and the next page. */
const ROOM = 4_000_000

/** Words, phrases and nears that count towards a match, each once, in the order they stand in. */
export function unitsOf(node: QueryNode): Unit[] {
  const units = new Map<string, Unit>()
  const visit = (part: QueryNode, field: Unit['field']): void => {
    if (part.kind === 'all' || part.kind === 'any') for (const item of part.items) visit(item, field)
    else if (part.kind === 'field') visit(part.item, part.field)
    else if (part.kind !== 'not' && part.kind !== 'filter') {
      const unit = { node: part, field }
      units.set(keyOfUnit(unit), unit)
    }
  }
  visit(node, null)
  return [...units.values()]
}

/** Written out once for each node, which never changes: a long one takes half a millisecond and is asked for again and again. */
const written = new WeakMap<Unit['node'], string>()

/** Equal for units that stand in the same places, and for no others. */
export function keyOfUnit({ node, field }: Unit): string {
  let text = written.get(node)
  if (text === undefined) {
    text = node.kind === 'near' ? `${node.distance}~${node.items.map(keyOfParts).join('~')}` : keyOfParts(node)
    written.set(node, text)
  }
  return field === null ? text : `${field}:${text}`
}

/** Terms hold neither blanks nor any of the signs. */
const keyOfParts = ({ parts }: LeafNode): string =>
  parts.map((part) => (part.kind === 'gap' ? ' _' : `${part.overlaps ? ' +' : ' '}${SIGNS[part.match]}${part.term}`)).join('')

const SIGNS: Record<TermMatch, string> = { whole: '', beginning: '^', within: '/', pattern: '%' }

export function createEvaluator(index: OpenIndex, finder: Finder): Evaluator {
  const keep = createKeeper<string, Hits>(ROOM, bytesOf)
  const hitsFor =
    (pause: Pause): HitsOf =>
    (unit) => {
      pause()
      return keep(keyOfUnit(unit), () => inField(index, unit.field, hitsOf(index, unit.node, pause)))
    }
  return {
    index,
    briefingsOf: (node, filters) => briefingsOf(node, null, { index, filters, finder, of: hitsFor(() => undefined) }),
    standing: (unit, pause) => hitsFor(pause)(unit),
    evaluate(node, units, filters, pause) {
      const of = hitsFor(pause)
      const briefings = briefingsOf(node, null, { index, filters, finder, of })
      const hits = units.map(of)
      const passages = units.length === 0 ? numbered(index) : emptyBits(index.passages)
      for (const one of hits) addPassages(passages, one)
      const allowed = passageFilter(node, index, filters)
      if (allowed !== null) intersect(passages, allowed)
      const matching = keepOnly(index, passages, briefings)
      return { briefings: matching, passages, hits }
    },
  }
}

type HitsOf = (unit: Unit) => Hits

type Look = { index: OpenIndex; filters: FilterSets; finder: Finder; of: HitsOf }

function briefingsOf(node: QueryNode, field: Unit['field'], look: Look): Bits {
  const { index, filters } = look
  const again = (item: QueryNode): Bits => briefingsOf(item, field, look)
  switch (node.kind) {
    case 'all':
      return node.items.reduce((bits, item) => intersect(bits, again(item)), fullBits(index.documents))
    case 'any':
      return node.items.reduce((bits, item) => unite(bits, again(item)), emptyBits(index.documents))
    case 'not':
      // Which passages carry no mark is decided passage by passage.
      return isPassageFilter(node.item) ? fullBits(index.documents) : complement(again(node.item), index.documents)
    case 'field':
      return briefingsOf(node.item, node.field, look)
    case 'filter':
      if (isPassageFilter(node)) return holdersOf(index, filters.passages(node.filter))
      return node.filter.field === 'source' ? briefingsOfSource(index, node.filter.value) : filters.briefings(node.filter)
    default: {
      const word = field === null ? wholeWord(node) : null
      return word === null ? briefingsIn(index, look.of({ node, field })).slice() : briefingsOfWord(word, look)
    }
  }
}

/** FlexSearch names those of a rarer word; it would copy all numbers of a frequent one, whose set is there already. */
function briefingsOfWord(word: string, { index, finder }: Look): Bits {
  const entry = index.vocabulary.find(word)
  const known = entry === undefined ? null : index.briefingsOf(entry)
  if (known !== null) return known.slice()
  const bits = emptyBits(index.documents)
  for (const document of finder(word)) addBit(bits, document)
  return bits
}

/** The term of a node that is one whole word of a script with spaces. */
function wholeWord(node: LeafNode | NearNode): string | null {
  if (node.kind === 'near' || node.parts.length !== 1) return null
  const [only] = node.parts
  return only?.kind === 'term' && only.match === 'whole' && !isUnspaced(only.term) ? only.term : null
}

/** Briefings with a source in whose title or publisher all words stand. */
function briefingsOfSource(index: OpenIndex, value: string): Bits {
  const bits = emptyBits(index.documents)
  const lists = tokenise(value).map(({ term }) => {
    const entry = index.vocabulary.find(SOURCE + term)
    return entry === undefined ? new Uint32Array() : index.sourcesOf(entry)
  })
  const [first, ...others] = lists.toSorted((a, b) => a.length - b.length).map((list) => new Set(list))
  for (const source of first ?? []) if (others.every((list) => list.has(source))) addBit(bits, index.sources[source]!)
  return bits
}

function inField(index: OpenIndex, field: Unit['field'], hits: Hits): Hits {
  if (field === null) return hits
  const wanted = field === 'title' ? PASSAGE_CLASS.title : PASSAGE_CLASS.headings
  return inClass(index, hits, wanted, FIELD_OF_CLASS[wanted])
}

function numbered(index: OpenIndex): Bits {
  const bits = emptyBits(index.passages)
  for (let passage = 0; passage < index.passages; passage += 1) if (index.classes[passage] === PASSAGE_CLASS.text) addBit(bits, passage)
  return bits
}

const isPassageFilter = (node: QueryNode): boolean =>
  node.kind === 'filter' && (node.filter.field === 'has' || node.filter.field === 'colour')

/** Passages that the query's own filters let through; null when they let all through. */
function passageFilter(node: QueryNode, index: OpenIndex, filters: FilterSets): Bits | null {
  switch (node.kind) {
    case 'filter':
      return isPassageFilter(node) ? filters.passages(node.filter) : null
    case 'not':
      return node.item.kind === 'filter' && isPassageFilter(node.item)
        ? complement(filters.passages(node.item.filter), index.passages)
        : null
    case 'all': {
      const parts = node.items.flatMap((item) => passageFilter(item, index, filters) ?? [])
      return parts.length === 0 ? null : parts.reduce(intersect, fullBits(index.passages))
    }
    case 'any': {
      const parts = node.items.map((item) => passageFilter(item, index, filters))
      return parts.some((part) => part === null)
        ? null
        : parts.reduce<Bits>((bits, part) => unite(bits, part ?? bits), emptyBits(index.passages))
    }
    case 'field':
      return passageFilter(node.item, index, filters)
    default:
      return null
  }
}

/** Takes away passages of other briefings; gives the briefings that still have one. A step for each briefing in each word. */
function keepOnly(index: OpenIndex, passages: Bits, briefings: Bits): Bits {
  const left = emptyBits(index.documents)
  for (let word = 0; word < passages.length; word += 1) {
    for (let rest = passages[word]!; rest !== 0;) {
      const document = index.documentOf[word * 32 + 31 - Math.clz32(rest & -rest)]!
      const end = index.firsts[document + 1]! - word * 32
      const own = end < 32 ? rest & ~(-1 << end) : rest
      if (hasBit(briefings, document)) addBit(left, document)
      else passages[word]! &= ~own
      rest &= ~own
    }
  }
  return left
}
