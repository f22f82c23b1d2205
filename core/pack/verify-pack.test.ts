import { describe, expect, test } from 'vitest'
import type { Manifest } from '../model/pack.ts'
import { sha256Hex } from '../text/hash.ts'
import { buildPack } from './build-pack.ts'
import { MANIFEST } from './layout.ts'
import { mustRead, tinySource } from './testing.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'
import { isSafePath, readManifest, verifyPack } from './verify-pack.ts'

const RIVER = 'briefings/river-levels.json'
const built = buildPack(mustRead(tinySource()))
const manifestOf = (files: ReadonlyMap<string, Uint8Array>): Manifest => JSON.parse(decodeUtf8(files.get(MANIFEST) ?? new Uint8Array()))
const textOf = (path: string) => decodeUtf8(built.get(path) ?? new Uint8Array())

function problems(files: ReadonlyMap<string, Uint8Array>): string[] {
  return verifyPack(files.get(MANIFEST), files).map(({ file, reason }) => `${file}: ${reason}`)
}
/** Replaces a file as a forger would who does not know how to sign it. */
const tampered = (path: string, text: string) => new Map([...built, [path, encodeUtf8(text)]])
/** Replaces a file and its entry in the manifest, which may be changed too. */
function resealed(path: string, text: string, change: (manifest: Manifest) => void = () => undefined): Map<string, Uint8Array> {
  const files = tampered(path, text)
  const bytes = files.get(path) ?? new Uint8Array()
  const manifest = manifestOf(built)
  manifest.files = manifest.files.map((entry) => (entry.path === path ? { path, bytes: bytes.length, sha256: sha256Hex(bytes) } : entry))
  change(manifest)
  return files.set(MANIFEST, encodeUtf8(JSON.stringify(manifest)))
}
const changed = (change: (manifest: Manifest) => void) => resealed(RIVER, textOf(RIVER), change)

test('a pack as built has no problems', () => expect(problems(built)).toEqual([]))

describe('files', () => {
  test('with one letter changed', () => {
    expect(problems(tampered(RIVER, textOf(RIVER).replace('twice', 'Twice')))).toEqual([
      `${RIVER}: the file was changed after the pack was issued`,
    ])
  })
  test('of another length', () => {
    const { length } = textOf(RIVER)
    expect(problems(tampered(RIVER, `${textOf(RIVER)} `))).toEqual([
      `${RIVER}: the file was changed: it has ${length + 1} bytes, and ${length} were issued`,
    ])
  })
  test('missing and surplus, all named', () => {
    const files = new Map([...built, ['notes.txt', encodeUtf8('x')]])
    files.delete('index.bin')
    files.delete(RIVER)
    expect(problems(files)).toEqual([
      `${RIVER}: the file is missing`,
      'index.bin: the file is missing',
      'notes.txt: the file is not listed in the manifest',
    ])
  })
  test('that are well sealed but are not what they should be', () => {
    expect(problems(resealed(RIVER, '{'))).toEqual([`${RIVER}: the file is damaged and cannot be understood`])
    expect(problems(resealed(RIVER, '{}'))[0]).toContain(`${RIVER}: the file does not have the expected form (`)
    expect(problems(resealed(RIVER, textOf('briefings/crossing-treaty.json')))).toEqual([
      `${RIVER}: the briefing is not the one that the manifest describes`,
    ])
    expect(problems(resealed('glossary.json', '[{}]'))[0]).toContain('glossary.json: the file does not have the expected form (0')
    expect(problems(resealed(RIVER, textOf(RIVER).replace('"end":9,"term"', '"end":9999,"term"')))[0]).toContain(
      `${RIVER}: the briefing does not hold together at “p-`,
    )
    expect(problems(resealed(RIVER, textOf(RIVER).replace('"to":6', '"to":60')))).toEqual([
      `${RIVER}: the briefing does not hold together at “what-was-measured”`,
    ])
  })
})

describe('the manifest', () => {
  test.each<[string, (manifest: Manifest) => void, string]>([
    [
      'with a path that leads out',
      (m) => void (m.files[0] = { path: '../secret', bytes: 1, sha256: '0'.repeat(64) }),
      'manifest.json: “../secret” is not an allowed file name',
    ],
    [
      'with a path twice',
      (m) => void m.files.push(...m.files.slice(0, 1)),
      'manifest.json: “briefings/crossing-treaty.json” is listed twice',
    ],
    ['without the entry of a briefing', (m) => void m.files.shift(), 'manifest.json: “briefings/crossing-treaty.json” is not listed'],
    ['with the id of another edition', (m) => void (m.edition.number = 2), 'manifest.json: “tiny@1” is not the edition of this pack'],
    ['with wrong counts', (m) => void m.counts.words++, 'manifest.json: the manifest counts'],
    [
      'with a briefing in no collection',
      (m) => m.collections.forEach((c) => c.briefings.pop()),
      'manifest.json: the collections do not fit the briefing “crossing-treaty”',
    ],
    ['with an unknown topic', (m) => void (m.topics = []), 'manifest.json: the topic “rivers” is not defined'],
    ['with a surplus key', (m) => void Object.assign(m, { extra: 1 }), 'manifest.json: the file does not have the expected form (extra'],
    [
      'with a file too large to read',
      (m) => void (m.files = m.files.map((entry) => ({ ...entry, bytes: 2 ** 40 }))),
      'manifest.json: “briefings/crossing-treaty.json” is too large',
    ],
    [
      'with another index configuration',
      (m) => void (m.index.config = '0'.repeat(64)),
      'index.bin: the search index was made for another version',
    ],
    [
      'with tokeniser vectors that do not fit',
      (m) => void (m.index.vectors = [{ text: 'a b', terms: ['ab'] }]),
      'index.bin: the search index was made for another version',
    ],
  ])('%s', (_name, change, expected) => {
    expect(problems(changed(change)).find((problem) => problem.startsWith(expected))).toBeDefined()
  })
  test('that is missing, no text or no JSON', () => {
    expect(verifyPack(undefined, built)).toMatchObject([{ file: MANIFEST, reason: 'the file is missing' }])
    for (const bytes of [encodeUtf8('{'), new Uint8Array([0xff, 0xfe, 0]), new Uint8Array()])
      expect(verifyPack(bytes, built)).toMatchObject([{ file: MANIFEST, reason: 'the file is damaged and cannot be understood' }])
  })
  test('of a newer format is told apart from damage', () => {
    const reading = readManifest(encodeUtf8('{"format":2,"title":"Later","chapters":[]}'))
    expect(reading).toMatchObject({ ok: false, title: 'Later', problems: [{ code: 'pack-newer', file: MANIFEST }] })
    expect(readManifest(encodeUtf8('{"format":0}'))).toMatchObject({ problems: [{ code: 'pack-damaged' }] })
  })
})

test.each([
  '',
  '/',
  'a/',
  '/a',
  '../a',
  'a/../b',
  'a/./b',
  'a\\b',
  'C:/a',
  'A.json',
  '.hidden',
  'a/.b',
  'a b',
  'a\0',
  'a//b',
  'a.',
  'é',
  MANIFEST,
])('%j is no path of a pack', (path) => expect(isSafePath(path)).toBe(false))
test.each(['a', 'briefings/a-b.json', 'index.bin', 'a/b/c_1.x.y'])('%j is a path of a pack', (path) => expect(isSafePath(path)).toBe(true))
