import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ServiceError } from '../../core/contract/errors.ts'
import { LibraryEdition } from '../../core/contract/shapes.ts'
import type { Manifest } from '../../core/model/pack.ts'
import { buildPack } from '../../core/pack/build-pack.ts'
import { MANIFEST } from '../../core/pack/layout.ts'
import { briefingSource, mustRead, tinySource } from '../../core/pack/testing.ts'
import { decodeUtf8, encodeUtf8 } from '../../core/pack/utf8.ts'
import { sha256Hex } from '../../core/text/hash.ts'
import { openLibrary } from './library.ts'

const RIVER = 'briefings/river-levels.json'
let root = ''
let folders = 0
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'aide-library-'))))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const built = buildPack(mustRead(tinySource()))
const manifest: Manifest = JSON.parse(decodeUtf8(built.get(MANIFEST) ?? new Uint8Array()))
const river = decodeUtf8(built.get(RIVER) ?? new Uint8Array())

/** Writes an edition folder, some files replaced by other text or bytes. */
function install(changes: Record<string, string | Uint8Array> = {}, files: ReadonlyMap<string, Uint8Array> = built): string {
  const dir = join(root, `edition-${++folders}`)
  for (const [path, bytes] of new Map([...files, ...Object.entries(changes)])) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), bytes)
  }
  return dir
}
const withManifest = (change: (manifest: Manifest) => void) => {
  const changed = structuredClone(manifest)
  change(changed)
  return JSON.stringify(changed)
}
const second = (): ReadonlyMap<string, Uint8Array> => {
  const pack = tinySource().get('pack.yaml')?.replace('number: 1', 'number: 2') ?? ''
  return buildPack(mustRead(tinySource({ 'pack.yaml': pack })))
}
function open(...packDirs: string[]) {
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  return { ...openLibrary({ packDirs, logger }), logger }
}
const thrown = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

test('opens a built pack and reads its briefings', () => {
  const dir = install()
  const library = open(dir)
  for (const edition of library.editions()) v.parse(LibraryEdition, edition)
  expect(library.editions()).toMatchObject([
    { state: 'ready', id: 'tiny@1', number: 1, label: 'March 2026', title: 'A tiny pack', reindexed: false },
  ])
  expect(library.edition('tiny@1')?.terms.map((term) => term.id)).toEqual(['gauge'])
  expect(library.edition('tiny@2')).toBeUndefined()
  expect(library.files()).toMatchObject([{ id: 'tiny@1', dir, briefings: [RIVER, 'briefings/crossing-treaty.json'], index: 'index.bin' }])
  const briefing = library.briefing('tiny@1', 'river-levels')
  expect(briefing.passages[0]?.text).toBe('The title of river-levels')
  expect(library.briefing('tiny@1', 'river-levels')).toBe(briefing)
})

test('says not-found for briefings and editions that are not there', () => {
  const library = open(install())
  for (const [edition, briefing] of [
    ['tiny@1', 'nothing'],
    ['tiny@2', 'river-levels'],
    ['constructor', '__proto__'],
    ['tiny@1', '../manifest'],
  ] as const)
    expect(thrown(() => library.briefing(edition, briefing))).toMatchObject({ code: 'not-found' })
})

test('refuses an edition with a tampered file and names it; the others open', () => {
  const library = open(install({ [RIVER]: river.replace('twice', 'Twice') }), install({}, second()))
  expect(library.editions()).toMatchObject([
    { state: 'refused', title: 'A tiny pack', code: 'pack-damaged', reason: `${RIVER}: the file was changed after the pack was issued.` },
    { state: 'ready', id: 'tiny@2' },
  ])
  for (const edition of library.editions()) v.parse(LibraryEdition, edition)
  expect(library.files().map((files) => files.id)).toEqual(['tiny@2'])
  expect(thrown(() => library.briefing('tiny@1', 'river-levels'))).toMatchObject({ code: 'not-found' })
  expect(library.logger.warn).toHaveBeenCalledOnce()
})

