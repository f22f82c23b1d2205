/** Answers queries over editions, marks and notes: exact sets and totals from the indexes, texts only of what is listed. */
import type { SearchReply } from '../contract/shapes.ts'
import type { Briefing } from '../model/briefing.ts'
import type { Term } from '../model/pack.ts'
import type { Filter, LeafNode, QueryNode } from './ast.ts'
import { createEvaluator, unitsOf } from './evaluate.ts'
import type { Evaluated, Evaluator, FilterSets, Unit } from './evaluate.ts'
import { filterSets, passing } from './filters.ts'
import type { BriefingFacts, FilteredEdition } from './filters.ts'
import { finderOf } from './finder.ts'
import { holdersOf } from './hits.ts'
import { clearWithin, countBits, fullBits, hasBit, intersect } from './index/sets.ts'
import type { Bits } from './index/sets.ts'
import { groupOf } from './listing.ts'
import { createLive } from './live.ts'
import type { Live } from './live.ts'
import { anyOfWords, mostHeld, wordsOfAll } from './fewer.ts'
import { broadened, isBeginning, leavesOf, rolesOf } from './more.ts'
import type { Alternative } from './more.ts'
import type { OpenIndex } from './open.ts'
import { readQuery } from './query/read.ts'
import { together } from './publishers.ts'
import type { Publisher } from './publishers.ts'
import { meanLengths, plainRoles, weightsOf } from './rank.ts'
import type { Role } from './rank.ts'
import { rankAll, recenciesOf } from './ranking.ts'
import type { Ranked } from './ranking.ts'
import { secondOf } from './second.ts'
import type { Texts } from './texts.ts'
import { unknownValues, valuesOf } from './unknown.ts'
import type { NamedPerson } from './variants/glossary.ts'
import { warmUp } from './warm.ts'
import { waysIn } from './ways.ts'

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
  /** Publishers of sources, with the briefings that a filter for each leaves. */
  publishers(): Publisher[]
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
type Stretch = { from: number; count: number; within: SearchRequest['within'] }

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
      warming: warmUp(edition.index, edition.texts),
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
  const left = ({ evaluator, filters }: Opened, filter: Filter): Bits =>
    evaluator.briefingsOf({ kind: 'filter', filter, span: { start: 0, end: 0 } }, filters)
  const values = valuesOf(opened, live, left)

  return {
    live,
    add,
    giveUp: (edition) => void pending.delete(edition),
    publishers: () =>
      together(opened.map(({ index }) => index.publishers)).map(({ name }) => ({
        name,
        briefings: opened.reduce((sum, one) => sum + countBits(left(one, { field: 'source', value: name })), 0),
      })),
    warm: () => opened.some(({ warming }) => warming.next().done !== true),
    run(request, cancelled = () => false) {
      const read = readQuery(request.query)
      const reading = {
        read: leavesOf(read.node === null ? [] : unitsOf(read.node)).map(readAs),
        mode: read.mode,
        problems: [...read.problems],
      }
      const { node } = read
      // What an edition that is still being indexed answers to is not known yet.
      if (node !== null && pending.size === 0) reading.problems.push(...unknownValues(request.query, node, values))
      if (node === null) return { ...emptyReply(request.seq, [...pending]), ...reading }
      const pause = (): void => {
        if (cancelled()) throw new Cancelled('A newer search took the place of this one')
      }
      const search = (wanted: QueryNode): Search => {
        const units = unitsOf(wanted)
        return { units, found: opened.map(({ evaluator, filters }) => evaluator.evaluate(wanted, units, filters, pause)) }
      }
      const listed = ({ units, found }: Search, stretch: Stretch, roles: readonly Role[]): Ranked =>
        rankAll(opened, units, found, { ...stretch, roles, people, passages: request.passages, pause })
      const exact = search(node)
      const first =
        request.list === 'more'
          ? { from: 0, count: 0, within: undefined }
          : { from: request.skip, count: request.briefings, within: request.within }
      const ranked = listed(exact, first, plainRoles(exact.units.length))
      const passes = passing(editionOf, left)
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
      const knowledge = { glossary, people, packs: opened.map(({ index }) => index) }
      const more = secondOf(request.query, inPacks(), live.more(node, request.passages, passes, knowledge))
      return more === undefined ? reply : { ...reply, more }

      /** The second list as far as it is of briefings; null where there is none. */
      function inPacks(): Parameters<typeof secondOf>[1] {
        if (node === null) return null
        const alternatives = waysIn(opened, node, exact, knowledge, pause)
        // Without another way to write a word the same would be searched again.
        if (alternatives.length === 0 && (ranked.totals.passages > 0 || wordsOfAll(node) === null)) return null
        const others = alternatives.map(({ alternative }) => alternative)
        const wider = search(broadened(node, others))
        let rest: Search = { units: wider.units, found: wider.found.map((found, i) => without(opened[i]!.index, found, exact.found[i]!)) }
        const second =
          request.list === 'more'
            ? { from: request.skip, count: request.briefings, within: request.within }
            : { from: 0, count: MORE_AT_FIRST, within: undefined }
        let found = listed(rest, second, rolesOf(rest.units, exact.units, others))
        let fewer: { held: number; of: number } | undefined
        if (found.totals.passages === 0 && ranked.totals.passages === 0) {
          const most = withMost(node, others, search)
          if (most === null) return null
          ;({ fewer, rest } = most)
          found = listed(rest, second, rolesOf(rest.units, exact.units, others))
        }
        if (found.totals.passages === 0) return null
        const groups = found.listed.map((one) => groupOf(one, rest.units))
        return { totals: found.totals, groups, alternatives, ...(fewer === undefined ? {} : { fewer }) }
      }
    },
  }

  /** Briefings that hold most of the words, where none holds all; null where that is half of them or less. */
  function withMost(
    node: QueryNode,
    alternatives: readonly Alternative[],
    search: (wanted: QueryNode) => Search,
  ): { fewer: { held: number; of: number }; rest: Search } | null {
    const parts = wordsOfAll(node)
    if (parts === null) return null
    const words = parts.words.map((word) => broadened(word, alternatives))
    const sets = opened.map(({ index, evaluator, filters }) => {
      const of = (item: QueryNode): Bits => evaluator.briefingsOf(item, filters)
      const allowed = parts.others.map(of).reduce(intersect, fullBits(index.documents))
      return words.map((word) => intersect(of(word).slice(), allowed))
    })
    const { held, briefings } = mostHeld(
      opened.map(({ index }) => index.documents),
      sets,
    )
    if (held * 2 <= words.length) return null
    const any = search(anyOfWords(node, words, parts.others))
    return {
      fewer: { held, of: words.length },
      rest: { ...any, found: any.found.map((found, i) => limitedTo(opened[i]!.index, found, briefings[i]!)) },
    }
  }
}

