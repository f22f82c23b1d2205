/** Opens an edition's index for queries: FlexSearch over packed postings, and the sorted vocabulary for prefixes. */
import { Index } from 'flexsearch'
import { RESOLUTION } from './index-config.ts'
import { lastTermTest } from './match.ts'
import { unpackIndex } from './packed.ts'
import type { FieldLengths, PackedIndex } from './packed.ts'
import type { Atom } from './query.ts'

export type OpenIndex = {
  documents: number
  lengths: readonly FieldLengths[]
  /** Every document that may hold the atom, rising: exact for a single term, a superset for several side by side. */
  candidates(atom: Atom): number[]
}

/** @throws RangeError when the bytes are no index of this layout */
export function openIndex(bytes: Uint8Array): OpenIndex {
  const packed = unpackIndex(bytes)
  const index = new Index({ tokenize: 'strict', resolution: RESOLUTION, encode: (term: string) => [term] })
  // FlexSearch keeps its postings in a Map of arrays, about ten times the size of the file; it only ever reads it here.
  Object.assign(index, { map: new PackedPostings(packed) })
  // Without a limit, and with the limit 0 too, it would cut the list at 100.
  const limit = packed.documents + 1
  const documentsWith = (term: string): number[] => index.search(term, limit).map(Number)
  return {
    documents: packed.documents,
    lengths: packed.lengths,
    candidates(atom) {
      let common: number[] | undefined
      for (const [i, term] of atom.terms.entries()) {
        const open = i === atom.terms.length - 1 && atom.last !== 'whole'
        const found = new Set((open ? openTerms(packed.vocabulary, atom) : [term]).flatMap(documentsWith))
        common = common === undefined ? [...found] : common.filter((document) => found.has(document))
        if (common.length === 0) break
      }
      return (common ?? []).toSorted((a, b) => a - b)
    },
  }
}

/** The Map that FlexSearch reads: decodes the posting of a term each time it is asked for. */
class PackedPostings extends Map<string, number[][]> {
  readonly #packed: PackedIndex
  constructor(packed: PackedIndex) {
    super()
    this.#packed = packed
  }
  override get(term: string): number[][] | undefined {
    const at = lowerBound(this.#packed.vocabulary, term)
    return this.#packed.vocabulary[at] === term ? this.#packed.posting(at) : undefined
  }
}

/** Place of the first term that is not before `term`. */
function lowerBound(vocabulary: readonly string[], term: string): number {
  let low = 0
  let high = vocabulary.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((vocabulary[middle] ?? '') < term) low = middle + 1
    else high = middle
  }
  return low
}

/** Terms that the open last term of an atom stands for. A beginning is one stretch of the sorted vocabulary. */
function openTerms(vocabulary: readonly string[], atom: Atom): string[] {
  const fits = lastTermTest(atom)
  if (atom.last !== 'beginning') return vocabulary.filter(fits)
  const from = lowerBound(vocabulary, atom.terms.at(-1) ?? '')
  let to = from
  while (to < vocabulary.length && fits(vocabulary[to] ?? '')) to += 1
  return vocabulary.slice(from, to)
}
