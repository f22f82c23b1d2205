import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { terminal } from '../../core/words/en/terminal.ts'

const { showMessageBox } = vi.hoisted(() => ({ showMessageBox: vi.fn() }))
vi.mock('electron', () => ({ app: {}, dialog: { showMessageBox } }))
const { askAfterEnd, askToRestart } = await import('./dialogs.ts')

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
