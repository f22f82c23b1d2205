/** The bridge over WebSockets: each socket must show the token first, then carries calls, replies and events. */
import type { Server } from 'node:http'
import * as v from 'valibot'
import type { RawData, WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { ToPage } from '../../core/contract/channels.ts'
import { SOCKET_ENDED, SOCKET_REFUSED } from '../../core/contract/channels.ts'
import { MAX_MESSAGE_BYTES } from '../../core/contract/limits.ts'
import type { Emit, Logger } from '../services/ports.ts'
import type { Services } from '../services/types.ts'
import { hostAllowed, originAllowed, sameToken } from './access.ts'

const Hello = v.strictObject({ kind: v.literal('hello'), token: v.string() })
const Call = v.strictObject({ kind: v.literal('call'), id: v.pipe(v.number(), v.safeInteger()), name: v.string(), input: v.unknown() })

/** A socket that has not shown the token after this time is closed, in milliseconds. */
const GREETING_TIME = 5000

export type Sockets = { emit: Emit; close(): Promise<void> }

const parse = (data: RawData, isBinary: boolean): unknown => {
  if (isBinary) return undefined
  try {
    return JSON.parse(data.toString())
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Attaches the bridge to `server` at `/bridge`. Refusals are logged with their reason; the token never is. */
export const attachSockets = (
  server: Server,
  { port, token, dispatch, logger }: { port: () => number; token: string; dispatch: Services['dispatch']; logger: Logger },
): Sockets => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  const greeted = new Set<WebSocket>()
  const send = (socket: WebSocket, message: ToPage) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
  }

  const answer = async (socket: WebSocket, message: unknown) => {
    const call = v.safeParse(Call, message)
    if (!call.success) {
      logger.warn('socket closed: the message is not a call')
      return socket.close(1008)
    }
    const { id, name, input } = call.output
    send(socket, { kind: 'reply', id, reply: await dispatch(name, input) })
  }

  const greet = (socket: WebSocket, message: unknown, timer: NodeJS.Timeout) => {
    clearTimeout(timer)
    const hello = v.safeParse(Hello, message)
    if (!hello.success || !sameToken(hello.output.token, token)) {
      logger.warn('socket refused: wrong token')
      return socket.close(SOCKET_REFUSED)
    }
    greeted.add(socket)
    send(socket, { kind: 'welcome' })
  }

  sockets.on('connection', (socket) => {
    const timer = setTimeout(() => {
      logger.warn('socket refused: no token in time')
      socket.close(SOCKET_REFUSED)
    }, GREETING_TIME)
    socket.on('message', (data, isBinary) => {
      const message = parse(data, isBinary)
      if (greeted.has(socket)) void answer(socket, message)
      else greet(socket, message, timer)
    })
    // Too large a message and broken frames end here; ws closes the socket itself.
    socket.on('error', (error) => logger.warn('socket error', { error }))
    socket.on('close', () => {
      clearTimeout(timer)
      greeted.delete(socket)
    })
  })

  server.on('upgrade', (request, stream, head) => {
    const refuse = (reason: string) => {
      logger.warn('upgrade refused', { reason })
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    }
    stream.on('error', (error) => logger.warn('upgrade error', { error }))
    if (!hostAllowed(request.headers, port())) return refuse('host')
    if (!originAllowed(request.headers)) return refuse('origin')
    if (request.url !== '/bridge') return refuse('path')
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request))
  })

  return {
    emit: (name, payload) => {
      for (const socket of greeted) send(socket, { kind: 'event', name, payload })
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.close(SOCKET_ENDED)
        const force = setTimeout(() => {
          for (const socket of sockets.clients) socket.terminate()
        }, 500)
        sockets.close(() => {
          clearTimeout(force)
          resolve()
        })
      }),
  }
}
