/** The few things the services need from the world; each shell binds them in its own way, and tests bind fakes. */
import type { Delivery } from '../../core/contract/shapes.ts'
import type { EventName, EventPayload } from '../../core/contract/events.ts'

export type Clock = { now(): Date }
/** Unique record ids (8 to 40 of `[A-Za-z0-9_-]`). */
export type Ids = { next(): string }
export type Logger = {
  info(message: string, fields?: Record<string, unknown>): void
  warn(message: string, fields?: Record<string, unknown>): void
  error(message: string, fields?: Record<string, unknown>): void
}

export type PrintJob = {
  /** A self-contained HTML document: embedded fonts, no scripts, its own `@page` rules. */
  html: string
  paper: 'A4' | 'Letter'
  /** Ends the printer at once. */
  signal?: AbortSignal
}
export type PdfPrinter = {
  /** Prints with Chromium, tagged and with bookmarks. @throws ServiceError `print-unavailable` or `print-failed`, also when its signal ended it */
  print(job: PrintJob): Promise<Uint8Array>
  close(): Promise<void>
}

/** Hands finished bytes to the reader: native save dialog, or a one-time download address. */
export type Deliver = (file: { name: string; mime: string; bytes: Uint8Array }) => Promise<Delivery>

/** Asks for a folder with the system's dialog; null when the reader closes it. */
export type ChooseFolder = () => Promise<string | null>

/** Sends an event to every window; before a window exists it does nothing. */
export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void

export type Ports = {
  clock: Clock
  ids: Ids
  logger: Logger
  printer: PdfPrinter
  deliver: Deliver
  /** Shows the file saved last in its folder; absent in a shell that does not know where files go. */
  showSaved?: () => void
  /** Absent in a shell without such a dialog. */
  chooseFolder?: ChooseFolder
  emit: Emit
  /** Absolute path of the data folder; exists and is held by this process alone. */
  dataDir: string
  /** Absolute paths of the edition folders that were asked for (each holds a manifest.json). */
  packDirs: readonly string[]
  /** The same of the packs that come with the reader; one gives way to an edition of `packDirs` that opened. */
  bundledDirs: readonly string[]
  /** Absolute path of the built search worker's entry. */
  searchWorker: string
  /** Absolute path of the built export worker's entry. */
  exportWorker: string
  /** Absolute path of the built review worker's entry. */
  reviewWorker: string
  /** Absolute path of the built import worker's entry. */
  importWorker: string
  /** Absolute path of the folder with the embedded fonts for exports. */
  fontsDir: string
  app: { version: string; shell: 'electron' | 'browser' }
}
