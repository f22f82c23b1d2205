import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completions } from './complete.ts'
import type { Facets } from './complete.ts'
import { datesOf } from './dates.ts'
import { filtersOf, withFilter, withoutFilter, withoutPart, withWords } from './edit.ts'
import { highlightSpans } from './highlight.ts'
import { readQuery } from './read.ts'
import { QUERY_UNITS, shapeOf } from './testing.ts'

const queryText = fc.array(fc.constantFrom(...QUERY_UNITS), { maxLength: 24 }).map((parts) => parts.join(''))

describe('highlightSpans', () => {
  const marked = (text: string): string[] => highlightSpans(text).map(({ span, kind }) => `${kind} ${text.slice(span.start, span.end)}`)
  it('tells signs, fields, values and phrases from words', () => {
    expect(marked('nato OR (riga -topic:"x y") title:a c NEAR/3 b "c d" date:2024')).toEqual([
      'operator OR',
      'parenthesis (',
      'operator -',
      'field topic:',
      'value "x y"',
      'parenthesis )',
      'field title:',
      'operator NEAR/3',
      'phrase "c d"',
      'field date:',
      'value 2024',
    ])
  })
  it('shows what was not read as it stands', () => {
    expect(marked('a OR OR b) "c date:banana ')).toEqual(['problem OR', 'operator OR', 'problem )', 'problem "', 'problem date:banana'])
    expect(marked('-a')).toEqual(['operator -'])
  })
  it('gives sorted, disjoint stretches of any text', () => {
    fc.assert(
      fc.property(fc.oneof(queryText, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        let end = 0
        for (const { span } of highlightSpans(text)) {
          expect(span.start >= end && span.end > span.start && span.end <= text.length).toBe(true)
          end = span.end
        }
      }),
    )
  })
})

describe('withFilter', () => {
  const summits = { field: 'topic', value: 'summits' } as const
  const asia = { field: 'region', value: 'Asia and Pacific' } as const
  it('puts a new filter first and keeps the rest, its last word still growing', () => {
    expect(withFilter('nato  Ri', summits)).toBe('topic:summits nato  Ri')
    expect(withFilter('', asia)).toBe('region:"Asia and Pacific" ')
    expect(withFilter('(a OR b', summits)).toBe('topic:summits (a OR b')
  })
  it('puts parentheses around an OR that it would otherwise join', () => {
    expect(withFilter('a OR b c', summits)).toBe('topic:summits (a OR b c)')
    expect(withFilter('OR a', summits)).toBe('topic:summits (OR a)')
  })
  it('replaces the filters of its field, and only those that hold for the whole query', () => {
    expect(withFilter('x  topic:a  “y z” ', summits)).toBe('x  topic:summits  “y z” ')
    expect(withFilter('topic:a x topic:b y', [summits, { field: 'topic', value: 'b' }])).toBe('(topic:summits OR topic:b) x y')
    expect(withFilter('-topic:a (topic:b OR c) ', summits)).toBe('topic:summits -topic:a (topic:b OR c) ')
    expect(withFilter('x (topic:a OR topic:b)', summits)).toBe('x topic:summits ')
  })
  it('takes filters out', () => {
    expect(withFilter('topic:a x date:2024 y', null)).toBe('x y')
    expect(withoutFilter('topic:a x date:2024 y', 'date')).toBe('topic:a x y')
    expect(withoutFilter('topic:a', 'date')).toBe('topic:a')
  })
  it('gives a query that has the filter and asks for the rest as before', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const before = readQuery(text)
        fc.pre(before.mode === 'query' && filtersOf(text).length === 0 && before.problems.length === 0)
        const filtered = withFilter(text, asia)
        expect(filtered).toContain(text)
        expect(filtersOf(filtered).map(({ filters }) => filters)).toEqual([[asia]])
        const left = withoutFilter(filtered, 'region')
        expect(shapeOf(readQuery(`${left} `).node)).toEqual(shapeOf(readQuery(`${text} `).node))
      }),
    )
  })
})

describe('withoutPart', () => {
  const without = (text: string, part: string): string => {
    const start = text.indexOf(part)
    return withoutPart(text, { start, end: start + part.length })
  }
  it('keeps the white space and quotation marks of all else', () => {
    expect(without('x   topic:a   «y  z»', 'topic:a')).toBe('x   «y  z»')
  })
  it('takes the operator of the part with it', () => {
    expect(without('a  OR  b', 'b')).toBe('a  ')
    expect(without('a OR b c', 'b')).toBe('a OR c')
    expect(without('a | b | c', 'b')).toBe('a | c')
    expect(without('a AND -b c', '-b')).toBe('a c')
    expect(without('a NOT b', 'b')).toBe('a ')
    expect(without('x NEAR/3 y z', 'x')).toBe('y z')
    expect(without('a title:(b) c', 'b')).toBe('a c')
    expect(without('a ((b)) “c  d”', 'b')).toBe('a “c  d”')
    expect(without('(a OR b) c', 'a')).toBe('(b) c')
  })
})

describe('withWords', () => {
  it('asks for exactly the words', () => {
    expect(withWords('Kyvi', { start: 0, end: 4 }, 'Kyiv')).toBe('Kyiv ')
    expect(withWords('ITPP  line', { start: 0, end: 4 }, 'Individually Tailored')).toBe('"Individually Tailored"  line')
    expect(withWords('-"a b" c', { start: 1, end: 6 }, 'OR')).toBe('-"OR" c')
  })
})

