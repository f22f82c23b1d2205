import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { terminal } from '../../core/words/en/terminal.ts'
import { createWishes } from './wishes.ts'

let pack = ''
beforeAll(() => {
  pack = join(mkdtempSync(join(tmpdir(), 'wishes-')), 'one')
  mkdirSync(pack)
  writeFileSync(join(pack, 'manifest.json'), '{}')
})
afterAll(() => rmSync(join(pack, '..'), { recursive: true }))

const wire = (answer: Promise<boolean>, isPackaged = true) => {
  const app = { relaunch: vi.fn(), quit: vi.fn(), isPackaged, getAppPath: () => '/work' }
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const parts = { app, dataDir: '/data', open: ['/open'], focus: vi.fn(), refuse: vi.fn(), ask: vi.fn(() => answer), logger }
  return { ...parts, wish: createWishes(parts) }
}

it('a plain second start brings the window forward and asks nothing', () => {
  const { wish, focus, ask, refuse } = wire(Promise.resolve(true))
  wish({ packs: [] })
  expect(focus).toHaveBeenCalledOnce()
  expect(ask).not.toHaveBeenCalled()
  expect(refuse).not.toHaveBeenCalled()
})

it('a folder without a pack is refused in words', () => {
  const { wish, focus, ask, refuse } = wire(Promise.resolve(true))
  wish({ packs: ['/nowhere'] })
  expect(focus).toHaveBeenCalledOnce()
  expect(refuse).toHaveBeenCalledExactlyOnceWith(terminal.start.noPack('/nowhere'))
  expect(ask).not.toHaveBeenCalled()
})

it('a pack starts the reader again on the same data, beside the packs that were open', async () => {
  const { wish, app } = wire(Promise.resolve(true))
  wish({ packs: ['/nowhere', pack] })
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
  expect(app.relaunch).toHaveBeenCalledExactlyOnceWith({ args: ['--data', '/data', '--pack', pack, '--pack', '/open'] })
})

it('from a work tree the app is named first', async () => {
  const { wish, app } = wire(Promise.resolve(true), false)
  wish({ packs: [pack] })
  await vi.waitFor(() => expect(app.relaunch).toHaveBeenCalled())
  expect(app.relaunch.mock.calls[0]?.[0].args.slice(0, 3)).toEqual(['/work', '--data', '/data'])
})

it('nothing ends when the reader declines, or cannot be asked', async () => {
  const declined = wire(Promise.resolve(false))
  declined.wish({ packs: [pack] })
  const failed = wire(Promise.reject(new Error('no dialog')))
  failed.wish({ packs: [pack] })
  await vi.waitFor(() => expect(failed.logger.error).toHaveBeenCalledOnce())
  for (const { app } of [declined, failed]) {
    expect(app.relaunch).not.toHaveBeenCalled()
    expect(app.quit).not.toHaveBeenCalled()
  }
})