test.each<[string, () => string, string]>([
  ['a longer file', () => install({ [RIVER]: `${river} ` }), `${RIVER}: the file was changed: it has`],
  [
    'several files',
    () => install({ [RIVER]: 'x', 'glossary.json': 'y' }),
    `${RIVER}: the file was changed: it has 1 bytes, and ${river.length} were issued. One more thing is wrong.`,
  ],
  ['no manifest', () => join(root, 'nowhere'), 'manifest.json: the file is missing.'],
  ['a manifest that is no JSON', () => install({ [MANIFEST]: 'hello' }), 'manifest.json: the file is damaged and cannot be understood.'],
  [
    'a manifest of another form',
    () => install({ [MANIFEST]: withManifest((m) => void Object.assign(m, { briefings: {} })) }),
    'manifest.json: the file does not have the expected form (briefings',
  ],
  [
    'a manifest whose paths lead out',
    () => install({ [MANIFEST]: withManifest((m) => void m.files.push({ path: '../../etc/passwd', bytes: 1, sha256: '0'.repeat(64) })) }),
    'manifest.json: “../../etc/passwd” is not an allowed file name.',
  ],
])('refuses %s', (_name, make, reason) => {
  const [edition] = open(make()).editions()
  expect(edition).toMatchObject({ state: 'refused', code: 'pack-damaged' })
  expect(edition?.state === 'refused' && edition.reason).toContain(reason)
})

test('refuses a pack of a newer format in words that say what to do', () => {
  const [edition] = open(resolve(import.meta.dirname, '../../e2e/fixtures/packs/newer-format/2')).editions()
  expect(edition).toEqual({
    state: 'refused',
    folder: 'newer-format/2',
    title: 'A pack from a later version',
    code: 'pack-newer',
    reason:
      'manifest.json: the pack has format 2, and this version of the reader knows formats up to 1. Install a newer version to open it.',
  })
})

test('refuses links that lead out of the folder and things that are no files', () => {
  const dir = install()
  renameSync(join(dir, RIVER), join(root, 'outside.json'))
  symlinkSync(join(root, 'outside.json'), join(dir, RIVER))
  expect(open(dir).editions()).toMatchObject([{ state: 'refused', reason: `${RIVER}: the file lies outside the folder of the pack.` }])
  const other = install()
  rmSync(join(other, RIVER))
  mkdirSync(join(other, RIVER))
  expect(open(other).editions()).toMatchObject([{ state: 'refused', reason: `${RIVER}: this is not a file.` }])
})

test('opens a folder that is itself reached through a link', () => {
  const link = join(root, 'linked')
  symlinkSync(install(), link)
  expect(open(link).editions()).toMatchObject([{ state: 'ready' }])
})

test('the second copy of an edition is refused', () => {
  const first = install()
  const copy = join(root, 'copy')
  cpSync(first, copy, { recursive: true })
  const library = open(first, copy)
  expect(library.editions()).toMatchObject([
    { state: 'ready', id: 'tiny@1' },
    { state: 'refused', folder: 'copy', edition: 1, reason: 'manifest.json: the edition tiny@1 is already open from another folder.' },
  ])
  expect(library.files().map((files) => files.dir)).toEqual([first])
})

const openBeside = (bundledDirs: string[], ...packDirs: string[]) => {
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  return { ...openLibrary({ packDirs, bundledDirs, logger }), logger }
}

test('a bundled edition steps aside in silence for a named one that opened', () => {
  const [named, bundled] = [install(), install()]
  const library = openBeside([bundled, install({}, second())], named)
  expect(library.editions()).toMatchObject([
    { state: 'ready', id: 'tiny@1' },
    { state: 'ready', id: 'tiny@2' },
  ])
  expect(library.files()[0]?.dir).toBe(named)
  expect(library.logger.warn).not.toHaveBeenCalled()
  // Also when the bundled copy is broken: nobody needs it.
  expect(openBeside([install({ [RIVER]: 'x' })], named).editions()).toMatchObject([{ state: 'ready' }])
})

test('a named edition that is refused takes nothing away from the bundled one', () => {
  const bundled = install()
  const library = openBeside([bundled], install({ [RIVER]: river.replace('twice', 'Twice') }))
  expect(library.editions()).toMatchObject([
    { state: 'refused', code: 'pack-damaged' },
    { state: 'ready', id: 'tiny@1' },
  ])
  expect(library.files().map((files) => files.dir)).toEqual([bundled])
  expect(library.briefing('tiny@1', 'river-levels').passages[0]?.text).toBe('The title of river-levels')
})

