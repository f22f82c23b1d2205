/**
 * Where a word, phrase or near stands: a list of passages where they are few, and sets with sums by briefing where they
 * are many, so that what a reply costs does not grow with how often a word stands. Neither is to be changed once made.
 */
import { FIELD_OF_CLASS } from './fields.ts'
import { addBit, anyWithin, countBits, emptyBits, hasBit, lowerBound, membersOf, unite } from './index/sets.ts'
import type { Bits } from './index/sets.ts'
import type { OpenIndex } from './open.ts'

/** Passages, rising, and how often the thing stands in each. */
export type Few = { kind: 'few'; passages: Uint32Array; counts: Uint16Array | Uint32Array }
/** How often a thing stands in title, headings and text of each briefing, three numbers each. */
export type Fields = Uint8Array | Uint16Array
export type Many = { kind: 'many'; passages: Bits; size: number; briefings: Bits; fields: Fields }
export type Hits = Few | Many

type Documents = Pick<OpenIndex, 'documents' | 'passages' | 'documentOf' | 'classes' | 'firsts'>

export const NONE: Few = { kind: 'few', passages: new Uint32Array(), counts: new Uint16Array() }

/** In how many passages. */
export const sizeOf = (hits: Hits): number => (hits.kind === 'few' ? hits.passages.length : hits.size)

export const bytesOf = (hits: Hits): number =>
  300 + hits.passages.byteLength + (hits.kind === 'few' ? hits.counts.byteLength : hits.briefings.byteLength + hits.fields.byteLength)

export function briefingsIn(index: Documents, hits: Hits): Bits {
  if (hits.kind === 'many') return hits.briefings
  const bits = emptyBits(index.documents)
  for (let i = 0; i < hits.passages.length; i += 1) addBit(bits, index.documentOf[hits.passages[i]!]!)
  return bits
}

/** Adds the passages to a set. */
export function addPassages(bits: Bits, hits: Hits): void {
  if (hits.kind === 'many') unite(bits, hits.passages)
  else for (let i = 0; i < hits.passages.length; i += 1) addBit(bits, hits.passages[i]!)
}

export const passagesOf = (hits: Hits): Uint32Array => (hits.kind === 'few' ? hits.passages : membersOf(hits.passages))

export function standsIn(hits: Hits, passage: number): boolean {
  if (hits.kind === 'many') return hasBit(hits.passages, passage)
  const at = lowerBound(hits.passages, passage)
  return at < hits.passages.length && hits.passages[at] === passage
}

/** How often in a passage; once where that is not known passage by passage. */
export function timesIn(hits: Hits, passage: number): number {
  if (hits.kind === 'many') return hasBit(hits.passages, passage) ? 1 : 0
  const at = lowerBound(hits.passages, passage)
  return hits.passages[at] === passage ? hits.counts[at]! : 0
}

/** How often in title, headings and text of each briefing, three numbers each. */
export function fieldsOf(index: Documents, hits: Hits): Fields {
  if (hits.kind === 'many') return hits.fields
  const fields = new Uint16Array(index.documents * 3)
  addToFields(index, fields, hits)
  return fields
}

function addToFields(index: Documents, fields: Uint16Array, { passages, counts }: Few): void {
  for (let i = 0; i < passages.length; i += 1) {
    const passage = passages[i]!
    fields[index.documentOf[passage]! * 3 + FIELD_OF_CLASS[index.classes[passage]!]!]! += counts[i]!
  }
}

/** Only what stands in passages of this class. @param field place of the class's field in tables */
export function inClass(index: Documents, hits: Hits, wanted: number, field: number): Hits {
  if (hits.kind === 'few') {
    const places = Uint32Array.from(hits.passages.keys()).filter((i) => index.classes[hits.passages[i]!] === wanted)
    return { kind: 'few', passages: places.map((i) => hits.passages[i]!), counts: places.map((i) => hits.counts[i]!) }
  }
  const passages = hits.passages.slice()
  for (let passage = 0; passage < index.passages; passage += 1) {
    if (index.classes[passage] !== wanted) passages[passage >>> 5]! &= ~(1 << (passage & 31))
  }
  const fields = hits.fields.map((count, i) => (i % 3 === field ? count : 0))
  return { kind: 'many', passages, size: countBits(passages), briefings: holdersOf(index, passages), fields }
}

/** Briefings with a passage in the set. */
export function holdersOf(index: Documents, passages: Bits): Bits {
  const briefings = emptyBits(index.documents)
  for (let document = 0; document < index.documents; document += 1) {
    if (anyWithin(passages, index.firsts[document]!, index.firsts[document + 1]!)) addBit(briefings, document)
  }
  return briefings
}

/** Sums lists and sets into sets. */
export type Gathering = {
  add(hits: Hits): void
  /** One more place in a passage. */
  addOne(passage: number): void
  done(): Many
}

export function gather(index: Documents): Gathering {
  const passages = emptyBits(index.passages)
  const fields = new Uint16Array(index.documents * 3)
  return {
    add(hits) {
      addPassages(passages, hits)
      if (hits.kind === 'few') addToFields(index, fields, hits)
      else for (let i = 0; i < fields.length; i += 1) fields[i]! += hits.fields[i]!
    },
    addOne(passage) {
      addBit(passages, passage)
      fields[index.documentOf[passage]! * 3 + FIELD_OF_CLASS[index.classes[passage]!]!]! += 1
    },
    done: () => ({ kind: 'many', passages, size: countBits(passages), briefings: holdersOf(index, passages), fields: narrow(fields) }),
  }
}

/** In bytes where they hold every number: sets of frequent words are most of what is kept in memory. */
function narrow(fields: Uint16Array): Fields {
  for (let i = 0; i < fields.length; i += 1) if (fields[i]! > 0xff) return fields
  return Uint8Array.from(fields)
}
