/** Answers queries over editions, marks and notes: exact sets and totals from the indexes, texts only of what is listed. */
import type { SearchReply } from '../contract/shapes.ts'
import type { Briefing } from '../model/briefing.ts'
import type { Term } from '../model/pack.ts'
import type { Filter, LeafNode, QueryNode } from './ast.ts'
import { createEvaluator, unitsOf } from './evaluate.ts'
import type { Evaluated, Evaluator, FilterSets, Unit } from './evaluate.ts'
import { factsPass, filterSets } from './filters.ts'
import type { BriefingFacts, FilteredEdition } from './filters.ts'
import { finderOf } from './finder.ts'
import { holdersOf, sizeOf } from './hits.ts'
import { countBits, hasBit } from './index/sets.ts'
import { groupOf } from './listing.ts'
import { createLive } from './live.ts'
import type { Live } from './live.ts'
import { broadened, fewest, leavesOf, spellingsOf } from './more.ts'
import type { Alternative } from './more.ts'
import type { OpenIndex } from './open.ts'
import { withWords } from './query/edit.ts'
import { readQuery } from './query/read.ts'
import { meanLengths, plainRoles, weightsOf } from './rank.ts'
import { rankAll, recenciesOf } from './ranking.ts'
import type { Ranked } from './ranking.ts'
import type { Texts } from './texts.ts'
import type { NamedPerson } from './variants/glossary.ts'
import { variantsOf } from './variants/variants.ts'
import { warmUp } from './warm.ts'

export type EngineEdition = {
  id: string
  /** Other names of the edition: its pack's title and its label. */
  names: readonly string[]
  index: OpenIndex
  texts: Texts
  /** Ids of the briefings, numbered as in the index. */
  briefings: readonly string[]
  facts: readonly BriefingFacts[]
  terms: readonly Term[]
}

export type SearchRequest = {
  query: string
  seq: number
  skip: number
  briefings: number
  passages: number
  within?: { edition: string; briefing: string } | undefined
  /** Only the letters as typed: no second list. */
  exact?: boolean | undefined
  /** Which list `skip`, `briefings` and `within` are about. */
  list?: 'exact' | 'more' | undefined
}

export type Engine = {
  /** Searches this edition too from now on; one that was pending is no longer. */
  add(edition: EngineEdition): void
  /** One that was pending will not come. */
  giveUp(edition: string): void
  /** Prepares for queries to come, a few milliseconds each call; false when there is nothing left to do. */
  warm(): boolean
  /** @throws Cancelled when `cancelled` turns true on the way */
  run(request: SearchRequest, cancelled?: () => boolean): SearchReply
  live: Live
}

/** A newer search took the place of this one. */
export class Cancelled extends Error {}

type Opened = EngineEdition & {
  evaluator: Evaluator
  filters: FilterSets
  recency: Float32Array
  weights: Float32Array
  warming: Iterator<unknown>
}
type Search = { units: readonly Unit[]; found: readonly Evaluated[] }

/** Briefings of the second list that come with the first. */
const MORE_AT_FIRST = 5

