/** The lists of notes and of the bin, and which note is open. Bodies live with the editor, in its own chunk. */
import { create } from 'zustand'
import type { NoteSummary } from '../../core/model/note.ts'
import { words } from '../../core/words/index.ts'
import { call, messageOf } from '../bridge/client.ts'
import { useApp } from './app.ts'
import { saving, say } from './status.ts'

export const NOTE_SORTS = ['modified', 'created', 'title'] as const
export type NoteSort = (typeof NOTE_SORTS)[number]

type NotesState = {
  /** Null until the first load. */
  list: readonly NoteSummary[] | null
  bin: readonly NoteSummary[] | null
  failure: string | null
  /** Id of the open note. */
  open: string | null
  showBin: boolean
  filter: string
  sort: NoteSort
  load: () => Promise<void>
  setOpen: (id: string | null) => void
  setShowBin: (showBin: boolean) => void
  setFilter: (filter: string) => void
  setSort: (sort: NoteSort) => void
  remove: (id: string) => Promise<boolean>
  restore: (id: string) => Promise<boolean>
}

/** Rises with every load, so that an older answer does not replace a newer one. */
let loads = 0

export const useNotes = create<NotesState>()((set, get) => ({
  list: null,
  bin: null,
  failure: null,
  open: null,
  showBin: false,
  filter: '',
  sort: 'modified',
  load: async () => {
    loads += 1
    const mine = loads
    try {
      const [list, bin] = await Promise.all([call('notes.list', {}), call('notes.list', { bin: true })])
      if (mine === loads) set({ list, bin, failure: null })
    } catch (error) {
      if (mine === loads) set({ failure: messageOf(error) })
    }
  },
  setOpen: (open) => set({ open }),
  setShowBin: (showBin) => set({ showBin, filter: '' }),
  setFilter: (filter) => set({ filter }),
  setSort: (sort) => set({ sort }),
  remove: async (id) => {
    const title = titleOf(get().list?.find((note) => note.id === id))
    const done = await saving(call('notes.remove', { id }), () => void get().remove(id))
    if (done === undefined) return false
    say(words.notes.removed(title))
    await get().load()
    return true
  },
  restore: async (id) => {
    const title = titleOf(get().bin?.find((note) => note.id === id))
    const done = await saving(call('notes.restore', { id }), () => void get().restore(id))
    if (done === undefined) return false
    say(words.notes.restored(title))
    await get().load()
    return true
  },
}))

export const titleOf = (note: { title: string } | undefined): string =>
  note === undefined || note.title.trim() === '' ? words.notes.untitled : note.title

/** The name, or with the first free number behind it: notes made from one briefing can be told apart. */
export function freeTitle(wanted: string, notes: readonly { title: string }[]): string {
  const taken = new Set(notes.map((note) => note.title))
  if (wanted.trim() === '' || !taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted} (${number})`)) number += 1
  return `${wanted} (${number})`
}

/** Opens a note the next time the notes view is shown, or at once when it is. */
export function openNote(id: string): void {
  useNotes.setState({ open: id, showBin: false })
}

/** Makes a note, opens it in the notes view and resolves to its id; undefined after the failure has been shown. */
export async function newNote(title = '', body = ''): Promise<string | undefined> {
  const made = await saving(call('notes.save', { kind: 'new', title, body }), () => void newNote(title, body))
  if (made === undefined) return undefined
  await useNotes.getState().load()
  useNotes.setState({ filter: '' })
  openNote(made.note.id)
  useApp.getState().setView('notes')
  return made.note.id
}

/** The list as it is shown: filtered by title and opening, then sorted. */
export function arrange(list: readonly NoteSummary[], filter: string, sort: NoteSort): readonly NoteSummary[] {
  const wanted = filter.trim().toLocaleLowerCase()
  const found = wanted === '' ? list : list.filter((note) => `${titleOf(note)}\n${note.opening}`.toLocaleLowerCase().includes(wanted))
  const by: Record<NoteSort, (a: NoteSummary, b: NoteSummary) => number> = {
    modified: (a, b) => b.modifiedAt.localeCompare(a.modifiedAt),
    created: (a, b) => b.createdAt.localeCompare(a.createdAt),
    title: (a, b) => titleOf(a).localeCompare(titleOf(b), 'en-GB', { numeric: true }),
  }
  return found.toSorted(by[sort])
}
