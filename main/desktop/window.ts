/** The one window: where it opens, how it looks before the page has painted, and how it closes without losing words. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import type { Settings } from '../../core/model/settings.ts'
import { shell } from '../../core/words/en/shell.ts'
import type { Logger } from '../services/ports.ts'
import type { CallCounter } from './ipc.ts'
import { PAGE_URL } from './origin.ts'
import { createPageEnd } from './page-end.ts'
import { placeWindow, readWindowState, SMALLEST, writeWindowState } from './window-state.ts'

/** Paper of the two themes, as in the renderer's design tokens, so that nothing flashes before the first paint. */
const PAPER = { light: '#fdfdfb', dark: '#171815' }

/** Follows the theme the reader chose; `system` hands the choice back to the system. */
export const applyTheme = (theme: Settings['theme']): void => {
  nativeTheme.themeSource = theme
}
const paper = (): string => (nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light)

/** How long a closing window is kept for the page to hand in its last words, in milliseconds: quiet time, and at most. */
const QUIET = 150
const LONGEST = 5000

/**
 * Opens the window hidden and shows it when the page has painted. Closing hides it first, which tells the page that it is
 * going; it stays until no call has come for `QUIET`, none is under way, and then goes.
 */
export const openWindow = (options: {
  dataDir: string
  preload: string
  calls: CallCounter
  /** Asks whether to open the page again after it ended more than once. */
  askAfterEnd: (window: BrowserWindow) => Promise<boolean>
  logger: Logger
}): BrowserWindow => {
  const { calls, logger } = options
  const file = join(options.dataDir, 'window.json')
  const kept = readWindowState(file, logger)
  const main = screen.getPrimaryDisplay()
  const screens = [main, ...screen.getAllDisplays().filter((display) => display.id !== main.id)].map((display) => display.workArea)

  const window = new BrowserWindow({
    ...placeWindow(kept, screens),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: shell.name,
    backgroundColor: paper(),
    show: false,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A file dropped beside a drop target would otherwise take the reader's place.
      navigateOnDragDrop: false,
    },
  })
  if (kept?.maximised === true) window.maximize()
  if (kept?.fullScreen === true) window.setFullScreen(true)
  window.once('ready-to-show', () => window.show())

  const keep = () => {
    if (window.isDestroyed() || window.isMinimized()) return
    writeWindowState(file, { ...window.getNormalBounds(), maximised: window.isMaximized(), fullScreen: window.isFullScreen() }, logger)
  }
  let timer: NodeJS.Timeout | undefined
  const keepSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, 400)
  }
  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  const repaint = () => window.setBackgroundColor(paper())
  nativeTheme.on('updated', repaint)
  window.once('closed', () => nativeTheme.off('updated', repaint))

  let closing = false
  window.on('close', (event) => {
    clearTimeout(timer)
    keep()
    event.preventDefault()
    if (closing) return
    closing = true
    window.hide()
    const since = performance.now()
    const wait = setInterval(() => {
      const quiet = calls.inFlight === 0 && performance.now() - Math.max(since, calls.last) > QUIET
      if (!quiet && performance.now() - since < LONGEST) return
      clearInterval(wait)
      window.destroy()
    }, 25)
  })
  const pageEnded = createPageEnd({
    reload: () => window.webContents.reload(),
    ask: () => options.askAfterEnd(window),
    end: () => window.close(),
    logger,
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => (closing ? undefined : pageEnded(reason)))
  window.loadURL(PAGE_URL).catch((error: unknown) => logger.error('the page did not load', { error }))
  return window
}

/** Brings the window to the front when the reader is started a second time. */
export const focusWindow = (window: BrowserWindow | null): void => {
  if (window === null || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
