/** Binds the services to Electron: session, protocol, bridge, window and menu, and an end that drains every write. */
import { app, dialog, ipcMain, session } from 'electron'
import type { BrowserWindow } from 'electron'
import { randomUUID } from 'node:crypto'
import { terminal } from '../../core/words/en/terminal.ts'
import { holdDataFolder } from '../data-folder.ts'
import { chosenPacks } from '../packs.ts'
import { builtParts } from '../places.ts'
import { Refusal } from '../refusal.ts'
import { createServices } from '../services/index.ts'
import type { Emit, Logger } from '../services/ports.ts'
import type { Services } from '../services/types.ts'
import { VERSION } from '../version.ts'
import { askAfterEnd, askToRestart, createFolderDialog, createSaveDialog } from './dialogs.ts'
import type { Wish } from './instance.ts'
import { emitTo, handleCalls } from './ipc.ts'
import { setMenu } from './menu.ts'
import { createElectronPrinter } from './print.ts'
import { handleScheme } from './protocol.ts'
import { secureContents, secureSession } from './security.ts'
import { applyTheme, focusWindow, openWindow } from './window.ts'
import { createWishes } from './wishes.ts'

export type DesktopShell = {
  /** A second start, or a file handed over by the system. */
  wish(wish: Wish): void
  /** Waits for writes under way and closes everything. */
  close(): Promise<void>
}

/**
 * Builds the Electron shell once Electron is ready.
 * @throws Refusal, or what opening the services throws; the process ends then, and the folder's lock with it
 */
export const runDesktopShell = async (options: {
  dataDir: string
  packs: readonly string[]
  mainDir: string
  logger: Logger
}): Promise<DesktopShell> => {
  const { dataDir, logger } = options
  const built = builtParts(options.mainDir)
  const packs = chosenPacks(options.packs, app.isPackaged ? `${process.resourcesPath}/packs` : built.packs)
  if (!packs.ok) throw new Refusal(packs.reason)
  const folder = holdDataFolder(dataDir)

  let window: BrowserWindow | null = null
  const current = () => window
  const documents = new Map<string, string>()
  secureSession(session.defaultSession, logger)
  app.on('web-contents-created', (_event, contents) => secureContents(contents, logger))
  handleScheme(built.renderer, documents, logger)

  const printer = createElectronPrinter(documents, logger)
  const saving = createSaveDialog(current)
  const emit = emitTo(current)
  const followSettings = async () => {
    const reply = await services.call('settings.get', {})
    if (reply.ok) applyTheme(reply.value.theme)
  }
  let isOpen = false
  let titles = ''
  const followHistory = async () => {
    const reply = await services.call('history.next', {})
    if (!reply.ok || JSON.stringify(reply.value) === titles) return
    titles = JSON.stringify(reply.value)
    const { undo, redo } = reply.value
    setMenu((command) => emit('command.run', { command }), {
      ...(undo === null ? {} : { 'history.undo': undo }),
      ...(redo === null ? {} : { 'history.redo': redo }),
    })
  }
  const emitAndFollow: Emit = (name, payload) => {
    emit(name, payload)
    if (name === 'settings.changed') void followSettings()
    if (name === 'status.changed' && isOpen) void followHistory()
  }
  const services: Services = await createServices({
    clock: { now: () => new Date() },
    ids: { next: () => randomUUID() },
    logger,
    printer,
    deliver: saving.deliver,
    showSaved: saving.showSaved,
    chooseFolder: createFolderDialog(current),
    emit: emitAndFollow,
    dataDir,
    packDirs: packs.named,
    bundledDirs: packs.bundled,
    searchWorker: built.searchWorker,
    exportWorker: built.exportWorker,
    reviewWorker: built.reviewWorker,
    importWorker: built.importWorker,
    fontsDir: built.fonts,
    app: { version: VERSION, shell: 'electron' },
  })
  await followSettings()
  const calls = handleCalls(ipcMain, current, services.dispatch, logger)
  isOpen = true
  await followHistory()
  window = openWindow({ dataDir, preload: built.preload, calls, askAfterEnd, logger })
  window.once('closed', () => {
    window = null
  })

  return {
    wish: createWishes({
      app,
      dataDir,
      open: options.packs,
      focus: () => focusWindow(window),
      refuse: (sentence) => dialog.showErrorBox(terminal.restart.question, sentence),
      ask: () => askToRestart(window),
      logger,
    }),
    close: async () => {
      await services.close()
      await printer.close()
      folder.release()
    },
  }
}
