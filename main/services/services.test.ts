import { describe, expect, it } from 'vitest'
import type { CallInput, CallName, CallOutput } from '../../core/contract/calls.ts'
import type { Envelope, ErrorCode } from '../../core/contract/errors.ts'
import { TEXTS, withTestServices } from './test-support.ts'

const { at, dir, reopen } = withTestServices()

async function ok<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply: Envelope<unknown> = await at().services.dispatch(name, input)
  expect(reply).toMatchObject({ ok: true })
  expect(structuredClone(reply)).toEqual(JSON.parse(JSON.stringify(reply)))
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value as CallOutput<N>
}

async function refused<N extends CallName>(name: N, input: CallInput<N>): Promise<ErrorCode> {
  const reply = await at().services.dispatch(name, input)
  if (reply.ok) throw new Error('It was not refused')
  expect(JSON.stringify(reply)).not.toContain(dir())
  return reply.error.code
}

const place = { edition: 'pack@1', briefing: 'summit' }
const range = (start: [string, number], end: [string, number]) => ({
  start: { passage: start[0], offset: start[1] },
  end: { passage: end[0], offset: end[1] },
})
const firstWords = range(['p-1', 0], ['p-1', 14])
const mark = (over: object = {}) => ok('annotations.save', { kind: 'new', ...place, range: firstWords, colour: 'yellow', ...over })

describe('marks', () => {
  it('are made from a range, listed, counted, changed and removed, across a restart', async () => {
    const made = await mark({ comment: 'Check', tags: ['figures', 'figures', ' to do '] })
    expect(made).toMatchObject({ anchor: { quote: 'Japan and NATO', ...place }, comment: 'Check', tags: ['figures', 'to do'] })
    await mark({ range: range(['title', 0], ['title', 6]), colour: 'green' })
    const edited = await ok('annotations.save', { kind: 'edit', id: made.id, colour: 'blue' })
    expect(edited).toMatchObject({ colour: 'blue', comment: 'Check', createdAt: made.createdAt })
    expect(Date.parse(edited.modifiedAt)).toBeGreaterThan(Date.parse(made.modifiedAt))
    await reopen()
    expect((await ok('annotations.list', place)).map(({ colour }) => colour)).toEqual(['green', 'blue'])
    expect(await ok('annotations.list', { colour: 'blue' })).toEqual([edited])
    expect((await ok('library.overview', {})).markCounts).toEqual({ 'pack@1/summit': 2 })
    await ok('annotations.remove', { ids: [made.id, 'gone-already'] })
    expect(await ok('annotations.list', { colour: 'blue' })).toEqual([])
  })

  it('made again on the same words are the one that is there: recoloured, its comment and tags kept', async () => {
    const made = await mark()
    expect(await mark()).toEqual(made)
    expect(at().services.status().undo).toBe('Mark added')
    const commented = await mark({ comment: 'Check', tags: ['figures'] })
    expect(commented).toMatchObject({ id: made.id, comment: 'Check', tags: ['figures'] })
    const green = await mark({ colour: 'green', range: range(['p-1', 0], ['p-1', 15]) })
    expect(green).toMatchObject({ id: made.id, colour: 'green', comment: 'Check', tags: ['figures'] })
    expect(await ok('history.undo', {})).toEqual({ did: 'Mark recoloured' })
    expect(await ok('annotations.list', {})).toMatchObject([{ id: made.id, colour: 'yellow', comment: 'Check' }])
  })

  it('made again with another comment or other tags, or on other words, are marks of their own', async () => {
    const made = await mark({ comment: 'Check', tags: ['figures'] })
    const others = [
      await mark({ comment: 'Another thought', tags: ['figures'] }),
      await mark({ tags: ['names'] }),
      await mark({ range: range(['p-1', 0], ['p-1', 5]) }),
    ]
    expect(new Set([made, ...others].map(({ id }) => id)).size).toBe(4)
    expect(await ok('annotations.list', { colour: 'yellow' })).toHaveLength(4)
    expect(await mark({ comment: 'Check', tags: ['figures'] })).toEqual(made)
  })

  it('tells which briefings changed, after the commit, and wakes the live search', async () => {
    await mark()
    expect(at().events.map(([name]) => name)).toEqual(['annotations.changed', 'status.changed'])
    expect(at().events[0]?.[1]).toEqual({ briefings: [place] })
    expect(at().searchChanges()).toBe(1)
  })

  it('take the whole briefing', async () => {
    const whole = await mark({ range: range(['title', 0], ['p-3', TEXTS[3]?.length ?? 0]) })
    expect(whole.anchor.quote).toBe(TEXTS.join('\n'))
  })

  it.each([
    ['nothing', range(['p-1', 3], ['p-1', 3])],
    ['white space', range(['p-1', 5], ['p-1', 6])],
    ['a line end', range(['p-1', TEXTS[1]?.length ?? 0], ['p-2', 0])],
    ['a passage that is not there', range(['p-9', 0], ['p-9', 4])],
    ['more than there is', range(['p-1', 0], ['p-1', 9999])],
    ['backwards', range(['p-2', 3], ['p-1', 0])],
  ])('refuse a selection of %s and save nothing', async (_, wanted) => {
    expect(await refused('annotations.save', { kind: 'new', ...place, range: wanted, colour: 'yellow' })).toBe('bad-input')
    expect(await ok('annotations.list', {})).toEqual([])
    expect(at().events).toEqual([])
  })

  it('refuse a briefing that is not installed and a mark that is not there', async () => {
    expect(
      await refused('annotations.save', { kind: 'new', edition: 'pack@7', briefing: 'summit', range: firstWords, colour: 'pink' }),
    ).toBe('not-found')
    expect(await refused('annotations.save', { kind: 'edit', id: 'not-there-1', colour: 'pink' })).toBe('not-found')
    expect(await refused('annotations.remove', { ids: ['not-there-1'] })).toBe('not-found')
  })
})

