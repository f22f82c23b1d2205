import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathInside, servePage } from './page-files.ts'

let base = ''
let root = ''
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'page-'))
  root = join(base, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(`${root}-old`)
  writeFileSync(join(root, 'index.html'), '<!doctype html><html><head lang="en"><title>T</title></head></html>')
  writeFileSync(join(root, 'assets/app.js'), 'app')
  writeFileSync(join(base, 'secret.txt'), 'secret')
  writeFileSync(join(`${root}-old`, 'old.js'), 'old')
})
afterAll(() => rmSync(base, { recursive: true }))

const text = (body: Uint8Array) => new TextDecoder().decode(body)

describe('files of the page', () => {
  it('are typed and found inside the folder', async () => {
    const reply = await servePage(root, '/assets/app.js')
    expect(reply).toMatchObject({
      status: 200,
      headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
    })
    expect(text(reply.body)).toBe('app')
  })
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/../renderer-old/old.js',
    '//secret.txt',
    '/%00',
    '/%',
    '/assets',
    '/none.js',
    `/${'a'.repeat(300)}`,
    `/${'a/'.repeat(4000)}`,
  ])('never lead out: %s', async (path) => expect((await servePage(root, path)).status).toBe(404))
  it('stay inside whatever is asked for', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '', '%2e%2e', '..%2f', '%5c..', '....', '~'), fc.string())
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const file = pathInside('/srv/renderer', `/${parts.join('/')}`)
        expect(file === null || file.startsWith('/srv/renderer/')).toBe(true)
      }),
    )
  })
  it('give the page a nonce of its own at every load, before anything else in its head', async () => {
    const replies = [await servePage(root, '/', '<script src="/bridge.js"></script>'), await servePage(root, '/index.html')]
    const nonces = replies.map(({ headers, body }) => {
      const nonce = /'nonce-([^']+)'/.exec(headers['Content-Security-Policy'] ?? '')?.[1]
      expect(text(body)).toContain(`<head lang="en">\n<meta property="csp-nonce" nonce="${nonce}">`)
      return nonce
    })
    expect(nonces[0]).not.toBe(nonces[1])
    expect(text(replies[0]?.body ?? new Uint8Array())).toMatch(/bridge\.js"><\/script><title>/)
    expect(text(replies[1]?.body ?? new Uint8Array())).not.toContain('bridge.js')
  })
})
