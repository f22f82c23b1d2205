/** Opens an edition's index for queries. Nothing but the table of passages is decoded before it is asked for. */
import { decodeUtf8 } from '../pack/utf8.ts'
import { TABLE_CODES } from './build.ts'
import type { IndexedNames, IndexedPerson } from './build.ts'
import { FIELD_OF_CLASS } from './fields.ts'
import { createBitReader } from './index/bits.ts'
import { slotsWithin, surveySlots, unpackPassages, unpackSlots } from './index/lists.ts'
import type { Marks, Postings } from './index/lists.ts'
import { bytesOf, gather } from './hits.ts'
import type { Few, Gathering, Hits } from './hits.ts'
import { addBit, emptyBits } from './index/sets.ts'
import type { Bits } from './index/sets.ts'
import { openVocabulary } from './index/vocabulary.ts'
import type { TermEntry, Vocabulary } from './index/vocabulary.ts'
import { unpackIndex } from './packed.ts'
import { NO_PLACES } from './places.ts'
import type { Places } from './places.ts'
import type { Publisher } from './publishers.ts'
import { inMemory } from './source.ts'
import type { IndexSource } from './source.ts'

export type OpenIndex = {
  documents: number
  passages: number
  /** First passage of each document, and the end of the last. */
  firsts: Uint32Array
  /** Of each passage: its document, its class (see fields.ts), its length in tokens. */
  documentOf: Uint32Array
  classes: Uint8Array
  lengths: Uint16Array | Uint32Array
  /** Tokens of each document in title, headings and text, three numbers each. */
  fieldLengths: Uint32Array
  /** The document of each source. */
  sources: Uint32Array
  people: readonly IndexedPerson[]
  /** Of the sources; those in the most briefings first. */
  publishers: readonly Publisher[]
  vocabulary: Vocabulary
  /** Where a term stands. */
  hits(entry: TermEntry): Hits
  /** Briefings that hold a term, where that is known without its list; else null. Not to be changed. */
  briefingsOf(entry: TermEntry): Bits | null
  /** Sources of a term that stands in titles or publishers of sources. */
  sourcesOf(entry: TermEntry): Uint32Array
  /** First slot of each passage (see index/lists.ts), and one after the last. */
  slotsOfPassages: Uint32Array
  /** Whether the index keeps the slots of a term; the passages of a rare one must be read. */
  hasSlots(entry: TermEntry): boolean
  /** Slots of a term that has them, rising, and at least those in `passages`, which rise; null for all. Not to be changed. */
  slots(entry: TermEntry, passages: Uint32Array | null): Uint32Array
  /** In all terms of a beginning so many passages are worth a set. */
  manyFrom: number
  /** Adds the places of a term; for beginnings, whose many terms are not worth keeping. */
  addTo(gathering: Gathering, entry: TermEntry): void
  /** Where beginnings stand that were worked out in advance. */
  beginnings: Map<string, Hits>
  /** Whether more than its list is kept of a term once it was asked for. */
  isFrequent(entry: TermEntry): boolean
  /** Where rare words stand, once that was learnt (see places.ts). */
  places: Places
  /** Tokens of the longest passage. */
  longest: number
  /** The passage of a slot. */
  passageAt(slot: number): number
  /** Terms of a passage as the index keeps them. */
  termsOf(passage: number): readonly string[]
}

/** Bytes of decoded lists kept, by passages and by slots, and of what is known of frequent words. */
const ROOM = 4_000_000
const ROOM_FOR_SLOTS = 12_000_000
const ROOM_FOR_KNOWN = 20_000_000
const GUIDE_STEP = 5
/** From where on words count as frequent. */
export type Frequent = {
  /** Slots: marks and the briefings of the word are kept. */
  marked: number
  /** Passages, and one in so many of all: the word's hits are kept as sets. */
  many: number
  oneIn: number
  /** Slots that are read for each passage when only some are wanted, about; where that is more than the list, all are. */
  readForOne: number
}
const FREQUENT: Frequent = { marked: 1024, many: 2048, oneIn: 40, readForOne: 80 }

/** What is known of a frequent word. */
type Known = { marks: Marks; briefings: Bits; hits: Hits | null }

/** Terms of one passage as the index keeps them (see `indexTerms`), read from its text. */
export type ReadTerms = (document: number, passage: number) => readonly string[]

/**
 * @param readTerms asked for the few passages of a rare term, of which the index keeps no positions
 * @throws RangeError when the bytes are no index of this layout, or damaged
 */