describe('notes', () => {
  it('are created, edited from their revision, and refuse a save from an older one', async () => {
    const { note } = await ok('notes.save', { kind: 'new', title: 'Summit' })
    expect(note).toMatchObject({ title: 'Summit', body: '', revision: 1, words: 0, deletedAt: null })
    const edited = await ok('notes.save', { kind: 'edit', id: note.id, base: 1, body: 'Two *words*' })
    expect(edited.note).toMatchObject({ revision: 2, words: 2, opening: 'Two words' })
    const again = await at().services.dispatch('notes.save', { kind: 'edit', id: note.id, base: 1, body: 'Other' })
    expect(again).toMatchObject({ ok: false, error: { code: 'conflict', details: { revision: 2 } } })
    expect((await ok('notes.get', { id: note.id })).note.body).toBe('Two *words*')
    const same = await ok('notes.save', { kind: 'edit', id: note.id, base: 2, body: 'Two *words*' })
    expect(same.note.revision).toBe(2)
  })

  it('take quotes that keep their anchor', async () => {
    const { note } = await ok('notes.save', { kind: 'new', title: '', body: 'Before' })
    const { quote, markdown } = await ok('notes.quote', { ...place, range: firstWords })
    expect(markdown).toContain('> Japan and NATO')
    const { note: longer, sources } = await ok('notes.save', { kind: 'append-quote', id: note.id, quote: quote.id })
    expect(longer.body).toBe(`Before\n\n${markdown}\n`)
    expect(longer.quotes).toBe(1)
    expect(sources).toEqual([quote])
    await reopen()
    expect((await ok('notes.get', { id: note.id })).sources).toEqual([quote])
    expect(await refused('notes.save', { kind: 'append-quote', id: note.id, quote: 'not-there-1' })).toBe('not-found')
    expect(await refused('notes.quote', { ...place, range: range(['p-1', 2], ['p-1', 2]) })).toBe('bad-input')
  })

  it('go to the bin and come back, and cannot be edited there', async () => {
    const { note } = await ok('notes.save', { kind: 'new', title: 'One' })
    await ok('notes.remove', { id: note.id })
    expect(await ok('notes.list', {})).toEqual([])
    expect((await ok('notes.list', { bin: true })).map(({ id }) => id)).toEqual([note.id])
    expect(await refused('notes.save', { kind: 'edit', id: note.id, base: 1, title: 'Two' })).toBe('not-found')
    await ok('notes.restore', { id: note.id })
    expect(await ok('notes.list', {})).toHaveLength(1)
    expect(await refused('notes.remove', { id: 'not-there-1' })).toBe('not-found')
  })

  it('keep one revision for ten minutes of work, and the last of each session', async () => {
    const { note } = await ok('notes.save', { kind: 'new', title: 'Log', body: 'a' })
    const save = (base: number, body: string) => ok('notes.save', { kind: 'edit', id: note.id, base, body })
    await save(1, 'ab')
    at().forward(11 * 60_000)
    await save(2, 'abc')
    await save(3, 'abcd')
    await reopen()
    await save(4, 'abcde')
    await at().services.close()
    expect(
      at()
        .revisions(note.id)
        .map(({ body }) => body),
    ).toEqual(['ab', 'abcd', 'abcde'])
    await reopen()
  })
})

