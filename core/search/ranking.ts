/** Puts what was found in order and picks the stretch of it that is listed. */
import { closenessOf } from './closeness.ts'
import type { Evaluated, Unit } from './evaluate.ts'
import type { BriefingFacts } from './filters.ts'
import { countBits, countWithin, hasBit } from './index/sets.ts'
import type { Listed } from './listing.ts'
import type { Pause } from './lookup.ts'
import { namesIn } from './names.ts'
import type { OpenIndex } from './open.ts'
import { partsOf, passageScore, raise, scoresOf, tallyOf, wordScore, wordsOf } from './rank.ts'
import type { Parts, Role, Tally, Words } from './rank.ts'
import type { Texts } from './texts.ts'
import type { NamedPerson } from './variants/glossary.ts'

type RankedEdition = {
  id: string
  index: OpenIndex
  texts: Texts
  briefings: readonly string[]
  recency: Float32Array
  weights: Float32Array
}

export type Ranked = { totals: { briefings: number; passages: number }; listed: readonly Listed[] }

type Asked = {
  /** What each unit stands for. */
  roles: readonly Role[]
  from: number
  count: number
  /** Passages listed of each briefing. */
  passages: number
  within: { edition: string; briefing: string } | undefined
  /** Who is named in the texts. */
  people: readonly NamedPerson[]
  pause: Pause
}

/** Briefings, best by their words, in which words side by side or close to one another are looked for. */
const LOOKED_INTO = 48
/** Years after which a briefing has lost half of its recency. */
const HALF_LIFE_MS = 3 * 365 * 86_400_000

type Place = { edition: number; at: number; score: number; parts: Parts; words: number }

/** Exact totals, and the briefings from `from` on, best first; equal scores stay in the order of editions and briefings. */
export function rankAll(editions: readonly RankedEdition[], units: readonly Unit[], found: readonly Evaluated[], asked: Asked): Ranked {
  const totals = {
    briefings: found.reduce((sum, { briefings }) => sum + countBits(briefings), 0),
    passages: found.reduce((sum, { passages }) => sum + countBits(passages), 0),
  }
  if (asked.count === 0 || totals.briefings === 0) return { totals, listed: [] }
  const documents = editions.reduce((sum, { index }) => sum + index.documents, 0)
  const { roles } = asked
  const tallies = found.map((one, i) => {
    asked.pause()
    return tallyOf(editions[i]!.index, one, roles)
  })
  const words = wordsOf(
    roles,
    units.map((_, unit) => tallies.reduce((sum, tally) => sum + tally.found[unit]!, 0)),
    documents,
  )
  const scores = tallies.map((tally, i) => scoresOf(tally, words, roles, editions[i]!.weights, editions[i]!.recency))
  asked.pause()
  const places = best(scores, Math.max(LOOKED_INTO, asked.from + asked.count)).map(({ edition, at, score }): Place => {
    const recent = editions[edition]!.recency[tallies[edition]!.documents[at]!]!
    return {
      edition,
      at,
      score,
      words: wordScore(tallies[edition]!, at, words, roles, editions[edition]!.weights),
      parts: { ...partsOf(tallies[edition]!, at, words), recent },
    }
  })
  const names = namesIn(words, units, asked.people)
  const looked = places.slice(0, LOOKED_INTO).map((place): Place => {
    const document = tallies[place.edition]!.documents[place.at]!
    const parts = {
      ...place.parts,
      ...closenessOf(editions[place.edition]!.index, document, words, units, found[place.edition]!, names),
    }
    return { ...place, parts, score: place.words * raise(parts) }
  })
  const ordered = [...looked.toSorted(byScore), ...places.slice(LOOKED_INTO)]
  const { within } = asked
  const chosen = within === undefined ? ordered.slice(asked.from, asked.from + asked.count) : one(editions, tallies, within)
  const differs = differInRecency(editions, tallies)
  return {
    totals,
    listed: chosen.map((place) => toListed(editions, units, found, tallies, words, differs ? place : undated(place), asked)),
  }
}

const undated = (place: Place): Place => ({ ...place, parts: { ...place.parts, recent: 0 } })

/** Whether any two of the briefings found have other dates: else that one is recent is no reason for its place. */
function differInRecency(editions: readonly RankedEdition[], tallies: readonly Tally[]): boolean {
  let first: number | undefined
  for (const [i, { documents }] of tallies.entries()) {
    const { recency } = editions[i]!
    for (const document of documents) {
      first ??= recency[document]
      if (recency[document] !== first) return true
    }
  }
  return false
}

