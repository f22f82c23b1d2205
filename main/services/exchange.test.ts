// Marks go out as a file and come back by the calls of the bridge, with the real store and the real thread.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { CallInput, CallName, CallOutput } from '../../core/contract/calls.ts'
import { UPLOAD_PART } from '../../core/exchange/limits.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { TEXTS, type TestServices, openTestServices } from './test-support.ts'

const WORKER = resolve(import.meta.dirname, '../export-worker.ts')
const folders: string[] = []
const opened: Store[] = []
let files: Uint8Array[] = []
let uploads = 100

type Store = TestServices & { dir: string }
const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'aide-exchange-'))
  folders.push(dir)
  return dir
}
function open(shell: 'browser' | 'electron' = 'browser'): Store {
  const dir = folder()
  const deliver = async ({ name, bytes }: { name: string; bytes: Uint8Array }) => {
    files.push(bytes)
    return { outcome: 'saved' as const, name }
  }
  const store = { ...openTestServices(dir, {}, { exportWorker: WORKER, deliver, app: { version: '0.0.0', shell } }), dir }
  opened.push(store)
  return store
}
afterEach(async () => {
  for (const { services } of opened.splice(0)) await services.close()
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true })
  files = []
})

async function call<N extends CallName>({ services }: Store, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await services.call(name, input)
  if (!reply.ok) throw new Error(`${reply.error.code}: ${reply.error.message}`)
  return reply.value
}
const refusal = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  )

const mark = (
  store: Store,
  passage: number,
  start: number,
  end: number,
  fields: Partial<Pick<Annotation, 'colour' | 'comment' | 'tags'>> = {},
) =>
  call(store, 'annotations.save', {
    kind: 'new',
    edition: 'pack@1',
    briefing: 'summit',
    range: { start: { passage: `p-${passage}`, offset: start }, end: { passage: `p-${passage}`, offset: end } },
    colour: 'blue',
    ...fields,
  })

async function exported(
  store: Store,
  what: CallInput<'exchange.export'>['what'] = { kind: 'briefing', edition: 'pack@1', briefing: 'summit' },
) {
  const report = await call(store, 'exchange.export', { what, fileName: 'Marks' })
  return { report, text: new TextDecoder().decode(files.at(-1)) }
}
async function upload(store: Store, text: string): Promise<CallInput<'exchange.preview'>> {
  uploads += 1
  const name = `upload-${uploads}`
  for (let part = 0; part === 0 || part * UPLOAD_PART < text.length; part += 1)
    await call(store, 'exchange.upload', { upload: name, part, text: text.slice(part * UPLOAD_PART, (part + 1) * UPLOAD_PART) })
  return { from: { kind: 'upload', upload: name } }
}
const preview = async (store: Store, text: string) => call(store, 'exchange.preview', await upload(store, text))
async function imported(store: Store, text: string) {
  const seen = await preview(store, text)
  return call(store, 'exchange.import', {
    preview: seen.preview,
    marks: seen.items.filter(({ effect }) => effect !== 'none').map(({ n }) => n),
  })
}
const list = (store: Store): Promise<Annotation[]> => call(store, 'annotations.list', { edition: 'pack@1', briefing: 'summit' })
const bare = ({ id: _id, origin: _origin, ...rest }: Annotation) => rest
const stillTime = (text: string): string => text.replace(/"generated":"[^"]*"/u, '')

