/** The bin: deleted marks and notes, kept 30 days. */
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { Bin } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import type { Store } from '../store/store.ts'
import type { History } from './history.ts'
import { type BinState, restoreMarks } from './history-states.ts'
import type { Emit } from './ports.ts'

const KEPT_MS = 30 * 86_400_000

export type BinService = {
  list(): Bin
  /** Puts marks and notes back where they were: one step for the marks, and one for each note. */
  restore(wanted: HandlerInput<'bin.restore'>): { step: number | null }
  /** Forgets what was deleted more than 30 days ago. Its steps can no longer be undone. */
  purge(): void
}

type Parts = { store: Store; history: History; restoreNote: (id: string) => void; now: () => Date; emit: Emit }

export function createBin({ store, history, restoreNote, now, emit }: Parts): BinService {
  const until = (deletedAt: string): string => new Date(Date.parse(deletedAt) + KEPT_MS).toISOString()
  const limit = (): string => new Date(now().getTime() - KEPT_MS).toISOString()

  function restore(ids: readonly string[]): void {
    if (ids.length === 0) return
    const { touched, step } = store.write((tables) => {
      const after = ids.map((id): BinState => {
        const binned = tables.bin.get(id)
        if (!binned) throw new ServiceError('not-found', words.errors.review.notInBin)
        // A mark that is back is not dropped any more: its review is open again.
        const decisions = tables.review.dropped(id).map((row) => ({ case: row.id, decision: null, chosen: null }))
        return { mark: binned.annotation, there: true, decisions }
      })
      const before = after.map(({ mark, decisions }): BinState => ({
        mark,
        there: false,
        decisions: decisions.map((one) => ({ ...one, decision: 'drop' })),
      }))
      const head = history.record(tables, 'annotation.restore', ids[0] ?? '', { before, after })
      return { touched: restoreMarks(tables, after, head.time), step: head }
    })
    history.committed([step])
    emit('annotations.changed', { briefings: touched.briefings })
    for (const edition of new Set(touched.reviews)) emit('review.changed', { edition })
  }

  return {
    list: () =>
      store.read((tables) => ({
        marks: tables.bin.list().map(({ annotation, deletedAt }) => ({ annotation, deletedAt, until: until(deletedAt) })),
        notes: tables.notes
          .list(true)
          .flatMap((note) => (note.deletedAt === null ? [] : { note, deletedAt: note.deletedAt, until: until(note.deletedAt) }))
          .toSorted((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1)),
      })),
    restore({ marks, notes }) {
      restore([...new Set(marks)])
      for (const id of new Set(notes)) restoreNote(id)
      return { step: history.undoStep() }
    },
    purge() {
      const before = limit()
      const due = store.read(
        (tables) =>
          tables.bin.list().some(({ deletedAt }) => deletedAt < before) ||
          tables.notes.list(true).some(({ deletedAt }) => deletedAt !== null && deletedAt < before),
      )
      if (!due) return
      const notes = store.write((tables) => {
        for (const id of tables.bin.purge(before)) tables.review.forget(id)
        return tables.notes.purge(before)
      })
      if (notes.length > 0) emit('notes.changed', { ids: notes })
    },
  }
}
