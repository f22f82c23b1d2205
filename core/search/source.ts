/**
 * Where the bytes of an index come from. Nine tenths of them are lists of terms, of which a query reads a few: they stay in
 * the file, and only the stretch read last is in memory. The whole was checked when it was opened, as texts were.
 */
import { BIT_PADDING } from './index/bits.ts'

export type IndexSource = {
  /** Bytes in all. */
  length: number
  /** Bytes from `from` to `to` (exclusive), which may be overwritten by the next call. @throws when they are not there */
  read(from: number, to: number): Uint8Array
}

export const inMemory = (bytes: Uint8Array): IndexSource => ({ length: bytes.length, read: (from, to) => bytes.subarray(from, to) })

/** Lists of terms, asked for one at a time. */
export type Lists = {
  /** Where in `view` a list begins, until the next call. @param start its offset among the lists @param bytes its size */
  at(start: number, bytes: number): number
  view: DataView
}

/** Read at once: neighbours in the vocabulary are neighbours here, and a beginning reads many of them. */
const STRETCH = 65_536

/** @param from where the lists begin @param size of all of them, without padding */
export function openLists(source: IndexSource, from: number, size: number): Lists {
  let first = 0
  let last = 0
  return {
    view: new DataView(new ArrayBuffer(0)),
    at(start, bytes) {
      const end = start + bytes + BIT_PADDING
      if (start < first || end > last) {
        const to = Math.max(end, Math.min(start + STRETCH, size + BIT_PADDING))
        last = 0
        const { buffer, byteOffset, byteLength } = source.read(from + start, from + to)
        this.view = new DataView(buffer, byteOffset, byteLength)
        first = start
        last = to
      }
      return start - first
    },
  }
}
