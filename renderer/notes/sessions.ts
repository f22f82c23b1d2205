/** The notes that were opened while the app runs, and the care that none of their text is left behind. */
import { call, on } from '../bridge/client.ts'
import { NoteSession } from './session.ts'

const sessions = new Map<string, NoteSession>()

/** The session of a note, made on first use. @throws BridgeError `not-found` */
export async function openSession(id: string, readOnly: boolean): Promise<NoteSession> {
  const known = sessions.get(id)
  // Text that is not on disk stands in its session alone: that is never replaced, wherever the note lies now.
  if (known !== undefined && (known.dirty || (known.readOnly === readOnly && known.info.getState().gone === null))) {
    void known.look()
    return known
  }
  const loaded = await call('notes.get', { id })
  const session = new NoteSession(loaded, readOnly || loaded.note.deletedAt !== null)
  sessions.set(id, session)
  return session
}

/** Whether the note has text that is not on disk. */
export const isUnsaved = (id: string): boolean => sessions.get(id)?.dirty === true

/** Sends what is not saved of one note; true when all of it is on disk. */
export const flushNote = (id: string): Promise<boolean> => sessions.get(id)?.flush() ?? Promise.resolve(true)

/** Sends all text that is not saved yet; true when everything is on disk. */
export async function flushAll(): Promise<boolean> {
  const results = await Promise.all(Array.from(sessions.values(), (session) => session.flush()))
  return results.every(Boolean)
}

on('notes.changed', ({ ids, revision }) => {
  for (const id of ids) void sessions.get(id)?.look(revision)
})
on('library.changed', () => {
  for (const session of sessions.values()) session.editionsChanged()
})
on('review.changed', () => {
  for (const session of sessions.values()) session.reviewChanged()
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushAll()
})
window.addEventListener('beforeunload', (event) => {
  // What was typed last is sent before the page goes. Text that could not be saved holds the page back.
  const stuck = Array.from(sessions.values()).some((session) => session.isStuck)
  void flushAll()
  if (stuck) event.preventDefault()
})
