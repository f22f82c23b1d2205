/**
 * Ranking by BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6):
 * a match in the title counts more than one in a heading, and that more than one in the text; very long fields count less. In
 * a small pack most words stand in most briefings and many times over, where that sum hardly differs; so it is raised by
 * the share of the query that stands in the title, by how much of it stands together in one passage, and a little for
 * recent briefings. Words side by side or close to one another are looked for in the best briefings only.
 */
import type { Evaluated } from './evaluate.ts'
import { FIELD_OF_CLASS } from './fields.ts'
import { briefingsIn, fieldsOf, timesIn } from './hits.ts'
import type { Fields, Hits } from './hits.ts'
import { countBits, membersOf } from './index/sets.ts'
import type { OpenIndex } from './open.ts'
import { mostTogether } from './together.ts'

const WEIGHTS = [8, 3, 1] as const
const LENGTH_SHARES = [0.3, 0.3, 0.5] as const
const SATURATION = 1.2
/** Titles, headings and texts up to so many times as long as the mean are alike: that one is a little longer says nothing. */
const ALIKE = 2
/** Tokens of a passage of middling length, and how much the length counts. */
const PASSAGE_LENGTH = 60
const PASSAGE_LENGTH_SHARE = 0.5
/** A title or heading says where to look, its text says what there is. */
const HEADING_PASSAGES = 0.7
const SHARES = { title: 0.8, together: 0.3, sideBySide: 0.5, close: 0.25, recent: 0.1 } as const

/** What raises a score beyond its words; each from 0 to 1. */
export type Parts = { title: number; together: number; sideBySide: number; close: number; recent: number }

/**
 * What a word or phrase stands for in a query: several ways to write the same word of it are one. `weight` from 0 to 1 is
 * less for a way that the reader did not type.
 */
export type Role = { word: number; weight: number }

/** Every word or phrase for itself. */
export const plainRoles = (units: number): readonly Role[] => Array.from({ length: units }, (_, word) => ({ word, weight: 1 }))

/** Sums over one edition, before it is known how rare the words are in all of them. */
export type Tally = {
  /** Those that match. */
  documents: Uint32Array
  /** By unit: how often it stands in title, headings and text of each document of the edition, three numbers each. */
  fields: readonly Fields[]
  /** By unit: in how many briefings of the edition it stands, matching ones or not. */
  found: readonly number[]
  /** Most words of the query in one passage of each of `documents`; 0 where the query has only one. */
  together: Uint8Array
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

export function tallyOf(index: OpenIndex, { briefings, passages, hits }: Evaluated, roles: readonly Role[]): Tally {
  const documents = membersOf(briefings)
  const byWord = hits.reduce((words, one, unit) => {
    const { word } = roles[unit]!
    return words.set(word, [...(words.get(word) ?? []), one])
  }, new Map<number, Hits[]>())
  return {
    documents,
    fields: hits.map((one) => fieldsOf(index, one)),
    found: hits.map((one) => countBits(briefingsIn(index, one))),
    together: byWord.size < 2 ? new Uint8Array(documents.length) : mostTogether(index, documents, passages, [...byWord.values()]),
  }
}

/** Words of the query, one after the other, with the numbers of their units and how rare each is in all editions. */
export type Words = readonly { units: readonly number[]; rarity: number }[]

/** @param found of each unit, the briefings of all editions that it stands in */
export function wordsOf(roles: readonly Role[], found: readonly number[], documents: number): Words {
  const units = new Map<number, number[]>()
  roles.forEach(({ word }, unit) => units.set(word, [...(units.get(word) ?? []), unit]))
  // As rare as its most frequent form: a slip of the pen that stands somewhere else does not make a word rare.
  return [...units.values()].map((list) => ({ units: list, rarity: rarity(Math.max(...list.map((unit) => found[unit]!)), documents) }))
}

/** What one match weighs in title, headings and text of each document, three numbers each. @param means see `meanLengths` */
export function weightsOf({ fieldLengths }: OpenIndex, means: readonly number[]): Float32Array {
  return Float32Array.from(fieldLengths, (length, i) => {
    const field = FIELD_OF_CLASS[i % 3]!
    const share = LENGTH_SHARES[field]
    return WEIGHTS[field] / (1 - share + share * Math.max(1, length / (ALIKE * means[field]!)))
  })
}

/**
 * Scores without what is looked for in the best only.
 * @param weights see `weightsOf` @param recency of each document of the index, 0 to 1
 */
export function scoresOf(tally: Tally, words: Words, roles: readonly Role[], weights: Float32Array, recency: Float32Array): Float64Array {
  const scores = new Float64Array(tally.documents.length)
  // One object for all: ten thousand would have to be swept up after every key stroke.
  const parts = { title: 0, together: 0, sideBySide: 0, close: 0, recent: 0 }
  for (let i = 0; i < scores.length; i += 1) {
    parts.title = titleShare(tally, i, words)
    parts.together = togetherShare(tally, i, words)
    parts.recent = recency[tally.documents[i]!]!
    scores[i] = wordScore(tally, i, words, roles, weights) * raise(parts)
  }
  return scores
}

export function wordScore({ documents, fields }: Tally, at: number, words: Words, roles: readonly Role[], weights: Float32Array): number {
  const from = documents[at]! * 3
  let sum = 0
  for (let word = 0; word < words.length; word += 1) {
    const { units, rarity: rare } = words[word]!
    let frequency = 0
    for (let i = 0; i < units.length; i += 1) {
      const counts = fields[units[i]!]!
      const all = counts[from]! * weights[from]! + counts[from + 1]! * weights[from + 1]! + counts[from + 2]! * weights[from + 2]!
      frequency += roles[units[i]!]!.weight * all
    }
    sum += (rare * frequency) / (SATURATION + frequency)
  }
  // A query of filters alone: the order is that of the recency.
  return words.length === 0 ? 1 : sum
}

function titleShare({ documents, fields }: Tally, at: number, words: Words): number {
  let inTitle = 0
  for (let word = 0; word < words.length; word += 1) {
    const { units } = words[word]!
    for (let i = 0; i < units.length; i += 1) {
      const stands = fields[units[i]!]![documents[at]! * 3]! > 0
      if (!stands) continue
      inTitle += 1
      break
    }
  }
  return inTitle / Math.max(1, words.length)
}

const togetherShare = ({ together }: Tally, at: number, words: Words): number =>
  words.length < 2 ? 0 : (together[at]! - 1) / (words.length - 1)

/** Of one passage, by the words of the query in it: BM25 over passages, headings a little behind text. */
export function passageScore(index: OpenIndex, passage: number, words: Words, roles: readonly Role[], hits: readonly Hits[]): number {
  const length = index.slotsOfPassages[passage + 1]! - index.slotsOfPassages[passage]!
  const full = SATURATION * (1 - PASSAGE_LENGTH_SHARE + (PASSAGE_LENGTH_SHARE * length) / PASSAGE_LENGTH)
  let sum = 0
  for (const { units, rarity: rare } of words) {
    let frequency = 0
    for (const unit of units) frequency += roles[unit]!.weight * timesIn(hits[unit]!, passage)
    sum += (rare * frequency) / (full + frequency)
  }
  return FIELD_OF_CLASS[index.classes[passage]!] === 2 ? sum : sum * HEADING_PASSAGES
}

/** What the sums say; the rest is 0. */
export function partsOf(tally: Tally, at: number, words: Words): Parts {
  return { title: titleShare(tally, at, words), together: togetherShare(tally, at, words), sideBySide: 0, close: 0, recent: 0 }
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
