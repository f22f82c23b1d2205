/** The system's dialogs: where an export goes, and questions that must be asked outside the page. */
import { app, dialog, shell } from 'electron'
import type { BrowserWindow, OpenDialogOptions } from 'electron'
import { basename, extname, join } from 'node:path'
import { terminal } from '../../core/words/en/terminal.ts'
import { replaceFile } from '../replace-file.ts'
import type { ChooseFolder, Deliver } from '../services/ports.ts'

const FILTERS: Record<string, string> = Object.fromEntries(Object.entries(terminal.fileKinds).map(([ending, kind]) => [`.${ending}`, kind]))

export type SaveDialog = {
  /**
   * Asks where to save, and before a file is replaced; then writes beside the place and renames, so that a file is either
   * the old one or the whole new one.
   */
  deliver: Deliver
  /** Shows the file that was saved last in its folder; nothing before the first. */
  showSaved(): void
}

export const createSaveDialog = (window: () => BrowserWindow | null): SaveDialog => {
  let saved: string | null = null
  const deliver: Deliver = async ({ name, bytes }) => {
    const ending = extname(name)
    const kind = FILTERS[ending]
    const options = {
      defaultPath: join(app.getPath('documents'), name),
      // Windows and macOS always ask before a file is replaced; GTK does when told to.
      properties: ['showOverwriteConfirmation' as const],
      ...(kind === undefined ? {} : { filters: [{ name: kind, extensions: [ending.slice(1)] }] }),
    }
    const parent = window()
    const answer = parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
    if (answer.canceled || answer.filePath === '') return { outcome: 'cancelled' }
    await replaceFile(answer.filePath, bytes)
    saved = answer.filePath
    return { outcome: 'saved', name: basename(answer.filePath) }
  }
  return { deliver, showSaved: () => (saved === null ? undefined : shell.showItemInFolder(saved)) }
}

/** Asks for the folder of a pack. */
export const createFolderDialog =
  (window: () => BrowserWindow | null): ChooseFolder =>
  async () => {
    const options: OpenDialogOptions = {
      title: terminal.packDialog.title,
      buttonLabel: terminal.packDialog.button,
      properties: ['openDirectory'],
    }
    const parent = window()
    const answer = parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
    return answer.canceled ? null : (answer.filePaths[0] ?? null)
  }

type Question = { question: string; detail: string; yes: string; no: string }

const ask = async (window: BrowserWindow | null, type: 'question' | 'error', words: Question): Promise<boolean> => {
  const { question: message, detail, yes, no } = words
  const options = { type, message, detail, buttons: [yes, no], defaultId: 0, cancelId: 1 }
  const answer = window === null ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options)
  return answer.response === 0
}

/** Asks whether to start again with other packs. @returns true for yes */
export const askToRestart = (window: BrowserWindow | null): Promise<boolean> => ask(window, 'question', terminal.restart)

/** Asks whether to open a page that ended by itself again. @returns false to end the reader */
export const askAfterEnd = (window: BrowserWindow | null): Promise<boolean> => ask(window, 'error', terminal.pageEnded)
