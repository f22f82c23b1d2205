/**
 * The sorted terms of an index, front-coded: each says how many UTF-16 units it shares with the one before and spells the
 * rest, every 16th in full. Beside each stand its counts and the size of its lists, so that finding a term finds them.
 * A term is never made into a string unless it is to be shown; the whole costs about 6 bytes a term.
 */
import { pushVarint } from './bits.ts'

/** Terms in one block, of which the first is spelt in full. */
const BLOCK = 16

/** What the index knows of a term. Lists lie one after the other: each begins where that of the term before ended. */
export type TermEntry = {
  /** Place in the vocabulary. */
  at: number
  /** Passages that hold it, and how many times it stands in all of them. */
  passages: number
  count: number
  /** Offset and size of its list in bytes. */
  start: number
  bytes: number
}

export type VocabularyInput = {
  term: string
  passages: number
  count: number
  bytes: number
}

/** Bytes of the blocks, and the offsets of each block in them and in the lists, two numbers of 4 bytes. */
export function packVocabulary(terms: readonly VocabularyInput[]): { blocks: Uint8Array; table: Uint32Array } {
  const bytes: number[] = []
  const table: number[] = []
  let list = 0
  let before = ''
  terms.forEach(({ term, passages, count, bytes: size }, i) => {
    if (i % BLOCK === 0) {
      table.push(bytes.length, list)
      before = ''
    }
    let shared = 0
    while (shared < before.length && shared < term.length && before.charCodeAt(shared) === term.charCodeAt(shared)) shared += 1
    const rest = term.length - shared
    bytes.push((Math.min(shared, 15) << 4) | Math.min(rest, 15))
    if (shared >= 15) pushVarint(bytes, shared - 15)
    if (rest >= 15) pushVarint(bytes, rest - 15)
    for (let at = shared; at < term.length; at += 1) pushVarint(bytes, term.charCodeAt(at))
    pushVarint(bytes, passages * 2 + (count > passages ? 1 : 0))
    if (count > passages) pushVarint(bytes, count - passages)
    pushVarint(bytes, size)
    list += size
    before = term
  })
  return { blocks: Uint8Array.from(bytes), table: Uint32Array.from(table) }
}

/** Reads terms in order. After `next`, `units` up to `length` spell the term, and `entry` tells of it. */
export type TermCursor = {
  readonly units: Uint16Array
  length: number
  /** Units shared with the term that was read before. */
  shared: number
  entry: TermEntry
  /** False when there are no more. */
  next(): boolean
  term(): string
}

export type Vocabulary = {
  size: number
  find(term: string): TermEntry | undefined
  /** A cursor before the first term that is not before `from`; before the very first without it. */
  from(from?: string): TermCursor
  beginningWith(prefix: string): TermEntry[]
  /** The term at a place of the vocabulary. */
  term(at: number): string
}

export function openVocabulary(size: number, longest: number, blocks: Uint8Array, table: Uint32Array): Vocabulary {
  const cursorAt = (block: number): TermCursor => createCursor({ size, longest, blocks, table }, block)
  /** The last block whose first term is not after `term`. */
  const blockOf = (term: string): number => {
    let low = 0
    let high = Math.ceil(size / BLOCK) - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (headIsAfter(blocks, table[middle * 2]!, term)) high = middle - 1
      else low = middle
    }
    return Math.max(0, low)
  }
  const from = (first?: string): TermCursor => {
    if (first === undefined || size === 0) return cursorAt(0)
    const block = blockOf(first)
    const ahead = cursorAt(block)
    let skip = 0
    while (ahead.next() && compare(ahead, first) < 0) skip += 1
    const cursor = cursorAt(block)
    for (let i = 0; i < skip; i += 1) cursor.next()
    return cursor
  }
  return {
    size,
    find(term) {
      if (size === 0 || term.length > longest) return undefined
      const cursor = cursorAt(blockOf(term))
      for (let i = 0; i < BLOCK && cursor.next(); i += 1) {
        const order = compare(cursor, term)
        if (order === 0) return { ...cursor.entry }
        if (order > 0) return undefined
      }
      return undefined
    },
    from,
    beginningWith(prefix) {
      const entries: TermEntry[] = []
      const cursor = from(prefix)
      while (cursor.next() && beginsWith(cursor, prefix)) entries.push({ ...cursor.entry })
      return entries
    },
    term(at) {
      const cursor = cursorAt(Math.floor(at / BLOCK))
      for (let i = 0; i <= at % BLOCK; i += 1) cursor.next()
      return cursor.term()
    },
  }
}

function beginsWith({ units, length }: TermCursor, prefix: string): boolean {
  if (length < prefix.length) return false
  for (let i = prefix.length - 1; i >= 0; i -= 1) if (units[i] !== prefix.charCodeAt(i)) return false
  return true
}

/** Whether the term spelt in full at `start` comes after another by UTF-16 units. */
function headIsAfter(blocks: Uint8Array, start: number, term: string): boolean {
  let at = start + 1
  const varint = (): number => {
    let value = 0
    for (let scale = 1; ; scale *= 0x80) {
      const byte = blocks[at]!
      at += 1
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
    }
  }
  const rest = blocks[start]! & 15
  const length = rest === 15 ? 15 + varint() : rest
  for (let i = 0; i < length; i += 1) {
    if (i === term.length) return true
    const step = varint() - term.charCodeAt(i)
    if (step !== 0) return step > 0
  }
  return false
}

type Packed = { size: number; longest: number; blocks: Uint8Array; table: Uint32Array }

function createCursor({ size, longest, blocks, table }: Packed, block: number): TermCursor {
  const units = new Uint16Array(longest)
  let at = table[block * 2] ?? 0
  let ordinal = block * BLOCK
  let list = table[block * 2 + 1] ?? 0
  const varint = (): number => {
    let byte = blocks[at]!
    at += 1
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
      byte = blocks[at]!
      at += 1
      value += (byte & 0x7f) * scale
    }
    return value
  }
  const entry: TermEntry = { at: -1, passages: 0, count: 0, start: 0, bytes: 0 }
  return {
    units,
    length: 0,
    shared: 0,
    entry,
    next() {
      if (ordinal >= size) return false
      const sizes = blocks[at]!
      at += 1
      this.shared = sizes >> 4 === 15 ? 15 + varint() : sizes >> 4
      const rest = (sizes & 15) === 15 ? 15 + varint() : sizes & 15
      for (let i = 0; i < rest; i += 1) units[this.shared + i] = varint()
      this.length = this.shared + rest
      entry.at = ordinal
      const flagged = varint()
      entry.passages = Math.floor(flagged / 2)
      entry.count = entry.passages + (flagged % 2 === 1 ? varint() : 0)
      entry.start = list
      entry.bytes = varint()
      list += entry.bytes
      ordinal += 1
      return true
    },
    term() {
      return this.length < 4096 ? String.fromCharCode(...units.subarray(0, this.length)) : longTerm(units.subarray(0, this.length))
    },
  }
}

function longTerm(units: Uint16Array): string {
  let term = ''
  for (let at = 0; at < units.length; at += 4096) term += String.fromCharCode(...units.subarray(at, at + 4096))
  return term
}

/** Order of the cursor's term and another by UTF-16 units. */
function compare(cursor: TermCursor, term: string): number {
  const common = Math.min(cursor.length, term.length)
  for (let i = 0; i < common; i += 1) {
    const step = cursor.units[i]! - term.charCodeAt(i)
    if (step !== 0) return step
  }
  return cursor.length - term.length
}
