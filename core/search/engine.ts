/** Answers queries over editions, marks and notes. FlexSearch names candidates; all decisions are made on their tokens. */
import type { SearchGroup, SearchHit, SearchReply } from '../contract/shapes.ts'
import type { Briefing } from '../model/briefing.ts'
import { fieldOf } from './fields.ts'
import { createLive } from './live.ts'
import type { Live } from './live.ts'
import { createLexicon, createMatcher, rangesOf } from './match.ts'
import type { Match, Matcher } from './match.ts'
import type { OpenIndex } from './open.ts'
import type { FieldLengths } from './packed.ts'
import { readQuery } from './query.ts'
import type { Atom } from './query.ts'
import { meanLengths, rarity, score } from './rank.ts'
import { snippet } from './snippet.ts'
import { createTexts } from './texts.ts'
import type { ReadBriefing } from './texts.ts'

export type EngineEdition = {
  id: string
  index: OpenIndex
  /** Ids of the briefings, numbered as in the index. */
  briefings: readonly string[]
  load(document: number): Briefing
}

export type SearchRequest = {
  query: string
  seq: number
  skip: number
  briefings: number
  passages: number
  within?: { edition: string; briefing: string } | undefined
}

export type Engine = {
  /** @throws Cancelled when `cancelled` turns true on the way */
  run(request: SearchRequest, cancelled?: () => boolean): SearchReply
  live: Live
}

/** A newer search took the place of this one. */
export class Cancelled extends Error {}

/** Tokens kept ready for the next query: about 2,000 briefings of 1,000 words, in some 75 MB; the bundled pack needs half a per cent. */
const ROOM = 2_000_000

type Place = { edition: EngineEdition; document: number }
type PassageMatch = { index: number; matches: Match[] }
type Found = Place & { text: ReadBriefing; passages: PassageMatch[]; score: number }

export function createEngine(editions: readonly EngineEdition[]): Engine {
  const lexicon = createLexicon()
  const texts = createTexts(lexicon, ROOM)
  const documents = editions.reduce((sum, edition) => sum + edition.index.documents, 0)
  const means = meanLengths(editions.flatMap((edition) => [...edition.index.lengths]))
  const textOf = ({ edition, document }: Place): ReadBriefing => texts.read(`${edition.id}/${document}`, () => edition.load(document))
  const live = createLive((editionId, briefing) => {
    const edition = editions.find(({ id }) => id === editionId)
    const document = edition?.briefings.indexOf(briefing) ?? -1
    return edition === undefined || document < 0 ? undefined : textOf({ edition, document }).briefing
  })

  return {
    live,
    run(request, cancelled = () => false) {
      const atoms = readQuery(request.query)
      if (atoms.length === 0) return emptyReply(request.seq)
      const stop = (): void => {
        if (cancelled()) throw new Cancelled('A newer search took the place of this one')
      }
      const { places, counts } = candidates(editions, atoms)
      const rarities = counts.map((count) => rarity(count, documents))
      const read = places.map((place) => {
        stop()
        return { place, text: textOf(place) }
      })
      // Only now does the lexicon hold every term of these texts.
      const match = createMatcher(atoms, lexicon)
      const found = read.flatMap(({ place, text }): Found[] => {
        stop()
        const passages = matchBriefing(text, match, atoms.length)
        if (passages === undefined) return []
        return [{ ...place, text, passages, score: scoreOf(place, text, passages, rarities, means) }]
      })
      // A stable sort: equal scores stay in the order of editions and briefings.
      found.sort((a, b) => b.score - a.score)
      const { within } = request
      const listed =
        within === undefined
          ? found.slice(request.skip, request.skip + request.briefings)
          : found.filter(({ edition, text }) => edition.id === within.edition && text.briefing.id === within.briefing)
      const mine = live.run(atoms, request.passages)
      return {
        seq: request.seq,
        read: atoms.map(({ kind, text }) => ({ kind, text })),
        totals: {
          briefings: found.length,
          passages: found.reduce((sum, { passages }) => sum + passages.length, 0),
          marks: mine.totals.marks,
          notes: mine.totals.notes,
        },
        groups: listed.map((one) => groupOf(one, atoms, request.passages)),
        marks: mine.marks,
        notes: mine.notes,
      }
    },
  }
}

function emptyReply(seq: number): SearchReply {
  return { seq, read: [], totals: { briefings: 0, passages: 0, marks: 0, notes: 0 }, groups: [], marks: [], notes: [] }
}

/** Briefings that may satisfy the whole query, and in how many each atom may stand. */
function candidates(editions: readonly EngineEdition[], atoms: readonly Atom[]): { places: Place[]; counts: number[] } {
  const counts = atoms.map(() => 0)
  const places = editions.flatMap((edition) => {
    const sets = atoms.map((atom, i) => {
      const found = edition.index.candidates(atom)
      counts[i] = (counts[i] ?? 0) + found.length
      return new Set(found)
    })
    const [first, ...others] = sets
    return [...(first ?? [])]
      .filter((document) => others.every((set) => set.has(document)))
      .map((document): Place => ({ edition, document }))
  })
  return { places, counts }
}

/** The passages with a match, in reading order; undefined when an atom stands nowhere in the briefing. */
function matchBriefing(text: ReadBriefing, match: Matcher, atoms: number): PassageMatch[] | undefined {
  const seen = new Set<number>()
  const passages: PassageMatch[] = []
  text.lists.forEach((list, index) => {
    const matches = match(list)
    if (matches.length > 0) passages.push({ index, matches })
    for (const { atom } of matches) seen.add(atom)
  })
  return seen.size === atoms ? passages : undefined
}

function scoreOf(
  place: Place,
  text: ReadBriefing,
  passages: readonly PassageMatch[],
  rarities: readonly number[],
  means: FieldLengths,
): number {
  const counts = rarities.map((): FieldLengths => ({ title: 0, headings: 0, text: 0 }))
  const neighbours = new Set<number>()
  for (const { index, matches } of passages) {
    const field = fieldOf(text.briefing.passages[index]?.kind ?? 'paragraph')
    const ends = new Set<string>()
    for (const { atom, from, to } of matches) {
      const count = counts[atom]
      if (count !== undefined) count[field] += 1
      if (ends.has(`${atom - 1} ${from}`)) neighbours.add(atom)
      ends.add(`${atom} ${to}`)
    }
  }
  const lengths = place.edition.index.lengths[place.document] ?? means
  return score(counts, rarities, lengths, means, neighbours.size)
}

function groupOf({ edition, text, passages }: Found, atoms: readonly Atom[], limit: number): SearchGroup {
  const { briefing } = text
  const rangesAt = ({ index, matches }: PassageMatch): [number, number][] => rangesOf(matches, atoms, briefing.passages[index]?.text ?? '')
  const title = passages.find(({ index }) => briefing.passages[index]?.kind === 'title')
  return {
    edition: edition.id,
    briefing: briefing.id,
    title: { text: briefing.title, ranges: title === undefined ? [] : rangesAt(title) },
    date: briefing.date,
    topics: briefing.topics,
    total: passages.length,
    hits: passages.slice(0, limit).flatMap((one): SearchHit[] => {
      const passage = briefing.passages[one.index]
      if (passage === undefined) return []
      const ranges = rangesAt(one)
      return [
        {
          passage: passage.id,
          n: passage.n,
          kind: passage.kind,
          section: briefing.sections.find(({ from, to }) => one.index >= from && one.index < to)?.title ?? '',
          snippet: snippet(passage.text, ranges),
          ranges,
        },
      ]
    }),
  }
}
