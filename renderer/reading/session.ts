/** What is open in the reading view for as long as the briefing is shown: selection, active mark, definition, find. */
import { create } from 'zustand'
import type { PassageRange } from '../../core/model/annotation.ts'
import type { Cursor } from './cursor.ts'

export type OpenTerm = { passage: string; term: string }

type Session = {
  selection: PassageRange | null
  /** Where the reader has gone by sentence or passage; a selection takes its place, and it takes that of a selection or mark. */
  cursor: Cursor | null
  /** Mark whose card is open, and whether its comment wants the focus. */
  active: string | null
  commenting: boolean
  /** What was typed for the comment before its field was there. */
  typed: string
  term: OpenTerm | null
  find: { open: boolean; query: string; wholeWords: boolean; at: number }
  setSelection: (selection: PassageRange | null) => void
  setCursor: (cursor: Cursor | null) => void
  activate: (annotation: string | null, options?: { comment?: boolean; typed?: string }) => void
  /** Returns what was typed ahead, once. */
  takeTyped: () => string
  setTerm: (term: OpenTerm | null) => void
  setFind: (change: Partial<Session['find']>) => void
  /** For another briefing: all but the find box, whose words are sought there too. */
  reset: () => void
}

export const useSession = create<Session>()((set, get) => ({
  selection: null,
  cursor: null,
  active: null,
  commenting: false,
  typed: '',
  term: null,
  find: { open: false, query: '', wholeWords: false, at: -1 },
  setSelection: (selection) => set({ selection, ...(selection === null ? {} : { cursor: null }) }),
  setCursor: (cursor) => set({ cursor, ...(cursor === null ? {} : { selection: null, active: null, commenting: false }) }),
  activate: (active, options) =>
    set({ active, commenting: options?.comment === true, typed: options?.typed ?? '', ...(active === null ? {} : { term: null }) }),
  takeTyped: () => {
    const { typed } = get()
    set({ typed: '' })
    return typed
  },
  setTerm: (term) => set({ term, ...(term === null ? {} : { active: null, commenting: false }) }),
  setFind: (change) => set({ find: { ...get().find, ...change } }),
  reset: () => set({ selection: null, cursor: null, active: null, commenting: false, term: null, find: { ...get().find, at: -1 } }),
}))
