/**
 * Ranking by BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6):
 * a match in the title counts more than one in a heading, and that more than one in the text; long fields count less. In
 * a small pack most words stand in most briefings and many times over, where that sum hardly differs; so it is raised by
 * the share of the query that stands in the title, by how much of it stands together in one passage, and a little for
 * recent briefings. Words side by side or close to one another are looked for in the best briefings only.
 */
import type { Evaluated, Unit } from './evaluate.ts'
import { FIELD_OF_CLASS } from './fields.ts'
import { hasBit, membersOf } from './index/sets.ts'
import type { OpenIndex } from './open.ts'

const WEIGHTS = [8, 3, 1] as const
const LENGTH_SHARES = [0.3, 0.3, 0.75] as const
const SATURATION = 1.2
const SHARES = { title: 0.8, together: 0.3, sideBySide: 0.5, close: 0.25, recent: 0.05 } as const

/** What raises a score beyond its words; each from 0 to 1. */
export type Parts = { title: number; together: number; sideBySide: number; close: number; recent: number }

/** Sums over one edition, before it is known how rare the words are in all of them. */
export type Tally = {
  documents: Uint32Array
  /** By unit: weighted frequency and matches by field (three numbers) of each of `documents`. */
  frequencies: readonly Float32Array[]
  counts: readonly Uint16Array[]
  /** By unit: in how many briefings of the edition it stands, matching ones or not. */
  found: readonly number[]
  /** Most units in one passage. */
  together: Uint8Array
  /** Passages to list. */
  totals: Uint32Array
}

/** Mean tokens of title, headings and text over all documents, at least 1. */
export function meanLengths(indexes: readonly OpenIndex[]): readonly number[] {
  const documents = indexes.reduce((sum, index) => sum + index.documents, 0)
  return [0, 1, 2].map((field) => {
    let sum = 0
    for (const { fieldLengths } of indexes) for (let at = field; at < fieldLengths.length; at += 3) sum += fieldLengths[at]!
    return Math.max(1, sum / Math.max(1, documents))
  })
}

/** Rarity of what stands in `found` of `documents` documents; positive. */
export function rarity(found: number, documents: number): number {
  return Math.log(1 + Math.max(0, documents - found + 0.5) / (found + 0.5))
}

export function tallyOf(index: OpenIndex, { briefings, passages, hits }: Evaluated, means: readonly number[]): Tally {
  const documents = membersOf(briefings)
  const places = new Int32Array(index.documents).fill(-1)
  for (let i = 0; i < documents.length; i += 1) places[documents[i]!] = i
  const unitsIn = new Uint8Array(index.passages)
  const together = new Uint8Array(documents.length)
  const totals = new Uint32Array(documents.length)
  const found: number[] = []
  const counts: Uint16Array[] = []
  const frequencies = hits.map(({ passages: list, counts: times }) => {
    const frequency = new Float32Array(documents.length)
    const byField = new Uint16Array(documents.length * 3)
    let all = 0
    let before = -1
    for (let i = 0; i < list.length; i += 1) {
      const passage = list[i]!
      const document = index.documentOf[passage]!
      if (document !== before) all += 1
      before = document
      const place = places[document]!
      if (place < 0) continue
      unitsIn[passage]! += 1
      const field = FIELD_OF_CLASS[index.classes[passage]!]!
      byField[place * 3 + field]! += times[i]!
      const share = LENGTH_SHARES[field]
      frequency[place]! += (WEIGHTS[field] * times[i]!) / (1 - share + (share * index.fieldLengths[document * 3 + field]!) / means[field]!)
    }
    found.push(all)
    counts.push(byField)
    return frequency
  })
  for (let i = 0; i < documents.length; i += 1) {
    for (let passage = index.firsts[documents[i]!]!; passage < index.firsts[documents[i]! + 1]!; passage += 1) {
      if (!hasBit(passages, passage)) continue
      totals[i]! += 1
      if (unitsIn[passage]! > together[i]!) together[i] = unitsIn[passage]!
    }
  }
  return { documents, frequencies, counts, found, together, totals }
}

/** Scores without what is looked for in the best only. @param recency of each document of the index, 0 to 1 */
export function scoresOf(tally: Tally, units: readonly Unit[], rarities: readonly number[], recency: Float32Array): Float64Array {
  const scores = new Float64Array(tally.documents.length)
  for (let i = 0; i < scores.length; i += 1) {
    scores[i] = wordScore(tally, i, rarities) * raise({ ...partsOf(tally, i, units.length), recent: recency[tally.documents[i]!]! })
  }
  return scores
}

export function wordScore({ frequencies }: Tally, at: number, rarities: readonly number[]): number {
  let sum = 0
  for (let unit = 0; unit < frequencies.length; unit += 1) {
    const frequency = frequencies[unit]![at]!
    sum += (rarities[unit]! * frequency) / (SATURATION + frequency)
  }
  // A query of filters alone: the order is that of the recency.
  return frequencies.length === 0 ? 1 : sum
}

/** What the sums say; the rest is 0. */
export function partsOf({ counts, together }: Tally, at: number, units: number): Parts {
  let inTitle = 0
  for (const byField of counts) if (byField[at * 3]! > 0) inTitle += 1
  return {
    title: inTitle / Math.max(1, units),
    together: units < 2 ? 0 : (together[at]! - 1) / (units - 1),
    sideBySide: 0,
    close: 0,
    recent: 0,
  }
}

/** The factor by which the parts raise the score of the words. */
export function raise(parts: Parts): number {
  return (
    1 +
    SHARES.title * parts.title +
    SHARES.together * Math.max(0, parts.together) +
    SHARES.sideBySide * parts.sideBySide +
    SHARES.close * parts.close +
    SHARES.recent * parts.recent
  )
}
