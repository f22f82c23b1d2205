import { openPassage, useApp } from '../state/app.ts'
import { openNote } from '../state/notes.ts'
import { useSearch } from '../state/search.ts'
import type { ResultRef } from '../state/search.ts'
import { walkFrom } from '../state/search-walk.ts'

/** Shows a result where it stands: the passage marked in the reading view, or the note. */
export function openResult(result: ResultRef): void {
  useSearch.getState().remember(useSearch.getState().answered)
  if (result.kind === 'note') {
    openNote(result.note.id)
    useApp.getState().setView('notes')
  } else if (result.kind === 'mark') {
    const { id, anchor } = result.mark.annotation
    openPassage({ edition: anchor.edition, briefing: anchor.briefing, passage: anchor.start.passage, annotation: id })
  } else {
    const { group, hit } = result
    walkFrom(group, hit)
  }
}
