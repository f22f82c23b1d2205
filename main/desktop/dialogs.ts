/** The system's dialogs: where an export goes, and questions that must be asked outside the page. */
import { app, dialog } from 'electron'
import type { BrowserWindow } from 'electron'
import { basename, extname, join } from 'node:path'
import { terminal } from '../../core/words/en/terminal.ts'
import { replaceFile } from '../replace-file.ts'
import type { Deliver } from '../services/ports.ts'

const FILTERS: Record<string, string> = { '.pdf': terminal.fileKinds.pdf, '.md': terminal.fileKinds.md, '.json': terminal.fileKinds.json }

/** Asks where to save, then writes beside the place and renames, so that a file is either the old one or the whole new one. */
export const createSaveDialog =
  (window: () => BrowserWindow | null): Deliver =>
  async ({ name, bytes }) => {
    const ending = extname(name)
    const kind = FILTERS[ending]
    const options = {
      defaultPath: join(app.getPath('documents'), name),
      ...(kind === undefined ? {} : { filters: [{ name: kind, extensions: [ending.slice(1)] }] }),
    }
    const parent = window()
    const answer = parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
    if (answer.canceled || answer.filePath === '') return { outcome: 'cancelled' }
    await replaceFile(answer.filePath, bytes)
    return { outcome: 'saved', name: basename(answer.filePath) }
  }

/** Asks whether to start again with other packs. @returns true for yes */
export const askToRestart = async (window: BrowserWindow | null): Promise<boolean> => {
  const options = {
    type: 'question' as const,
    message: terminal.restart.question,
    detail: terminal.restart.detail,
    buttons: [terminal.restart.yes, terminal.restart.no],
    defaultId: 0,
    cancelId: 1,
  }
  const answer = window === null ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options)
  return answer.response === 0
}
