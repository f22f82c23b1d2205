/** Builds what the sources have changed: the bundled packs, then main, preload and renderer. `npm run build` forces both. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install } from './install.mjs'
import { at, command, modernNode, ROOT, runNode, say, step, Stop, tail } from './steps.mjs'

const PARTS = {
  packs: {
    from: ['resources/corpus', 'core/model', 'core/pack', 'core/search', 'core/text', 'tools/pack.ts', 'package-lock.json'],
    proof: 'out/packs',
  },
  app: {
    from: [
      'core',
      'main',
      'preload',
      'renderer',
      'resources/fonts',
      'electron.vite.config.ts',
      'tools/support/third-party.ts',
      'package.json',
      'package-lock.json',
    ],
    proof: 'out/renderer/index.html',
  },
}
const IGNORED = /\.test\.tsx?$|\.tsbuildinfo$/

const filesUnder = (path) => {
  if (!existsSync(path)) return []
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

/** One digest over names and bytes of everything a part is built from. */
const digestOf = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths) {
    const files = existsSync(at(path)) && /\.[a-z]+$/.test(path) ? [at(path)] : filesUnder(at(path))
    for (const file of files.filter((name) => !IGNORED.test(name)).sort()) {
      const bytes = readFileSync(file)
      hash.update(`${relative(ROOT, file).split(sep).join('/')}\0${bytes.length}\0`).update(bytes)
    }
  }
  return hash.digest('hex')
}

const stampOf = (name) => at('out', `.built-${name}`)
const isFresh = (name, digest) =>
  existsSync(at(PARTS[name].proof)) && existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === digest

/** Source folders of packs with the number of their edition, as pack.yaml gives it. */
const packSources = () =>
  readdirSync(at('resources', 'corpus'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(at('resources', 'corpus', entry.name, 'pack.yaml')))
    .map(({ name }) => {
      const source = `resources/corpus/${name}`
      const edition = /^edition:[^\n]*?\bnumber:\s*(\d+)/ms.exec(readFileSync(at(source, 'pack.yaml'), 'utf8'))?.[1]
      if (edition === undefined) throw new Stop(`${source}/pack.yaml does not say the number of its edition.`)
      return { name, source, edition }
    })

const buildPacks = async () => {
  rmSync(at('out', 'packs'), { recursive: true, force: true })
  for (const { name, source, edition } of packSources()) {
    mkdirSync(at('out', 'packs', name), { recursive: true })
    const result = await runNode('tools/pack.ts', ['build', source, `out/packs/${name}/${edition}`], { quiet: true })
    if (result.code === 0) continue
    say(tail(result.output))
    throw new Stop(`The pack in ${source} could not be built; the lines above say which file and why.`)
  }
}

const buildApp = async () => {
  // Chunks of an earlier build would otherwise be packed with the app.
  for (const part of ['main', 'preload', 'renderer']) rmSync(at('out', part), { recursive: true, force: true })
  const result = await runNode('node_modules/electron-vite/bin/electron-vite.js', ['build'], { quiet: true })
  if (result.code === 0) return
  say(tail(result.output))
  throw new Stop('The reader could not be built; the lines above say why.')
}

/** Builds each part whose sources differ from those of the last build, or both with `force`. */
export const build = async ({ force = false } = {}) => {
  modernNode()
  const work = {
    packs: ['Building the bundled packs', 'Packs are built', buildPacks],
    app: ['Building the reader', 'The reader is built', buildApp],
  }
  for (const [name, { from }] of Object.entries(PARTS)) {
    const digest = digestOf(from)
    if (!force && isFresh(name, digest)) continue
    rmSync(stampOf(name), { force: true })
    await step(...work[name])
    writeFileSync(stampOf(name), digest)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await command(async () => {
    await install()
    await build({ force: true })
  })
