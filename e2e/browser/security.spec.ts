// The browser shell answers its own page on this machine, with the token of this launch, and nobody else.
import { request as httpRequest } from 'node:http'
import type { WebSocketRoute } from '@playwright/test'
import { WebSocket } from 'ws'
import type { ToShell } from '../../core/contract/channels.ts'
import { SOCKET_REFUSED } from '../../core/contract/channels.ts'
import { MAX_MESSAGE_BYTES } from '../../core/contract/limits.ts'
import type { BrowserShell } from '../support/browser-shell.ts'
import { expect, test } from '../support/browser-shell.ts'

type Reply = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** A plain request whose path and headers go out exactly as given. */
const ask = (shell: BrowserShell, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> =>
  new Promise((done, fail) => {
    const request = httpRequest({ host: '127.0.0.1', port: new URL(shell.origin).port, path, method, headers }, (response) => {
      let body = ''
      response.on('data', (data: Buffer) => (body += data.toString()))
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    request.on('error', fail)
    request.end()
  })

type Socket = { send(message: ToShell | string): void; next(): Promise<unknown>; closed: Promise<number> }

/** A socket to the shell; `origin` and `host` are what a browser would send from some page. */
const connect = (shell: BrowserShell, headers: { origin?: string; host?: string } = {}): Promise<Socket> =>
  new Promise((done, fail) => {
    const socket = new WebSocket(`${shell.origin.replace('http', 'ws')}/bridge`, {
      origin: headers.origin ?? shell.origin,
      ...(headers.host === undefined ? {} : { headers: { host: headers.host } }),
    })
    const queue: unknown[] = []
    const waiting: ((message: unknown) => void)[] = []
    const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
    socket.on('message', (data) => {
      const message: unknown = JSON.parse(data.toString())
      const taker = waiting.shift()
      if (taker === undefined) queue.push(message)
      else taker(message)
    })
    socket.on('error', fail)
    socket.on('open', () =>
      done({
        send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
        next: () => (queue.length > 0 ? Promise.resolve(queue.shift()) : new Promise((resolve) => waiting.push(resolve))),
        closed,
      }),
    )
  })

const greeted = async (shell: BrowserShell): Promise<Socket> => {
  const socket = await connect(shell)
  socket.send({ kind: 'hello', token: shell.token })
  expect(await socket.next()).toEqual({ kind: 'welcome' })
  return socket
}

test('the token opens the bridge, and the address alone does not', async ({ shell, browser }) => {
  const socket = await greeted(shell)
  socket.send({ kind: 'call', id: 1, name: 'status.get', input: {} })
  expect(await socket.next()).toMatchObject({ kind: 'reply', id: 1, reply: { ok: true } })

  const page = await browser.newPage()
  await page.goto(shell.origin)
  const reply = await page.evaluate(() =>
    (globalThis as unknown as { aide: { call(n: string, i: object): Promise<unknown> } }).aide.call('status.get', {}),
  )
  expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  await page.close()
})

test('a wrong token, and a call before any token, close the socket', async ({ shell }) => {
  const wrong = await connect(shell)
  wrong.send({ kind: 'hello', token: `${shell.token.slice(1)}x` })
  expect(await wrong.closed).toBe(SOCKET_REFUSED)

  const eager = await connect(shell)
  eager.send({ kind: 'call', id: 1, name: 'notes.list', input: {} })
  expect(await eager.closed).toBe(SOCKET_REFUSED)
})

test('the socket refuses a foreign Origin and a foreign Host', async ({ shell }) => {
  const port = new URL(shell.origin).port
  await expect(connect(shell, { origin: 'https://example.org' })).rejects.toThrow('403')
  await expect(connect(shell, { origin: 'null' })).rejects.toThrow('403')
  await expect(connect(shell, { host: `reader.example.org:${port}`, origin: `http://reader.example.org:${port}` })).rejects.toThrow('403')
  await expect(connect(shell, { origin: `http://localhost:${port}` })).rejects.toThrow('403')
})

test('plain requests refuse a foreign Host, Origin and site', async ({ shell }) => {
  const port = new URL(shell.origin).port
  expect((await ask(shell, '/')).status).toBe(200)
  expect((await ask(shell, '/', { host: `localhost:${port}` })).status).toBe(200)
  for (const headers of [
    { host: `reader.example.org:${port}` },
    { host: '127.0.0.1:1' },
    { origin: 'https://example.org' },
    { 'sec-fetch-site': 'cross-site' },
  ])
    expect((await ask(shell, '/', headers)).status).toBe(403)
  expect((await ask(shell, '/', {}, 'POST')).status).toBe(405)
})

test('no path leads out of the built page', async ({ shell }) => {
  const paths = [
    '/../main/browser.js',
    '/%2e%2e/main/browser.js',
    '/..%2fmain/browser.js',
    '/assets/..%2f..%2fmain%2fbrowser.js',
    '/..%5cmain/browser.js',
    '//etc/passwd',
    '/%00',
    '/%E0%A4%A',
  ]
  for (const path of paths) expect((await ask(shell, path)).status, path).toBe(404)
})

test('every page load has the policy with a nonce of its own', async ({ shell }) => {
  const nonceOf = ({ headers, body }: Reply) => {
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
    expect(body).toContain(`<meta property="csp-nonce" nonce="${nonce}">`)
    return nonce
  }
  const [first, second] = [await ask(shell, '/'), await ask(shell, '/')]
  expect(nonceOf(first)).not.toBe(nonceOf(second))
  const policy = String(first.headers['content-security-policy'])
  for (const part of [
    "default-src 'none'",
    "script-src 'self';",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
    expect(policy).toContain(part)
  expect(first.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  })
})

test('junk and messages that are too large cost the sender its socket, and nobody else anything', async ({ shell }) => {
  const large = await greeted(shell)
  large.send(JSON.stringify({ kind: 'call', id: 1, name: 'notes.save', input: 'x'.repeat(MAX_MESSAGE_BYTES) }))
  expect(await large.closed).toBe(1009)
  const junk = await greeted(shell)
  junk.send('{"kind":')
  expect(await junk.closed).toBe(1008)

  const socket = await greeted(shell)
  const ask = async (name: string, input: unknown) => {
    socket.send({ kind: 'call', id: 7, name, input })
    return socket.next()
  }
  expect(await ask('no.such.call', {})).toMatchObject({ reply: { ok: false, error: { code: 'unknown-call' } } })
  expect(await ask('__proto__', {})).toMatchObject({ reply: { ok: false, error: { code: 'unknown-call' } } })
  expect(await ask('library.briefing', { edition: 5 })).toMatchObject({ reply: { ok: false, error: { code: 'bad-input' } } })
  expect(await ask('status.get', {})).toMatchObject({ reply: { ok: true } })
})

test('the page gives an envelope for a call that is too large or unknown, and reconnects', async ({ shell, page }) => {
  const call = (name: string, size: number) =>
    page.evaluate(
      ([n, s]) =>
        (globalThis as unknown as { aide: { call(n: unknown, i: object): Promise<unknown> } }).aide.call(n, {
          body: 'x'.repeat(s),
        }),
      [name, size] as const,
    )
  expect(await call('notes.save', 10_000_000)).toMatchObject({ ok: false, error: { code: 'too-large' } })
  expect(await call('toString', 1)).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
  await page.reload()
  expect(await call('status.get', 0)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  expect(page.url()).not.toContain(shell.token)
})

test('a lost connection comes back by itself, and calls wait for it', async ({ shell, browser }) => {
  const page = await browser.newPage()
  const routes: WebSocketRoute[] = []
  await page.routeWebSocket(/\/bridge$/, (route) => {
    route.connectToServer()
    routes.push(route)
  })
  await page.goto(shell.url)
  await expect(page.getByText('Japan at the NATO summit in Washington, July 2024').first()).toBeVisible()
  await routes[0]?.close({ code: 1011 })
  const reply = await page.evaluate(() =>
    (globalThis as unknown as { aide: { call(n: string, i: object): Promise<unknown> } }).aide.call('status.get', {}),
  )
  expect(reply).toMatchObject({ ok: true })
  expect(routes).toHaveLength(2)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.close()
})

test('Ctrl+C ends it cleanly, and the page says that the reader is gone', async ({ shell, page }) => {
  await expect(page.getByText('Japan at the NATO summit in Washington, July 2024').first()).toBeVisible()
  // Views that are still being fetched would fail with the server, which is not what is tested here.
  await page.waitForLoadState('networkidle')
  expect(await shell.close()).toBe(0)
  expect(shell.output()).toContain('Everything is saved.')
  const reply = await page.evaluate(() =>
    (globalThis as unknown as { aide: { call(n: string, i: object): Promise<unknown> } }).aide.call('status.get', {}),
  )
  expect(reply).toMatchObject({ ok: false, error: { code: 'disconnected' } })
  await expect(page.getByRole('alert').filter({ hasText: 'The reader has ended or cannot be reached.' })).toBeVisible()
})
