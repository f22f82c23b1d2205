/** What the import service and its thread say to one another. */
import type { ImportDraft } from '../core/import/draft.ts'
import type { Format } from '../core/import/formats.ts'
import type { PackSource } from '../core/pack/read-source.ts'

export type ImportJob =
  /** Absolute path of the file, its name, and the ISO date of the day. */
  | { do: 'read'; path: string; name: string; today: string }
  /** Seals a pack into a folder, which must not be there yet. */
  | { do: 'build'; pack: PackSource; dir: string }

export type FileRead = { format: Format; draft: ImportDraft; original: string; originalCut: boolean; sha256: string }

export type FromImport =
  | { type: 'read'; read: FileRead }
  | { type: 'built' }
  /** Words for the reader. */
  | { type: 'refused'; reason: string }
  | { type: 'failed'; reason: string }
