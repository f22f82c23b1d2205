/** Undo, redo and the bin as a reader meets them: named, across restarts, and never over a later change. */
import { describe, expect, it } from 'vitest'
import { withTestServices } from './test-support.ts'

const { at, ok, reopen } = withTestServices()
const range = { start: { passage: 'p-1', offset: 0 }, end: { passage: 'p-1', offset: 14 } }
const mark = (comment = '') =>
  ok('annotations.save', { kind: 'new', edition: 'pack@1', briefing: 'summit', range, colour: 'yellow', comment })
const DAY = 86_400_000

describe('the next steps', () => {
  it('are named for the menu by what they do', async () => {
    expect(await ok('history.next', {})).toEqual({ undo: null, redo: null, undoStep: null, redoStep: null })
    const { id } = await mark()
    const names: (string | null)[] = []
    const named = async () => names.push((await ok('history.next', {})).undo)
    await named()
    await ok('annotations.save', { kind: 'edit', id, colour: 'green' })
    await named()
    await ok('annotations.save', { kind: 'edit', id, comment: 'Ask Riga' })
    await named()
    await ok('annotations.save', { kind: 'edit', id, tags: ['to do'] })
    await named()
    await ok('annotations.save', { kind: 'edit', id, tags: [], comment: '' })
    await named()
    await ok('annotations.remove', { ids: [id] })
    await named()
    expect(names).toEqual(['Undo mark', 'Undo recolour', 'Undo comment', 'Undo tags', 'Undo change of mark', 'Undo delete mark'])
    await ok('history.undo', {})
    expect(await ok('history.next', {})).toMatchObject({ undo: 'Undo change of mark', redo: 'Redo delete mark' })
  })

  it('reach back 200 operations after a restart, however often they were turned back and forth', async () => {
    for (let i = 0; i < 205; i += 1) await mark(String(i))
    for (const kind of ['undo', 'redo', 'undo', 'redo'] as const) for (let i = 0; i < 200; i += 1) await ok(`history.${kind}`, {})
    await reopen()
    let turned = 0
    while ((await ok('history.undo', {})).did !== null) turned += 1
    expect(turned).toBe(200)
    expect((await ok('annotations.list', {})).map(({ comment }) => comment)).toEqual(['0', '1', '2', '3', '4'])
  })
})

describe('a quote put into a note', () => {
  it('is taken out again, and what was typed after it stays', async () => {
    const { note } = await ok('notes.save', { kind: 'new', title: '', body: 'Before' })
    const { quote } = await ok('notes.quote', { edition: 'pack@1', briefing: 'summit', range })
    const added = await ok('notes.save', { kind: 'append-quote', id: note.id, quote: quote.id })
    await ok('notes.save', { kind: 'edit', id: note.id, base: added.note.revision, body: `${added.note.body}After` })
    expect(await ok('history.next', {})).toMatchObject({ undo: 'Undo quote in note' })
    await ok('history.undo', {})
    expect((await ok('notes.get', { id: note.id })).note).toMatchObject({ body: 'BeforeAfter', quotes: 0 })
  })

  it('stays when its words were changed since: the reader is told, and the steps before it can be reached', async () => {
    const { note } = await ok('notes.save', { kind: 'new', title: '', body: 'Before' })
    const { quote } = await ok('notes.quote', { edition: 'pack@1', briefing: 'summit', range })
    const added = await ok('notes.save', { kind: 'append-quote', id: note.id, quote: quote.id })
    const body = added.note.body.replace('Japan', 'Japan [sic]')
    await ok('notes.save', { kind: 'edit', id: note.id, base: added.note.revision, body })
    const reply = await at().services.call('history.undo', {})
    expect(reply).toMatchObject({ ok: false, error: { code: 'conflict', message: expect.stringContaining('changed since') } })
    expect((await ok('notes.get', { id: note.id })).note.body).toBe(body)
    expect(await ok('history.next', {})).toMatchObject({ undo: 'Undo new note', redo: null })
    await reopen()
    expect(await ok('history.undo', {})).toEqual({ did: 'Note created' })
  })
})

