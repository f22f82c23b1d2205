/** Opens an edition's index for queries. Nothing but the table of passages is decoded before it is asked for. */
import { decodeUtf8 } from '../pack/utf8.ts'
import { TABLE_CODES } from './build.ts'
import type { IndexedPerson } from './build.ts'
import { FIELD_OF_CLASS } from './fields.ts'
import { createBitReader } from './index/bits.ts'
import { unpackPassages, unpackSlots } from './index/lists.ts'
import type { Postings } from './index/lists.ts'
import { openVocabulary } from './index/vocabulary.ts'
import type { TermEntry, Vocabulary } from './index/vocabulary.ts'
import { unpackIndex } from './packed.ts'

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
  vocabulary: Vocabulary
  /** Passages of a term; the largest are kept decoded while there is room. Not to be changed. */
  postings(entry: TermEntry): Postings
  /** First slot of each passage (see index/lists.ts), and one after the last. */
  slotsOfPassages: Uint32Array
  /** Whether the index keeps the slots of a term; the passages of a rare one must be read. */
  hasSlots(entry: TermEntry): boolean
  /** Slots of a term that has them, rising. Not to be changed. */
  slots(entry: TermEntry): Uint32Array
  /** Adds to `tally` how often a term stands in each passage; for beginnings, whose many terms are not worth keeping. */
  tally(entry: TermEntry, tally: Uint16Array): void
  /** The passage of a slot. */
  passageAt(slot: number): number
  /** Terms of a passage as the index keeps them. */
  termsOf(passage: number): readonly string[]
}

/** Bytes of decoded lists kept, by passages and by slots. */
const ROOM = 6_000_000
const ROOM_FOR_SLOTS = 12_000_000
const GUIDE_STEP = 5

/** Terms of one passage as the index keeps them (see `indexTerms`), read from its text. */
export type ReadTerms = (document: number, passage: number) => readonly string[]

/**
 * @param readTerms asked for the few passages of a rare term, of which the index keeps no positions
 * @throws RangeError when the bytes are no index of this layout, or damaged
 */
export function openIndex(bytes: Uint8Array, readTerms: ReadTerms): OpenIndex {
  const { counts, table, documents, people, blocks, lists } = unpackIndex(bytes)
  const wide = counts.longestPassage > 0xffff
  const view = new DataView(lists.buffer, lists.byteOffset, lists.byteLength)
  const lengths = wide ? new Uint32Array(counts.passages) : new Uint16Array(counts.passages)
  const opened = readDocuments(documents, counts, lengths)
  const keepPostings = createKeeper<number, Postings>(ROOM, ({ passages, counts: times }) => 200 + passages.byteLength + times.byteLength)
  const keepSlots = createKeeper<number, Uint32Array>(ROOM_FOR_SLOTS, (slots) => 200 + slots.byteLength)
  const { slotsOfPassages } = opened
  const allSlots = slotsOfPassages[counts.passages]!
  const hasSlots = (entry: TermEntry): boolean => entry.at >= counts.sourceTerms && entry.passages >= counts.slotsFrom
  const unpack = (entry: TermEntry): Uint32Array => unpackSlots(view, entry.start, entry.count, allSlots)
  const slotsOf = (entry: TermEntry): Uint32Array => keepSlots(entry.at, () => unpack(entry))
  const passagesOf = (entry: TermEntry): Postings => {
    const all = entry.at < counts.sourceTerms ? counts.sources : counts.passages
    return unpackPassages(view, entry.start, entry.passages, entry.count, all, wide)
  }
  const guide = guideTo(slotsOfPassages, allSlots)
  const passageAt = (slot: number): number => {
    let passage = guide[slot >>> GUIDE_STEP]!
    while (slotsOfPassages[passage + 1]! <= slot) passage += 1
    return passage
  }
  return {
    documents: counts.documents,
    passages: counts.passages,
    lengths,
    ...opened,
    people: JSON.parse(decodeUtf8(people)),
    vocabulary: openVocabulary(counts.terms, counts.longestTerm, blocks, table),
    postings: (entry) =>
      keepPostings(entry.at, () =>
        hasSlots(entry) ? groupByPassage(slotsOf(entry), entry.passages, opened.slotsOfPassages, passageAt, wide) : passagesOf(entry),
      ),
    hasSlots,
    slots: slotsOf,
    tally(entry, tally) {
      if (hasSlots(entry)) {
        const slots = unpack(entry)
        for (let i = 0; i < slots.length; i += 1) tally[passageAt(slots[i]!)]! += 1
      } else {
        const { passages, counts: times } = passagesOf(entry)
        for (let i = 0; i < passages.length; i += 1) tally[passages[i]!]! += times[i]!
      }
    },
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
