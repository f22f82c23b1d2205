import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Briefing } from '../model/briefing.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Token } from '../text/tokenise.ts'
import { buildIndex } from './build.ts'
import { Cancelled, createEngine } from './engine.ts'
import type { SearchRequest } from './engine.ts'
import { openIndex } from './open.ts'
import { readQuery } from './query.ts'
import type { Atom } from './query.ts'
import { briefingOf } from './testing.ts'

const engineOf = (briefings: readonly Briefing[]) =>
  createEngine([
    {
      id: 'test@1',
      index: openIndex(buildIndex(briefings)),
      briefings: briefings.map(({ id }) => id),
      load: (document) => briefings[document]!,
    },
  ])
const ask = (query: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
  query,
  seq: 1,
  skip: 0,
  briefings: 500,
  passages: 2000,
  ...more,
})
/** Briefings and passages found, with the words marked. */
const found = (briefings: readonly Briefing[], query: string): Record<string, string[]> => {
  const reply = engineOf(briefings).run(ask(query))
  return Object.fromEntries(
    reply.groups.map(({ briefing, hits }) => [
      briefing,
      hits.map(({ passage, ranges }) => {
        const text = briefings.find(({ id }) => id === briefing)?.passages.find(({ id }) => id === passage)?.text ?? ''
        return `${passage}: ${ranges.map(([start, end]) => text.slice(start, end)).join(' | ')}`
      }),
    ]),
  )
}

const pack = [
  briefingOf('floods', [
    'Rivers',
    '# Money',
    'The flood of 2026 came in spring.',
    'The budget was 9.9 million.',
    'A line. Classified papers.',
  ]),
  briefingOf('japan', [
    'Japan and NATO',
    'Sharing classified information about the Indo-Pacific.',
    'Information classified as secret.',
    'In 東京都 and 大阪.',
  ]),
  briefingOf('riga', [
    'Riga',
    'Jens Stoltenberg spent 2 per cent. NATO’s budget; NATO, NATO.',
    'Zelenskyy came in 2024 from the U.S. to us.',
    '京都東 東 京',
  ]),
]

