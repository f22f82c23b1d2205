/** Goes to a quote of a note from elsewhere. */
import { messageOf } from '../../bridge/client.ts'
import { useApp } from '../../state/app.ts'
import { openNote } from '../../state/notes.ts'
import { say } from '../../state/status.ts'
import { openSession } from '../sessions.ts'

/** Opens the note with the caret in its quote of this number, from 1. */
export async function showQuote(note: string, number: number): Promise<void> {
  try {
    const session = await openSession(note, false)
    openNote(note)
    useApp.getState().setView('notes')
    session.showQuote(number)
  } catch (error) {
    say(messageOf(error))
  }
}