test('the digest of an edition tells its contents apart, wherever they lie and however they are listed', () => {
  const digestOf = (dir: string) => open(dir).edition('tiny@1')?.digest
  const digest = digestOf(install())
  expect(digest).toMatch(/^[0-9a-f]{64}$/u)
  expect(digestOf(install({ [MANIFEST]: withManifest((m) => void m.files.reverse()) }))).toBe(digest)
  const changed = encodeUtf8(river.replace('twice', 'Twice'))
  const sealed = withManifest((m) => {
    m.files = m.files.map((entry) => (entry.path === RIVER ? { ...entry, bytes: changed.length, sha256: sha256Hex(changed) } : entry))
  })
  expect(digestOf(install({ [RIVER]: changed, [MANIFEST]: sealed }))).not.toBe(digest)
})

test.each<[string, (manifest: Manifest) => void]>([
  ['configuration', (m) => void (m.index.config = '0'.repeat(64))],
  ['library', (m) => void (m.index.flexsearch = '0.0.1')],
])('an index of another %s is not used, and the edition says so', (_name, change) => {
  const library = open(install({ [MANIFEST]: withManifest(change) }))
  expect(library.editions()).toMatchObject([{ state: 'ready', reindexed: true }])
  expect(library.files()[0]?.index).toBeNull()
})

test('a damaged index is made again from the texts, which are sound', () => {
  const library = open(install({ 'index.bin': 'y' }))
  expect(library.editions()).toMatchObject([{ state: 'ready', reindexed: true }])
  expect(library.files()[0]?.index).toBeNull()
})

test('a briefing that is changed or removed after opening is refused when it is read', () => {
  const dir = install()
  const library = open(dir)
  writeFileSync(join(dir, RIVER), river.replace('twice', 'Twice'))
  const error = thrown(() => library.briefing('tiny@1', 'river-levels'))
  expect(error).toBeInstanceOf(ServiceError)
  expect(error).toMatchObject({
    code: 'pack-damaged',
    message: `${RIVER}: the file was changed after the pack was issued.`,
    details: { file: RIVER },
  })
  rmSync(join(dir, RIVER))
  expect(thrown(() => library.briefing('tiny@1', 'river-levels'))).toMatchObject({
    code: 'pack-damaged',
    message: `${RIVER}: the file is missing.`,
  })
  expect(library.briefing('tiny@1', 'crossing-treaty').id).toBe('crossing-treaty')
})

test('a briefing that is well sealed but broken inside is refused when it is read', () => {
  const broken = encodeUtf8(river.replace('"kind":"paragraph"', '"kind":"poem"'))
  const sealed = withManifest((m) => {
    m.files = m.files.map((entry) => (entry.path === RIVER ? { path: RIVER, bytes: broken.length, sha256: sha256Hex(broken) } : entry))
  })
  const library = open(install({ [RIVER]: broken, [MANIFEST]: sealed }))
  expect(thrown(() => library.briefing('tiny@1', 'river-levels'))).toMatchObject({ code: 'pack-damaged' })
})

test('keeps a bounded number of parsed briefings, the last ones asked for', () => {
  const ids = Array.from({ length: 30 }, (_, index) => `briefing-${index}`)
  const pack = tinySource()
    .get('pack.yaml')
    ?.replace(/\[river-levels.*\]/u, `[${ids.join(', ')}]`)
  const files = Object.fromEntries(ids.map((id) => [`briefings/${id}.md`, briefingSource(id, '## A\n\nText. [@log]')]))
  const without = { 'glossary.yaml': undefined, 'briefings/river-levels.md': undefined, 'briefings/crossing-treaty.md': undefined }
  const library = open(install({}, buildPack(mustRead(tinySource({ ...files, ...without, 'pack.yaml': pack })))))
  const first = library.briefing('tiny@1', 'briefing-0')
  const second = library.briefing('tiny@1', 'briefing-1')
  for (const id of ids.slice(2, 24)) library.briefing('tiny@1', id)
  expect(library.briefing('tiny@1', 'briefing-0')).toBe(first)
  library.briefing('tiny@1', 'briefing-24')
  expect(library.briefing('tiny@1', 'briefing-0')).toBe(first)
  expect(library.briefing('tiny@1', 'briefing-1')).not.toBe(second)
})
