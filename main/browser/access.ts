/** Who may talk to the browser shell: the page it served to this machine, holding the token of this launch. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** A secret of 256 bits, safe in a URL. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Compares in a time that tells nothing of where the two differ; hashing first makes their lengths equal. */
export const sameToken = (given: unknown, token: string): boolean =>
  typeof given === 'string' && timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(token).digest())

/** The reader's own names; any other Host is a name that somebody has pointed at this machine (DNS rebinding). */
export const hostAllowed = (headers: IncomingHttpHeaders, port: number): boolean =>
  headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`

/** The Origin of a WebSocket upgrade must be the very address the page was loaded from; browsers always send it. */
export const originAllowed = (headers: IncomingHttpHeaders): boolean => headers.origin === `http://${headers.host ?? ''}`

/**
 * Plain requests of the page carry no Origin header when they are navigations or downloads, but browsers say in
 * Sec-Fetch-Site where they come from; other pages are refused.
 */
export const requestAllowed = (headers: IncomingHttpHeaders): boolean => {
  const site = headers['sec-fetch-site']
  if (headers.origin !== undefined && !originAllowed(headers)) return false
  return site === undefined || site === 'same-origin' || site === 'none'
}
