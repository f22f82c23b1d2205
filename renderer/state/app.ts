/** Where the reader is: view, open briefing, the place in it to show, the way back, and which dialog is open. */
import { create } from 'zustand'
import type { TextRange } from '../../core/contract/shapes.ts'
import type { PassageRange } from '../../core/model/annotation.ts'
import type * as v from 'valibot'

export type View = 'reading' | 'search' | 'notes' | 'marks' | 'review' | 'bin'

export type BriefingPlace = { edition: string; briefing: string }

/** A passage to scroll to, with what to show marked there. */
export type PassageTarget = BriefingPlace & {
  passage: string
  /** Search matches in the passage's own text. */
  ranges?: readonly v.InferOutput<typeof TextRange>[]
  /** The passage as a whole is what was found. */
  whole?: boolean
  /** A mark to make active. */
  annotation?: string
  /** A range to show, as when a quote in a note is followed to its source. */
  range?: PassageRange
}

export type ExportSubject = { kind: 'notes'; ids: readonly string[] } | { kind: 'marks'; edition: string; briefing: string }

export type DialogName = 'keys' | 'palette' | 'settings'

type Step = { view: View; place: BriefingPlace | null; passage: string | null }

type AppState = {
  view: View
  place: BriefingPlace | null
  /** `seq` rises with every request, so that the same target can be asked for twice. */
  target: (PassageTarget & { seq: number }) | null
  /** Passage at the top of the reading view, kept there for the way back. */
  topPassage: string | null
  trail: readonly Step[]
  /** Places gone back from, the last one at the end. */
  ahead: readonly Step[]
  /** Rises with every step that can be gone back. */
  steps: number
  dialog: DialogName | null
  exportRequest: ExportSubject | null
  railOpen: boolean
  /** Rises each time the search view is asked for by key or button: its box takes the focus. */
  searchFocus: number
  setView: (view: View) => void
  openSearch: () => void
  openBriefing: (edition: string, briefing: string) => void
  openPassage: (target: PassageTarget) => void
  /** Goes one step back along the trail; false when there is none. */
  back: () => boolean
  /** Goes to the place that was gone back from; false when there is none. */
  forward: () => boolean
  setTopPassage: (passage: string | null) => void
  setDialog: (dialog: DialogName | null) => void
  requestExport: (subject: ExportSubject | null) => void
  setRailOpen: (open: boolean) => void
}

/** Steps kept for going back. */
const TRAIL = 50

export const useApp = create<AppState>()((set, get) => {
  const here = (): Step => {
    const { view, place, topPassage } = get()
    return { view, place, passage: topPassage }
  }
  const step = () => ({ trail: [...get().trail, here()].slice(-TRAIL), ahead: [], steps: get().steps + 1 })
  const nextSeq = () => (get().target?.seq ?? 0) + 1
  const arriving = ({ view, place, passage }: Step) => ({
    view,
    place,
    target: place === null || passage === null ? null : { ...place, passage, seq: nextSeq() },
  })
  return {
    view: 'reading',
    place: null,
    target: null,
    topPassage: null,
    trail: [],
    ahead: [],
    steps: 0,
    dialog: null,
    exportRequest: null,
    railOpen: false,
    searchFocus: 0,
    setView: (view) => {
      if (view !== get().view) set({ view, ...step(), railOpen: false })
    },
    openSearch: () => {
      get().setView('search')
      set({ searchFocus: get().searchFocus + 1 })
    },
    openBriefing: (edition, briefing) => {
      const { view, place } = get()
      if (view === 'reading' && place?.edition === edition && place.briefing === briefing) return set({ railOpen: false })
      const left = place === null ? {} : step()
      set({ view: 'reading', place: { edition, briefing }, target: null, topPassage: null, ...left, railOpen: false })
    },
    openPassage: (target) =>
      set({
        view: 'reading',
        place: { edition: target.edition, briefing: target.briefing },
        target: { ...target, seq: nextSeq() },
        ...(get().place === null ? {} : step()),
        railOpen: false,
      }),
    back: () => {
      const last = get().trail.at(-1)
      if (last === undefined) return false
      set({ ...arriving(last), trail: get().trail.slice(0, -1), ahead: [...get().ahead, here()] })
      return true
    },
    forward: () => {
      const next = get().ahead.at(-1)
      if (next === undefined) return false
      set({ ...arriving(next), trail: [...get().trail, here()], ahead: get().ahead.slice(0, -1) })
      return true
    },
    setTopPassage: (topPassage) => set({ topPassage }),
    setDialog: (dialog) => set({ dialog }),
    requestExport: (exportRequest) => set({ exportRequest }),
    setRailOpen: (railOpen) => set({ railOpen }),
  }
})

export const openBriefing = (edition: string, briefing: string): void => useApp.getState().openBriefing(edition, briefing)
export const openPassage = (target: PassageTarget): void => useApp.getState().openPassage(target)
export const requestExport = (subject: ExportSubject | null): void => useApp.getState().requestExport(subject)