/** Only these briefings and their passages. */
function limitedTo(index: OpenIndex, found: Evaluated, wanted: Bits): Evaluated {
  const passages = found.passages.slice()
  for (let document = 0; document < index.documents; document += 1) {
    if (!hasBit(wanted, document)) clearWithin(passages, index.firsts[document]!, index.firsts[document + 1]!)
  }
  return { ...found, passages, briefings: holdersOf(index, passages) }
}

/** What the second search found beyond the first; words are still counted as they stand. */
function without(index: OpenIndex, wider: Evaluated, exact: Evaluated): Evaluated {
  const passages = wider.passages.map((bits, i) => bits & ~exact.passages[i]!)
  return { ...wider, passages, briefings: holdersOf(index, passages) }
}

function readAs(leaf: LeafNode): SearchReply['read'][number] {
  if (isBeginning(leaf) && leaf.kind === 'word') return { kind: 'prefix', text: leaf.text }
  return { kind: leaf.kind === 'phrase' || leaf.parts.length > 1 ? 'phrase' : 'word', text: leaf.text }
}

function emptyReply(seq: number, pending: readonly string[]): SearchReply {
  const totals = { briefings: 0, passages: 0, marks: 0, notes: 0 }
  return { seq, read: [], totals, groups: [], marks: [], notes: [], indexing: [...pending] }
}
