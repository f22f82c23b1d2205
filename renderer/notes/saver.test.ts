import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { NoteWithQuotes } from '../../core/model/note.ts'
import { applyChange } from './merge.ts'
import { DELAY, NoteSaver } from './saver.ts'
import type { Gone, SaveState } from './saver.ts'

const at = '2026-11-23T09:00:00.000Z'
const noteOf = (title: string, body: string, revision: number): NoteWithQuotes => ({
  note: { id: 'note-0001', title, body, revision, opening: '', words: 0, quotes: 0, createdAt: at, modifiedAt: at, deletedAt: null },
  sources: [],
})

class Refusal extends Error {
  readonly code: 'conflict' | 'storage-full' | 'not-found'
  constructor(code: Refusal['code']) {
    super(code)
    this.code = code
  }
}

/** An editor and a store in memory, with the checks of the real one. */
function setUp(body = 'Base.') {
  const store = { title: 'T', body, revision: 1 }
  const open = { title: 'T', body }
  const log = { states: [] as SaveState[], kept: [] as string[], gone: [] as (Gone | null)[], merged: 0, fetched: 0 }
  const bin = { deletedAt: null as string | null }
  const broken = { error: undefined as Error | undefined }
  let writes = 0
  const saver = new NoteSaver(store, {
    read: () => ({ ...open }),
    put: async (base, change) => {
      await Promise.resolve()
      if (broken.error) throw broken.error
      if (bin.deletedAt !== null) throw new Refusal('not-found')
      if (base !== store.revision) throw new Refusal('conflict')
      writes += 1
      Object.assign(store, change, { revision: store.revision + 1 })
      return noteOf(store.title, store.body, store.revision)
    },
    fetch: async () => {
      log.fetched += 1
      const { note, sources } = noteOf(store.title, store.body, store.revision)
      return { note: { ...note, ...bin }, sources }
    },
    keepOther: async ({ note }) => {
      log.kept.push(note.body)
      return 'Other'
    },
    apply: (change) => {
      if (change.title !== undefined) open.title = change.title
      if (change.body !== undefined) open.body = applyChange(open.body, change.body)
    },
    onState: (state) => log.states.push(state),
    onSaved: () => undefined,
    onMerged: () => {
      log.merged += 1
    },
    onConflict: () => undefined,
    onGone: (where) => log.gone.push(where),
    codeOf: (error) =>
      error instanceof Refusal ? { code: error.code, reason: error.message } : { code: 'unknown', reason: String(error) },
  })
  const type = (text: string) => {
    open.body = text
    saver.touch()
  }
  const elsewhere = (text: string) => Object.assign(store, { body: text, revision: store.revision + 1 })
  return { saver, store, open, log, broken, bin, type, elsewhere, writes: () => writes }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('NoteSaver', () => {
  it('saves once after typing rests, and says what it does', async () => {
    const { type, store, log, writes } = setUp()
    type('Base. A')
    type('Base. AB')
    await vi.advanceTimersByTimeAsync(DELAY)
    expect(store.body).toBe('Base. AB')
    expect(writes()).toBe(1)
    expect(log.states.map((state) => state.kind)).toEqual(['pending', 'pending', 'saving', 'saved'])
  })

  it('saves what was typed while a save was under way', async () => {
    const { type, saver, store, open } = setUp()
    type('one')
    const saved = saver.flush()
    open.body = 'two'
    expect(await saved).toBe(true)
    expect(store.body).toBe('two')
  })

  it('keeps the text after a failure and saves it on the next try', async () => {
    const { type, saver, store, open, broken, log } = setUp()
    broken.error = new Refusal('storage-full')
    type('precious')
    expect(await saver.flush()).toBe(false)
    expect(log.states.at(-1)).toEqual({ kind: 'failed', code: 'storage-full', reason: 'storage-full' })
    expect(saver.dirty).toBe(true)
    broken.error = undefined
    expect(await saver.flush()).toBe(true)
    expect(store.body).toBe('precious')
    expect(open.body).toBe('precious')
  })

  it('merges a quote added elsewhere with what is being typed', async () => {
    const { type, saver, store, open, log, elsewhere } = setUp()
    type('My Base.')
    elsewhere('Base.\n\n> Quote')
    await saver.look()
    expect(open.body).toBe('My Base.\n\n> Quote')
    expect(log.merged).toBe(1)
    expect(await saver.flush()).toBe(true)
    expect(store.body).toBe('My Base.\n\n> Quote')
    expect(log.kept).toEqual([])
  })

  it('keeps both texts when both changed the same words', async () => {
    const { type, saver, store, log, elsewhere } = setUp('about 25 minutes')
    type('about 20 minutes')
    elsewhere('about 30 minutes')
    expect(await saver.flush()).toBe(true)
    expect(store.body).toBe('about 20 minutes')
    expect(log.kept).toEqual(['about 30 minutes'])
  })

  it('keeps text typed into a note that was binned elsewhere, and saves it once the note is back', async () => {
    const { type, saver, store, open, bin, log } = setUp()
    type('Base. Precious')
    bin.deletedAt = at
    await saver.look()
    expect(await saver.flush()).toBe(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(log.states.at(-1)).toMatchObject({ kind: 'failed', code: 'not-found' })
    expect(log.gone).toEqual(['bin', 'bin'])
    expect(open.body).toBe('Base. Precious')
    expect(saver.dirty).toBe(true)
    bin.deletedAt = null
    await saver.look()
    expect(log.gone.at(-1)).toBeNull()
    expect(await saver.flush()).toBe(true)
    expect(store.body).toBe('Base. Precious')
  })

  it('counts a draft that is kept elsewhere as saved, and nothing typed after it', async () => {
    const { type, saver, open } = setUp()
    type('Base. Precious')
    saver.settle({ ...open })
    expect(saver.dirty).toBe(false)
    type('Base. Precious words')
    expect(saver.dirty).toBe(true)
  })

  it('does not read its own saves again', async () => {
    const { type, saver, store, log, elsewhere, open } = setUp()
    type('Base. A')
    const saved = saver.flush()
    void saver.look(2)
    expect(await saved).toBe(true)
    await saver.look(2)
    await vi.advanceTimersByTimeAsync(0)
    expect(log.fetched).toBe(0)
    elsewhere('Base. A B')
    await saver.look(store.revision)
    expect(log.fetched).toBe(1)
    expect(open.body).toBe('Base. A B')
  })

  it('takes a change of elsewhere into an untouched text without saving', async () => {
    const { saver, open, elsewhere, writes } = setUp()
    elsewhere('Base. More.')
    await saver.look()
    expect(open.body).toBe('Base. More.')
    expect(saver.dirty).toBe(false)
    expect(writes()).toBe(0)
  })
})
