import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { ServiceError } from '../../core/contract/errors.ts'
import { createChromiumPrinter } from './chromium-printer.ts'
import { candidates } from './find-chromium.ts'
import { destinationPages, withAdditions } from './pdf-file.ts'
import { readBack, testChromium } from './testing.ts'

const logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
/** Real prints, on machines that are busy with other tests. */
vi.setConfig({ testTimeout: 60_000 })
const printer = createChromiumPrinter({ logger, executable: testChromium() })
afterAll(() => printer.close())

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof ServiceError ? error.code : String(error)
}

describe('findChromium', () => {
  it('looks at AIDE_CHROMIUM alone, then at the path and the usual places', () => {
    expect(candidates({ platform: 'linux', env: { AIDE_CHROMIUM: '/opt/x', PATH: '/bin' } })).toEqual(['/opt/x'])
    expect(candidates({ platform: 'linux', env: { AIDE_CHROMIUM: 'relative' } })).toEqual([])
    expect(candidates({ platform: 'linux', env: { PATH: '/bin:relative' } })).toEqual(
      expect.arrayContaining(['/bin/chromium', '/usr/bin/chromium']),
    )
    expect(candidates({ platform: 'darwin', env: { HOME: '/Users/a' } })).toContain(
      '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium',
    )
    expect(candidates({ platform: 'win32', env: { PROGRAMFILES: 'C:/P' } })).toContain('C:/P/Microsoft/Edge/Application/msedge.exe')
  })
})

describe('createChromiumPrinter', () => {
  it('prints tagged, with bookmarks, title and language, and author and creator are added without harm', async () => {
    const html = `<!doctype html><html lang="de"><head><title>Prüfung (1)</title><style>@page{size:A5;@bottom-right{content:counter(page)}}h2{break-before:page}</style></head>
      <body><h1>Eins</h1><p><a href="#zwei">zwei</a> <a href="#drei">drei</a></p><h2 id="zwei">Zwei</h2><h2 id="drei">Drei</h2></body></html>`
    const bytes = await printer.print({ html, paper: 'A4' })
    expect(destinationPages(bytes)).toEqual(
      new Map([
        ['zwei', 2],
        ['drei', 3],
      ]),
    )
    const named = withAdditions(bytes, { author: 'Ōe (Kenzaburō) \\', creator: 'Aide' })
    const read = await readBack(named ?? bytes)
    expect(read).toMatchObject({ title: 'Prüfung (1)', author: 'Ōe (Kenzaburō) \\', creator: 'Aide', lang: 'de', tagged: true })
    expect(read.bookmarks).toEqual([
      {
        title: 'Eins',
        page: 1,
        items: [
          { title: 'Zwei', page: 2, items: [] },
          { title: 'Drei', page: 3, items: [] },
        ],
      },
    ])
    expect(
      Buffer.from(named ?? [])
        .subarray(0, bytes.length)
        .equals(Buffer.from(bytes)),
    ).toBe(true)
  })

  it('makes no request, whatever the document asks for', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const url = `http://127.0.0.1:${port}`
    const html = `<link rel="stylesheet" href="${url}/css"><p>Words</p><img src="${url}/img"><iframe src="${url}/frame"></iframe><script>fetch('${url}/js')</script>`
    const bytes = await printer.print({ html, paper: 'A4' })
    await setTimeout(300)
    await new Promise((resolve) => server.close(resolve))
    expect((await readBack(bytes)).pages.join('')).toContain('Words')
    expect(asked).toEqual([])
  })

  it('prints in turn, says when there is no browser, a broken one, or too little time, and leaves nothing behind', async () => {
    const own = await mkdtemp(join(tmpdir(), 'aide-printer-test-'))
    const broken = join(own, 'broken')
    await writeFile(broken, '#!/bin/sh\nexit 3\n', { mode: 0o755 })
    const job = { html: '<p>x</p>', paper: 'A4' as const }
    const profiles = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('aide-print-')).length

    const before = await profiles()
    const short = createChromiumPrinter({ logger, executable: testChromium(), timeoutMs: 1 })
    expect(await codeOf(short.print(job))).toBe('print-failed')
    const bad = createChromiumPrinter({ logger, executable: broken })
    expect(await codeOf(bad.print(job))).toBe('print-failed')
    const none = createChromiumPrinter({ logger, executable: join(own, 'nowhere') })
    expect(await codeOf(none.print(job))).toBe('print-failed')
    await Promise.all([short.close(), bad.close(), none.close()])
    expect(await codeOf(short.print(job))).toBe('print-unavailable')
    expect(await profiles()).toBe(before)
    await rm(own, { recursive: true })

    const stopping = new AbortController()
    const stopped = createChromiumPrinter({ logger, executable: testChromium() })
    const long = stopped.print({ html: '<p>Words</p>'.repeat(200_000), paper: 'A4', signal: stopping.signal })
    const waiting = new AbortController()
    const second = stopped.print({ ...job, signal: waiting.signal })
    waiting.abort()
    expect(await codeOf(second)).toBe('print-failed')
    stopping.abort()
    expect(await codeOf(long)).toBe('print-failed')
    expect((await stopped.print(job)).length).toBeGreaterThan(500)
    await stopped.close()
    expect(await profiles()).toBe(before)

    const sizes = await Promise.all([printer.print(job), printer.print(job)])
    expect(sizes.every((bytes) => bytes.length > 500)).toBe(true)
  })
})

describe('pdf-file', () => {
  it('leaves files of another make alone', () => {
    for (const text of [
      '',
      '%PDF-1.7\n',
      'startxref\n0\n%%EOF',
      `%PDF-1.4\nxref\n0 1\n${'x'.repeat(20)}trailer\n<</Root 1 0 R /Info 2 0 R>>\nstartxref\n9\n%%EOF`,
    ]) {
      const bytes = new TextEncoder().encode(text)
      expect(destinationPages(bytes)).toBeUndefined()
      expect(withAdditions(bytes, { author: 'a', creator: 'b' })).toBeUndefined()
    }
  })
})
