/** How far the import of files is; what reads them comes with the other late code (import.ts). */
import { create } from 'zustand'
import type { ImportPreview, OwnPlace } from '../../core/contract/import-shapes.ts'
import type { Repair } from '../../core/import/repair.ts'

export type Shown = {
  kind: 'shown'
  name: string
  preview: ImportPreview
  title: string
  date: string
  repairs: readonly Repair[]
  /** Block that the last repair concerned, as the blocks are now; null before any. */
  touched: number | null
  as: 'new' | 'edition'
  busy: boolean
  /** Why it could not be added; empty when nothing is wrong. */
  fault: string
}

export type Failure = { name: string; message: string }

export type FileImport =
  | { kind: 'choosing' }
  | { kind: 'reading'; name: string }
  | { kind: 'failed'; name: string; message: string }
  | Shown
  /** Several files at once: each is added as it was understood. */
  | { kind: 'many'; running: boolean; name: string; done: number; of: number; added: readonly OwnPlace[]; failures: readonly Failure[] }

/** Null while no import is open. */
export const useFileImport = create<{ open: FileImport | null }>()(() => ({ open: null }))
