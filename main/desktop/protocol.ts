/** Answers `app://` from the built renderer and from the documents that wait to be printed. */
import { protocol } from 'electron'
import type { PageFile } from '../page-files.ts'
import { notFound, SECURITY_HEADERS, servePage } from '../page-files.ts'
import type { Logger } from '../services/ports.ts'
import { APP_SCHEME, PAGE_HOST, PRINT_HOST } from './origin.ts'

/** Before Electron is ready: makes `app:` a standard, secure scheme, so that it has origins, storage and a CSP. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])

/** A printed document is one file: styles and fonts inside it, no scripts, no requests. */
const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"

const printReply = (html: string | undefined): PageFile =>
  html === undefined
    ? notFound()
    : {
        status: 200,
        headers: {
          ...SECURITY_HEADERS,
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': PRINT_POLICY,
          'Cache-Control': 'no-store',
        },
        body: new TextEncoder().encode(html),
      }

/** Handles the scheme. `documents` maps the path of a print job to its HTML while the job runs. */
export const handleScheme = (rendererDir: string, documents: ReadonlyMap<string, string>, logger: Logger): void =>
  protocol.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url)
    const reply = async (): Promise<PageFile> => {
      if (request.method !== 'GET') return { ...notFound(), status: 405 }
      if (url.host === PRINT_HOST) return printReply(documents.get(url.pathname))
      return url.host === PAGE_HOST ? servePage(rendererDir, url.pathname) : notFound()
    }
    const { status, headers, body } = await reply().catch((error: unknown): PageFile => {
      logger.error('request failed', { error })
      return { ...notFound(), status: 500 }
    })
    return new Response(new Uint8Array(body), { status, headers })
  })
