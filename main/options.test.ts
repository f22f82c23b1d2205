import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { terminal } from '../core/words/en/terminal.ts'
import { readOptions } from './options.ts'
import { chosenPacks } from './packs.ts'
import { editionDirs, usualDataDir } from './places.ts'

describe('options', () => {
  const none = { data: null, packs: [], port: null, browser: false, help: false, paths: [] }
  it('are read in both spellings, packs more than once', () => {
    expect(readOptions(['--data', '/d', '--pack=/a', '--pack', '/b=c', '--port=0'], 'browser')).toEqual({
      ok: true,
      options: { ...none, data: '/d', packs: ['/a', '/b=c'], port: 0 },
    })
    expect(readOptions([], 'browser')).toEqual({ ok: true, options: none })
    expect(readOptions(['--browser', '--help'], 'start')).toEqual({ ok: true, options: { ...none, browser: true, help: true } })
  })
  it('of others are passed over only where others put them', () => {
    expect(readOptions(['--no-sandbox', '.', '--data', '/d', '--port', '9'], 'desktop')).toEqual({
      ok: true,
      options: { ...none, data: '/d', paths: ['.', '9'] },
    })
    for (const command of ['start', 'browser'] as const) expect(readOptions(['--no-sandbox'], command)).toMatchObject({ ok: false })
    expect(readOptions(['--browser'], 'browser')).toMatchObject({ ok: false })
  })
  it.each([
    [['--port', '70000']],
    [['--port', '-1']],
    [['--port', '8e1']],
    [['--data']],
    [['--data=']],
    [['--pack', '--data', '/d']],
    [['x']],
  ])('%j is refused', (args) => expect(readOptions(args, 'browser').ok).toBe(false))
  it('are listed for each command that takes them, every one that it reads', () => {
    const listed = (command: 'start' | 'browser' | 'desktop') =>
      terminal.options
        .usage(command)
        .match(/^ {2}--\w+/gmu)
        ?.map((name) => name.trim())
    expect(listed('start')).toEqual(['--browser', '--port', '--data', '--pack', '--help'])
    expect(listed('browser')).toEqual(['--port', '--data', '--pack', '--help'])
    expect(listed('desktop')).toEqual(['--data', '--pack'])
  })
})

describe('places', () => {
  it('keep the data where each system keeps such things', () => {
    const home = '/home/a'
    expect(usualDataDir({ platform: 'linux', env: {}, home })).toBe('/home/a/.config/aide-memoire')
    expect(usualDataDir({ platform: 'linux', env: { XDG_CONFIG_HOME: '/x' }, home })).toBe('/x/aide-memoire')
    expect(usualDataDir({ platform: 'linux', env: { XDG_CONFIG_HOME: 'relative' }, home })).toBe('/home/a/.config/aide-memoire')
    expect(usualDataDir({ platform: 'darwin', env: {}, home })).toBe('/home/a/Library/Application Support/aide-memoire')
  })
  it('find editions in a folder, its children and grandchildren, and say when there is none', () => {
    const dir = mkdtempSync(join(tmpdir(), 'packs-'))
    for (const edition of ['one/1', 'one/2', 'two/1', 'flat']) {
      mkdirSync(join(dir, edition), { recursive: true })
      writeFileSync(
        join(dir, edition, 'manifest.json'),
        JSON.stringify({ edition: { id: edition === 'flat' ? 'one@2' : edition.replace('/', '@') } }),
      )
    }
    mkdirSync(join(dir, 'empty'))
    expect(editionDirs(dir)).toEqual(['flat', 'one/1', 'one/2', 'two/1'].map((edition) => join(dir, edition)))
    expect(editionDirs(join(dir, 'one/2'))).toEqual([join(dir, 'one/2')])
    expect(editionDirs(join(dir, 'none'))).toEqual([])
    const bundled = [join(dir, 'one/1'), join(dir, 'one/2')]
    expect(chosenPacks([], join(dir, 'one'))).toEqual({ ok: true, named: [], bundled })
    expect(chosenPacks([join(dir, 'two'), join(dir, 'two/1')], join(dir, 'one'))).toEqual({
      ok: true,
      named: [join(dir, 'two/1')],
      bundled,
    })
    // A named folder that says it holds the same edition takes nothing away here: nobody has checked it yet.
    expect(chosenPacks([join(dir, 'flat')], join(dir, 'one'))).toEqual({ ok: true, named: [join(dir, 'flat')], bundled })
    // A bundled folder that is named is opened once.
    expect(chosenPacks([join(dir, 'one/2')], join(dir, 'one'))).toEqual({
      ok: true,
      named: [join(dir, 'one/2')],
      bundled: [join(dir, 'one/1')],
    })
    expect(chosenPacks([join(dir, 'empty')], dir)).toMatchObject({ ok: false })
    rmSync(dir, { recursive: true })
  })
})
