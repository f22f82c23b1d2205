import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { terminal } from '../../core/words/en/terminal.ts'

const { showMessageBox, showOpenDialog } = vi.hoisted(() => ({ showMessageBox: vi.fn(), showOpenDialog: vi.fn() }))
vi.mock('electron', () => ({ app: {}, dialog: { showMessageBox, showOpenDialog } }))
const { askAfterEnd, askToRestart, createFolderDialog } = await import('./dialogs.ts')

const window = {} as BrowserWindow
beforeEach(() => showMessageBox.mockReset())

it.each([
  ['start again with other packs', askToRestart, terminal.restart],
  ['open a page that ended again', askAfterEnd, terminal.pageEnded],
])('asks in words whether to %s; closing the question means no', async (_name, ask, words) => {
  showMessageBox.mockResolvedValueOnce({ response: 0 }).mockResolvedValueOnce({ response: 1 })
  expect(await ask(window)).toBe(true)
  expect(await ask(null)).toBe(false)
  const [parent, options] = showMessageBox.mock.calls[0] as [BrowserWindow, MessageBoxOptions]
  expect(parent).toBe(window)
  expect(options).toMatchObject({ message: words.question, detail: words.detail, buttons: [words.yes, words.no], cancelId: 1 })
  expect(showMessageBox.mock.calls[1]).toEqual([options])
})

it('asks for the folder of a pack; a dialog that was closed names none', async () => {
  showOpenDialog
    .mockResolvedValueOnce({ canceled: false, filePaths: ['/packs/2'] })
    .mockResolvedValueOnce({ canceled: true, filePaths: [] })
  const choose = createFolderDialog(() => window)
  expect(await choose()).toBe('/packs/2')
  expect(await choose()).toBeNull()
  expect(showOpenDialog).toHaveBeenCalledWith(window, expect.objectContaining({ properties: ['openDirectory'] }))
})
