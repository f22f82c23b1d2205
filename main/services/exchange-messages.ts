/** What the exchange service and its thread say to one another. */
import type { PlaceState, Why } from '../../core/exchange/attach.ts'
import type { Incoming } from '../../core/exchange/merge.ts'
import type { Problem } from '../../core/exchange/read.ts'
import type { FileHead } from '../../core/exchange/write.ts'
import type { Briefing } from '../../core/model/briefing.ts'

export type ShelfEdition = { id: string; pack: string; number: number; briefings: readonly { id: string; title: string }[] }

export type ExchangeJob = {
  exchange: {
    /** A file's text in parts, or the path of the file. */
    from: { parts: readonly string[] } | { path: string }
    /** Installed editions; their briefings are asked for as they are needed. */
    shelf: readonly ShelfEdition[]
    /** An instant. */
    now: string
  }
}

/** A file to be put together: its digest alone takes longer than main may stand still. */
export type ExchangeFileJob = { exchangeFile: { lines: readonly string[]; head: FileHead } }
export type FromExchangeFile = { type: 'file'; bytes: Uint8Array } | { type: 'failed'; reason: string }

/** A mark of the file with its place. */
export type Placed = Incoming & {
  n: number
  state: PlaceState
  why?: Why | 'too-slow'
  words: string
  found?: string
  title: string
  place: { edition: string; briefing: string; passage: string; number: number | null } | null
}

export type FromExchange =
  | { type: 'wanted'; edition: string; briefing: string }
  | { type: 'placed'; marks: Placed[] }
  | { type: 'done'; problems: Problem[]; moreProblems: number; ignored: number }
  /** Words for the reader. */
  | { type: 'refused'; reason: string }
  | { type: 'failed'; reason: string }
/** The briefing that was asked for; null when it cannot be read. */
export type ToExchange = { briefing: Briefing | null }