describe('a file of marks', () => {
  it('brings equal marks into an empty store, and the same file out of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            passage: fc.constantFrom(1, 2, 3),
            start: fc.nat(12),
            length: fc.integer({ min: 3, max: 16 }),
            colour: fc.constantFrom(...COLOURS),
            comment: fc.string({ unit: 'grapheme', maxLength: 40 }),
            tags: fc.uniqueArray(fc.constantFrom('cost', 'to ask', '日本', '</script>'), { maxLength: 3 }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        async (wanted) => {
          const [here, there] = [open(), open()]
          await call(here, 'settings.set', { author: 'Ada' })
          for (const { passage, start, length, ...fields } of wanted) await mark(here, passage, start, start + length, fields)
          const { report, text } = await exported(here)
          expect(report).toMatchObject({ marks: wanted.length, delivery: { outcome: 'saved', name: 'Marks.jsonld' } })
          expect(await imported(there, text)).toMatchObject({ added: wanted.length, updated: 0, copies: 0, unchanged: 0 })
          expect((await list(there)).map(bare)).toEqual((await list(here)).map(bare))
          expect(stillTime((await exported(there)).text)).toBe(stillTime(text))
          expect(await imported(there, text)).toEqual({ added: 0, updated: 0, copies: 0, unchanged: 0, step: null })
        },
      ),
      { numRuns: 4 },
    )
  })

  it('of a whole pack is one collection', async () => {
    const [here, there] = [open(), open()]
    await mark(here, 1, 0, 5)
    const { text } = await exported(here, { kind: 'pack', pack: 'pack' })
    expect(JSON.parse(text)).toMatchObject({
      type: 'AnnotationCollection',
      label: 'Pack',
      total: 1,
      first: { items: [{ type: 'Annotation' }] },
    })
    expect(await imported(there, text)).toMatchObject({ added: 1 })
    expect(await refusal(exported(there, { kind: 'pack', pack: 'other' }))).toContain('no marks to export')
  })

  it('keeps both people’s marks and who made them, in one step that can be undone', async () => {
    const [ada, ben] = [open(), open()]
    await call(ada, 'settings.set', { author: 'Ada' })
    await mark(ada, 1, 0, 14, { comment: 'Mine' })
    await mark(ada, 2, 4, 20)
    await mark(ben, 1, 0, 14, { comment: 'Ben’s' })
    const { text } = await exported(ada)
    const { step } = await imported(ben, text)
    const marks = await list(ben)
    expect(marks.map(({ comment, origin }) => `${comment} by ${origin?.creator?.name ?? 'me'}`).toSorted()).toEqual([
      ' by Ada',
      'Ben’s by me',
      'Mine by Ada',
    ])
    expect(ben.events.filter(([name]) => name === 'annotations.changed')).toHaveLength(2)
    expect(await call(ben, 'history.undo', { step: step ?? -1 })).toMatchObject({ did: '2 marks imported' })
    expect((await list(ben)).map(({ comment }) => comment)).toEqual(['Ben’s'])
    await call(ben, 'history.redo', {})
    expect(await list(ben)).toEqual(marks)
    const back = await preview(ada, (await exported(ben)).text)
    expect(back.counts).toMatchObject({ here: 2, attached: 1 })
    expect(back.items.map(({ by, state }) => [by, state])).toContainEqual([null, 'here'])
  })

  it('tells a later version from one that was changed on both sides, before and after', async () => {
    const [ada, ben] = [open(), open()]
    const { id } = await mark(ada, 1, 0, 14, { comment: 'First' })
    await imported(ben, (await exported(ada)).text)
    await call(ada, 'annotations.save', { kind: 'edit', id, comment: 'Second' })
    const second = (await exported(ada)).text
    expect((await preview(ben, second)).items).toMatchObject([{ state: 'attached', effect: 'update' }])
    expect(await imported(ben, second)).toMatchObject({ updated: 1, added: 0 })
    expect(await list(ben)).toMatchObject([{ comment: 'Second' }])
    await call(ben, 'history.undo', {})
    expect(await list(ben)).toMatchObject([{ comment: 'First' }])
    await call(ben, 'history.redo', {})
    const [theirs] = await list(ben)
    await call(ben, 'annotations.save', { kind: 'edit', id: theirs?.id ?? '', comment: 'Ben’s own' })
    await call(ada, 'annotations.save', { kind: 'edit', id, comment: 'Third' })
    const third = (await exported(ada)).text
    expect((await preview(ben, third)).items).toMatchObject([{ effect: 'copy', remark: 'Changed here and in the file: both are kept.' }])
    expect(await imported(ben, third)).toMatchObject({ copies: 1 })
    expect(await imported(ben, third)).toMatchObject({ copies: 0, unchanged: 0 })
    expect((await list(ben)).map(({ comment }) => comment).toSorted()).toEqual(['Ben’s own', 'Third'])
  })

  it('imports those that were chosen, and no others', async () => {
    const [ada, ben] = [open(), open()]
    for (const start of [0, 6, 12]) await mark(ada, 1, start, start + 5)
    const { preview: id, items } = await preview(ben, (await exported(ada)).text)
    expect(await call(ben, 'exchange.import', { preview: id, marks: [items[1]?.n ?? 0, 999] })).toMatchObject({ added: 1 })
    expect((await list(ben)).map(({ anchor }) => anchor.quote)).toEqual([items[1]?.quote])
    expect(await refusal(call(ben, 'exchange.import', { preview: 'no-such-preview', marks: [1] }))).toContain('Open it again')
  })
})

