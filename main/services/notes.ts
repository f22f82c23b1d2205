/** Notes: Markdown documents, the quotes they link to, and the bin. A save names the revision it started from. */
import type { CallOutput, HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import { MAX_NOTE, type Note, type NoteSummary, type NoteWithQuotes, type Quote } from '../../core/model/note.ts'
import { findQuotes, quoteBlock } from '../../core/notes/quote-block.ts'
import { words } from '../../core/words/index.ts'
import type { OperationHead } from '../store/operations.ts'
import type { Store, Tables } from '../store/store.ts'
import { anchorOf } from './annotations.ts'
import type { History } from './history.ts'
import { noteFacts } from './note-facts.ts'
import type { Emit, Ids } from './ports.ts'
import type { Library, Notes } from './types.ts'

type Parts = { store: Store; library: Library; history: History; ids: Ids; now: () => Date; emit: Emit }
type Draft = HandlerInput<'notes.save'>

export type NoteService = Notes & {
  list(bin: boolean): NoteSummary[]
  save(draft: Draft): NoteWithQuotes
  makeQuote(draft: HandlerInput<'notes.quote'>): CallOutput<'notes.quote'>
  remove(id: string): void
  restore(id: string): void
}

/** Within this time the states of one session share a revision; older ones are pruned by the store. */
const REVISION_SLOT_MS = 10 * 60_000

export function createNotes({ store, library, history, ids, now, emit }: Parts): NoteService {
  const session = ids.next()

  function existing(tables: Tables, id: string): Note {
    const note = tables.notes.get(id)
    if (!note) throw new ServiceError('not-found', words.errors.noNote)
    return note
  }

  function editable(tables: Tables, id: string): Note {
    const note = existing(tables, id)
    if (note.deletedAt !== null) throw new ServiceError('not-found', words.errors.noteInBin)
    return note
  }

  const withQuotes = (tables: Tables, note: Note): NoteWithQuotes => ({
    note,
    sources: [...new Set(findQuotes(note.body).map(({ id }) => id))].flatMap((id) => tables.quotes.get(id) ?? []),
  })

  /** Runs a change in one transaction; steps reach the history and the event goes out once it is committed. */
  function commit<T>(id: string, work: (tables: Tables, steps: OperationHead[]) => { value: T; changed: boolean; revision?: number }): T {
    const steps: OperationHead[] = []
    const { value, changed, revision } = store.write((tables) => work(tables, steps))
    history.committed(steps)
    if (changed) emit('notes.changed', { ids: [id], ...(revision === undefined ? {} : { revision }) })
    return value
  }

  function add({ title, body }: Extract<Draft, { kind: 'new' }>): NoteWithQuotes {
    const id = ids.next()
    return commit(id, (tables, steps) => {
      const time = now().toISOString()
      const note: Note = { id, title, body, ...noteFacts(body), createdAt: time, modifiedAt: time, deletedAt: null, revision: 1 }
      tables.notes.put(note)
      tables.notes.keepRevision(note, session, REVISION_SLOT_MS)
      steps.push(history.record(tables, 'note.add', id, { before: { id, deletedAt: time }, after: { id, deletedAt: null } }))
      return { value: withQuotes(tables, note), changed: true }
    })
  }

  /** `added` is what was put at the end of the body, when that is all that changed: one step for undo. */
  function change(id: string, next: (note: Note, tables: Tables) => { title: string; body: string; added?: string }): NoteWithQuotes {
    return commit(id, (tables, steps) => {
      const old = editable(tables, id)
      const { title, body, added } = next(old, tables)
      if (title === old.title && body === old.body) return { value: withQuotes(tables, old), changed: false }
      const time = now().toISOString()
      const summary = body === old.body ? {} : noteFacts(body)
      const note: Note = { ...old, title, body, ...summary, modifiedAt: time, revision: old.revision + 1 }
      tables.notes.put(note)
      tables.notes.keepRevision(note, session, REVISION_SLOT_MS)
      if (title !== old.title) {
        steps.push(history.record(tables, 'note.rename', id, { before: { id, title: old.title }, after: { id, title } }))
      }
      if (added !== undefined) {
        const state = { id, at: old.body.length, added }
        steps.push(history.record(tables, 'note.quote', id, { before: { ...state, there: false }, after: { ...state, there: true } }))
      } else if (body !== old.body) {
        const [before, after] = [{ revision: old.revision }, { revision: note.revision }]
        tables.operations.add({ time, actor: 'reader', kind: 'note.edit', subject: id, target: null, before, after })
      }
      return { value: withQuotes(tables, note), changed: true, revision: note.revision }
    })
  }

  function appendQuote(id: string, quoteId: string): NoteWithQuotes {
    return change(id, ({ title, body }, tables) => {
      const quote = tables.quotes.get(quoteId)
      if (!quote) throw new ServiceError('not-found', words.errors.noQuote)
      // Only added to, never trimmed: what is being typed at the end elsewhere merges with a pure addition.
      const gap = body.trim() === '' || body.endsWith('\n\n') ? '' : body.endsWith('\n') ? '\n' : '\n\n'
      const added = `${gap}${blockOf(library, quote)}\n`
      if (body.length + added.length > MAX_NOTE) throw new ServiceError('too-large', words.errors.noteTooLong)
      return { title, body: body + added, added }
    })
  }

  function setDeleted(id: string, kind: 'note.remove' | 'note.restore'): void {
    commit(id, (tables, steps) => {
      const note = existing(tables, id)
      const isIn = note.deletedAt !== null
      if (isIn === (kind === 'note.remove')) return { value: undefined, changed: false }
      const deletedAt = kind === 'note.remove' ? now().toISOString() : null
      tables.notes.put({ ...note, deletedAt })
      steps.push(history.record(tables, kind, id, { before: { id, deletedAt: note.deletedAt }, after: { id, deletedAt } }))
      return { value: undefined, changed: true }
    })
  }

  return {
    list: (bin) => store.read((tables) => tables.notes.list(bin)),
    all: () => store.read((tables) => tables.notes.all()),
    get: (id) => store.read((tables) => withQuotes(tables, existing(tables, id))),
    quote: (id) => store.read((tables) => tables.quotes.get(id)),
    save(draft) {
      if (draft.kind === 'new') return add(draft)
      if (draft.kind === 'append-quote') return appendQuote(draft.id, draft.quote)
      return change(draft.id, ({ revision, title, body }) => {
        if (draft.base !== revision) throw new ServiceError('conflict', words.errors.noteChanged, { revision })
        return { title: draft.title ?? title, body: draft.body ?? body }
      })
    },
    makeQuote({ edition, briefing, range, annotation }) {
      const anchor = anchorOf(library, { edition, briefing, range })
      const createdAt = now().toISOString()
      const quote: Quote = { id: ids.next(), anchor, ...(annotation === undefined ? {} : { annotation }), createdAt }
      const markdown = blockOf(library, quote)
      store.write((tables) => {
        tables.quotes.add(quote)
        tables.operations.add({
          time: createdAt,
          actor: 'reader',
          kind: 'quote.add',
          subject: quote.id,
          target: null,
          before: null,
          after: { id: quote.id },
        })
      })
      return { quote, markdown }
    },
    remove: (id) => setDeleted(id, 'note.remove'),
    restore: (id) => setDeleted(id, 'note.restore'),
  }
}

/** The quote as it is written into a note. @throws ServiceError `not-found` when its edition is not installed */
function blockOf(library: Library, quote: Quote): string {
  const { edition, briefing } = quote.anchor
  const issued = library.edition(edition)
  if (!issued) throw new ServiceError('not-found', words.errors.noBriefing)
  return quoteBlock(quote, library.briefing(edition, briefing), words.exporting.paper.edition(issued.number))
}
