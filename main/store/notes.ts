/** The tables of notes, their revisions, and the quotes they link to. */
import * as v from 'valibot'
import { Anchor } from '../../core/model/annotation.ts'
import type { Note, NoteSummary, Quote } from '../../core/model/note.ts'
import { type Connection, type Row, number, text } from './connection.ts'

export type Revision = { note: string; session: string; begunAt: string; savedAt: string; revision: number; title: string; body: string }

export type NoteTable = {
  /** Without bodies, newest change first: those in the bin, or the others. */
  list(bin: boolean): NoteSummary[]
  /** With bodies, newest change first; none from the bin. */
  all(): Note[]
  get(id: string): Note | undefined
  put(note: Note): void
  /** Keeps this state as a revision. States saved within `slotMs` of one session share a row that holds the last of them. */
  keepRevision(note: Note, session: string, slotMs: number): void
  revisions(note: string): Revision[]
  /** Drops revisions saved before an instant, save the last one of each note's sessions. */
  pruneRevisions(before: string): void
  /** Notes outside the bin that link to a quote, newest change first. */
  citing(quote: string): { id: string; title: string }[]
  /** Drops notes put into the bin before an instant, with their revisions, and returns their ids. */
  purge(before: string): string[]
}

const SUMMARY = 'id, title, opening, words, quotes, created_at, modified_at, deleted_at'
const NEWEST_FIRST = 'ORDER BY modified_at DESC, id'

export function noteTable(connection: Connection): NoteTable {
  return {
    list: (bin) =>
      connection
        .all(`SELECT ${SUMMARY} FROM notes WHERE (deleted_at IS NOT NULL) = :bin ${NEWEST_FIRST}`, { bin: bin ? 1 : 0 })
        .map(summaryFromRow),
    all: () => connection.all(`SELECT * FROM notes WHERE deleted_at IS NULL ${NEWEST_FIRST}`).map(noteFromRow),
    get(id) {
      const row = connection.get('SELECT * FROM notes WHERE id = :id', { id })
      return row && noteFromRow(row)
    },
    put(note) {
      connection.run(
        `INSERT INTO notes (id, title, opening, words, quotes, revision, created_at, modified_at, deleted_at, body)
         VALUES (:id, :title, :opening, :words, :quotes, :revision, :createdAt, :modifiedAt, :deletedAt, :body)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, opening = excluded.opening, words = excluded.words, quotes = excluded.quotes,
           revision = excluded.revision, modified_at = excluded.modified_at, deleted_at = excluded.deleted_at, body = excluded.body`,
        note,
      )
    },
    keepRevision(note, session, slotMs) {
      const last = connection.get('SELECT id, session, begun_at FROM note_revisions WHERE note = :note ORDER BY id DESC LIMIT 1', {
        note: note.id,
      })
      const sameSlot =
        last && text(last, 'session') === session && Date.parse(note.modifiedAt) - Date.parse(text(last, 'begun_at')) < slotMs
      const state = { savedAt: note.modifiedAt, revision: note.revision, title: note.title, body: note.body }
      if (sameSlot) {
        connection.run('UPDATE note_revisions SET saved_at = :savedAt, revision = :revision, title = :title, body = :body WHERE id = :id', {
          ...state,
          id: number(last, 'id'),
        })
        return
      }
      connection.run(
        `INSERT INTO note_revisions (note, session, begun_at, saved_at, revision, title, body)
         VALUES (:note, :session, :savedAt, :savedAt, :revision, :title, :body)`,
        { ...state, note: note.id, session },
      )
    },
    revisions: (note) =>
      connection.all('SELECT * FROM note_revisions WHERE note = :note ORDER BY id', { note }).map((row) => ({
        note: text(row, 'note'),
        session: text(row, 'session'),
        begunAt: text(row, 'begun_at'),
        savedAt: text(row, 'saved_at'),
        revision: number(row, 'revision'),
        title: text(row, 'title'),
        body: text(row, 'body'),
      })),
    pruneRevisions(before) {
      connection.run(
        `DELETE FROM note_revisions WHERE saved_at < :before
         AND id NOT IN (SELECT max(id) FROM note_revisions GROUP BY note, session)`,
        { before },
      )
    },
    citing: (quote) =>
      connection
        .all(`SELECT id, title FROM notes WHERE deleted_at IS NULL AND instr(body, :link) > 0 ${NEWEST_FIRST}`, {
          link: `aide:quote/${quote})`,
        })
        .map((row) => ({ id: text(row, 'id'), title: text(row, 'title') })),
    purge(before) {
      const old = connection.all('SELECT id FROM notes WHERE deleted_at < :before', { before }).map((row) => text(row, 'id'))
      for (const note of old) {
        connection.run('DELETE FROM note_revisions WHERE note = :note', { note })
        connection.run('DELETE FROM notes WHERE id = :note', { note })
      }
      return old
    },
  }
}

export type QuoteTable = {
  get(id: string): Quote | undefined
  add(quote: Quote): void
}

export function quoteTable(connection: Connection): QuoteTable {
  return {
    get(id) {
      const row = connection.get('SELECT * FROM quotes WHERE id = :id', { id })
      if (!row) return undefined
      const annotation = row['annotation']
      return {
        id: text(row, 'id'),
        anchor: v.parse(Anchor, JSON.parse(text(row, 'anchor'))),
        ...(typeof annotation === 'string' ? { annotation } : {}),
        createdAt: text(row, 'created_at'),
      }
    },
    add({ id, anchor, annotation, createdAt }) {
      connection.run('INSERT INTO quotes (id, annotation, anchor, created_at) VALUES (:id, :annotation, :anchor, :createdAt)', {
        id,
        annotation: annotation ?? null,
        anchor: JSON.stringify(anchor),
        createdAt,
      })
    },
  }
}

function summaryFromRow(row: Row): NoteSummary {
  const deletedAt = row['deleted_at']
  return {
    id: text(row, 'id'),
    title: text(row, 'title'),
    opening: text(row, 'opening'),
    words: number(row, 'words'),
    quotes: number(row, 'quotes'),
    createdAt: text(row, 'created_at'),
    modifiedAt: text(row, 'modified_at'),
    deletedAt: typeof deletedAt === 'string' ? deletedAt : null,
  }
}

const noteFromRow = (row: Row): Note => ({ ...summaryFromRow(row), body: text(row, 'body'), revision: number(row, 'revision') })
