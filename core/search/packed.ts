/**
 * How an index lies in a file: little-endian, without pointers or dates, so that equal input gives equal bytes.
 *
 *     'AMIX', layout, check sum of all that follows, and the counts and sizes of COUNTS          16 x 4 bytes
 *     vocabulary table: offsets of each block in the blocks and in the lists                     4 bytes each
 *     documents: passages, then of each its class (2 bits) and length in tokens, Rice codes; sources of each document
 *     people named in any of the documents, and publishers of their sources: JSON in UTF-8
 *     vocabulary blocks (see index/vocabulary.ts)
 *     lists of terms (see index/lists.ts), and BIT_PADDING
 *
 * Terms with `SOURCE` before them stand in titles, publishers and hosts of sources, and their list numbers sources instead of
 * passages. Pairs of an unspaced script that share no character with the pair before them are terms of their own, with
 * `FIRST` after them: so a phrase knows without the text which pairs overlap.
 */
import { INDEX_LAYOUT } from './index-config.ts'
import { BIT_PADDING } from './index/bits.ts'
import { inMemory, openLists } from './source.ts'
import type { IndexSource, Lists } from './source.ts'

export const SOURCE = '\u0002'
export const FIRST = '\u0001'

const COUNTS = [
  'documents',
  'passages',
  'sources',
  'terms',
  'sourceTerms',
  'slotsFrom',
  'longestTerm',
  'longestPassage',
  'tableBytes',
  'documentBytes',
  'nameBytes',
  'blockBytes',
  'listBytes',
] as const
export type IndexCounts = Record<(typeof COUNTS)[number], number>

export type IndexSections = { table: Uint32Array; documents: Uint8Array; names: Uint8Array; blocks: Uint8Array; lists: Uint8Array }
export type IndexFile = Omit<IndexSections, 'lists'> & { counts: IndexCounts; lists: Lists }

const MAGIC = 0x58494d41
const HEAD = 64
const CHECKED_FROM = 12

type Measures = Omit<IndexCounts, 'tableBytes' | 'documentBytes' | 'nameBytes' | 'blockBytes' | 'listBytes'>

export function packIndex(measures: Measures, { table, documents, names, blocks, lists }: IndexSections): Uint8Array {
  const counts: IndexCounts = {
    ...measures,
    tableBytes: table.length * 4,
    documentBytes: documents.length,
    nameBytes: names.length,
    blockBytes: blocks.length,
    listBytes: lists.length,
  }
  const size = HEAD + counts.tableBytes + documents.length + names.length + blocks.length + lists.length + BIT_PADDING
  const bytes = new Uint8Array(Math.ceil(size / 4) * 4)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, INDEX_LAYOUT, true)
  COUNTS.forEach((name, i) => view.setUint32(CHECKED_FROM + i * 4, counts[name], true))
  table.forEach((value, i) => view.setUint32(HEAD + i * 4, value, true))
  let at = HEAD + counts.tableBytes
  for (const section of [documents, names, blocks, lists]) {
    bytes.set(section, at)
    at += section.length
  }
  view.setUint32(8, checkSum(inMemory(bytes)), true)
  return bytes
}

/**
 * Parts an index file without decoding it; about a millisecond for 3 MB. All but the lists is held in memory from then on.
 * @throws RangeError when the bytes are none of ours, or not as they were written
 */
export function unpackIndex(source: IndexSource): IndexFile {
  if (source.length < HEAD) throw new RangeError('Not a search index')
  const bytes = new Uint8Array(source.read(0, HEAD))
  const view = new DataView(bytes.buffer)
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('Not a search index')
  if (view.getUint32(4, true) !== INDEX_LAYOUT) throw new RangeError('A search index of another layout')
  const number = (i: number): number => view.getUint32(CHECKED_FROM + i * 4, true)
  const counts: IndexCounts = {
    documents: number(0),
    passages: number(1),
    sources: number(2),
    terms: number(3),
    sourceTerms: number(4),
    slotsFrom: number(5),
    longestTerm: number(6),
    longestPassage: number(7),
    tableBytes: number(8),
    documentBytes: number(9),
    nameBytes: number(10),
    blockBytes: number(11),
    listBytes: number(12),
  }
  const lists = HEAD + counts.tableBytes + counts.documentBytes + counts.nameBytes + counts.blockBytes
  const size = Math.ceil((lists + counts.listBytes + BIT_PADDING) / 4) * 4
  if (size !== source.length) throw new RangeError('The search index is cut short')
  if (view.getUint32(8, true) !== checkSum(source)) throw new RangeError('The search index is damaged')
  const held = new Uint8Array(source.read(HEAD, lists))
  const heldView = new DataView(held.buffer)
  const table = new Uint32Array(counts.tableBytes / 4)
  for (let i = 0; i < table.length; i += 1) table[i] = heldView.getUint32(i * 4, true)
  const documents = counts.tableBytes
  const names = documents + counts.documentBytes
  const blocks = names + counts.nameBytes
  return {
    counts,
    table,
    documents: held.subarray(documents),
    names: held.subarray(names, blocks),
    blocks: held.subarray(blocks),
    lists: openLists(source, lists, counts.listBytes),
  }
}

/** Bytes of which the check sum is taken at once. */
const STRETCH = 65_536

/** FNV-1a (Fowler, Noll and Vo) over words of 4 bytes: finds any flipped bit; no defence against intent, which the manifest's digests are. */
function checkSum(source: IndexSource): number {
  let sum = 0x811c9dc5
  for (let from = CHECKED_FROM; from < source.length; from += STRETCH) {
    const words = wordsOf(source.read(from, Math.min(source.length, from + STRETCH)))
    for (let at = 0; at < words.length; at += 1) sum = Math.imul(sum ^ words[at]!, 0x01000193)
  }
  return sum >>> 0
}

/** Whole words of 4 bytes, little-endian; in place where the machine has them so, which takes a quarter of the time. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const count = Math.floor(bytes.length / 4)
  const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1
  if (isLittleEndian && bytes.byteOffset % 4 === 0) return new Uint32Array(bytes.buffer, bytes.byteOffset, count)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: count }, (_, i) => view.getUint32(i * 4, true))
}

/** Order of UTF-16 units, the same on every machine. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
