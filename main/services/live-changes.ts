import { findQuotes } from '../../core/notes/quote-block.ts'
import type { Settings } from '../../core/model/settings.ts'
import type { LiveChange, PassageStretch } from '../../core/search/live.ts'
import type { Annotations, Notes } from './types.ts'

export type LiveChanges = {
  /** Something may have changed. */
  changed(): void
  /** A new worker knows nothing yet. */
  reset(): void
  /** What the worker does not know yet; undefined when there is nothing. Reads the store only after a change. */
  take(): LiveChange | undefined
}

/** Works out which marks and notes the search worker must be told of, so that a key stroke in one note sends that note alone. */
export function createLiveChanges(store: {
  annotations: Pick<Annotations, 'list'>
  notes: Pick<Notes, 'all' | 'quote'>
  colourLabels: () => Settings['colourLabels']
}): LiveChanges {
  /** What the worker was told, by id: a stamp that differs when the record does. */
  let told = new Map<string, string>()
  let stale = true
  let toldLabels = ''
  const quotesIn = (body: string): PassageStretch[] =>
    [...new Set(findQuotes(body).map(({ id }) => id))].flatMap((id) => {
      const anchor = store.notes.quote(id)?.anchor
      return anchor === undefined
        ? []
        : [{ edition: anchor.edition, briefing: anchor.briefing, from: anchor.start.passage, to: anchor.end.passage }]
    })
  return {
    changed() {
      stale = true
    },
    reset() {
      told = new Map()
      stale = true
      toldLabels = ''
    },
    take() {
      const colours = store.colourLabels()
      const written = JSON.stringify(colours)
      const labels = written === toldLabels ? undefined : colours
      toldLabels = written
      if (!stale) return labels === undefined ? undefined : { annotations: [], notes: [], gone: [], labels }
      const now = new Map<string, string>()
      const isNew = (id: string, stamp: string): boolean => {
        now.set(id, stamp)
        return told.get(id) !== stamp
      }
      const annotations = store.annotations.list({}).filter((annotation) => {
        const { id, modifiedAt, colour, comment, tags, anchor } = annotation
        const { edition, briefing, start, end, textHash } = anchor
        return isNew(id, JSON.stringify([modifiedAt, colour, comment, tags, edition, briefing, start, end, textHash]))
      })
      const notes = store.notes.all().flatMap(({ id, revision, modifiedAt, title, body }) => {
        const stamp = JSON.stringify([revision, modifiedAt, title, body.length])
        return isNew(id, stamp) ? [{ id, title, body, modifiedAt, quotes: quotesIn(body) }] : []
      })
      const gone = [...told.keys()].filter((id) => !now.has(id))
      told = now
      stale = false
      const isSame = labels === undefined && annotations.length + notes.length + gone.length === 0
      return isSame ? undefined : { annotations, notes, gone, labels }
    },
  }
}
