/** The notes that were opened while the app runs, and the care that none of their text is left behind. */
import { call, on } from '../bridge/client.ts'
import { NoteSession } from './session.ts'

const sessions = new Map<string, NoteSession>()

/** The session of a note, made on first use. @throws BridgeError `not-found` */
export async function openSession(id: string, readOnly: boolean): Promise<NoteSession> {
  const known = sessions.get(id)
  if (known !== undefined && known.readOnly === readOnly && !known.info.getState().gone) {
    void known.look()
    return known
  }
  const loaded = await call('notes.get', { id })
  const session = new NoteSession(loaded, readOnly || loaded.note.deletedAt !== null)
  sessions.set(id, session)
  return session
}

/** Sends all text that is not saved yet; true when everything is on disk. */
export async function flushAll(): Promise<boolean> {
  const results = await Promise.all(Array.from(sessions.values(), (session) => session.flush()))
  return results.every(Boolean)
}

on('notes.changed', ({ ids }) => {
  for (const id of ids) void sessions.get(id)?.look()
})
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushAll()
})
window.addEventListener('beforeunload', (event) => {
  // What was typed last is sent before the page goes. Text that could not be saved holds the page back.
  const failed = Array.from(sessions.values()).some((session) => session.dirty && session.info.getState().save.kind === 'failed')
  void flushAll()
  if (failed) event.preventDefault()
})
