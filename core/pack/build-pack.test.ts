import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { Briefing } from '../model/briefing.ts'
import { Manifest } from '../model/pack.ts'
import { sha256Hex } from '../text/hash.ts'
import { buildPack } from './build-pack.ts'
import { MANIFEST } from './layout.ts'
import { mustRead, tinySource } from './testing.ts'
import { decodeUtf8 } from './utf8.ts'

const build = (source = tinySource()) => buildPack(mustRead(source))
const json = (files: ReadonlyMap<string, Uint8Array>, path: string): unknown => JSON.parse(decodeUtf8(files.get(path) ?? new Uint8Array()))

test('the folder holds manifest, briefings, glossary and index', () => {
  expect([...build().keys()]).toEqual([
    'briefings/crossing-treaty.json',
    'briefings/river-levels.json',
    'glossary.json',
    'index.bin',
    MANIFEST,
  ])
})

describe('equal input gives equal bytes', () => {
  const digests = (files: ReadonlyMap<string, Uint8Array>) => [...files].map(([path, bytes]) => [path, sha256Hex(bytes)])
  const first = digests(build())
  test('built again', () => expect(digests(build())).toEqual(first))
  test('with the files in another order', () => expect(digests(build(new Map([...tinySource()].reverse())))).toEqual(first))
  test('with line ends of another system and a byte order mark', () => {
    const other = new Map([...tinySource()].map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]))
    expect(digests(build(other))).toEqual(first)
  })
  test('with keys in another order', () => {
    const text = tinySource().get('briefings/river-levels.md') ?? ''
    const swapped = text.replace(/(title:.*\n)(standfirst:.*\n)/u, '$2$1')
    expect(swapped).not.toBe(text)
    expect(digests(build(tinySource({ 'briefings/river-levels.md': swapped })))).toEqual(first)
  })
})

test('the manifest fits its schema and seals every other file, sorted by path', () => {
  const files = build()
  const manifest = v.parse(Manifest, json(files, MANIFEST))
  expect(manifest.files.map(({ path, bytes, sha256 }) => [path, bytes, sha256])).toEqual(
    [...files].flatMap(([path, bytes]) => (path === MANIFEST ? [] : [[path, bytes.length, sha256Hex(bytes)]])),
  )
  expect(manifest.edition).toEqual({ id: 'tiny@1', number: 1, date: '2026-03-01', label: 'March 2026' })
  expect(manifest.counts).toMatchObject({ briefings: 2, sections: 2, passages: 4, terms: 1 })
  expect(manifest.counts.words).toBe(manifest.briefings.reduce((sum, meta) => sum + meta.words, 0))
  expect(manifest.index.vectors.length).toBeGreaterThan(3)
})

test('a briefing reads back as it was', () => {
  const source = mustRead(tinySource())
  const built = build()
  for (const briefing of source.briefings) expect(v.parse(Briefing, json(built, `briefings/${briefing.id}.json`))).toEqual(briefing)
})
