/** Prints exports with the app's own Chromium, in a hidden, sandboxed window without scripts. */
import { BrowserWindow } from 'electron'
import { randomUUID } from 'node:crypto'
import { ServiceError } from '../../core/contract/errors.ts'
import { terminal } from '../../core/words/en/terminal.ts'
import type { Logger, PdfPrinter } from '../services/ports.ts'
import { APP_SCHEME, PRINT_HOST } from './origin.ts'

/** A document that has not been printed after this time is given up, in milliseconds. */
const LONGEST = 120_000

/** `documents` is where the protocol finds the document while its window loads it. */
export const createElectronPrinter = (documents: Map<string, string>, logger: Logger): PdfPrinter => {
  const windows = new Set<BrowserWindow>()

  const printIn = async (window: BrowserWindow, path: string, paper: 'A4' | 'Letter'): Promise<Uint8Array> => {
    await window.loadURL(`${APP_SCHEME}://${PRINT_HOST}${path}`)
    // Main's own script: the document's policy allows none of its own.
    await window.webContents.executeJavaScript('document.fonts.ready.then(() => document.fonts.size)')
    return window.webContents.printToPDF({
      pageSize: paper,
      preferCSSPageSize: true,
      printBackground: true,
      // The outline is silently missing without tagging.
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  }

  return {
    print: async ({ html, paper, signal }) => {
      const path = `/${randomUUID()}`
      documents.set(path, html)
      const window = new BrowserWindow({
        show: false,
        webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false },
      })
      windows.add(window)
      const late = Promise.withResolvers<never>()
      const timer = setTimeout(() => late.reject(new Error('timed out')), LONGEST)
      const onAbort = () => late.reject(new Error('stopped by the reader'))
      signal?.addEventListener('abort', onAbort, { once: true })
      if (signal?.aborted === true) onAbort()
      try {
        return await Promise.race([printIn(window, path, paper), late.promise])
      } catch (error) {
        logger.error('printing failed', { error })
        throw new ServiceError('print-failed', terminal.print.failed, undefined, { cause: error })
      } finally {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        documents.delete(path)
        windows.delete(window)
        if (!window.isDestroyed()) window.destroy()
      }
    },
    close: async () => {
      for (const window of windows) window.destroy()
    },
  }
}