describe('undo and redo', () => {
  it('name what they do, across marks and notes', async () => {
    const made = await mark()
    const { note } = await ok('notes.save', { kind: 'new', title: 'One' })
    at().forward(60_000)
    await ok('notes.save', { kind: 'edit', id: note.id, base: 1, title: 'Two' })
    await ok('annotations.remove', { ids: [made.id] })
    expect(at().services.status()).toMatchObject({ undo: 'Mark deleted', redo: null })
    expect(await ok('history.undo', {})).toEqual({ did: 'Mark deleted' })
    expect(await ok('annotations.list', {})).toEqual([made])
    expect(at().services.status()).toMatchObject({ undo: 'Note renamed', redo: 'Mark deleted' })
    expect(await ok('history.undo', {})).toEqual({ did: 'Note renamed' })
    expect((await ok('notes.get', { id: note.id })).note).toMatchObject({ title: 'One', revision: 3 })
    await reopen()
    expect(at().services.status()).toMatchObject({ undo: 'Note created', redo: 'Note renamed' })
    await ok('history.undo', {})
    expect(await ok('notes.list', {})).toEqual([])
    await ok('history.undo', {})
    expect(await ok('annotations.list', {})).toEqual([])
    expect(await ok('history.undo', {})).toEqual({ did: null })
    for (const did of ['Mark added', 'Note created', 'Note renamed', 'Mark deleted', null])
      expect(await ok('history.redo', {})).toEqual({ did })
    expect((await ok('notes.get', { id: note.id })).note.title).toBe('Two')
  })

  it('undo a named step only while it is the last one', async () => {
    const [one, two] = [await mark(), await mark({ range: range(['p-1', 0], ['p-1', 5]) })]
    const { step } = await ok('annotations.recolour', { ids: [one.id, two.id], colour: 'violet' })
    expect(at().services.status()).toMatchObject({ undo: '2 marks recoloured', undoStep: step })
    const { step: removed } = await ok('annotations.remove', { ids: [two.id] })
    expect(await refused('history.undo', { step: step ?? 0 })).toBe('conflict')
    expect(await ok('history.undo', { step: removed })).toEqual({ did: 'Mark deleted' })
    expect(await refused('history.undo', { step: removed })).toBe('conflict')
    expect(await ok('history.undo', { step: step ?? 0 })).toEqual({ did: '2 marks recoloured' })
    expect((await ok('annotations.list', {})).map(({ colour }) => colour)).toEqual([one.colour, two.colour])
  })

  it('take a title typed letter by letter as one step', async () => {
    const { note } = await ok('notes.save', { kind: 'new', title: '' })
    for (const [i, title] of ['S', 'Su', 'Sum'].entries()) await ok('notes.save', { kind: 'edit', id: note.id, base: i + 1, title })
    expect(await ok('history.undo', {})).toEqual({ did: 'Note renamed' })
    expect((await ok('notes.get', { id: note.id })).note.title).toBe('')
    expect(await ok('history.redo', {})).toEqual({ did: 'Note renamed' })
    expect((await ok('notes.get', { id: note.id })).note.title).toBe('Sum')
  })
})