describe('search', () => {
  it('wants every word, anywhere in the briefing', () => {
    expect(found(pack, 'flood budget ')).toEqual({ floods: ['p-2: flood', 'p-3: budget'] })
    expect(found(pack, 'rivers MONEY spring ')).toEqual({ floods: ['title: Rivers', 'h-1: Money', 'p-2: spring'] })
    expect(found(pack, 'flood riga ')).toEqual({})
  })
  it('wants the words of a phrase side by side in one passage', () => {
    expect(found(pack, '"classified information"')).toEqual({ japan: ['p-1: classified information'] })
    expect(found(pack, '“information classified”')).toEqual({ japan: ['p-2: Information classified'] })
    expect(found(pack, 'Indo-Pacific ')).toEqual({ japan: ['p-1: Indo-Pacific'] })
    expect(found(pack, '"spring the budget"')).toEqual({})
  })
  it('takes the last word as a beginning', () => {
    expect(found(pack, 'stolt')).toEqual({ riga: ['p-1: Stoltenberg'] })
    expect(found(pack, 'stolt ')).toEqual({})
    expect(found(pack, '20')).toEqual({ floods: ['p-2: 2026'], riga: ['p-2: 2024'] })
    expect(found(pack, '2 per cent')).toEqual({ riga: ['p-1: 2 | per | cent'] })
  })
  it('keeps numbers and doubled letters apart', () => {
    expect(found(pack, '202 ')).toEqual({})
    expect(found(pack, '9.9 ')).toEqual({ floods: ['p-3: 9.9'] })
    expect(found([briefingOf('a', ['balloon']), briefingOf('b', ['balon'])], 'balon ')).toEqual({ b: ['title: balon'] })
  })
  it('finds characters of unspaced scripts only side by side and in order', () => {
    expect(found(pack, '東京')).toEqual({ japan: ['p-3: 東京'] })
    expect(found(pack, '東京都')).toEqual({ japan: ['p-3: 東京都'] })
    expect(found(pack, '京東')).toEqual({})
    expect(found(pack, '都東')).toEqual({ riga: ['p-3: 都東'] })
    expect(found(pack, '東')).toEqual({ japan: ['p-3: 東'], riga: ['p-3: 東 | 東'] })
    expect(found([briefingOf('a', ['東京 京都'])], '東京都')).toEqual({})
    expect(found([briefingOf('a', ['東京都'])], '"東京 京都"')).toEqual({})
  })
  it('finds nothing, without an error, for what holds no word', () => {
    for (const query of ['', '"', '“”', '((*', '😀', '%%%', '"'.repeat(10_000)]) {
      expect(engineOf(pack).run(ask(query))).toEqual({
        seq: 1,
        read: [],
        totals: { briefings: 0, passages: 0, marks: 0, notes: 0 },
        groups: [],
        marks: [],
        notes: [],
      })
    }
  })
  it('says how it read the query', () => {
    expect(engineOf(pack).run(ask('Nato "per cent" Stolt')).read).toEqual([
      { kind: 'word', text: 'Nato' },
      { kind: 'phrase', text: 'per cent' },
      { kind: 'prefix', text: 'Stolt' },
    ])
  })
  it('ranks a title above a heading, a heading above text, and words side by side above words apart', () => {
    const filler = 'and other words about other things in the world'
    const briefings = [
      briefingOf('text', ['One', '# Two', `summit ${filler}`]),
      briefingOf('heading', ['One', '# Summit', filler]),
      briefingOf('title', ['Summit', '# Two', filler]),
      briefingOf('none', ['One', '# Two', filler]),
    ]
    expect(Object.keys(found(briefings, 'summit '))).toEqual(['title', 'heading', 'text'])
    const everywhere = [
      briefingOf('often', ['One', ...Array.from({ length: 12 }, () => 'the summit in Riga, the Riga summit')]),
      briefingOf('named', ['The summit held in Riga', 'summit', 'riga']),
    ]
    expect(Object.keys(found(everywhere, 'riga summit '))).toEqual(['named', 'often'])
    const apart = [briefingOf('apart', ['A', 'line of the classified kind']), briefingOf('beside', ['A', 'kind of the classified line'])]
    expect(Object.keys(found(apart, 'classified line '))).toEqual(['beside', 'apart'])
  })
  it('counts everything, whatever part is listed', () => {
    const many = Array.from({ length: 260 }, (_, i) => briefingOf(`b-${i}`, ['Title', 'nato here', 'and nato there', 'nothing']))
    const engine = engineOf(many)
    const reply = engine.run(ask('nato ', { briefings: 2, passages: 1, skip: 1 }))
    expect(reply.totals).toEqual({ briefings: 260, passages: 520, marks: 0, notes: 0 })
    expect(reply.groups.map(({ briefing, total, hits }) => [briefing, total, hits.length])).toEqual([
      ['b-1', 2, 1],
      ['b-2', 2, 1],
    ])
    const within = engine.run(ask('nato ', { within: { edition: 'test@1', briefing: 'b-200' } }))
    expect(within.totals.passages).toBe(520)
    expect(within.groups.map(({ briefing, hits }) => [briefing, hits.length])).toEqual([['b-200', 2]])
  })
  it('stops when a newer search came', () => {
    expect(() => engineOf(pack).run(ask('nato'), () => true)).toThrow(Cancelled)
  })
})

