import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { buildIndex } from './build.ts'
import { FLEXSEARCH_VERSION, INDEX_CONFIG_HASH, RESOLUTION, TOKENISER_VECTORS, tokeniserFits } from './index-config.ts'
import { packIndex, unpackIndex } from './packed.ts'
import { briefingOf } from './testing.ts'

describe('index configuration', () => {
  it('names the installed library', () => {
    const entry = createRequire(import.meta.url).resolve('flexsearch')
    const manifest: { version: string } = JSON.parse(readFileSync(entry.replace(/dist[\\/].*$/u, 'package.json'), 'utf8'))
    expect(FLEXSEARCH_VERSION).toBe(manifest.version)
  })
  it('fits its own tokeniser and no other', () => {
    expect(tokeniserFits(TOKENISER_VECTORS)).toBe(true)
    expect(tokeniserFits([{ text: '2026', terms: ['202', '6'] }])).toBe(false)
    expect(INDEX_CONFIG_HASH).toMatch(/^[0-9a-f]{64}$/u)
  })
})

describe('buildIndex', () => {
  const briefings = [
    briefingOf('one', ['Japan and NATO', '# Budget', 'Flood flood flood defence of 2026']),
    briefingOf('two', ['Riga', 'constructor __proto__ japan']),
    briefingOf('empty', ['…']),
  ]
  it('holds every term with its documents and scores', () => {
    const index = unpackIndex(buildIndex(briefings))
    expect(index.vocabulary).toEqual(['2026', 'and', 'budget', 'constructor', 'defence', 'flood', 'japan', 'nato', 'of', 'proto', 'riga'])
    const japan = index.posting(index.vocabulary.indexOf('japan'))
    expect(japan[0]).toEqual([0])
    expect(japan[RESOLUTION - 1]).toEqual([1])
    expect(index.posting(index.vocabulary.indexOf('budget'))[1]).toEqual([0])
    expect(index.lengths).toEqual([
      { title: 3, headings: 1, text: 6 },
      { title: 1, headings: 0, text: 3 },
      { title: 0, headings: 0, text: 0 },
    ])
  })
  it('gives equal bytes for equal input', () => {
    expect(buildIndex(briefings)).toEqual(buildIndex(structuredClone(briefings)))
  })
  it('reads an empty edition', () => {
    expect(unpackIndex(buildIndex([])).vocabulary).toEqual([])
  })
})

describe('packed index', () => {
  it('gives back what was packed', () => {
    const documents = fc.uniqueArray(fc.nat(300_000), { maxLength: 30 }).map((list) => list.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z0-9é京]{1,6}$/u), fc.tuple(documents, fc.nat(RESOLUTION - 1))), (postings) => {
        const given = new Map(
          Object.entries(postings).map(([term, [list, score]]) => [
            term,
            Array.from({ length: RESOLUTION }, (_, i) => (i === score ? list : [])),
          ]),
        )
        const index = unpackIndex(packIndex([], given))
        expect(index.vocabulary).toEqual([...given.keys()].toSorted((a, b) => (a < b ? -1 : 1)))
        index.vocabulary.forEach((term, at) => expect(index.posting(at)).toEqual(given.get(term)))
      }),
    )
  })
  it('refuses bytes that are none of its own', () => {
    expect(() => unpackIndex(new Uint8Array(8))).toThrow(RangeError)
    expect(() => unpackIndex(buildIndex([briefingOf('a', ['One'])]).slice(0, -1))).toThrow(RangeError)
  })
})