describe('reading, settings, status', () => {
  it('keeps the place; what was seen never falls', async () => {
    const state = { ...place, passage: 'p-2', fraction: 0.25, seen: 2, done: false }
    await ok('library.reading', state)
    await ok('library.reading', { ...state, passage: 'title', seen: 1 })
    expect((await ok('library.overview', {})).reading).toMatchObject([{ passage: 'title', seen: 2, done: false }])
    await ok('library.reading', { ...state, seen: 999 })
    expect((await ok('library.overview', {})).reading).toMatchObject([{ seen: 3, done: true }])
    expect(await refused('library.reading', { ...state, briefing: 'other' })).toBe('not-found')
    expect(await refused('library.reading', { ...state, fraction: 2 })).toBe('bad-input')
  })

  it('merges settings and keeps them', async () => {
    expect((await ok('settings.get', {})).theme).toBe('system')
    await ok('settings.set', { theme: 'dark', textSize: 120 })
    await ok('settings.set', { author: 'A. Reader' })
    await reopen()
    expect(await ok('settings.get', {})).toMatchObject({ theme: 'dark', textSize: 120, author: 'A. Reader', measure: 'normal' })
    expect(await refused('settings.set', { textSize: 7 })).toBe('bad-input')
    expect(await refused('settings.set', JSON.parse('{"theme":"neon"}'))).toBe('bad-input')
  })

  it('says when the last commit was, also after a restart', async () => {
    expect(await ok('status.get', {})).toMatchObject({ savedAt: null, store: 'ok', notices: [], undo: null, redo: null })
    await mark()
    const { savedAt } = await ok('status.get', {})
    expect(savedAt).toMatch(/^2026-/u)
    await reopen()
    expect((await ok('status.get', {})).savedAt).toBe(savedAt)
  })

  it('refuses writes once it closes, and keeps those under way', async () => {
    const under = mark()
    const closing = at().services.close()
    await under
    await closing
    expect(await refused('settings.set', { theme: 'dark' })).toBe('storage-failed')
  })
})

describe('text with half a surrogate pair', () => {
  it('is acknowledged as it is stored', async () => {
    const lone = 'a\uD800b'
    const { note } = await ok('notes.save', { kind: 'new', title: lone, body: `${lone} 😀` })
    const annotation = await mark({ comment: lone, tags: [lone] })
    expect(note).toMatchObject({ title: 'a\uFFFDb', body: 'a\uFFFDb 😀' })
    expect(annotation).toMatchObject({ comment: 'a\uFFFDb', tags: ['a\uFFFDb'] })
    await reopen()
    expect((await ok('notes.get', { id: note.id })).note).toEqual(note)
    expect(await ok('annotations.list', place)).toEqual([annotation])
  })
})

describe('after closing', () => {
  it('reads and writes are refused in words of their own', async () => {
    await at().services.close()
    const message = async (name: CallName, input: object) => {
      const reply = await at().services.dispatch(name, input)
      return reply.ok ? 'answered' : reply.error.message
    }
    expect(await message('notes.list', {})).toBe('The reader is closing. Nothing more can be shown.')
    expect(await message('notes.save', { kind: 'new', title: 'Late' })).toBe('The reader is closing. This change was not saved.')
    expect(await message('status.dismiss', { id: 'any' })).toBe('The reader is closing. This change was not saved.')
  })
})
