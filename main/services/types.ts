/** What the services offer one another. Each is opened by a function of its own file and closed once. */
import type { CallInput, CallName, CallOutput, HandlerInput } from '../../core/contract/calls.ts'
import type { Envelope } from '../../core/contract/errors.ts'
import type { ListedAnnotation } from '../../core/contract/review-shapes.ts'
import type { LibraryEdition, SearchReply, Status } from '../../core/contract/shapes.ts'
import type { Annotation, Colour } from '../../core/model/annotation.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import type { Note, NoteWithQuotes, Quote } from '../../core/model/note.ts'
import type { Publisher } from '../../core/search/publishers.ts'
import type { TokeniserVector } from '../../core/search/index-config.ts'

export type ReadyEdition = Extract<LibraryEdition, { state: 'ready' }>

/** Where the search worker finds an edition; the files were verified when the library opened them. */
export type EditionFiles = {
  id: string
  /** See `LibraryEdition`. */
  digest: string
  /** Absolute folder of the edition. */
  dir: string
  /** Paths inside `dir` of the briefings in manifest order, and of the prebuilt index; null when it must be built again. */
  briefings: readonly string[]
  index: string | null
  /** What the tokeniser gave when the index was built. */
  samples: readonly TokeniserVector[]
}

export type Library = {
  editions(): readonly LibraryEdition[]
  edition(id: string): ReadyEdition | undefined
  files(): readonly EditionFiles[]
  /** The briefing, parsed once and kept. @throws ServiceError `not-found`, `pack-damaged` */
  briefing(edition: string, briefing: string): Briefing
  /** Opens one more edition folder. @throws ServiceError `pack-damaged`, `pack-newer` */
  add(dir: string): ReadyEdition
}

export type Annotations = {
  /** Each mark once, where it was made. */
  list(filter: HandlerInput<'annotations.list'>): Annotation[]
  /** With an edition, also the marks of other editions that stand in it, at their places there. */
  inEdition(filter: HandlerInput<'annotations.list'>): ListedAnnotation[]
  save(draft: HandlerInput<'annotations.save'>): Annotation
  /** Both name the step for undo. */
  recolour(ids: readonly string[], colour: Colour): { step: number | null }
  remove(ids: readonly string[]): { step: number }
  /** Marks that stand in each briefing, `<edition>/<briefing>` to number. */
  counts(): Record<string, number>
}

export type Notes = {
  /** Notes that are not in the bin, bodies included, newest change first. */
  all(): Note[]
  get(id: string): NoteWithQuotes
  quote(id: string): Quote | undefined
}

export type Search = {
  /** @throws ServiceError `superseded` when a newer search arrived first */
  run(input: HandlerInput<'search.run'>): Promise<SearchReply>
  /** Publishers of sources in all editions that are indexed, with the briefings that a filter for each leaves. */
  publishers(): Promise<Publisher[]>
  /** Tells the live part that marks or notes changed. */
  changed(): void
  /** Tells that editions were added: the indexes are opened again. */
  editionsChanged(): void
  /** What the reader must be told of the indexes. */
  notices(): Status['notices']
  dismiss(id: string): void
  close(): Promise<void>
}

export type Services = {
  /** Checks name and input against the contract, runs the handler, and never throws. */
  dispatch(name: unknown, input: unknown): Promise<Envelope<unknown>>
  /** The same for callers inside main that know the types. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Envelope<CallOutput<N>>>
  status(): Status
  /** Refuses new writes, waits for those under way, checkpoints and closes the store, ends the worker. */
  close(): Promise<void>
}
