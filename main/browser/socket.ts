/** The bridge over WebSockets: each socket must show the token first, then carries calls, replies and events. */
import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
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
/** Bytes that are taken from a socket before it has shown the token; a greeting has about 100. */
const GREETING_BYTES = 1024
/** Sockets that may be open without having shown the token. */
const MOST_STRANGERS = 16
/** A socket that is refused has this time to take its leave, in milliseconds. */
const LEAVING_TIME = 500

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
  const strangers = new Set<WebSocket>()
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

  /** Waits for the token. Until then bytes are counted as they arrive: the limit of `ws` is one for all and far larger. */
  const receiveStranger = (socket: WebSocket, stream: Duplex) => {
    let leave: NodeJS.Timeout | undefined
    let bytes = 0
    const refuse = (reason: string) => {
      logger.warn(`socket refused: ${reason}`)
      socket.close(SOCKET_REFUSED)
      leave = setTimeout(() => socket.terminate(), LEAVING_TIME)
    }
    const timer = setTimeout(() => refuse('no token in time'), GREETING_TIME)
    const count = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= GREETING_BYTES) return
      logger.warn('socket refused: more than a greeting')
      stream.destroy()
    }
    // Before the listener of `ws`, so that a flood ends with the chunk that passes the limit.
    stream.prependListener('data', count)
    strangers.add(socket)
    socket.once('message', (data, isBinary) => {
      clearTimeout(timer)
      // A socket on its way out is not asked again.
      if (socket.readyState !== socket.OPEN) return
      const hello = v.safeParse(Hello, parse(data, isBinary))
      if (!hello.success || !sameToken(hello.output.token, token)) return refuse('wrong token')
      stream.off('data', count)
      strangers.delete(socket)
      greeted.add(socket)
      send(socket, { kind: 'welcome' })
      socket.on('message', (next, isNextBinary) => void answer(socket, parse(next, isNextBinary)))
    })
    socket.on('close', () => {
      clearTimeout(timer)
      clearTimeout(leave)
      strangers.delete(socket)
    })
  }

  sockets.on('connection', (socket, request) => {
    receiveStranger(socket, request.socket)
    // Too large a message and broken frames end here; ws closes the socket itself.
    socket.on('error', (error) => logger.warn('socket error', { error }))
    socket.on('close', () => greeted.delete(socket))
  })

  server.on('upgrade', (request, stream, head) => {
    const refuse = (reason: string) => {
      logger.warn('upgrade refused', { reason })
      stream.once('finish', () => stream.destroy())
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    }
    stream.on('error', (error) => logger.warn('upgrade error', { error }))
    if (!hostAllowed(request.headers, port())) return refuse('host')
    if (!originAllowed(request.headers)) return refuse('origin')
    if (request.url !== '/bridge') return refuse('path')
    if (strangers.size >= MOST_STRANGERS) return refuse('too many sockets without the token')
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
