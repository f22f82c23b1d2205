/** What the search service and its worker say to one another. */
import type { SearchReply } from '../core/contract/shapes.ts'
import type { Term } from '../core/model/pack.ts'
import type { SearchRequest } from '../core/search/engine.ts'
import type { BriefingFacts } from '../core/search/filters.ts'
import type { TokeniserVector } from '../core/search/index-config.ts'
import type { LiveChange } from '../core/search/live.ts'
import type { Publisher } from '../core/search/publishers.ts'

export type WorkerEdition = {
  id: string
  /** Absolute folder of the edition. */
  dir: string
  /** Path of the prebuilt index inside `dir`; null when it must be built. */
  index: string | null
  /** What the tokeniser gave when that index was built; it is used only where it gives the same now. */
  samples: readonly TokeniserVector[]
  /** Absolute path of the index that was built here for the same files by the same rules, or that is to be kept there. */
  keptAs: string
  /** Ids and paths inside `dir`, and what filters look at, numbered as in the index. */
  briefings: readonly { id: string; path: string; facts: BriefingFacts }[]
  /** Other names of the edition: its pack's title and its label. */
  names: readonly string[]
  terms: readonly Term[]
}

export type WorkerStart = {
  editions: readonly WorkerEdition[]
  /** An edition of at most so many briefings is indexed before the first answer, a larger one in a thread of its own. */
  buildAtOnce: number
  /** One Int32: searches with a lower ticket are no longer wanted. */
  wanted: SharedArrayBuffer
}

export type ToWorker =
  | { type: 'search'; ticket: number; request: SearchRequest }
  | { type: 'change'; change: LiveChange }
  | { type: 'publishers' }

export type FromWorker =
  | { type: 'reply'; ticket: number; reply: SearchReply }
  | { type: 'cancelled'; ticket: number }
  /** This search could not be made; the worker goes on. */
  | { type: 'failed'; ticket: number; reason: string }
  | { type: 'publishers'; publishers: Publisher[] }
  /** The shipped index cannot be used and is built again; searches leave the edition out until it is. */
  | { type: 'rebuilding'; edition: string; reason: string }
  | { type: 'indexed'; edition: string }
  /** The texts could not be indexed: the edition cannot be searched. */
  | { type: 'unindexed'; edition: string; reason: string }
  /** The new index is in use but could not be kept: the next start builds it again. */
  | { type: 'unkept'; edition: string; reason: string }

/** What the thread that builds an index is given, and what it gives back. */
export type BuilderStart = { build: WorkerEdition }
