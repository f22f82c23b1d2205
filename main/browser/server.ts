/** The browser shell's server on this machine's loopback: the built renderer, downloads, and the bridge's sockets. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { PageFile } from '../page-files.ts'
import { forbidden, notFound, SECURITY_HEADERS, servePage } from '../page-files.ts'
import type { Emit, Logger } from '../services/ports.ts'
import type { Services } from '../services/types.ts'
import { hostAllowed, newToken, requestAllowed } from './access.ts'
import type { Downloads } from './downloads.ts'
import { attachment, DOWNLOAD_PATH } from './downloads.ts'
import { attachSockets } from './socket.ts'

// Not imported: an `import` of node:http asks for each of its exports and so loads Node's whole HTTP client, 10 MB and 20 ms.
const { createServer } = process.getBuiltinModule('node:http')

const BRIDGE_PATH = '/bridge.js'
// Not a module: it runs as soon as it is there and opens the socket while the browser still reads the rest.
const BRIDGE_TAG = `\n<script src="${BRIDGE_PATH}"></script>`

export type BrowserServer = {
  /** The address to open, with the token of this launch in its fragment. */
  url: string
  port: number
  emit: Emit
  close(): Promise<void>
}

/**
 * Listens on 127.0.0.1 alone. `dispatch` may come later than the server: calls wait for it.
 * @throws the system's error when the port is taken (`EADDRINUSE`) or refused (`EACCES`)
 */
export const startServer = async (options: {
  port: number
  rendererDir: string
  pageBridge: string
  downloads: Downloads
  dispatch: Services['dispatch']
  logger: Logger
}): Promise<BrowserServer> => {
  const { rendererDir, pageBridge, downloads, dispatch, logger } = options
  const token = newToken()
  let port = options.port

  const reply = async (request: IncomingMessage): Promise<PageFile> => {
    const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
    if (!hostAllowed(request.headers, port) || !requestAllowed(request.headers)) {
      logger.warn('request refused', { path: path.startsWith(DOWNLOAD_PATH) ? DOWNLOAD_PATH : path, host: request.headers.host })
      return forbidden()
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return { ...forbidden(), status: 405 }
    if (path === BRIDGE_PATH)
      return {
        status: 200,
        headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
        body: await readFile(pageBridge),
      }
    if (path.startsWith(DOWNLOAD_PATH)) {
      const offer = request.method === 'GET' ? downloads.take(path.slice(DOWNLOAD_PATH.length)) : undefined
      if (offer === undefined) return notFound()
      const headers = { 'Content-Type': offer.mime, 'Content-Disposition': attachment(offer.name), 'Cache-Control': 'no-store' }
      return {
        status: 200,
        headers: { ...SECURITY_HEADERS, 'Content-Security-Policy': "default-src 'none'; sandbox", ...headers },
        body: offer.bytes,
      }
    }
    return servePage(rendererDir, path, BRIDGE_TAG)
  }

  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const answer = await reply(request).catch((error: unknown): PageFile => {
      logger.error('request failed', { error })
      return { ...notFound(), status: 500 }
    })
    response.writeHead(answer.status, { ...answer.headers, 'Content-Length': answer.body.byteLength })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
  }

  const server = createServer((request, response) => void respond(request, response))
  const sockets = attachSockets(server, { port: () => port, token, dispatch, logger })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  if (address !== null && typeof address === 'object') port = address.port

  return {
    url: `http://127.0.0.1:${port}/#token=${token}`,
    port,
    emit: sockets.emit,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await sockets.close()
      server.closeAllConnections()
      await closed
    },
  }
}
