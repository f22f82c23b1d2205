/**
 * How an index lies in a file: little-endian, without pointers or dates, so that equal input gives equal bytes.
 *
 *     'AMIX', layout, documents, terms, bytes of vocabulary, bytes of postings      6 x 4 bytes
 *     tokens of each document in title, headings, text                             documents x 3 x 4 bytes
 *     start of each term's postings, and the end of the last                        (terms + 1) x 4 bytes
 *     vocabulary: UTF-16, in order of its units, joined by line feeds
 *     postings: for each document of a term, rising, a varint of (step from the document before) * RESOLUTION + score
 */
import { INDEX_LAYOUT, RESOLUTION } from './index-config.ts'

/** Tokens of one document by field. */
export type FieldLengths = { title: number; headings: number; text: number }

/** FlexSearch's own shape of one term: documents by score, best first; steps without documents may be empty. */
export type Posting = readonly (readonly number[] | null | undefined)[]

export type PackedIndex = {
  documents: number
  lengths: readonly FieldLengths[]
  /** Every term of the edition, in order of UTF-16 units. */
  vocabulary: readonly string[]
  /** Decodes the posting of the term at this place of the vocabulary. */
  posting(at: number): number[][]
}

const MAGIC = 0x58494d41
const HEAD = 24

export function packIndex(lengths: readonly FieldLengths[], postings: ReadonlyMap<string, Posting>): Uint8Array {
  const vocabulary = [...postings.keys()].toSorted(byUnits)
  const words = packUnits(vocabulary.join('\n'))
  const packed: number[] = []
  const starts = vocabulary.map((term) => {
    const start = packed.length
    packPosting(postings.get(term) ?? [], packed)
    return start
  })
  starts.push(packed.length)
  const table = HEAD + lengths.length * 12
  const bytes = new Uint8Array(table + starts.length * 4 + words.length + packed.length)
  const view = new DataView(bytes.buffer)
  const head = [MAGIC, INDEX_LAYOUT, lengths.length, vocabulary.length, words.length, packed.length]
  head.forEach((value, i) => view.setUint32(i * 4, value, true))
  lengths.forEach((length, i) => {
    view.setUint32(HEAD + i * 12, length.title, true)
    view.setUint32(HEAD + i * 12 + 4, length.headings, true)
    view.setUint32(HEAD + i * 12 + 8, length.text, true)
  })
  starts.forEach((start, i) => view.setUint32(table + i * 4, start, true))
  bytes.set(words, table + starts.length * 4)
  bytes.set(packed, table + starts.length * 4 + words.length)
  return bytes
}

/** Reads what `packIndex` wrote; postings stay packed until they are asked for. @throws RangeError when the bytes are none of ours */
export function unpackIndex(bytes: Uint8Array): PackedIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = (i: number): number => view.getUint32(i * 4, true)
  if (bytes.length < HEAD || head(0) !== MAGIC || head(1) !== INDEX_LAYOUT) throw new RangeError('Not a search index of this layout')
  const [documents, terms, wordBytes, postingBytes] = [head(2), head(3), head(4), head(5)]
  const table = HEAD + documents * 12
  const words = table + (terms + 1) * 4
  const postings = words + wordBytes
  if (postings + postingBytes !== bytes.length) throw new RangeError('The search index is cut short')
  const joined = unpackUnits(bytes.subarray(words, postings))
  const startOf = (at: number): number => postings + view.getUint32(table + at * 4, true)
  return {
    documents,
    lengths: Array.from({ length: documents }, (_, i) => ({
      title: view.getUint32(HEAD + i * 12, true),
      headings: view.getUint32(HEAD + i * 12 + 4, true),
      text: view.getUint32(HEAD + i * 12 + 8, true),
    })),
    vocabulary: terms === 0 ? [] : joined.split('\n'),
    posting: (at) => unpackPosting(bytes, startOf(at), startOf(at + 1)),
  }
}

/** Order of UTF-16 units, the same on every machine. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function packUnits(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    bytes[i * 2] = unit & 0xff
    bytes[i * 2 + 1] = unit >> 8
  }
  return bytes
}

function unpackUnits(bytes: Uint8Array): string {
  const pieces: string[] = []
  const units = Uint16Array.from({ length: bytes.length / 2 }, (_, i) => (bytes[i * 2] ?? 0) | ((bytes[i * 2 + 1] ?? 0) << 8))
  // One call takes only so many arguments.
  for (let at = 0; at < units.length; at += 8192) pieces.push(String.fromCharCode(...units.subarray(at, at + 8192)))
  return pieces.join('')
}

function packPosting(posting: Posting, out: number[]): void {
  const scored: { document: number; score: number }[] = []
  posting.forEach((documents, score) => documents?.forEach((document) => scored.push({ document, score })))
  let before = 0
  for (const { document, score } of scored.toSorted((a, b) => a.document - b.document)) {
    let rest = (document - before) * RESOLUTION + score
    before = document
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) out.push((rest & 0x7f) | 0x80)
    out.push(rest)
  }
}

function unpackPosting(bytes: Uint8Array, from: number, to: number): number[][] {
  const posting: number[][] = Array.from({ length: RESOLUTION }, () => [])
  let document = 0
  for (let at = from; at < to;) {
    let value = 0
    for (let scale = 1; ; scale *= 0x80) {
      const byte = bytes[at] ?? 0
      at += 1
      value += (byte & 0x7f) * scale
      if (byte < 0x80) break
    }
    document += Math.floor(value / RESOLUTION)
    posting[value % RESOLUTION]?.push(document)
  }
  return posting
}
