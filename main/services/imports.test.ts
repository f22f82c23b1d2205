// A file becomes a briefing that is read, searched and kept like any other, with the real thread, store and search.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { OwnPlace } from '../../core/contract/import-shapes.ts'
import { MAX_IMPORT_BYTES } from '../../core/import/draft.ts'
import { words } from '../../core/words/index.ts'
import { importThread } from './import-thread.ts'
import { add, importing, ok, read, refusedWith, reopen, sent, withImports } from './imports-support.ts'

const TEXT = 'River levels\n\nThe gauge at Wittenberge was read twice a day in the winter of 2026.\n\nThe ice went out in March.\n'

const textOf = ({ edition, briefing }: OwnPlace) => ok('library.briefing', { edition, briefing })

withImports()

describe('a file', () => {
  it('becomes a briefing in My briefings that is read and searched, also after a restart', async () => {
    const seen = await read('levels.txt', TEXT)
    expect(seen).toMatchObject({ format: 'text', original: TEXT, same: null, earlier: null, draft: { title: 'River levels' } })
    const place = await add(seen)
    expect(place).toEqual({ edition: 'my-river-levels@1', briefing: 'river-levels', title: 'River levels' })
    for (const again of [false, true]) {
      if (again) await reopen()
      const { editions } = await ok('library.overview', {})
      expect(editions).toMatchObject([{ state: 'ready', title: 'My briefings', briefings: [{ title: 'River levels' }] }])
      const briefing = await textOf(place)
      expect(briefing.passages.map(({ n, text }) => [n, text])).toEqual([
        [null, 'River levels'],
        [1, 'The gauge at Wittenberge was read twice a day in the winter of 2026.'],
        [2, 'The ice went out in March.'],
      ])
      const found = await ok('search.run', { query: 'wittenberge gauge', seq: again ? 2 : 1 })
      expect(JSON.stringify(found)).toContain('Wittenberge')
    }
  })

  it('is added with the title, date and passages that the reader made of it', async () => {
    const seen = await read('levels.txt', TEXT)
    const place = await add(seen, { title: 'Levels of the Elbe', date: '2026-03', repairs: [{ do: 'join', at: 0 }] })
    const briefing = await textOf(place)
    expect(briefing).toMatchObject({ title: 'Levels of the Elbe', date: '2026-03' })
    expect(briefing.passages).toHaveLength(2)
  })

  it('is kept and handed out again, byte for byte', async () => {
    const bytes = Uint8Array.from(Buffer.from(TEXT))
    const place = await add(await read('Pegel: März/2026?.txt', bytes))
    await ok('imports.original', { edition: place.edition })
    expect(importing.delivered).toEqual([{ name: 'Pegel März 2026.txt', bytes: Buffer.from(bytes) }])
    expect(readdirSync(join(importing.dir, 'packs', '.sent'))).toEqual([])
  })

  it('that was added already is told, and so is one with the same title', async () => {
    const place = await add(await read('levels.txt', TEXT))
    expect(await read('copy.txt', TEXT)).toMatchObject({ same: place, earlier: place })
    const changed = await read('levels.txt', TEXT.replace('in March', 'in April'))
    expect(changed).toMatchObject({ same: null, earlier: place })
    expect(await add(changed, { as: 'edition' })).toMatchObject({ edition: 'my-river-levels@2' })
    expect(await add(await read('levels.txt', TEXT.replace('in March', 'in May')))).toMatchObject({ edition: 'my-river-levels-2@1' })
  })

  it('keeps its marks in a new edition where the words are the same', async () => {
    const place = await add(await read('levels.txt', TEXT))
    const { passages } = await textOf(place)
    const passage = passages.find(({ text }) => text.startsWith('The gauge'))?.id ?? ''
    const range = { start: { passage, offset: 4 }, end: { passage, offset: 24 } }
    await ok('annotations.save', { kind: 'new', edition: place.edition, briefing: place.briefing, range, colour: 'green' })
    const newer = await add(await read('levels.txt', TEXT.replace('in March', 'in April')), { as: 'edition' })
    await expect
      .poll(async () => (await ok('annotations.list', { edition: newer.edition, briefing: newer.briefing })).length, { timeout: 20_000 })
      .toBe(1)
  })
})

