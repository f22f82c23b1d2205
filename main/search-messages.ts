/** What the search service and its worker say to one another. */
import type { SearchReply } from '../core/contract/shapes.ts'
import type { SearchRequest } from '../core/search/engine.ts'
import type { LiveChange } from '../core/search/live.ts'

export type WorkerEdition = {
  id: string
  /** Absolute folder of the edition. */
  dir: string
  /** Path of the prebuilt index inside `dir`; null when it must be built. */
  index: string | null
  /** Ids and paths inside `dir`, numbered as in the index. */
  briefings: readonly { id: string; path: string }[]
}

export type WorkerStart = {
  editions: readonly WorkerEdition[]
  /** One Int32: searches with a lower ticket are no longer wanted. */
  wanted: SharedArrayBuffer
}

export type ToWorker = { type: 'search'; ticket: number; request: SearchRequest } | { type: 'change'; change: LiveChange }

export type FromWorker =
  | { type: 'reply'; ticket: number; reply: SearchReply }
  | { type: 'cancelled'; ticket: number }
  /** This search could not be made; the worker goes on. */
  | { type: 'failed'; ticket: number; reason: string }
  /** The shipped index could not be read and was built again. */
  | { type: 'rebuilt'; edition: string; reason: string }
