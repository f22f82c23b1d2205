import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { buildIndex } from './build.ts'
import { FLEXSEARCH_VERSION, INDEX_CONFIG_HASH, TOKENISER_VECTORS, tokeniserFits } from './index-config.ts'
import { packPassages, packSlots, slotsWithin, surveySlots, unpackPassages, unpackSlots } from './index/lists.ts'
import { openVocabulary, packVocabulary } from './index/vocabulary.ts'
import { openIndex } from './open.ts'
import type { OpenIndex } from './open.ts'
import { byUnits } from './packed.ts'
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
  const open = (bytes: Uint8Array): OpenIndex => openIndex(bytes, () => [])
  const termsOf = (index: OpenIndex): string[] => Array.from({ length: index.vocabulary.size }, (_, at) => index.vocabulary.term(at))
  it.each([0, 2, 1000])('holds every term with its passages, kept as slots from %i passages on', (slotsFrom) => {
    const index = open(buildIndex(briefings, slotsFrom))
    expect(termsOf(index)).toEqual(['2026', 'and', 'budget', 'constructor', 'defence', 'flood', 'japan', 'nato', 'of', 'proto', 'riga'])
    const hitsOf = (term: string) => {
      const entry = index.vocabulary.find(term)
      const hits = entry === undefined ? undefined : index.hits(entry)
      return hits?.kind === 'few' ? { passages: [...hits.passages], counts: [...hits.counts] } : undefined
    }
    expect(hitsOf('japan')).toEqual({ passages: [0, 4], counts: [1, 1] })
    expect(hitsOf('flood')).toEqual({ passages: [2], counts: [3] })
    expect(hitsOf('floods')).toBeUndefined()
    expect([...index.fieldLengths]).toEqual([3, 1, 6, 1, 0, 3, 0, 0, 0])
    expect([...index.firsts]).toEqual([0, 3, 5, 6])
  })
  it('gives equal bytes for equal input', () => {
    expect(buildIndex(briefings)).toEqual(buildIndex(structuredClone(briefings)))
  })
  it('reads an empty edition', () => {
    expect(termsOf(open(buildIndex([])))).toEqual([])
  })
})

describe('packed lists', () => {
  const rising = (most: number) =>
    fc.uniqueArray(fc.nat(most - 1), { minLength: 1, maxLength: 300 }).map((list) => list.toSorted((a, b) => a - b))
  const viewOf = (bytes: Uint8Array): DataView => {
    const padded = new Uint8Array(bytes.length + 11)
    padded.set(bytes, 3)
    return new DataView(padded.buffer)
  }
  it('gives back passages and counts', () => {
    const list = fc
      .constantFrom(300, 5000, 3_000_000)
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          rising(all),
          fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 300, maxLength: 300 }),
          fc.boolean(),
        ),
      )
    fc.assert(
      fc.property(list, ([all, passages, times, isSingle]) => {
        const counts = passages.map((_, i) => (isSingle ? 1 : times[i]!))
        const count = counts.reduce((sum, one) => sum + one, 0)
        const read = unpackPassages(viewOf(packPassages(passages, counts, all, count)), 3, passages.length, count, all, true)
        expect([[...read.passages], [...read.counts]]).toEqual([passages, counts])
      }),
    )
  })
  it('gives back slots', () => {
    const list = fc.constantFrom(300, 100_000, 2 ** 31).chain((all) => fc.tuple(fc.constant(all), rising(all)))
    fc.assert(
      fc.property(list, ([all, slots]) => {
        expect([...unpackSlots(viewOf(packSlots(slots, all)), 3, slots.length, all)]).toEqual(slots)
      }),
    )
  })
  it('gives back the slots of some passages alone', () => {
    const lengths = fc.array(fc.nat(40), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 9 }), fc.func(fc.boolean()), (sizes, oneIn, isWanted) => {
        const ends = [0]
        for (const size of sizes) ends.push(ends.at(-1)! + size + 1)
        const all = ends.at(-1)!
        const slots = Array.from({ length: Math.ceil(all / oneIn) }, (_, i) => i * oneIn)
        const view = viewOf(packSlots(slots, all))
        const seen: number[] = []
        const marks = surveySlots(view, 3, slots.length, all, (piece, size) => seen.push(...piece.subarray(0, size)))
        expect(seen).toEqual(slots)
        const wanted = Uint32Array.from(sizes.keys()).filter((passage) => isWanted(passage))
        const found = slotsWithin(view, 3, marks, slots.length, all, wanted, Uint32Array.from(ends))
        expect([...found]).toEqual([...wanted].flatMap((i) => slots.filter((slot) => slot >= ends[i]! && slot < ends[i + 1]!)))
      }),
    )
  })
  it('gives back the vocabulary, in order and term by term', () => {
    const term = fc.oneof(
      fc.stringMatching(/^[ab]{1,20}$/u),
      fc.string({ minLength: 1, maxLength: 4, unit: 'binary' }),
      fc.string({ minLength: 30, maxLength: 60 }),
    )
    fc.assert(
      fc.property(fc.uniqueArray(term, { maxLength: 80 }), fc.string(), (terms, other) => {
        const sorted = terms.toSorted(byUnits)
        const { blocks, table } = packVocabulary(sorted.map((one, i) => ({ term: one, passages: i + 1, count: i * 3 + 1, bytes: i * 7 })))
        const vocabulary = openVocabulary(sorted.length, 200, blocks, table)
        sorted.forEach((one, at) => {
          expect(vocabulary.term(at)).toBe(one)
          expect(vocabulary.find(one)).toMatchObject({ at, passages: at + 1, count: Math.max(at * 3 + 1, at + 1), bytes: at * 7 })
        })
        if (!terms.includes(other)) expect(vocabulary.find(other)).toBeUndefined()
        const cursor = vocabulary.from(other)
        expect(cursor.next() ? cursor.term() : undefined).toBe(sorted.find((one) => one >= other))
      }),
    )
  })
})

describe('a damaged index', () => {
  const bytes = buildIndex([briefingOf('a', ['One', 'Words of the first', 'and of the second'])])
  it('is refused when it is cut short, of another layout, or not an index', () => {
    expect(() => openIndex(new Uint8Array(8), () => [])).toThrow(RangeError)
    expect(() => openIndex(new Uint8Array(100), () => [])).toThrow(RangeError)
    expect(() => openIndex(bytes.with(4, 1), () => [])).toThrow(/layout/u)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(() => openIndex(bytes.slice(0, length), () => [])).toThrow(RangeError)
      }),
    )
  })
  it('is refused when any bit is flipped', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        expect(() => openIndex(bytes.with(at, bytes[at]! ^ (1 << bit)), () => [])).toThrow(RangeError)
      }),
    )
  })
})