describe('what cannot be a briefing', () => {
  it.each([
    ['an empty file', 'a.txt', new Uint8Array(), words.importing.file.kinds.empty],
    ['a file of blanks', 'a.txt', Buffer.from(' \n\t\r\n'), words.importing.file.noWords],
    ['a picture named as a text', 'a.txt', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), words.importing.file.kinds.picture],
    ['bytes that are no text', 'a.txt', Uint8Array.from({ length: 400 }, (_, i) => i % 32), words.importing.file.kinds['not-text']],
    ['an old or protected Word file', 'a.docx', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), words.importing.file.kinds['old-office']],
    ['rich text', 'a.rtf', Buffer.from('{\\rtf1 hello}'), words.importing.file.kinds.rtf],
    ['a text that is too long', 'a.txt', Buffer.from('long words '.repeat(80_000)), words.importing.file.tooLong],
  ])('%s is told in plain words and nothing is added', async (_, name, bytes, sentence) => {
    expect(await refusedWith('imports.read', await sent(name, Uint8Array.from(bytes)))).toBe(sentence)
    expect((await ok('library.overview', {})).editions).toEqual([])
  })

  it('more than 64 MB is refused while it arrives', async () => {
    const data = Buffer.alloc(600_000).toString('base64')
    let message = ''
    for (let part = 0; message === '' && part < 200; part += 1) {
      const reply = await importing.at?.call('imports.upload', { upload: 'upload-large', part, data })
      if (reply?.ok === false) ({ message } = reply.error)
      expect(part * 600_000).toBeLessThan(MAX_IMPORT_BYTES + 600_000)
    }
    expect(message).toBe(words.importing.file.tooLarge)
    expect(readdirSync(join(importing.dir, 'packs', '.sent'))).toEqual([])
  })

  it('a part that is missing, or a file that is not open, is told', async () => {
    await ok('imports.upload', { upload: 'upload-a1', part: 0, data: 'QQ==' })
    expect(await refusedWith('imports.upload', { upload: 'upload-a1', part: 2, data: 'QQ==' })).toBe(words.importing.file.incomplete)
    expect(await refusedWith('imports.read', { upload: 'upload-a1', name: 'a' })).toBe(words.importing.file.forgotten)
    const add = { import: 'id-00000000', title: 'T', date: '2026', repairs: [], as: 'new' as const }
    expect(await refusedWith('imports.add', add)).toBe(words.importing.file.forgotten)
  })

  it('repairs that leave nothing, or ask for what is not there, add nothing', async () => {
    const seen = await read('a.txt', 'One line that is a text of its own.')
    const wanted = { import: seen.import, title: 'T', date: '2026', as: 'new' as const }
    expect(await refusedWith('imports.add', { ...wanted, repairs: [{ do: 'drop', at: 0 }] })).toBe(words.importing.file.nothingLeft)
    expect(await refusedWith('imports.add', { ...wanted, repairs: [{ do: 'drop', at: 7 }] })).toBe(words.importing.file.forgotten)
    expect(await add(seen)).toMatchObject({ title: seen.draft.title })
  })

  it.each(['../../../etc/passwd', '\0.txt', 'con', '.', '日本\u202e語.txt', 'x'.repeat(900), '<img src=x>.txt'])(
    'a name such as %j is only a name',
    async (name) => {
      const place = await add(await read(name, TEXT))
      await ok('imports.original', { edition: place.edition })
      expect(importing.delivered[0]?.name).toMatch(/^[^/\\\0<>:"|?*]{1,200}$/u)
      expect(existsSync(join(importing.dir, 'originals'))).toBe(true)
    },
  )
})

describe('the limits', () => {
  const loop = (body: string): string => {
    const path = join(importing.dir, 'loop.mjs')
    writeFileSync(path, body)
    return path
  }
  const job = { path: '', name: 'a.txt', today: '2026-11-24' }

  it('end a thread that does not come back', async () => {
    const thread = importThread(loop('for (;;);'), { ms: 400, megabytes: 64 })
    await expect(thread.read(job)).rejects.toThrow(words.importing.file.tooSlow)
  })
  it('end a thread that takes too much', async () => {
    const thread = importThread(loop('const all = []; for (;;) all.push(new Array(1e5).fill({}).map(() => ({})))'), {
      ms: 30_000,
      megabytes: 32,
    })
    await expect(thread.read(job)).rejects.toThrow(words.importing.file.tooMuch)
  })
})
