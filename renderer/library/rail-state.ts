/** What the rail shows for as long as the window lives: its filter, and which groups are folded. */
import { create } from 'zustand'
import type { RailFilter } from './rows.ts'
import { NO_FILTER } from './rows.ts'

type RailState = {
  filter: RailFilter
  folded: ReadonlySet<string>
  setFilter: (change: Partial<RailFilter>) => void
  clearFilter: () => void
  setFolded: (group: string, folded: boolean) => void
}

export const useRail = create<RailState>()((set, get) => ({
  filter: NO_FILTER,
  folded: new Set(),
  setFilter: (change) => set({ filter: { ...get().filter, ...change } }),
  clearFilter: () => set({ filter: NO_FILTER }),
  setFolded: (group, isFolded) => {
    const folded = new Set(get().folded)
    if (isFolded) folded.add(group)
    else folded.delete(group)
    set({ folded })
  },
}))
