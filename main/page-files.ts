/**
 * The renderer's files as both shells serve them: found inside one folder, typed by their ending, and the page itself
 * with a fresh nonce and the content security policy that goes with it.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, resolve } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Headers of every reply of either shell. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), serial=(), hid=(), clipboard-read=(), clipboard-write=(self)',
  'X-Frame-Options': 'DENY',
}

/** The one policy of the page. Styles carry a nonce because CodeMirror inserts its own. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export type PageFile = { status: number; headers: Record<string, string>; body: Uint8Array }

const textReply = (status: number, text: string): PageFile => ({
  status,
  headers: { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
  body: new TextEncoder().encode(text),
})
export const notFound = (): PageFile => textReply(404, 'Not found\n')
export const forbidden = (): PageFile => textReply(403, 'Forbidden\n')

/**
 * Absolute path of the file that `urlPath` (still percent-encoded) names inside `root`, or null when it leads outside.
 * The check is on the relative path after resolving, never on a string prefix: `/out/renderer-old` is not in `/out/renderer`.
 */
export const pathInside = (root: string, urlPath: string): string | null => {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null
  const file = resolve(root, `.${decoded.startsWith('/') ? '' : '/'}${decoded}`)
  const inside = relative(root, file)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file
}

/** A name too long for the file system names no file either. */
const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'])
const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && MISSING.has(error.code)

const read = async (file: string): Promise<Uint8Array | null> => {
  try {
    return await readFile(file)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/**
 * Reply for one file of the built renderer. `/` and `/index.html` are the page: its policy and nonce are new at every
 * load, and `headStart` (the browser shell's bridge script) goes in before the app's own module.
 */
export const servePage = async (root: string, urlPath: string, headStart = ''): Promise<PageFile> => {
  const isPage = urlPath === '/' || urlPath === '' || urlPath === '/index.html'
  const file = isPage ? join(root, 'index.html') : pathInside(root, urlPath)
  const body = file === null ? null : await read(file)
  if (file === null || body === null) return notFound()
  const headers = { ...SECURITY_HEADERS, 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' }
  if (!isPage) {
    // Built assets carry a hash in their name and never change under it.
    return {
      status: 200,
      headers: { ...headers, 'Cache-Control': urlPath.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache' },
      body,
    }
  }
  const nonce = randomBytes(18).toString('base64')
  const html = new TextDecoder()
    .decode(body)
    .replace(/<head\b[^>]*>/i, (head) => `${head}\n<meta property="csp-nonce" nonce="${nonce}">${headStart}`)
  return {
    status: 200,
    headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy(nonce), 'Cache-Control': 'no-store' },
    body: new TextEncoder().encode(html),
  }
}
