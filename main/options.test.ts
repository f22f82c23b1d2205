import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOptions } from './options.ts'
import { chosenPacks } from './packs.ts'
import { editionDirs, usualDataDir } from './places.ts'

describe('options', () => {
  it('are read in both spellings, packs more than once', () => {
    expect(readOptions(['--data', '/d', '--pack=/a', '--pack', '/b=c', '--port=0'], true)).toEqual({
      ok: true,
      options: { data: '/d', packs: ['/a', '/b=c'], port: 0, paths: [] },
    })
    expect(readOptions([], true)).toEqual({ ok: true, options: { data: null, packs: [], port: 0, paths: [] } })
  })
  it('of others are passed over only where others put them', () => {
    expect(readOptions(['--no-sandbox', '.', '--data', '/d'], false)).toMatchObject({
      ok: true,
      options: { data: '/d', paths: ['.'] },
    })
    expect(readOptions(['--no-sandbox'], true)).toMatchObject({ ok: false })
  })
  it.each([[['--port', '70000']], [['--port', '-1']], [['--port', '8e1']], [['--data']], [['--data=']], [['x']]])('%j is refused', (args) =>
    expect(readOptions(args, true).ok).toBe(false),
  )
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