/** Plain reading of every token, without an index: what the engine must agree with. */
function oracle(briefings: readonly Briefing[], query: string): { briefing: string; passages: Record<string, [number, number][]> }[] {
  const atoms = readQuery(query)
  return briefings.flatMap((briefing) => {
    const seen = new Set<Atom>()
    const passages: Record<string, [number, number][]> = {}
    for (const { id, text } of briefing.passages) {
      const covered = new Set<number>()
      const tokens = tokenise(text)
      for (const atom of atoms) {
        for (let at = 0; at + atom.terms.length <= tokens.length; at += 1) {
          const run = tokens.slice(at, at + atom.terms.length)
          if (!run.every((token, i) => fits(atom, i, token, run[i - 1]))) continue
          seen.add(atom)
          for (let i = run[0]!.start; i < run.at(-1)!.end; i += 1) if (atom.last !== 'within' || text[i] === atom.terms[0]) covered.add(i)
        }
      }
      const ranges = merged([...covered].toSorted((a, b) => a - b).map((i): [number, number] => [i, i + 1]))
      if (covered.size > 0) passages[id] = ranges
    }
    return atoms.length > 0 && seen.size === atoms.length ? [{ briefing: briefing.id, passages }] : []
  })
}

function fits(atom: Atom, i: number, token: Token, before: Token | undefined): boolean {
  const wanted = atom.terms[i]!
  const last = i === atom.terms.length - 1
  if (before !== undefined && token.start < before.end !== atom.overlaps[i]) return false
  if (last && atom.last === 'beginning') return token.term.startsWith(wanted)
  if (last && atom.last === 'within') return token.term.includes(wanted)
  return token.term === wanted
}

const word = fc.constantFrom(
  'nato',
  'Nato’s',
  'nation',
  'n',
  'budget',
  'flood',
  'floods',
  'Élan',
  'elan',
  '2026',
  '202',
  '6',
  '9.9',
  'U.S.',
  'us',
  'in-do',
  'do',
  '東京都',
  '東',
  '京都',
  '😀',
  '—',
)
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const corpus = fc
  .array(
    fc.array(
      fc.oneof(
        sentence,
        sentence.map((text) => `# ${text}`),
      ),
      { minLength: 1, maxLength: 6 },
    ),
    { maxLength: 8 },
  )
  .map((list) => list.map((texts, i) => briefingOf(`b-${i}`, texts)))
const part = fc.oneof(
  word,
  fc.constantFrom('nat', 'flo', 'AND', '"', '(', 'el', '20'),
  sentence.map((text) => `"${text.split(' ').slice(0, 2).join(' ')}"`),
)
const anyQuery = fc.tuple(fc.array(part, { maxLength: 4 }), fc.constantFrom('', ' ', '"')).map(([parts, end]) => parts.join(' ') + end)

describe('search against a plain scan', () => {
  it('finds the same briefings, passages and words, in the same numbers', () => {
    fc.assert(
      fc.property(corpus, anyQuery, (briefings, query) => {
        const expected = oracle(briefings, query)
        const reply = engineOf(briefings).run(ask(query))
        expect(reply.totals.briefings).toBe(expected.length)
        expect(reply.totals.passages).toBe(expected.reduce((sum, { passages }) => sum + Object.keys(passages).length, 0))
        const byId = reply.groups.toSorted((a, b) => (a.briefing < b.briefing ? -1 : 1))
        expect(
          byId.map(({ briefing, hits }) => ({
            briefing,
            passages: Object.fromEntries(hits.map((hit) => [hit.passage, merged(hit.ranges)])),
          })),
        ).toEqual(expected.map(({ briefing, passages }) => ({ briefing, passages })))
        for (const { total, hits } of reply.groups) expect(hits.length).toBe(total)
      }),
      { numRuns: 400 },
    )
  })
  it('gives equal replies to equal queries', () => {
    fc.assert(
      fc.property(corpus, anyQuery, (briefings, query) => {
        const engine = engineOf(briefings)
        expect(engine.run(ask(query))).toEqual(engine.run(ask(query)))
      }),
      { numRuns: 50 },
    )
  })
})

/** Joins ranges that touch: the scan by characters cannot tell them apart. */
function merged(ranges: readonly (readonly [number, number])[]): [number, number][] {
  const out: [number, number][] = []
  for (const [start, end] of ranges) {
    const last = out.at(-1)
    if (last !== undefined && last[1] === start) last[1] = end
    else out.push([start, end])
  }
  return out
}
