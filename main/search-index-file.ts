/** An index as it lies in a file. The file is open only while it is read, so that an edition can be removed at any time. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { IndexSource } from '../core/search/source.ts'

/** Part of the index has gone from the disk since it was opened: it must be opened anew, and made again where that fails. */
export class IndexLost extends Error {}

/** @throws SystemError when there is no such file; reading throws IndexLost */
export function indexFile(path: string): IndexSource {
  let buffer = new Uint8Array(0)
  return {
    length: statSync(path).size,
    read(from, to) {
      // One buffer for all that is read: a search would leave a stretch behind for every word.
      if (buffer.length < to - from) buffer = new Uint8Array(to - from)
      try {
        readAt(path, buffer, from, to - from)
      } catch (error) {
        throw new IndexLost(`The index ${path} cannot be read any more`, { cause: error })
      }
      return buffer.subarray(0, to - from)
    },
  }
}

function readAt(path: string, into: Uint8Array, from: number, size: number): void {
  const file = openSync(path, 'r')
  try {
    for (let at = 0; at < size;) {
      const read = readSync(file, into, at, size - at, from + at)
      if (read === 0) throw new Error('It ends too soon')
      at += read
    }
  } finally {
    closeSync(file)
  }
}
