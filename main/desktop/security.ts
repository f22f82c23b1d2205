/** Deny by default: what a page of the Electron shell may ask of the machine and of the network. */
import type { App, Session, WebContents } from 'electron'
import type { Logger } from '../services/ports.ts'
import { APP_SCHEME, isAppUrl } from './origin.ts'

/** Writing plain text and the like to the clipboard on a click is the one thing the page may do. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Schemes that never leave the process that made them. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set([`${APP_SCHEME}:`, 'data:', 'blob:', 'devtools:', 'chrome-extension:'])

/** Whether a request may go out: the app's own pages and what lives in memory, nothing else; `file:` neither. */
export const requestMayPass = (url: string): boolean => {
  const parsed = URL.parse(url)
  if (parsed === null || !LOCAL_SCHEMES.has(parsed.protocol)) return false
  return parsed.protocol === `${APP_SCHEME}:` ? isAppUrl(url) : true
}

/** Closes the session: permissions, devices, downloads, spelling dictionaries and every foreign request. */
export const secureSession = (session: Session, logger: Logger): void => {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(ALLOWED_PERMISSIONS.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission))
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, decide) => {
    const cancel = !requestMayPass(details.url)
    if (cancel) logger.warn('request cancelled', { url: details.url.slice(0, 200), type: details.resourceType })
    decide({ cancel })
  })
  session.on('will-download', (event, item) => {
    event.preventDefault()
    logger.warn('download refused', { url: item.getURL().slice(0, 200) })
  })
}

/** Closes one page: it stays where main has sent it, opens no windows and holds no webviews. */
export const secureContents = (contents: WebContents, logger: Logger): void => {
  const refuse = (what: string) => (event: { preventDefault(): void; url?: string }) => {
    // The page may load itself again (after an error it offers to); anything else is a way out.
    if (what === 'navigation' && event.url !== undefined && isAppUrl(event.url)) return
    event.preventDefault()
    logger.warn(`${what} refused`, { url: (event.url ?? '').slice(0, 200) })
  }
  contents.setWindowOpenHandler(({ url }) => {
    logger.warn('window refused', { url: url.slice(0, 200) })
    return { action: 'deny' }
  })
  contents.on('will-navigate', refuse('navigation'))
  contents.on('will-frame-navigate', refuse('navigation'))
  contents.on('will-redirect', refuse('redirect'))
  contents.on('will-attach-webview', refuse('webview'))
}

/**
 * Switches for Chromium itself, before it starts: nothing of its own may call home either. The resolver knows no name but
 * this machine's, so that a request that slipped past the session would still find nobody.
 */
export const quietChromium = (app: App): void => {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
    'no-proxy-server',
  ])
    app.commandLine.appendSwitch(name)
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1')
}