/** How recent each briefing of each edition is, from 1 for the newest of all towards 0; worked out once an edition is added. */
export function recenciesOf(editions: readonly { facts: readonly BriefingFacts[] }[]): Float32Array[] {
  const times = editions.map(({ facts }) => Float64Array.from(facts, ({ date }) => Date.parse(date) || 0))
  const newest = times.reduce((latest, list) => list.reduce((most, time) => Math.max(most, time), latest), 0)
  return times.map((list) => Float32Array.from(list, (time) => 0.5 ** ((newest - time) / HALF_LIFE_MS)))
}

const byScore = (a: Place, b: Place): number => b.score - a.score || a.edition - b.edition || a.at - b.at

/** The best so many, best first, without sorting all as objects. */
function best(scores: readonly Float64Array[], count: number): { edition: number; at: number; score: number }[] {
  const all = new Float64Array(scores.reduce((sum, list) => sum + list.length, 0))
  let at = 0
  for (const list of scores) {
    all.set(list, at)
    at += list.length
  }
  const least = count >= all.length ? -Infinity : highest(all, count)
  const above: { edition: number; at: number; score: number }[] = []
  const equal: typeof above = []
  scores.forEach((list, edition) => {
    for (let i = 0; i < list.length; i += 1) {
      const score = list[i]!
      if (score > least) above.push({ edition, at: i, score })
      else if (score === least && equal.length < count) equal.push({ edition, at: i, score })
    }
  })
  return [...above.toSorted((a, b) => b.score - a.score || a.edition - b.edition || a.at - b.at), ...equal].slice(0, count)
}

/**
 * The `count`-th of the values from the highest down; their order is changed. Parts them around one of them and goes on in
 * the part that holds it (Hoare, "Algorithm 65: Find", 1961): sorting them all would take ten times as long.
 */
function highest(values: Float64Array, count: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = values[(low + high) >>> 1]!
    let i = low
    let j = high
    while (i <= j) {
      while (values[i]! > middle) i += 1
      while (values[j]! < middle) j -= 1
      if (i > j) break
      const value = values[i]!
      values[i] = values[j]!
      values[j] = value
      i += 1
      j -= 1
    }
    if (count - 1 <= j) high = j
    else if (count - 1 >= i) low = i
    else break
  }
  return values[count - 1] ?? 0
}

function one(editions: readonly RankedEdition[], tallies: readonly Tally[], within: { edition: string; briefing: string }): Place[] {
  const edition = editions.findIndex(({ id }) => id === within.edition)
  const document = editions[edition]?.briefings.indexOf(within.briefing) ?? -1
  const at = document < 0 ? -1 : (tallies[edition]?.documents.indexOf(document) ?? -1)
  const parts = { title: 0, together: 0, sideBySide: 0, close: 0, recent: 0 }
  return at < 0 ? [] : [{ edition, at, score: 0, words: 0, parts }]
}

function toListed(
  editions: readonly RankedEdition[],
  units: readonly Unit[],
  found: readonly Evaluated[],
  tallies: readonly Tally[],
  words: Words,
  { edition, at, parts }: Place,
  { roles, passages: limit }: Asked,
): Listed {
  const { id, index, texts } = editions[edition]!
  const { passages, hits } = found[edition]!
  const { documents, fields } = tallies[edition]!
  const document = documents[at]!
  const first = index.firsts[document]!
  const end = index.firsts[document + 1]!
  const standing: { place: number; score: number }[] = []
  for (let passage = first; passage < end; passage += 1) {
    if (hasBit(passages, passage)) standing.push({ place: passage - first, score: passageScore(index, passage, words, roles, hits) })
  }
  const ordered = standing.toSorted((a, b) => b.score - a.score || a.place - b.place)
  return {
    edition: id,
    texts,
    document,
    passages: ordered.slice(0, limit).map(({ place }) => place),
    total: countWithin(passages, first, end),
    standsFor: units.map((_, unit) => {
      const word = words.findIndex((one) => one.units.includes(unit))
      return { word, rarity: words[word]?.rarity ?? 0 }
    }),
    why: {
      words: units.map(({ node }, unit) => {
        const [title, headings, text] = [0, 1, 2].map((field) => fields[unit]![document * 3 + field]!)
        return {
          text: node.kind === 'near' ? node.items.map((item) => item.text).join(' … ') : node.text,
          title: title ?? 0,
          headings: headings ?? 0,
          body: text ?? 0,
        }
      }),
      parts,
    },
  }
}