export function openIndex(index: Uint8Array | IndexSource, readTerms: ReadTerms, frequent: Frequent = FREQUENT): OpenIndex {
  const { counts, table, documents, names, blocks, lists } = unpackIndex(index instanceof Uint8Array ? inMemory(index) : index)
  const { people, publishers }: IndexedNames = JSON.parse(decodeUtf8(names))
  const wide = counts.longestPassage > 0xffff
  const lengths = wide ? new Uint32Array(counts.passages) : new Uint16Array(counts.passages)
  const opened = readDocuments(documents, counts, lengths)
  const keepHits = createKeeper<number, Few>(ROOM, bytesOf)
  const keepSlots = createKeeper<number, Uint32Array>(ROOM_FOR_SLOTS, (slots) => 200 + slots.byteLength)
  const { slotsOfPassages } = opened
  const allSlots = slotsOfPassages[counts.passages]!
  const hasSlots = (entry: TermEntry): boolean => entry.at >= counts.sourceTerms && entry.passages >= counts.slotsFrom
  const unpack = ({ start, bytes, count }: TermEntry): Uint32Array => {
    const at = lists.at(start, bytes)
    return unpackSlots(lists.view, at, count, allSlots)
  }
  const slotsOf = (entry: TermEntry): Uint32Array => keepSlots(entry.at, () => unpack(entry))
  const unpackList = (entry: TermEntry): Postings => {
    const all = entry.at < counts.sourceTerms ? counts.sources : counts.passages
    const at = lists.at(entry.start, entry.bytes)
    return unpackPassages(lists.view, at, entry.passages, entry.count, all, wide)
  }
  const guide = guideTo(slotsOfPassages, allSlots)
  const passageAt = (slot: number): number => {
    let passage = guide[slot >>> GUIDE_STEP]!
    while (slotsOfPassages[passage + 1]! <= slot) passage += 1
    return passage
  }
  const vocabulary = openVocabulary(counts.terms, counts.longestTerm, blocks, table)
  const isFrequent = (entry: TermEntry): boolean => hasSlots(entry) && entry.count >= frequent.marked
  const isMany = (entry: TermEntry): boolean =>
    isFrequent(entry) && entry.passages >= Math.max(frequent.many, counts.passages / frequent.oneIn)
  const sets = { ...opened, documents: counts.documents, passages: counts.passages }
  const survey = (entry: TermEntry): Known => {
    const gathering = isMany(entry) ? gather(sets) : null
    const briefings = emptyBits(counts.documents)
    const at = lists.at(entry.start, entry.bytes)
    const marks = surveySlots(lists.view, at, entry.count, allSlots, (slots, size) => {
      for (let i = 0; i < size; i += 1) {
        const passage = passageAt(slots[i]!)
        if (gathering === null) addBit(briefings, opened.documentOf[passage]!)
        else gathering.addOne(passage)
      }
    })
    const hits = gathering?.done() ?? null
    return { marks, briefings: hits?.briefings ?? briefings, hits }
  }
  const known = new Map<number, Known>()
  let taken = 0
  const knownOf = (entry: TermEntry): Known => {
    const before = known.get(entry.at)
    if (before !== undefined) return before
    const made = survey(entry)
    const size = made.marks.byteLength + (made.hits === null ? made.briefings.byteLength : bytesOf(made.hits))
    // Those that are kept stay: the most frequent words come first in the warm-up.
    if (taken + size <= ROOM_FOR_KNOWN) {
      taken += size
      known.set(entry.at, made)
    }
    return made
  }
  const hitsOfList = (entry: TermEntry): Few => {
    const postings = hasSlots(entry) ? groupByPassage(slotsOf(entry), entry.passages, slotsOfPassages, passageAt, wide) : unpackList(entry)
    return { kind: 'few', ...postings }
  }
  const hits = (entry: TermEntry): Hits => (isMany(entry) ? knownOf(entry).hits : null) ?? keepHits(entry.at, () => hitsOfList(entry))
  return {
    documents: counts.documents,
    passages: counts.passages,
    lengths,
    ...opened,
    people,
    publishers,
    vocabulary,
    hits,
    briefingsOf: (entry) => (isFrequent(entry) ? knownOf(entry).briefings : null),
    sourcesOf: (entry) => unpackList(entry).passages,
    hasSlots,
    slots(entry, passages) {
      if (passages === null || passages.length * frequent.readForOne > entry.count || !isFrequent(entry)) return slotsOf(entry)
      const { marks } = knownOf(entry)
      const at = lists.at(entry.start, entry.bytes)
      return slotsWithin(lists.view, at, marks, entry.count, allSlots, passages, slotsOfPassages)
    },
    manyFrom: frequent.many,
    addTo(gathering, entry) {
      if (isMany(entry)) gathering.add(hits(entry))
      else if (hasSlots(entry)) {
        const slots = unpack(entry)
        for (let i = 0; i < slots.length; i += 1) gathering.addOne(passageAt(slots[i]!))
      } else gathering.add({ kind: 'few', ...unpackList(entry) })
    },
    beginnings: new Map(),
    places: NO_PLACES,
    longest: counts.longestPassage,
    isFrequent,
    passageAt,
    termsOf(passage) {
      const document = opened.documentOf[passage]!
      return readTerms(document, passage - opened.firsts[document]!)
    },
  }
}

