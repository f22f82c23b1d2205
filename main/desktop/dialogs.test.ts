import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { terminal } from '../../core/words/en/terminal.ts'

const { showMessageBox, showOpenDialog, showSaveDialog, showItemInFolder } = vi.hoisted(() => ({
  showMessageBox: vi.fn(),
  showOpenDialog: vi.fn(),
  showSaveDialog: vi.fn(),
  showItemInFolder: vi.fn(),
}))
vi.mock('electron', () => ({
  app: { getPath: () => '/documents' },
  dialog: { showMessageBox, showOpenDialog, showSaveDialog },
  shell: { showItemInFolder },
}))
const { askAfterEnd, askToRestart, createFolderDialog, createSaveDialog } = await import('./dialogs.ts')

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

describe('saving', () => {
  const folders: string[] = []
  const folder = async () => {
    const path = await mkdtemp(join(tmpdir(), 'aide-save-test-'))
    folders.push(path)
    return path
  }
  afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true }))))
  const file = { name: '2026-11-23 Cover.docx', mime: 'x', bytes: new Uint8Array([1, 2, 3]) }

  it('asks before a file is replaced, writes it whole, and shows it in its folder when asked to', async () => {
    const dir = await folder()
    const path = join(dir, 'Cover.docx')
    showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: path }).mockResolvedValueOnce({ canceled: true, filePath: '' })
    const { deliver, showSaved } = createSaveDialog(() => window)
    showSaved()
    expect(showItemInFolder).not.toHaveBeenCalled()
    expect(await deliver(file)).toEqual({ outcome: 'saved', name: 'Cover.docx' })
    expect(showSaveDialog.mock.calls[0]?.[1]).toMatchObject({
      defaultPath: join('/documents', file.name),
      filters: [{ name: 'Word document', extensions: ['docx'] }],
      properties: ['showOverwriteConfirmation'],
    })
    expect([...(await readFile(path))]).toEqual([1, 2, 3])
    expect(await deliver(file)).toEqual({ outcome: 'cancelled' })
    showSaved()
    expect(showItemInFolder).toHaveBeenCalledExactlyOnceWith(path)
  })

  it('says in words that a place takes no file, and leaves nothing there', async () => {
    const dir = await folder()
    const taken = join(dir, 'Cover.docx')
    await mkdir(taken)
    showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: taken }).mockResolvedValueOnce({
      canceled: false,
      filePath: join(dir, 'nowhere', 'Cover.docx'),
    })
    const { deliver } = createSaveDialog(() => null)
    for (let turn = 0; turn < 2; turn += 1)
      await expect(deliver(file)).rejects.toMatchObject({ code: 'storage-failed', message: terminal.save.refused('Cover.docx') })
    expect(await readdir(dir)).toEqual(['Cover.docx'])
  })
})
