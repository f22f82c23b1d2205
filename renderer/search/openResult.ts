import { BridgeError, call, messageOf } from '../bridge/client.ts'
import { openPassage, useApp } from '../state/app.ts'
import { openNote } from '../state/notes.ts'
import { useSearch } from '../state/search.ts'
import { resultKey } from '../state/search-lists.ts'
import type { ResultRef } from '../state/search-lists.ts'
import { walkFrom } from '../state/search-walk.ts'
import { say } from '../state/status.ts'

/** Shows a result where it stands: the passage marked in the reading view, or the note. */
export function openResult(result: ResultRef): void {
  useSearch.getState().remember(useSearch.getState().answered)
  if (result.kind === 'note') {
    void openListedNote(result)
  } else if (result.kind === 'mark') {
    const { id, anchor } = result.mark.annotation
    openPassage({ edition: anchor.edition, briefing: anchor.briefing, passage: anchor.start.passage, annotation: id })
  } else {
    walkFrom(result.list, result.group, result.hit)
  }
}

/** Opens a note, unless it went while it was listed: then its row says so. */
async function openListedNote(result: Extract<ResultRef, { kind: 'note' }>): Promise<void> {
  const { id } = result.note
  try {
    const { note } = await call('notes.get', { id })
    if (note.deletedAt !== null) return useSearch.getState().setGone(resultKey(result))
  } catch (error) {
    if (error instanceof BridgeError && error.code === 'not-found') return useSearch.getState().setGone(resultKey(result))
    return say(messageOf(error))
  }
  openNote(id)
  useApp.getState().setView('notes')
}
