/** The marks list: every mark as main has it, how it is narrowed, and which marks are selected. Survives leaving the view. */
import { create } from 'zustand'
import type { Annotation, Colour } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import { BridgeError, call, messageOf } from '../bridge/client.ts'
import { useAnnotations } from '../state/annotations.ts'
import { freeTitle, titleOf, useNotes } from '../state/notes.ts'
import { saving, say, useStatus } from '../state/status.ts'
import { NO_FILTER } from './filter.ts'
import type { MarkFilter } from './filter.ts'

type Done = { text: string; step: number | null; note: string | null }

type MarksState = {
  /** Null until the first load. */
  marks: readonly Annotation[] | null
  failure: string | null
  filter: MarkFilter
  selected: ReadonlySet<string>
  /** What was just done, and what the reader may do next: undo that step, or open that note. */
  done: Done | null
  load: () => Promise<void>
  setFilter: (change: Partial<MarkFilter>) => void
  clearFilter: () => void
  select: (ids: readonly string[], on: boolean) => void
  dismiss: () => void
  recolour: (ids: readonly string[], colour: Colour, label: string) => Promise<void>
  /** `was` is what the reader saw. */
  edit: (id: string, change: { comment: string; tags: string[] }, was: Pick<Annotation, 'comment' | 'tags'>) => Promise<boolean>
  remove: (ids: readonly string[]) => Promise<boolean>
  undo: () => Promise<void>
  /** Quotes the marks at the end of a note, or of a new one when `note` is null. */
  addToNote: (marks: readonly Annotation[], note: string | null, newTitle: string) => Promise<void>
}

let loads = 0

export const useMarks = create<MarksState>()((set, get) => ({
  marks: null,
  failure: null,
  filter: NO_FILTER,
  selected: new Set(),
  done: null,
  load: async () => {
    loads += 1
    const mine = loads
    try {
      const marks = await call('annotations.list', {})
      if (mine !== loads) return
      const known = new Set(marks.map((mark) => mark.id))
      set((state) => ({ marks, failure: null, selected: new Set([...state.selected].filter((id) => known.has(id))) }))
    } catch (error) {
      if (mine === loads) set({ failure: messageOf(error) })
    }
  },
  setFilter: (change) => set((state) => ({ filter: { ...state.filter, ...change } })),
  clearFilter: () => set({ filter: NO_FILTER }),
  select: (ids, on) =>
    set((state) => {
      const selected = new Set(state.selected)
      for (const id of ids) {
        if (on) selected.add(id)
        else selected.delete(id)
      }
      return { selected }
    }),
  dismiss: () => set({ done: null }),
  recolour: async (ids, colour, label) => {
    const changed = await useAnnotations.getState().recolour(ids, colour)
    await get().load()
    if (changed !== undefined) set({ done: { text: words.marks.recoloured(ids.length, label), step: changed.step, note: null } })
  },
  edit: async (id, change, was) => {
    const saved = await useAnnotations.getState().save({ kind: 'edit', id, ...change, was })
    await get().load()
    return saved !== undefined
  },
  remove: async (ids) => {
    const removed = await useAnnotations.getState().remove(ids)
    if (removed === undefined) return false
    await get().load()
    set({ done: { text: words.marks.deleted(ids.length), step: removed.step, note: null } })
    return true
  },
  undo: async () => {
    const step = get().done?.step ?? null
    if (step === null) return
    const undone = await saving(
      call('history.undo', { step }).catch((error: unknown) => {
        if (!(error instanceof BridgeError) || error.code !== 'conflict') throw error
        // Another change came in between: this bar may not undo that one.
        set({ done: null })
        say(error.message)
        return null
      }),
      () => void get().undo(),
    )
    await get().load()
    if (undone?.did) set({ done: { text: words.marks.undone, step: null, note: null } })
  },
  addToNote: async (marks, note, newTitle) => {
    const write = async () => {
      const id = note ?? (await call('notes.save', { kind: 'new', title: freeTitle(newTitle, await call('notes.list', {})) })).note.id
      for (const { id: annotation, anchor } of marks) {
        const { edition, briefing, start, end } = anchor
        const { quote } = await call('notes.quote', { edition, briefing, range: { start, end }, annotation })
        await call('notes.save', { kind: 'append-quote', id, quote: quote.id })
      }
      return id
    }
    const id = await saving(write(), () => void get().addToNote(marks, note, newTitle))
    if (id === undefined) return
    await useNotes.getState().load()
    const title = titleOf(useNotes.getState().list?.find((one) => one.id === id))
    set({ done: { text: words.marks.addedToNote(marks.length, title), step: null, note: id } })
  },
}))

/** The bar offers to undo its own step alone: it goes once that was the last step and another one is. */
useStatus.subscribe(({ status }, before) => {
  const { done } = useMarks.getState()
  if (done === null || done.step === null || status?.undoStep === before.status?.undoStep) return
  if (before.status?.undoStep === done.step) useMarks.setState({ done: null })
})
