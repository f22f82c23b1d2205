import { describe, expect, it } from 'vitest'
import type { Annotation } from '../model/annotation.ts'
import { ask, briefingOf, engineOf } from './testing.ts'

const pack = [
  {
    ...briefingOf('kyiv', ['Kyiv', 'The partners signed in Kyiv.', 'A partner of the programme.']),
    topics: ['summits'],
    regions: ['Euro-Atlantic'],
    date: '2024-07-11',
    sources: [{ key: 'a', title: 'Washington Summit Declaration', publisher: 'NATO', date: '2024' }],
  },
  {
    ...briefingOf('riga', ['Riga', 'A partner signs the program.', 'Nothing else.']),
    date: '2025-02',
    sources: [
      { key: 'a', title: 'Declaration', publisher: 'StratCom', date: '2025' },
      { key: 'b', title: 'Washington', publisher: 'Office', date: '2025' },
    ],
  },
]
const run = (query: string, exact = false) => engineOf(pack).run(ask(query, { exact }))
const briefings = (query: string): string[] => run(query, true).groups.map(({ briefing }) => briefing)
const mark: Annotation = {
  id: 'mark-0001',
  anchor: {
    edition: 'test@1',
    briefing: 'kyiv',
    start: { passage: 'p-2', offset: 0 },
    end: { passage: 'p-2', offset: 1 },
    quote: 'A',
    prefix: '',
    suffix: '',
    section: [],
    position: { start: 0, end: 1 },
    textHash: '0'.repeat(64),
  },
  colour: 'yellow',
  comment: '',
  tags: [],
  createdAt: '2026-11-23T10:00:00.000Z',
  modifiedAt: '2026-11-23T10:00:00.000Z',
}

describe('the second list', () => {
  it('offers near spellings of a word that stands nowhere, with a query for exactly that', () => {
    const { totals, more } = run('Kyvi ')
    expect(totals.passages).toBe(0)
    expect(more?.variants).toEqual([{ of: 'Kyvi', text: 'kyiv', kind: 'near', briefings: 1, passages: 2, query: 'kyiv ' }])
    expect(more?.totals).toEqual({ briefings: 1, passages: 2 })
    expect(more?.groups.map(({ briefing, hits }) => [briefing, hits.length])).toEqual([['kyiv', 2]])
  })
  it('keeps inflections and spellings out of the first list, and passages of the first list out of the second', () => {
    const { totals, more } = run('partner ')
    expect(totals).toMatchObject({ briefings: 2, passages: 2 })
    expect(more?.variants.map(({ text, kind }) => [text, kind])).toEqual([['partners', 'inflection']])
    expect(more?.totals).toEqual({ briefings: 1, passages: 1 })
    expect(run('programme ').more?.variants.map(({ text }) => text)).toEqual(['program'])
  })
  it('is left out when only the letters as typed are wanted', () => {
    expect(run('Kyvi ', true).more).toBeUndefined()
  })
})

describe('filters', () => {
  it('limit briefings by topic, region, date and edition', () => {
    expect(briefings('topic:summits')).toEqual(['kyiv'])
    expect(briefings('partner region:euro-atlantic')).toEqual(['kyiv'])
    expect(briefings('date:2024')).toEqual(['kyiv'])
    expect(briefings('date:2024-08..')).toEqual(['riga'])
    expect(briefings('partner -topic:summits')).toEqual(['riga'])
    expect(briefings('edition:"test pack" riga ')).toEqual(['riga'])
  })
  it('want the words of a source in one source', () => {
    expect(briefings('source:"washington declaration"')).toEqual(['kyiv'])
    expect(briefings('source:stratcom')).toEqual(['riga'])
  })
  it('leave the passages that carry a mark', () => {
    const engine = engineOf(pack)
    engine.live.change({ annotations: [mark], notes: [], gone: [] })
    const hits = (query: string) =>
      engine.run(ask(query)).groups.flatMap((group) => group.hits.map(({ passage }) => `${group.briefing} ${passage}`))
    expect(hits('has:mark')).toEqual(['kyiv p-2'])
    expect(hits('partner has:mark ')).toEqual(['kyiv p-2'])
    expect(hits('colour:green')).toEqual([])
    expect(hits('partner -has:mark ')).toEqual(['riga p-1'])
  })
})
