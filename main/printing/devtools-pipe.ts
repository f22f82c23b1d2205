/** The DevTools protocol over a pair of pipes: JSON messages, each ended by a NUL. */
import type { Readable, Writable } from 'node:stream'

export type DevTools = {
  /** @throws Error with the protocol's own message, or when the pipe has closed */
  send(method: string, params?: Record<string, unknown>, sessionId?: string): Promise<Record<string, unknown>>
  /** Rejects every call under way. */
  close(reason: Error): void
}

type Pending = { resolve(value: Record<string, unknown>): void; reject(error: Error): void }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

export function openDevTools(input: Writable, output: Readable): DevTools {
  const pending = new Map<number, Pending>()
  let closed: Error | undefined
  let last = 0
  let chunks: Buffer[] = []

  const close = (reason: Error) => {
    closed ??= reason
    for (const call of pending.values()) call.reject(closed)
    pending.clear()
  }

  const receive = (message: unknown) => {
    if (!isRecord(message) || typeof message['id'] !== 'number') return
    const call = pending.get(message['id'])
    pending.delete(message['id'])
    const error = message['error']
    if (isRecord(error)) call?.reject(new Error(String(error['message'])))
    else call?.resolve(isRecord(message['result']) ? message['result'] : {})
  }

  output.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      chunks.push(rest.subarray(0, end))
      const text = Buffer.concat(chunks).toString('utf8')
      chunks = []
      rest = rest.subarray(end + 1)
      try {
        receive(JSON.parse(text))
      } catch (error) {
        close(error instanceof Error ? error : new Error(String(error)))
      }
    }
    if (rest.length > 0) chunks.push(rest)
  })
  output.on('close', () => close(new Error('The browser closed its pipe')))
  for (const stream of [input, output]) stream.on('error', close)

  return {
    send(method, params = {}, sessionId) {
      if (closed) return Promise.reject(closed)
      last += 1
      const id = last
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject })
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
      })
    },
    close,
  }
}
