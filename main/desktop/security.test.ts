import type { Session, WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { requestMayPass, secureContents, secureSession } from './security.ts'

const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

describe('requests', () => {
  it.each(['app://aide/', 'app://aide/assets/x.js', 'app://print/1', 'data:image/png;base64,AA', 'blob:app://aide/1'])('%s passes', (url) =>
    expect(requestMayPass(url)).toBe(true),
  )
  it.each([
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'ftp://x/',
    'app://other/',
    'app://aide.org/',
    'javascript:1',
    'nonsense',
    '',
  ])('%s is cancelled', (url) => expect(requestMayPass(url)).toBe(false))
})

describe('the session', () => {
  const secured = () => {
    const kept: Record<string, (...args: never[]) => unknown> = {}
    const keep = (name: string) => (handler: never) => {
      kept[name] = handler
    }
    const session = {
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      setSpellCheckerEnabled: vi.fn(),
      webRequest: { onBeforeRequest: keep('before') },
      on: (name: string, handler: never) => keep(name)(handler),
    }
    secureSession(session as unknown as Session, logger)
    return { session, kept: kept as Record<string, (...args: unknown[]) => unknown> }
  }
  it('grants sanitised clipboard writing and nothing else', () => {
    const { kept } = secured()
    for (const name of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fullscreen', 'openExternal', 'fileSystem', 'unknown']) {
      const decide = vi.fn()
      kept['request']?.(null, name, decide)
      expect(decide).toHaveBeenCalledExactlyOnceWith(false)
      expect(kept['check']?.(null, name)).toBe(false)
    }
    expect(kept['check']?.(null, 'clipboard-sanitized-write')).toBe(true)
    expect(kept['device']?.({})).toBe(false)
  })
  it('cancels foreign requests, downloads and spelling dictionaries', () => {
    const { session, kept } = secured()
    const decide = vi.fn()
    kept['before']?.({ url: 'https://example.org/', resourceType: 'image' }, decide)
    expect(decide).toHaveBeenCalledExactlyOnceWith({ cancel: true })
    const event = { preventDefault: vi.fn() }
    kept['will-download']?.(event, { getURL: () => 'app://aide/x' })
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(session.setSpellCheckerEnabled).toHaveBeenCalledWith(false)
  })
})

describe('a page', () => {
  const handlers = new Map<string, (event: { preventDefault(): void; url?: string }) => void>()
  let open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  secureContents(
    {
      on: (name: string, handler: never) => handlers.set(name, handler),
      setWindowOpenHandler: (handler: typeof open) => (open = handler),
    } as unknown as WebContents,
    logger,
  )
  const isPrevented = (name: string, url?: string) => {
    const event = { preventDefault: vi.fn(), ...(url === undefined ? {} : { url }) }
    handlers.get(name)?.(event)
    return event.preventDefault.mock.calls.length === 1
  }
  it('opens no window and holds no webview', () => {
    expect(open({ url: 'app://aide/' })).toEqual({ action: 'deny' })
    expect(isPrevented('will-attach-webview')).toBe(true)
  })
  it('goes nowhere but to itself', () => {
    for (const name of ['will-navigate', 'will-frame-navigate']) {
      expect(isPrevented(name, 'https://example.org/')).toBe(true)
      expect(isPrevented(name, 'file:///etc/passwd')).toBe(true)
      expect(isPrevented(name, 'app://aide/')).toBe(false)
    }
    expect(isPrevented('will-redirect', 'app://aide/')).toBe(true)
  })
})
