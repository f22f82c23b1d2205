import { describe, expect, it, vi } from 'vitest'
import { hostAllowed, newToken, originAllowed, requestAllowed, sameToken } from './access.ts'
import { attachment, createDownloads, DOWNLOAD_PATH } from './downloads.ts'

describe('access', () => {
  it('has 256 bits of token, new at every launch, and compares whole', () => {
    const token = newToken()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(newToken()).not.toBe(token)
    expect(sameToken(token, token)).toBe(true)
    for (const wrong of ['', token.slice(1), `${token}x`, null, undefined, 5, { length: 43 }]) expect(sameToken(wrong, token)).toBe(false)
  })
  it('knows its own names and port alone', () => {
    expect(hostAllowed({ host: '127.0.0.1:8000' }, 8000)).toBe(true)
    expect(hostAllowed({ host: 'localhost:8000' }, 8000)).toBe(true)
    for (const host of [
      '127.0.0.1',
      'localhost:8001',
      'example.org:8000',
      'localhost:8000.example.org',
      '[::1]:8000',
      '0.0.0.0:8000',
      undefined,
    ])
      expect(hostAllowed(host === undefined ? {} : { host }, 8000)).toBe(false)
  })
  it('takes the Origin of the page it served, and no request without one at the socket', () => {
    expect(originAllowed({ host: 'localhost:1', origin: 'http://localhost:1' })).toBe(true)
    for (const origin of ['http://127.0.0.1:1', 'https://localhost:1', 'null', 'http://localhost:1.example.org'])
      expect(originAllowed({ host: 'localhost:1', origin })).toBe(false)
    expect(originAllowed({ host: 'localhost:1' })).toBe(false)
    expect(requestAllowed({ host: 'localhost:1' })).toBe(true)
    expect(requestAllowed({ host: 'localhost:1', 'sec-fetch-site': 'none' })).toBe(true)
    expect(requestAllowed({ host: 'localhost:1', 'sec-fetch-site': 'same-site' })).toBe(false)
    expect(requestAllowed({ host: 'localhost:1', origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(false)
  })
})

describe('downloads', () => {
  const file = { name: 'n.pdf', mime: 'application/pdf', bytes: new Uint8Array([1]) }
  const idOf = (delivery: { outcome: string; url?: string }) => delivery.url?.slice(DOWNLOAD_PATH.length) ?? ''

  it('work once', async () => {
    const downloads = createDownloads()
    const id = idOf(await downloads.deliver(file))
    expect(downloads.take('other')).toBeUndefined()
    expect(downloads.take(id)).toEqual(file)
    expect(downloads.take(id)).toBeUndefined()
  })
  it('are dropped when nobody fetches them', async () => {
    vi.useFakeTimers()
    const downloads = createDownloads()
    const id = idOf(await downloads.deliver(file))
    vi.advanceTimersByTime(10 * 60_000)
    vi.useRealTimers()
    expect(downloads.take(id)).toBeUndefined()
  })
  it('name the file in both ways a browser reads, whatever is in the name', () => {
    expect(attachment('Aide-Mémoire (東京).pdf')).toBe(
      `attachment; filename="Aide-Memoire ().pdf"; filename*=UTF-8''Aide-M%C3%A9moire%20%28%E6%9D%B1%E4%BA%AC%29.pdf`,
    )
    expect(attachment('a"\r\nX: y/../b.pdf')).not.toMatch(/[\r\n]|"[^"]*"[^;]*"/)
    expect(() => attachment('\ud800.pdf')).not.toThrow()
  })
})