describe('files that do not fit', () => {
  const annotation = (exact: string, source = 'urn:aide-memoire:edition:pack@1/summit', more: object = {}) => ({
    id: `urn:x:${exact.length}:${source}`,
    type: 'Annotation',
    target: { source, selector: { type: 'TextQuoteSelector', exact } },
    ...more,
  })
  const words = (TEXTS[1] ?? '').slice(0, 40)

  it('are told mark by mark', async () => {
    const store = open()
    const text = JSON.stringify({
      items: [
        annotation(words),
        annotation(TEXTS[1]?.replace('agreed', 'never agreed') ?? ''),
        annotation('Nothing of the kind was ever said by anyone.'),
        annotation(words, 'urn:aide-memoire:edition:other@3/elsewhere'),
        annotation(words, 'https://example.org/page', { tags: ['x'] }),
        annotation('Words of nobody at all, nowhere.', 'https://example.org/page'),
      ],
    })
    const seen = await preview(store, text)
    expect(seen.items.map(({ state, refused }) => [state, refused === null])).toEqual([
      ['attached', true],
      ['changed', true],
      ['not-found', false],
      ['source-missing', false],
      ['attached', true],
      ['source-missing', false],
    ])
    expect(seen.counts).toEqual({ attached: 2, changed: 1, 'not-found': 1, 'source-missing': 2, reworded: 0, here: 0 })
    await call(store, 'exchange.import', { preview: seen.preview, marks: [1, 2, 3, 4, 5, 6] })
    const marks = await list(store)
    expect(marks).toHaveLength(3)
    expect(marks.flatMap(({ origin }) => origin?.quote ?? [])).toEqual([TEXTS[1]?.replace('agreed', 'never agreed')])
  })

  it('of an edition that is not installed can be kept until it is', async () => {
    const store = open()
    const here = open()
    await mark(here, 1, 0, 14)
    const text = (await exported(here)).text.replaceAll('pack@1', 'gone@7')
    const { items, preview: id } = await preview(store, text)
    expect(items).toMatchObject([{ state: 'source-missing', refused: null, remark: 'Kept until its briefing is installed.' }])
    await call(store, 'exchange.import', { preview: id, marks: [1] })
    expect(await call(store, 'annotations.list', { edition: 'gone@7' })).toHaveLength(1)
  })

  it('are refused with a sentence when nothing of them can be read', async () => {
    const store = open()
    expect(await refusal(preview(store, 'PK\u0003\u0004'))).toContain('not JSON')
    expect(await refusal(preview(store, ''))).toContain('empty')
    expect(await refusal(preview(store, '['.repeat(10_000)))).toContain('levels deep')
    expect(await refusal(preview(store, JSON.stringify({ items: Array.from({ length: 6_000 }, () => ({})) })))).toContain('6,000 marks')
    expect(await list(store)).toEqual([])
    expect(await call(store, 'status.get', {})).toMatchObject({ undo: null })
  })

  it('of 200 MB are refused by their size, and too much in parts as soon as it is too much', async () => {
    const store = open('electron')
    const path = join(store.dir, 'huge.jsonld')
    writeFileSync(path, '')
    truncateSync(path, 200_000_000)
    const byPath = (file: string) => refusal(call(store, 'exchange.preview', { from: { kind: 'path', path: file } }))
    expect(await byPath(path)).toContain('larger than 25 MB')
    expect(await byPath(store.dir)).toContain('not a file')
    expect(await byPath(join(store.dir, 'none.json'))).toContain('cannot be opened')
    writeFileSync(path, JSON.stringify([annotation(words)]))
    expect(await call(store, 'exchange.preview', { from: { kind: 'path', path } })).toMatchObject({ items: [{ state: 'attached' }] })
    expect(await refusal(call(open(), 'exchange.preview', { from: { kind: 'path', path } }))).toContain('desktop window alone')
    const part = 'x'.repeat(UPLOAD_PART)
    const send = async (): Promise<void> => {
      for (let n = 0; n < 200; n += 1) await call(store, 'exchange.upload', { upload: 'upload-1', part: n, text: part })
    }
    expect(await refusal(send())).toContain('larger than 25 MB')
    expect(await refusal(call(store, 'exchange.upload', { upload: 'upload-1', part: 7, text: part }))).toContain('did not arrive whole')
  })

  it('give way to a file that is opened after them', async () => {
    const store = open()
    const first = refusal(call(store, 'exchange.preview', await upload(store, JSON.stringify([annotation(words)]))))
    const second = await preview(store, JSON.stringify([annotation(words), annotation('Four steps')]))
    expect(second.items).toHaveLength(2)
    expect(['nothing was refused', 'superseded: Another file was opened instead.']).toContain(await first)
  })
})