describe('two windows on one mark', () => {
  it('keep what each of them wrote into another field', async () => {
    const { id } = await mark('First')
    await ok('annotations.save', { kind: 'edit', id, colour: 'pink', was: { colour: 'yellow' } })
    await ok('annotations.save', { kind: 'edit', id, comment: 'Second', was: { comment: 'First' } })
    expect(await ok('annotations.list', {})).toMatchObject([{ colour: 'pink', comment: 'Second' }])
  })

  it('are told when both wrote the same field, and the first is not overwritten', async () => {
    const { id } = await mark('First')
    await ok('annotations.save', { kind: 'edit', id, comment: 'One', was: { comment: 'First' } })
    const reply = await at().services.call('annotations.save', {
      kind: 'edit',
      id,
      comment: 'Two',
      tags: ['x'],
      was: { comment: 'First', tags: [] },
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'conflict', message: expect.stringContaining('elsewhere') } })
    expect(await ok('annotations.list', {})).toMatchObject([{ comment: 'One', tags: [] }])
    // Both meant the same.
    await ok('annotations.save', { kind: 'edit', id, comment: 'One', tags: ['x'], was: { comment: 'First', tags: [] } })
    expect(await ok('annotations.list', {})).toMatchObject([{ comment: 'One', tags: ['x'] }])
  })

  it('are told when the mark was deleted meanwhile, and the bin has it', async () => {
    const made = await mark('Kept')
    await ok('annotations.remove', { ids: [made.id] })
    const reply = await at().services.call('annotations.save', { kind: 'edit', id: made.id, comment: 'Late' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect((await ok('bin.list', {})).marks).toMatchObject([{ annotation: made }])
  })
})

describe('the bin', () => {
  it('lists deleted marks and notes, the last first, and gives them back as steps', async () => {
    const [one, two] = [await mark('One'), await mark('Two')]
    const { note } = await ok('notes.save', { kind: 'new', title: 'Draft' })
    await ok('annotations.remove', { ids: [one.id] })
    await ok('annotations.remove', { ids: [two.id] })
    await ok('notes.remove', { id: note.id })
    const bin = await ok('bin.list', {})
    expect(bin.marks.map(({ annotation }) => annotation)).toEqual([two, one])
    expect(bin.notes).toMatchObject([{ note: { title: 'Draft' } }])
    const [first] = bin.marks
    expect(Date.parse(first?.until ?? '') - Date.parse(first?.deletedAt ?? '')).toBe(30 * DAY)
    await ok('bin.restore', { marks: [one.id, two.id], notes: [note.id] })
    expect(await ok('bin.list', {})).toEqual({ marks: [], notes: [] })
    expect(await ok('annotations.list', {})).toEqual([one, two])
    expect(await ok('history.undo', {})).toEqual({ did: 'Note restored' })
    expect(await ok('history.undo', {})).toEqual({ did: '2 marks restored' })
    expect((await ok('bin.list', {})).marks).toHaveLength(2)
    expect(await ok('annotations.list', {})).toEqual([])
    expect(await at().services.call('bin.restore', { marks: ['not-there-1'] })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('keeps them 30 days and then forgets them; undo says so of a note and goes on', async () => {
    const made = await mark('Old')
    const { note } = await ok('notes.save', { kind: 'new', title: 'Old' })
    await ok('annotations.remove', { ids: [made.id] })
    await ok('notes.remove', { id: note.id })
    at().forward(29 * DAY)
    await reopen()
    expect(await ok('bin.list', {})).toMatchObject({ marks: [{}], notes: [{}] })
    at().forward(2 * DAY)
    await reopen()
    expect(await ok('bin.list', {})).toEqual({ marks: [], notes: [] })
    expect(await ok('notes.list', { bin: true })).toEqual([])
    expect(await at().services.call('history.undo', {})).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await ok('history.undo', {})).toEqual({ did: 'Mark deleted' })
    expect(await ok('annotations.list', {})).toEqual([made])
  })
})
