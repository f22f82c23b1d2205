/**
 * FlexSearch over whole briefings, reading its postings from the packed index: names the briefings of a word. Everything
 * it does not know (passages, phrases, beginnings, counts) comes from the same lists beside it.
 */
import { Index } from 'flexsearch'
import { passagesOf } from './hits.ts'
import type { OpenIndex } from './open.ts'

/** Briefings that hold a whole word, rising. */
export type Finder = (term: string) => readonly number[]

export function finderOf(index: OpenIndex): Finder {
  const engine = new Index({ tokenize: 'strict', resolution: 1, encode: (term: string) => [term] })
  // FlexSearch keeps its postings in a Map of arrays, about ten times the size of the file; it only ever reads it here.
  Object.assign(engine, { map: new PackedPostings(index) })
  // Without a limit, and with the limit 0 too, it would cut the list at 100.
  const limit = index.documents + 1
  return (term) => engine.search(term, limit).map(Number)
}

/** The Map that FlexSearch reads: derives the briefings of a term each time it is asked for. */
class PackedPostings extends Map<string, number[][]> {
  readonly #index: OpenIndex
  constructor(index: OpenIndex) {
    super()
    this.#index = index
  }
  override get(term: string): number[][] | undefined {
    const entry = this.#index.vocabulary.find(term)
    if (entry === undefined) return undefined
    const documents: number[] = []
    let before = -1
    for (const passage of passagesOf(this.#index.hits(entry))) {
      const document = this.#index.documentOf[passage]!
      if (document !== before) documents.push(document)
      before = document
    }
    return [documents]
  }
}
