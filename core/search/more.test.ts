import { describe, expect, it } from 'vitest'
import type { Annotation } from '../model/annotation.ts'
import type { Term } from '../model/pack.ts'
import type { SearchRequest } from './engine.ts'
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
    expect(more?.variants).toMatchObject([{ of: 'Kyvi', text: 'Kyiv', kind: 'near', briefings: 1, passages: 2, query: 'Kyiv ' }])
    expect(more?.totals).toEqual({ briefings: 1, passages: 2, marks: 0, notes: 0 })
    expect(more?.groups.map(({ briefing, hits }) => [briefing, hits.length])).toEqual([['kyiv', 2]])
  })
  it('keeps inflections and spellings out of the first list, and passages of the first list out of the second', () => {
    const { totals, more } = run('partner ')
    expect(totals).toMatchObject({ briefings: 2, passages: 2 })
    expect(more?.variants.map(({ text, kind }) => [text, kind])).toEqual([['partners', 'inflection']])
    expect(more?.totals).toEqual({ briefings: 1, passages: 1, marks: 0, notes: 0 })
    expect(run('programme ').more?.variants.map(({ text }) => text)).toEqual(['program'])
  })
  it('offers a way to write a word once: what is another spelling is not also a near one', () => {
    const { more } = engineOf([briefingOf('a', ['Title', 'The Defence College.'])]).run(ask('defense '))
    expect(more?.variants.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['spelling defence'])
  })
  it('writes a near spelling as the texts most often do', () => {
    const texts = ['Notes', 'In KYIV.', 'From Kyiv.', 'Kyiv’s streets.', 'a training day', 'Training']
    const offered = (query: string) =>
      engineOf([briefingOf('a', texts)])
        .run(ask(query))
        .more?.variants.map(({ text }) => text)
    expect(offered('Kyvi ')).toEqual(['Kyiv'])
    expect(offered('trainign ')).toEqual(['training'])
  })
  it('mends a phrase with a typing error, in one word or in several, and leaves a sound one alone', () => {
    const engine = engineOf([
      briefingOf('a', ['Title', 'An Individually Tailored Partnership Programme is a paper.', 'Tailored programmes.']),
      briefingOf('b', ['Title', 'Tailored individually, not together.']),
    ])
    const mended = (query: string) => engine.run(ask(query)).more?.variants.map(({ kind, text, passages }) => [kind, text, passages])
    expect(mended('"Individualy Tailored"')).toEqual([['near', 'Individually Tailored', 1]])
    expect(mended('"Individualy Tailord Partnership"')).toEqual([['near', 'Individually Tailored Partnership', 1]])
    expect(mended('"Individually Tailored"')).toBeUndefined()
    expect(engine.run(ask('"Individualy Tailored"')).more?.groups.map(({ briefing }) => briefing)).toEqual(['a'])
    expect(engine.run(ask('"Individualy Tailored"', { exact: true })).more).toBeUndefined()
  })
  it('finds the plural of a long form by its acronym, and the acronym by that plural', () => {
    const terms = [{ id: 'itpp', short: 'ITPP', long: 'Individually Tailored Partnership Programme', definition: '' }]
    const texts = [
      briefingOf('long', ['Title', 'Individually Tailored Partnership Programmes are new.']),
      briefingOf('short', ['Title', 'The ITPP.']),
    ]
    const second = (query: string) =>
      engineOf(texts, undefined, terms)
        .run(ask(query))
        .more?.groups.map(({ briefing }) => briefing)
    expect(second('ITPP ')).toEqual(['long'])
    expect(second('"Individually Tailored Partnership Programmes"')).toEqual(['short'])
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
    expect(briefings('edition:first-edition region:"Euro Atlantic" ')).toEqual(['kyiv'])
  })
  it('ask of dates for the time a briefing covers, and for its day of issue apart', () => {
    const covering = (id: string, from: string, to: string) => ({
      ...briefingOf(id, [id, 'text']),
      period: { from, to },
      date: '2026-11-23',
    })
    const engine = engineOf([covering('long', '2013-05', '2026-05'), covering('short', '2022-06', '2024-07'), pack[1]!])
    const found = (query: string) =>
      engine
        .run(ask(query))
        .groups.map(({ briefing }) => briefing)
        .toSorted()
    expect(found('date:2024-07-31')).toEqual(['long', 'short'])
    expect(found('date:2024-08..')).toEqual(['long', 'riga'])
    expect(found('date:..2022-05')).toEqual(['long'])
    expect(found('date:2022-06..2022-06-01')).toEqual(['long', 'short'])
    expect(found('date:2026-06..')).toEqual([])
    expect(found('issued:2026')).toEqual(['long', 'short'])
    expect(found('issued:2025-02-20')).toEqual(['riga'])
    expect(found('-issued:2026 date:2025')).toEqual(['riga'])
  })
  it('say which values nothing answers to and which could have been meant, and count as they stand', () => {
    const engine = engineOf(pack)
    engine.live.change({ annotations: [mark], notes: [], gone: [], labels: { pink: 'Disputed' } })
    const said = (query: string) =>
      engine.run(ask(query)).problems?.map(({ code, done, text, near }) => `${code} ${done}: ${text} ~ ${near?.join(' ')}`)
    expect(said('topic:sumits nato')).toEqual(['unknown-value kept: topic:sumits ~ topic:summits'])
    expect(said('riga -region:"euro atlantik"')).toEqual(['unknown-value kept: region:"euro atlantik" ~ region:Euro-Atlantic'])
    expect(said('colour:Dispute')).toEqual(['unknown-value kept: colour:Dispute ~ colour:Disputed'])
    expect(said('edition:First edition nato')).toEqual(['unquoted-value kept: edition:First ~ edition:"First edition"'])
    expect(said('edition:first  Edition')).toEqual(['unquoted-value kept: edition:first ~ edition:"First edition"'])
    expect(said('edition:frist')).toEqual(['unknown-value kept: edition:frist ~ edition:"First edition"'])
    expect(said('source:zzzz')).toEqual(['unknown-value kept: source:zzzz ~ '])
    expect(said('(topic:Summits OR colour:DISPUTED) region:euro-atlantic source:nato has:mark')).toEqual([])
    expect(engine.run(ask('riga topic:sumits')).totals).toMatchObject({ passages: 0 })
    expect(engine.run(ask('riga -topic:sumits')).totals.passages).toBeGreaterThan(0)
  })
  it('leave out a date that is none, and search the rest', () => {
    const engine = engineOf(pack)
    expect(engine.run(ask('date:banana riga ')).totals).toEqual(engine.run(ask('riga ')).totals)
  })
  it('want the words of a source in one source', () => {
    expect(briefings('source:"washington declaration"')).toEqual(['kyiv'])
    expect(briefings('source:stratcom')).toEqual(['riga'])
  })
  it('know a source by the host of its address, not by the rest of it', () => {
    const url = 'https://www.kantei.go.jp:443/jp/speeches/index.html?lang=en'
    const office = {
      ...briefingOf('tokyo', ['Tokyo', 'x']),
      sources: [{ key: 'a', title: 'Remarks', publisher: 'Prime Minister’s Office', date: '2024', url }],
    }
    const engine = engineOf([...pack, office])
    const found = (query: string) => engine.run(ask(query)).groups.map(({ briefing }) => briefing)
    expect(found('source:Kantei')).toEqual(['tokyo'])
    expect(found('source:kantei.go.jp')).toEqual(['tokyo'])
    expect(found('source:www.kantei.go.jp')).toEqual(['tokyo'])
    expect(found('source:https://www.kantei.go.jp/')).toEqual(['tokyo'])
    expect(found('source:speeches')).toEqual([])
    expect(engine.publishers()).toEqual(
      ['NATO', 'Office', 'Prime Minister’s Office', 'StratCom'].map((name) => ({ name, briefings: name === 'Office' ? 2 : 1 })),
    )
    expect(engine.run(ask('source:stratkom')).problems).toMatchObject([{ near: ['source:StratCom'] }])
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

describe('a long form without quotation marks', () => {
  const terms: Term[] = [
    { id: 'itpp', short: 'ITPP', long: 'Individually Tailored Partnership Programme', definition: '' },
    { id: 'pp', short: 'TPP', long: 'Tailored Partnership', definition: '' },
  ]
  const texts = [briefingOf('short', ['Japan', 'The ITPP was agreed.']), briefingOf('long', ['Riga', 'Tailored by hand, TPP in all.'])]
  const search = (query: string) => engineOf(texts, undefined, terms).run(ask(query)).more
  it('finds the acronym, with a query that has it in the place of the words', () => {
    expect(search('Japan individually tailored partnership programme')).toMatchObject({
      variants: [{ of: 'individually tailored partnership programme', text: 'ITPP', kind: 'acronym', query: 'Japan ITPP ' }],
      groups: [{ briefing: 'short', hits: [{ passage: 'p-1' }, { passage: 'title' }] }],
    })
  })
  it('gives way to quotation marks, to OR and to words in another order', () => {
    for (const query of ['tailored OR partnership', 'partnership tailored', '"tailored riga partnership"']) {
      expect(search(query)?.variants.filter(({ kind }) => kind === 'acronym') ?? []).toEqual([])
    }
  })
})

describe('a sentence that is half remembered', () => {
  const texts = [
    briefingOf('office', [
      'Tokyo',
      'Macron opposed the office on the ground that the focus should remain the North Atlantic.',
      'No office.',
    ]),
    briefingOf('sea', ['Seas', 'The North Atlantic and the office.']),
  ]
  const search = (query: string, more: Partial<SearchRequest> = {}) => engineOf(texts).run(ask(query, more))
  it('shows the briefings that hold most of its words, where none holds all', () => {
    const { totals, more } = search('Macron stay North Atlantic office ')
    expect(totals.passages).toBe(0)
    expect(more).toMatchObject({ fewer: { held: 4, of: 5 }, totals: { briefings: 1, passages: 2 }, groups: [{ briefing: 'office' }] })
    expect(search('Macron stay North Atlantic office ', { list: 'more', skip: 1 }).more?.groups).toEqual([])
  })
  it('keeps to filters and to what must not be there', () => {
    expect(search('Macron stay North Atlantic office -remain ').more).toMatchObject({
      fewer: { held: 3, of: 5 },
      groups: [{ briefing: 'sea' }],
    })
    expect(search('Macron stay North Atlantic office date:2025 ').more).toBeUndefined()
  })
  it('shows nothing where half of the words are missing, or the letters must be exact', () => {
    expect(search('Macron stay ').more).toBeUndefined()
    expect(search('Macron stay Atlantic away ').more).toBeUndefined()
    expect(search('Macron stay North Atlantic office ', { exact: true }).more).toBeUndefined()
    expect(search('Macron North Atlantic ').more?.fewer).toBeUndefined()
  })
})

describe('the order of the second list', () => {
  it('puts other forms of a word above words a slip of the pen away', () => {
    const texts = [briefingOf('near', ['Rivers', 'Section and action.']), briefingOf('form', ['Money', 'Some sanctions.'])]
    expect(
      engineOf(texts)
        .run(ask('sanction '))
        .more?.groups.map(({ briefing }) => briefing),
    ).toEqual(['form', 'near'])
  })
  it('lists within a briefing what says most first', () => {
    const long = `flood ${'and more words '.repeat(40)}`
    const [group] = engineOf([briefingOf('one', ['Rivers', long, '# Floods', 'The flood.'])]).run(ask('flood')).groups
    expect(group?.hits.map(({ passage }) => passage)).toEqual(['p-3', 'h-2', 'p-1'])
  })
})
