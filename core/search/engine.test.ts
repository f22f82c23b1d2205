import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Briefing } from '../model/briefing.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Token } from '../text/tokenise.ts'
import type { QueryNode, TermPart } from './ast.ts'
import { Cancelled } from './engine.ts'
import { readQuery } from './query/read.ts'
import { ask, briefingOf, engineOf } from './testing.ts'

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
    expect(found(pack, 'rivers MONEY spring ')).toEqual({ floods: ['p-2: spring', 'title: Rivers', 'h-1: Money'] })
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
  it('lets a star inside a word stand for any letters and a question mark for one', () => {
    const words = [briefingOf('a', ['Title', 'The summit, many summits, a submit button, the summat.'])]
    const marked = (query: string) => found(words, query)['a']?.join()
    for (const query of ['sum*it ', 's?mmit ', '*mmit ', '??mmit ', 'summ?t -x*x ']) expect(marked(query)).toContain('p-1: summit')
    expect(marked('su*m?t ')).toBe('p-1: summit | submit | summat')
    expect(marked('s?mm*ts ')).toBe('p-1: summits')
    expect(marked('s?mm')).toBe('p-1: summit | summits | summat')
    expect(marked('"m?ny s*its"')).toBe('p-1: many summits')
    expect(marked('What summit?')).toBeUndefined()
    expect(marked('button? ')).toBe('p-1: button')
    expect(marked('s?mmit -sub*t ')).toBeUndefined()
    expect(engineOf(words).run(ask('su*m?t ')).more).toBeUndefined()
  })
  it('answers a pattern of many stars at once', () => {
    const words = [briefingOf('a', [`${'a'.repeat(5000)} b`])]
    expect(found(words, `${'a*'.repeat(29)}b`)).toEqual({})
    expect(found(words, `${'*a'.repeat(5000)} `)).toEqual({})
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
      expect(engineOf(pack).run(ask(query))).toMatchObject({
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
  it('counts a name as one whichever way round it is typed', () => {
    const names = [{ name: 'Kamikawa Yoko', role: '', surname_first: true }]
    const briefings = [
      briefingOf('apart', ['A', 'Mr Kamikawa met Yoko Tanaka there.']),
      { ...briefingOf('whole', ['B', 'The visit of Minister Kamikawa Yoko was short.']), names },
    ]
    for (const query of ['Yoko Kamikawa ', 'Kamikawa Yoko ', 'yoko kamikawa']) expect(Object.keys(found(briefings, query))[0]).toBe('whole')
  })
  it('names recency as a reason only where the briefings found differ in it', () => {
    const at = (id: string, date: string, text: string) => ({ ...briefingOf(id, ['Title', text]), date })
    const engine = engineOf([
      at('old', '2021-05-01', 'nato here'),
      at('new', '2026-11-23', 'nato and riga'),
      at('same', '2026-11-23', 'riga'),
    ])
    const recent = (query: string) => engine.run(ask(query)).groups.map(({ why }) => (why?.parts.recent ?? 0) > 0.5)
    expect(recent('nato ')).toEqual([true, false])
    expect(recent('riga ')).toEqual([false, false])
  })
  it('lists the best passages of a briefing first and says where each stands in it', () => {
    const briefing = briefingOf('a', ['Title', 'One word of the budget.', 'nothing', 'The flood and its budget.', 'A flood.'])
    const hits = engineOf([briefing]).run(ask('flood budget ')).groups[0]?.hits
    expect(hits?.map(({ at }) => at)).toEqual([3, 4, 1])
    expect(hits?.every(({ at, passage }) => briefing.passages[at]?.id === passage)).toBe(true)
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

type Field = 'title' | 'heading' | null

/** Plain reading of every token, without an index: what the engine must agree with. */
function oracle(briefings: readonly Briefing[], query: string): { briefing: string; passages: Record<string, [number, number][]> }[] {
  const { node } = readQuery(query)
  if (node === null) return []
  return briefings.flatMap((briefing) => {
    const texts = briefing.passages.map(({ id, kind, text, n }) => ({ id, kind, text, n, tokens: tokenise(text) }))
    const inField = (field: Field) => texts.filter(({ kind }) => field === null || kind === field)
    const holds = (part: QueryNode, field: Field): boolean => {
      if (part.kind === 'all') return part.items.every((item) => holds(item, field))
      if (part.kind === 'any') return part.items.some((item) => holds(item, field))
      if (part.kind === 'not') return !holds(part.item, field)
      if (part.kind === 'field') return holds(part.item, part.field)
      return inField(field).some(({ tokens }) => placesIn(tokens, part).length > 0)
    }
    if (!holds(node, null)) return []
    const asked = positives(node, null)
    const passages: Record<string, [number, number][]> = {}
    for (const { id, text, tokens, kind, n } of texts) {
      const covered = new Set<number>()
      for (const { part, field } of asked) {
        if (field !== null && kind !== field) continue
        for (const [from, to] of placesIn(tokens, part)) {
          const within = (part.kind === 'word' || part.kind === 'phrase') && part.parts.length === 1 ? part.parts[0] : undefined
          const lone = within?.kind === 'term' && within.match === 'within' ? within.term : null
          for (let i = tokens[from]!.start; i < tokens[to - 1]!.end; i += 1) if (lone === null || text[i] === lone) covered.add(i)
        }
      }
      const ranges = merged([...covered].toSorted((a, b) => a - b).map((i): [number, number] => [i, i + 1]))
      if (covered.size > 0 || (asked.length === 0 && n !== null)) passages[id] = ranges
    }
    return Object.keys(passages).length === 0 ? [] : [{ briefing: briefing.id, passages }]
  })
}

type Asked = Extract<QueryNode, { kind: 'word' | 'phrase' | 'near' | 'filter' }>

function positives(node: QueryNode, field: Field): { part: Asked; field: Field }[] {
  if (node.kind === 'all' || node.kind === 'any') return node.items.flatMap((item) => positives(item, field))
  if (node.kind === 'field') return positives(node.item, node.field)
  return node.kind === 'not' ? [] : [{ part: node, field }]
}

/** Tokens from and to (exclusive) of every place of a word or phrase, or of the items of a near of two. */
function placesIn(tokens: readonly Token[], part: Asked): [number, number][] {
  if (part.kind === 'filter') return []
  if (part.kind !== 'near') {
    return tokens.flatMap((_, from): [number, number][] => {
      const run = tokens.slice(from, from + part.parts.length)
      const all =
        run.length === part.parts.length &&
        part.parts.every((one, i) => one.kind === 'gap' || fits(one, run[i]!, i === 0 ? undefined : run[i - 1]))
      return all ? [[from, from + part.parts.length]] : []
    })
  }
  const [first, second] = part.items.map((item) => placesIn(tokens, item))
  const isNear = (a: [number, number], b: [number, number]): boolean =>
    (a[1] <= b[0] && b[0] - a[1] <= part.distance) || (b[1] <= a[0] && a[0] - b[1] <= part.distance)
  return [...first!.filter((a) => second!.some((b) => isNear(a, b))), ...second!.filter((b) => first!.some((a) => isNear(a, b)))]
}

function fits({ term, match, overlaps }: TermPart, token: Token, before: Token | undefined): boolean {
  if (before !== undefined && token.start < before.end !== overlaps) return false
  if (match === 'beginning') return token.term.startsWith(term)
  if (match === 'within') return token.term.includes(term)
  if (match === 'pattern') return new RegExp(`^${term.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u').test(token.term)
  return token.term === term
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
const phrase = sentence.map((text) => `"${text.split(' ').slice(0, 3).join(' ')}"`)
const leaf = fc.oneof(word, fc.constantFrom('nat', 'flo*', 'el', '20*', 'fl*d', 'n?to', '*dget', 'n*t?o*', '2?2*', '"n?t* b*et"'), phrase)
const part = fc.oneof(
  leaf,
  fc.constantFrom('AND', '"', '(', ')', 'OR', 'NOT', '-'),
  leaf.map((one) => `-${one}`),
  leaf.map((one) => `title:${one}`),
  leaf.map((one) => `heading:${one}`),
  fc.constantFrom('"nato * budget"', '"in * do"', '(flood OR nato)', '(us -do)'),
  fc.tuple(word, fc.constantFrom('NEAR/1', 'NEAR/3', 'near/0'), word).map((parts) => parts.join(' ')),
)
const anyQuery = fc.tuple(fc.array(part, { maxLength: 4 }), fc.constantFrom('', ' ', '"')).map(([parts, end]) => parts.join(' ') + end)

describe('search against a plain scan', () => {
  it('finds the same briefings, passages and words, in the same numbers', () => {
    fc.assert(
      fc.property(corpus, anyQuery, fc.constantFrom(0, 2, 1000), fc.boolean(), (briefings, query, slotsFrom, warmed) => {
        const expected = oracle(briefings, query)
        const engine = engineOf(briefings, slotsFrom)
        if (warmed) while (engine.warm()) continue
        const reply = engine.run(ask(query))
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
