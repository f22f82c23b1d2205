/** Finished files on offer to the page, each at an address that cannot be guessed and works once. */
import type { Deliver } from '../services/ports.ts'
import { newToken } from './access.ts'

export type Offer = { name: string; mime: string; bytes: Uint8Array }
export type Downloads = {
  deliver: Deliver
  /** Takes the offer away: a second request for the same address finds nothing. */
  take(id: string): Offer | undefined
  close(): void
}

export const DOWNLOAD_PATH = '/download/'
/** An offer that nobody fetched is dropped after this time, in milliseconds, so that its bytes do not stay in memory. */
const KEPT_FOR = 10 * 60_000

export const createDownloads = (): Downloads => {
  const offers = new Map<string, { offer: Offer; timer: NodeJS.Timeout }>()
  const take = (id: string): Offer | undefined => {
    const found = offers.get(id)
    offers.delete(id)
    clearTimeout(found?.timer)
    return found?.offer
  }
  return {
    deliver: async (offer) => {
      const id = newToken()
      const timer = setTimeout(() => offers.delete(id), KEPT_FOR)
      timer.unref()
      offers.set(id, { offer, timer })
      return { outcome: 'download', name: offer.name, url: DOWNLOAD_PATH + id }
    },
    take,
    close: () => {
      for (const id of offers.keys()) take(id)
    },
  }
}

/** Content-Disposition with the name twice: plain ASCII for old readers of the header, UTF-8 by RFC 8187 for the rest. */
export const attachment = (name: string): string => {
  const ascii = name
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\%/]/g, '_')
  const utf8 = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}
