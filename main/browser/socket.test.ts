// What the bridge's sockets take before the token was shown, and how many of them.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { SOCKET_REFUSED } from '../../core/contract/channels.ts'
import { attachSockets, type Sockets } from './socket.ts'

const TOKEN = 'the token of this launch'
const HELLO = JSON.stringify({ kind: 'hello', token: TOKEN })
const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
let server: Server
let sockets: Sockets
let port = 0
let received = 0
let clients: WebSocket[] = []

beforeEach(async () => {
  received = 0
  clients = []
  server = createServer()
  server.on('connection', (socket) => socket.on('close', () => (received += socket.bytesRead)))
  const dispatch = async (_name: unknown, input: unknown) => ({ ok: true as const, value: JSON.stringify(input).length })
  sockets = attachSockets(server, { port: () => port, token: TOKEN, dispatch, logger })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  vi.useRealTimers()
  for (const client of clients) client.terminate()
  await sockets.close()
  server.closeAllConnections()
  server.close()
})

const open = (): WebSocket => {
  const client = new WebSocket(`ws://127.0.0.1:${port}/bridge`, { origin: `http://127.0.0.1:${port}` })
  clients.push(client)
  client.on('error', () => undefined)
  return client
}
const opened = (client: WebSocket) =>
  new Promise<'open' | 'refused'>((done) => {
    client.once('open', () => done('open'))
    client.once('error', () => done('refused'))
  })
const closed = (client: WebSocket) => new Promise<number>((done) => client.once('close', done))
const heard = (client: WebSocket) => new Promise<unknown>((done) => client.once('message', (data) => done(JSON.parse(String(data)))))

it('takes large messages once the token was shown', async () => {
  const client = open()
  await opened(client)
  client.send(HELLO)
  expect(await heard(client)).toEqual({ kind: 'welcome' })
  client.send(JSON.stringify({ kind: 'call', id: 1, name: 'x', input: 'y'.repeat(1_000_000) }))
  expect(await heard(client)).toEqual({ kind: 'reply', id: 1, reply: { ok: true, value: 1_000_002 } })
})

it.each([
  ['one large greeting', (client: WebSocket) => client.send(JSON.stringify({ kind: 'hello', token: 'x'.repeat(5_000_000) }))],
  ['a frame that never ends', (client: WebSocket) => client.send('x'.repeat(5_000_000), { fin: false })],
  ['many small frames', (client: WebSocket) => Array.from({ length: 500 }, () => client.send('x'.repeat(10_000), { fin: false }))],
])('ends a socket that sends %s before the token, and reads next to nothing of it', async (_name, flood) => {
  const client = open()
  await opened(client)
  const end = closed(client)
  flood(client)
  expect(await end).toBe(1006)
  await vi.waitFor(() => expect(received).toBeGreaterThan(0))
  expect(received).toBeLessThan(300_000)
})

it('lets sixteen sockets wait without the token, and others in again when these have gone', async () => {
  const strangers = Array.from({ length: 16 }, open)
  expect(new Set(await Promise.all(strangers.map(opened)))).toEqual(new Set(['open']))
  expect(await opened(open())).toBe('refused')
  strangers[0]?.send(HELLO)
  await heard(strangers[0] ?? expect.fail())
  expect(await opened(open())).toBe('open')
})

it('ends after five seconds what has shown no token, even when it will not leave', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const client = open()
  await opened(client)
  const end = closed(client)
  // A client that reads nothing does not answer the closing handshake either.
  client.pause()
  vi.advanceTimersByTime(5000)
  vi.advanceTimersByTime(500)
  vi.useRealTimers()
  const connections = () => new Promise<number>((done) => server.getConnections((_error, count) => done(count)))
  await vi.waitFor(async () => expect(await connections()).toBe(0))
  client.resume()
  expect([SOCKET_REFUSED, 1006]).toContain(await end)
  expect(logger.warn).toHaveBeenCalledWith('socket refused: no token in time')
})

it('asks for the token once', async () => {
  const client = open()
  await opened(client)
  const end = closed(client)
  const messages = vi.fn()
  client.on('message', messages)
  client.send(JSON.stringify({ kind: 'hello', token: 'wrong' }))
  client.send(HELLO)
  expect(await end).toBe(SOCKET_REFUSED)
  expect(messages).not.toHaveBeenCalled()
})