describe('completions', () => {
  const facets: Facets = {
    topics: [
      { value: 'summits', label: 'Summits', count: 2 },
      { value: 'nato-partnerships', label: 'NATO partnerships', count: 5 },
      { value: 'strategy', label: 'Strategy and plans', count: 3 },
    ],
    regions: [{ value: 'Asia and Pacific', label: 'Asia and Pacific', count: 4 }],
    sources: [
      { value: 'NATO', label: 'NATO', count: 6 },
      { value: 'Jiji Press via nippon.com', label: 'Jiji Press via nippon.com', count: 3 },
    ],
    dates: datesOf([
      { from: '2022-06', to: '2024-07' },
      { from: '2023', to: '2024' },
    ]),
    issues: datesOf([{ from: '2026-11-23', to: '2026-11-23' }]),
    editions: [],
    colours: [{ value: 'pink', label: 'Disputed', count: 1 }],
  }
  const offered = (text: string, caret = text.length): string[] =>
    completions(text, caret, facets).map(({ insert, span }) => text.slice(0, span.start) + insert + text.slice(span.end))
  it('offers fields first, then values', () => {
    expect(offered('nato t')).toEqual(['nato title:', 'nato topic:'])
    expect(offered('su')).toEqual(['topic:summits '])
    expect(offered('')).toHaveLength(10)
    expect(offered('a -Da')).toEqual(['a -date:'])
    expect(offered('nato.in')).toEqual([])
  })
  it('offers the values of a field, the most frequent first', () => {
    expect(offered('topic:')).toEqual(['topic:nato-partnerships ', 'topic:strategy ', 'topic:summits '])
    expect(offered('TOPIC:s')).toEqual(['TOPIC:strategy ', 'TOPIC:summits '])
    expect(offered('x topic:part y', 12)).toEqual(['x topic:nato-partnerships y'])
    expect(offered('region:pac')).toEqual(['region:"Asia and Pacific" '])
    expect(offered('region:"Asia an')).toEqual(['region:"Asia and Pacific" '])
    expect(offered('color:disp')).toEqual(['color:pink '])
    expect(offered('has:n')).toEqual(['has:note '])
    expect(offered('title:su')).toEqual([])
    expect(offered('source:ji')).toEqual(['source:"Jiji Press via nippon.com" '])
    expect(offered('source:')[0]).toBe('source:NATO ')
  })
  it('offers values of several words behind a field without quotation marks', () => {
    expect(offered('region:Asia a')).toEqual(['region:"Asia and Pacific" '])
    expect(offered('x -region:asia  AND pac y', 23)).toEqual(['x -region:"Asia and Pacific" y'])
    expect(offered('source:jiji press via')).toEqual(['source:"Jiji Press via nippon.com" '])
    for (const one of offered('topic:strategy and')) expect(one).toMatch(/^topic:strategy (?!and)/u)
    expect(offered('topic:strategy ')).not.toContain('topic:strategy ')
    expect(offered('region:asia ')).toEqual(offered(' ').map((one) => `region:asia${one}`))
    expect(offered('region:Asia nato t')).toEqual(['region:Asia nato title:', 'region:Asia nato topic:'])
  })
  it('offers years, then the months of a year, then the other end, with the briefings of each', () => {
    expect(offered('date:')).toEqual(['date:2024 ', 'date:2023 ', 'date:2022 '])
    expect(offered('date:2022')).toEqual(['date:2022 ', ...[12, '11', '10', '09', '08', '07', '06'].map((month) => `date:2022-${month} `)])
    expect(offered('x date:2024-1 y', 13)).toEqual(['x date:2024-12 y', 'x date:2024-11 y', 'x date:2024-10 y'])
    expect(offered('date:2023-07..202')).toEqual(['date:2023-07..2024 ', 'date:2023-07..2023 '])
    expect(offered('issued:')).toEqual(['issued:2026 '])
    const counts = completions('date:2024', 9, facets).map(({ insert, count }) => `${insert.trim()} ${count}`)
    expect([counts[0], counts.at(-1), counts.find((one) => one.startsWith('2024-08'))]).toEqual(['2024 2', '2024-01 2', '2024-08 1'])
  })
  it('counts the stretches that touch each year and month as looking at each does', () => {
    const date = fc
      .tuple(fc.integer({ min: 1990, max: 1994 }), fc.integer({ min: 0, max: 12 }))
      .map(([y, m]) => (m === 0 ? `${y}` : `${y}-${String(m).padStart(2, '0')}`))
    const stretch = fc
      .tuple(date, date)
      .map(([a, b]) =>
        a.slice(0, 4) < b.slice(0, 4) || (a.slice(0, 4) === b.slice(0, 4) && (a.length < 7 || b.length < 7 || a <= b))
          ? { from: a, to: b }
          : { from: b, to: a },
      )
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), (stretches) => {
        for (const { value, count } of datesOf(stretches)) {
          const touching = stretches.filter(({ from, to }) => from.slice(0, value.length) <= value && value.slice(0, to.length) <= to)
          expect(count, value).toBe(touching.length)
        }
      }),
    )
  })
  it('takes any text and caret', () => {
    fc.assert(
      fc.property(queryText, fc.nat(60), (text, at) => {
        const caret = Math.min(at, text.length)
        for (const { span, insert } of completions(text, caret, facets)) {
          expect(span.start <= caret && span.end >= caret && span.end <= text.length && insert.length > 0).toBe(true)
        }
      }),
    )
  })
})