function groupByPassage(
  slots: Uint32Array,
  size: number,
  slotsOfPassages: Uint32Array,
  passageAt: (slot: number) => number,
  wide: boolean,
): Postings {
  const passages = new Uint32Array(size)
  const counts = wide ? new Uint32Array(size) : new Uint16Array(size)
  let end = 0
  let out = -1
  let count = 0
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i]!
    if (slot >= end) {
      if (out >= 0) counts[out] = count
      const passage = passageAt(slot)
      end = slotsOfPassages[passage + 1]!
      out += 1
      count = 0
      passages[out] = passage
    }
    count += 1
  }
  if (out >= 0) counts[out] = count
  return { passages, counts }
}

/** The passage of every 32nd slot, from which the passage of any slot is a step or two away. */
function guideTo(slotsOfPassages: Uint32Array, allSlots: number): Uint32Array {
  const guide = new Uint32Array((allSlots >>> GUIDE_STEP) + 1)
  let passage = 0
  for (let i = 0; i < guide.length; i += 1) {
    while (passage + 2 < slotsOfPassages.length && slotsOfPassages[passage + 1]! <= i << GUIDE_STEP) passage += 1
    guide[i] = passage
  }
  return guide
}

type Documents = Pick<OpenIndex, 'firsts' | 'documentOf' | 'classes' | 'fieldLengths' | 'sources' | 'slotsOfPassages'>

function readDocuments(
  bytes: Uint8Array,
  counts: { documents: number; passages: number; sources: number },
  lengths: Uint16Array | Uint32Array,
): Documents {
  const reader = createBitReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const firsts = new Uint32Array(counts.documents + 1)
  const documentOf = new Uint32Array(counts.passages)
  const classes = new Uint8Array(counts.passages)
  const slotsOfPassages = new Uint32Array(counts.passages + 1)
  const fieldLengths = new Uint32Array(counts.documents * 3)
  let passage = 0
  for (let document = 0; document < counts.documents; document += 1) {
    const end = passage + reader.rice(TABLE_CODES.passages)
    for (; passage < end; passage += 1) {
      const kind = reader.below(4)
      const length = reader.rice(TABLE_CODES.tokens)
      documentOf[passage] = document
      classes[passage] = kind
      lengths[passage] = length
      slotsOfPassages[passage + 1] = slotsOfPassages[passage]! + length + 1
      fieldLengths[document * 3 + FIELD_OF_CLASS[kind]!]! += length
    }
    firsts[document + 1] = passage
  }
  reader.at = Math.ceil(reader.at / 8) * 8
  const sources = new Uint32Array(counts.sources)
  let source = 0
  for (let document = 0; document < counts.documents; document += 1) {
    const end = source + reader.rice(TABLE_CODES.sources)
    for (; source < end; source += 1) sources[source] = document
  }
  return { firsts, documentOf, classes, fieldLengths, sources, slotsOfPassages }
}

/** Remembers what was made, the longest unused forgotten first. @param room of all sizes together; what takes more than a quarter of it alone is not kept */
export function createKeeper<K, T>(room: number, sizeOf: (value: T) => number): (key: K, make: () => T) => T {
  const kept = new Map<K, { value: T; size: number }>()
  let taken = 0
  return (key, make) => {
    const known = kept.get(key)
    if (known !== undefined) {
      kept.delete(key)
      kept.set(key, known)
      return known.value
    }
    const value = make()
    const size = sizeOf(value)
    if (size > room / 4) return value
    kept.set(key, { value, size })
    taken += size
    for (const [oldest, old] of kept) {
      if (taken <= room) break
      kept.delete(oldest)
      taken -= old.size
    }
    return value
  }
}