/** @param waiting editions that are still being indexed: they are named in every reply and not searched */
export function createEngine(editions: readonly EngineEdition[], waiting: readonly string[] = []): Engine {
  const opened: Opened[] = []
  const pending = new Set(waiting)
  // The rules for variants remember what they made of a list as long as it is the same one.
  let glossary: readonly Term[] = []
  let people: readonly NamedPerson[] = []
  const editionOf = (id: string): Opened | undefined => opened.find((one) => one.id === id)
  const briefingOf = (id: string, briefing: string): Briefing | undefined => {
    const edition = editionOf(id)
    const document = edition?.briefings.indexOf(briefing) ?? -1
    return edition === undefined || document < 0 ? undefined : edition.texts.briefing(document)
  }
  const live = createLive(briefingOf)
  const stretches = (filter: Filter) =>
    filter.field === 'colour'
      ? live.marked(filter.value)
      : filter.field === 'has' && filter.value === 'note'
        ? live.quoted()
        : live.marked(null)
  const add = (edition: EngineEdition): void => {
    const filtered: FilteredEdition = {
      ...edition,
      passageIds: (document) => edition.texts.briefing(document).passages.map(({ id }) => id),
    }
    const evaluator = createEvaluator(edition.index, finderOf(edition.index))
    opened.push({
      ...edition,
      evaluator,
      filters: filterSets(filtered, stretches),
      recency: new Float32Array(),
      weights: new Float32Array(),
      warming: warmUp(edition.index),
    })
    recenciesOf(opened).forEach((recency, i) => {
      opened[i]!.recency = recency
    })
    pending.delete(edition.id)
    const means = meanLengths(opened.map(({ index }) => index))
    for (const one of opened) one.weights = weightsOf(one.index, means)
    glossary = opened.flatMap(({ terms }) => terms)
    people = opened.flatMap(({ index }) => index.people.map((person) => ({ ...person, role: '' })))
  }
  for (const edition of editions) add(edition)
  const passes = (id: string, briefing: string, filter: Filter): boolean => {
    const edition = editionOf(id)
    const document = edition?.briefings.indexOf(briefing) ?? -1
    const facts = edition?.facts[document]
    if (edition === undefined || facts === undefined) return false
    return filter.field === 'source'
      ? hasBit(edition.evaluator.briefingsOf({ kind: 'filter', filter, span: { start: 0, end: 0 } }, edition.filters), document)
      : factsPass(edition, facts, filter)
  }

  return {
    live,
    add,
    giveUp: (edition) => void pending.delete(edition),
    warm: () => opened.some(({ warming }) => warming.next().done !== true),
    run(request, cancelled = () => false) {
      const read = readQuery(request.query)
      const reading = {
        read: leavesOf(read.node === null ? [] : unitsOf(read.node)).map(readAs),
        mode: read.mode,
        problems: [...read.problems],
      }
      const { node } = read
      if (node === null) return { ...emptyReply(request.seq, [...pending]), ...reading }
      const pause = (): void => {
        if (cancelled()) throw new Cancelled('A newer search took the place of this one')
      }
      const search = (wanted: QueryNode): Search => {
        const units = unitsOf(wanted)
        return { units, found: opened.map(({ evaluator, filters }) => evaluator.evaluate(wanted, units, filters, pause)) }
      }
      const listed = ({ units, found }: Search, from: number, count: number, within: SearchRequest['within']): Ranked =>
        rankAll(opened, units, found, { roles: plainRoles(units.length), from, count, passages: request.passages, within, pause })
      const exact = search(node)
      const first =
        request.list === 'more'
          ? { from: 0, count: 0, within: undefined }
          : { from: request.skip, count: request.briefings, within: request.within }
      const ranked = listed(exact, first.from, first.count, first.within)
      const mine = live.run(node, request.passages, passes)
      const reply: SearchReply = {
        seq: request.seq,
        ...reading,
        totals: { ...ranked.totals, ...mine.totals },
        groups: ranked.listed.map((one) => groupOf(one, exact.units)),
        marks: mine.marks,
        notes: mine.notes,
        indexing: [...pending],
      }
      if (request.exact === true) return reply
      const alternatives = alternativesOf(exact, pause)
      if (alternatives.length === 0) return reply
      const wider = search(
        broadened(
          node,
          alternatives.map(({ alternative }) => alternative),
        ),
      )
      const rest = { units: wider.units, found: wider.found.map((found, i) => without(opened[i]!.index, found, exact.found[i]!)) }
      const second =
        request.list === 'more'
          ? { from: request.skip, count: request.briefings, within: request.within }
          : { from: 0, count: MORE_AT_FIRST, within: undefined }
      const others = listed(rest, second.from, second.count, second.within)
      if (others.totals.passages === 0) return reply
      return {
        ...reply,
        more: {
          variants: alternatives.map(({ alternative, briefings, passages }) => ({
            of: alternative.of.text,
            text: alternative.text,
            kind: alternative.kind,
            briefings,
            passages,
            query: withWords(request.query, alternative.of.span, alternative.text),
          })),
          totals: others.totals,
          groups: others.listed.map((one) => groupOf(one, rest.units)),
        },
      }
    },
  }

  /** Alternatives that stand somewhere, with the briefings and passages they stand in. */
  function alternativesOf(
    { units, found }: Search,
    pause: () => void,
  ): { alternative: Alternative; briefings: number; passages: number }[] {
    const alone = new Map(units.map(({ node }, unit) => [node, found.reduce((sum, { hits }) => sum + sizeOf(hits[unit]!), 0)]))
    const all = leavesOf(units).flatMap((leaf): Alternative[] => {
      pause()
      const passages = alone.get(leaf) ?? 1
      if (isBeginning(leaf) && passages > 0) return []
      const variants = variantsOf(leaf, glossary, people).map(({ kind, text, parts }) => ({
        of: leaf,
        kind,
        text,
        node:
          parts.length === 1 && leaf.kind === 'word'
            ? { ...leaf, text, parts: parts.filter((part) => part.kind === 'term') }
            : { kind: 'phrase' as const, text, parts, span: leaf.span },
      }))
      return [
        ...variants,
        ...spellingsOf(
          opened.map(({ index }) => index),
          leaf,
          passages,
        ),
      ]
    })
    return fewest(all).flatMap((alternative) => {
      const each = opened.map(({ evaluator, filters }) =>
        evaluator.evaluate(alternative.node, [{ node: alternative.node, field: null }], filters, pause),
      )
      const passages = each.reduce((sum, one) => sum + countBits(one.passages), 0)
      return passages === 0 ? [] : [{ alternative, passages, briefings: each.reduce((sum, one) => sum + countBits(one.briefings), 0) }]
    })
  }
}

/** What the second search found beyond the first; words are still counted as they stand. */
function without(index: OpenIndex, wider: Evaluated, exact: Evaluated): Evaluated {
  const passages = wider.passages.map((bits, i) => bits & ~exact.passages[i]!)
  return { ...wider, passages, briefings: holdersOf(index, passages) }
}

const isBeginning = ({ parts }: LeafNode): boolean => parts.some((part) => part.kind === 'term' && part.match === 'beginning')

function readAs(leaf: LeafNode): SearchReply['read'][number] {
  if (isBeginning(leaf) && leaf.kind === 'word') return { kind: 'prefix', text: leaf.text }
  return { kind: leaf.kind === 'phrase' || leaf.parts.length > 1 ? 'phrase' : 'word', text: leaf.text }
}

function emptyReply(seq: number, pending: readonly string[]): SearchReply {
  const totals = { briefings: 0, passages: 0, marks: 0, notes: 0 }
  return { seq, read: [], totals, groups: [], marks: [], notes: [], indexing: [...pending] }
}
