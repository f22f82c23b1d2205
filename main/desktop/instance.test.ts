import type { App } from 'electron'
import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Wish } from './instance.ts'
import { claimInstance, openable, packFolder, wishOf } from './instance.ts'

let base = ''
let pack = ''
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'instance-'))
  pack = join(base, 'packs', 'one', '1')
  mkdirSync(pack, { recursive: true })
  writeFileSync(join(pack, 'manifest.json'), '{}')
})
afterAll(() => rmSync(base, { recursive: true }))

describe('what a start asks for', () => {
  it('is a folder, or the folder of the manifest that was opened', () => {
    expect(packFolder('/packs/one')).toBe('/packs/one')
    expect(packFolder('/packs/one/manifest.json')).toBe('/packs/one')
    expect(packFolder('/packs/one-manifest.json')).toBe('/packs/one-manifest.json')
  })
  it('is read from its own working folder', () => {
    expect(wishOf(['--pack', 'packs/one/1', '--pack=/else/manifest.json'], base)).toEqual({ packs: [pack, '/else'] })
    expect(wishOf(['--data', '/d'], base)).toEqual({ packs: [] })
    expect(wishOf(['--pack'], base)).toEqual({ packs: [] })
  })
  it('may stand alone, as Windows and Linux hand files over, when it is a pack', () => {
    const manifest = join(pack, 'manifest.json')
    expect(wishOf([manifest], '/')).toEqual({ packs: [pack] })
    expect(wishOf(['packs/one/1'], base)).toEqual({ packs: [pack] })
    expect(wishOf(['--data', '/d', pack, '--pack', pack], '/')).toEqual({ packs: [pack] })
    // The app's own folder in a work tree, values of foreign options, files of other kinds.
    expect(wishOf(['.', '--lang', 'en', '--no-sandbox', join(base, 'none'), 'https://example.org/'], base)).toEqual({ packs: [] })
  })
  it('can be opened where there is a pack', () => {
    expect(openable({ packs: [pack, join(base, 'packs'), join(base, 'none'), join(pack, 'manifest.json')] })).toEqual([
      pack,
      join(base, 'packs'),
    ])
  })
})

describe('claiming the data folder', () => {
  const claim = (held: boolean, own: Wish = { packs: [] }) => {
    const lock = vi.fn(() => !held)
    const app = Object.assign(new EventEmitter(), { requestSingleInstanceLock: lock })
    const wishes: Wish[] = []
    const isFirst = claimInstance(app as unknown as App, own, (wish) => wishes.push(wish))
    return { app, lock, wishes, isFirst }
  }

  it('hands its own wish to the one that holds it, and hears nothing then', () => {
    const { app, lock, isFirst } = claim(true, { packs: ['/p'] })
    expect(isFirst).toBe(false)
    expect(lock).toHaveBeenCalledExactlyOnceWith({ packs: ['/p'] })
    expect(app.eventNames()).toEqual([])
  })
  it('hears the wishes of later starts, whatever became of their command lines', () => {
    const { app, wishes, isFirst } = claim(false)
    expect(isFirst).toBe(true)
    app.emit('second-instance', {}, ['--pack', '--extra', '/sorted/wrongly'], '/', { packs: ['/p'] })
    app.emit('second-instance', {}, ['--pack', 'packs/one/1'], base, undefined)
    app.emit('second-instance', {}, [], '/', { packs: 'nonsense' })
    expect(wishes).toEqual([{ packs: ['/p'] }, { packs: [pack] }, { packs: [] }])
  })
  it('hears of files that the system hands over, before and after the reader is ready', () => {
    const { app, wishes } = claim(false)
    const event = { preventDefault: vi.fn() }
    app.emit('open-file', event, join(pack, 'manifest.json'))
    app.emit('ready')
    app.emit('open-file', event, pack)
    expect(wishes).toEqual([{ packs: [pack] }, { packs: [pack] }])
    expect(event.preventDefault).toHaveBeenCalledTimes(2)
  })
})
