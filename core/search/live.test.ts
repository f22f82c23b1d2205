import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../model/annotation.ts'
import { tokenise } from '../text/tokenise.ts'
import type { QueryNode } from './ast.ts'
import { createEngine } from './engine.ts'
import type { Engine } from './engine.ts'
import { createLive } from './live.ts'
import type { Live } from './live.ts'
import { matchesIn } from './match.ts'
import { broadened } from './more.ts'
import { readQuery } from './query/read.ts'
import { ask, briefingOf, editionOf } from './testing.ts'

const mark = (id: string, quote: string, comment = '', tags: string[] = [], modifiedAt = '2026-11-23T10:00:00.000Z'): Annotation => ({
  id,
  anchor: {
    edition: 'test@1',
    briefing: 'riga',
    start: { passage: 'p-1', offset: 0 },
    end: { passage: 'p-1', offset: quote.length },
    quote,
    prefix: '',
    suffix: '',
    section: [],
    position: { start: 0, end: quote.length },
    textHash: '0'.repeat(64),
  },
  colour: 'yellow',
  comment,
  tags,
  createdAt: modifiedAt,
  modifiedAt,
})
const note = (id: string, title: string, body: string, modifiedAt = '2026-11-23T10:00:00.000Z') => ({
  id,
  title,
  body,
  modifiedAt,
  quotes: [],
})
const riga = briefingOf('riga', ['Riga', 'The dedicated line'])
const filled = () => {
  const live = createLive((edition, briefing) => (edition === 'test@1' && briefing === 'riga' ? riga : undefined))
  live.change({
    annotations: [
      mark('mark-0001', 'dedicated line', 'Ask about NATO', ['follow-up']),
      mark('mark-0002', 'a line\nof text', 'later', [], '2026-11-23T11:00:00.000Z'),
    ],
    notes: [
      note(
        'note-0001',
        'Talking points',
        '# Lines\n\n> dedicated **line**\n>\n> — [Riga, ¶ 1, edition 1](aide:quote/abcdefgh)\n\nAsk NATO.',
      ),
    ],
    gone: [],
  })
  return live
}
const find = (live: Live, query: string, limit: number) => {
  const { node } = readQuery(query)
  if (node === null) throw new Error('No query')
  return live.run(node, limit, (edition, briefing, filter) => filter.field === 'topic' && briefing === 'riga' && edition === 'test@1')
}
const run = (query: string, live = filled()) => find(live, query, 50)

describe('marks and notes', () => {
  it('finds a mark by quote, comment and tags together, the newest first', () => {
    expect(run('dedicated nato follow ').marks.map(({ annotation }) => annotation.id)).toEqual(['mark-0001'])
    expect(run('line').marks.map(({ annotation }) => annotation.id)).toEqual(['mark-0002', 'mark-0001'])
    expect(run('"line of text"').totals).toEqual({ marks: 1, notes: 0 })
  })
  it('shows where the words stand', () => {
    const [hit] = run('dedicated nato ').marks
    expect(hit).toMatchObject({
      title: 'Riga',
      n: 1,
      quote: { text: 'dedicated line', ranges: [[0, 9]] },
      comment: { text: 'Ask about NATO', ranges: [[10, 14]] },
    })
  })
  it('finds a note by title and words, not by what Markdown adds', () => {
    const [hit] = run('talking dedicated ').notes
    expect(hit).toMatchObject({ id: 'note-0001', title: { ranges: [[0, 7]] }, body: { text: 'dedicated line', ranges: [[0, 9]] } })
    expect(run('aide quote ').notes).toEqual([])
    expect(run('abcdefgh').notes).toEqual([])
  })
  it('follows changes', () => {
    const live = filled()
    live.change({ annotations: [mark('mark-0001', 'other')], notes: [note('note-0001', 'Renamed', '')], gone: ['mark-0002'] })
    expect(run('line', live).totals).toEqual({ marks: 0, notes: 0 })
    expect(run('renamed', live).notes[0]?.body).toEqual({ text: '', ranges: [] })
    expect(run('other', live).totals.marks).toBe(1)
  })
  it('names a mark whose edition is not installed by its briefing', () => {
    const live = createLive(() => undefined)
    live.change({ annotations: [mark('mark-0001', 'line')], notes: [], gone: [] })
    expect(run('line', live).marks[0]).toMatchObject({ title: 'riga', n: null })
  })
  it('counts all and lists what was asked for', () => {
    const live = createLive(() => riga)
    live.change({ annotations: Array.from({ length: 120 }, (_, i) => mark(`mark-${1000 + i}`, 'line')), notes: [], gone: [] })
    const reply = find(live, 'line', 7)
    expect([reply.totals.marks, reply.marks.length]).toEqual([120, 7])
  })
  it('reads the whole language: leaving out, either, titles of notes, and filters', () => {
    expect(run('line -nato ').marks.map(({ annotation }) => annotation.id)).toEqual(['mark-0002'])
    expect(run('nato OR later ').totals).toEqual({ marks: 2, notes: 1 })
    expect(run('title:talking ').totals).toEqual({ marks: 0, notes: 1 })
    expect(run('line has:mark ').totals).toEqual({ marks: 2, notes: 0 })
    expect(run('line colour:green ').totals).toEqual({ marks: 0, notes: 0 })
    expect(run('line topic:any ').totals).toEqual({ marks: 2, notes: 0 })
  })
  it('knows a colour by its own name and by what the reader calls it', () => {
    const live = filled()
    live.change({ annotations: [], notes: [], gone: [], labels: { yellow: 'Key Point', pink: 'Green' } })
    expect(run('colour:"key point" ', live).totals.marks).toBe(2)
    expect(live.marked('KEY POINT')).toHaveLength(2)
    expect(run('colour:YELLOW ', live).totals.marks).toBe(2)
    expect(run('colour:green ', live).totals.marks).toBe(0)
    live.change({ annotations: [], notes: [], gone: [], labels: { yellow: 'Agreed' } })
    expect([run('colour:agreed ', live).totals.marks, live.coloursOf('key point')]).toEqual([2, []])
  })
})

describe('marks and notes whose words are written in another way', () => {
  const glossary = [{ id: 'itpp', short: 'ITPP', long: 'Individually Tailored Partnership Programme', definition: '' }]
  const people = [{ name: 'Kishida Fumio', surname_first: true, role: '', at: '2024' }]
  const engine = (comments: readonly string[], texts: readonly string[] = ['Riga', 'The dedicated line']) => {
    const made = createEngine([{ ...editionOf([{ ...briefingOf('riga', texts), names: people }]), terms: glossary }])
    made.live.change({ annotations: comments.map((comment, i) => mark(`mark-${1000 + i}`, 'x', comment)), notes: [], gone: [] })
    return made
  }
  const found = (query: string, made: Engine) => {
    const { marks, totals, more } = made.run(ask(query))
    expect(totals.marks).toBe(marks.length)
    expect(more?.totals.marks ?? 0).toBe(more?.marks.length ?? 0)
    const comments = (list: typeof marks = []) => list.map(({ annotation }) => annotation.comment)
    return [comments(marks), comments(more?.marks), more?.variants.map(({ kind, text, marks: n }) => `${kind} ${text} ${n}`) ?? []]
  }
  it('finds a comment in the spelling of the other side of the ocean, in the second list', () => {
    const made = engine(['Their defense budget', 'On defence'])
    expect(found('defence', made)).toEqual([['On defence'], ['Their defense budget'], ['spelling defense 1']])
    const shown = made.run(ask('defence')).more?.marks[0]?.comment
    expect(shown).toEqual({ text: 'Their defense budget', ranges: [[6, 13]] })
    expect(made.run(ask('defence')).more?.variants[0]?.query).toBe('defense ')
    expect(made.run(ask('defence', { exact: true })).more).toBeUndefined()
  })
  it('finds other forms, long forms of acronyms and names the other way round', () => {
    expect(found('partners ', engine(['a partner']))).toEqual([[], ['a partner'], ['inflection partner 1']])
    const long = 'the Individually Tailored Partnership Programme'
    expect(found('ITPP ', engine([long]))[1]).toEqual([long])
    expect(found('individually tailored partnership programme ', engine(['see the ITPP']))[1]).toEqual(['see the ITPP'])
    expect(found('"Fumio Kishida"', engine(['Kishida Fumio agreed']))[1]).toEqual(['Kishida Fumio agreed'])
  })
  it('finds what was mistyped, in the query or in the comment, and shows it as it is written there', () => {
    expect(found('Kiyv ', engine(['Ask Kyiv', 'Kyiv again']))).toEqual([[], ['Ask Kyiv', 'Kyiv again'], ['near Kyiv 2']])
    expect(found('dedicated ', engine(['a dedicatd line']))).toEqual([[], ['a dedicatd line'], ['near dedicatd 1']])
  })
  it('takes two words that stand often in the packs for two words', () => {
    const often = ['Riga', ...Array.from({ length: 8 }, () => 'The lines and the mines')]
    expect(found('lines ', engine(['the mines'], often))[1]).toEqual([])
  })
  it('says what stands in notes too, newest first, and pages as it is asked', () => {
    const made = engine([])
    const notes = [note('note-0001', 'Defense', 'a'), note('note-0002', 'B', 'defense', '2026-11-23T12:00:00.000Z')]
    made.live.change({ annotations: [], notes, gone: [] })
    const { more } = made.run(ask('defence', { passages: 1 }))
    expect(more).toMatchObject({ totals: { briefings: 0, passages: 0, marks: 0, notes: 2 }, groups: [], notes: [{ id: 'note-0002' }] })
  })
  it('finds after any changes what a look at every text finds, each in one list', () => {
    const WORDS = ['defence', 'defense', 'partner', 'partners', 'Kyiv', 'kyiv', 'line', 'lines', 'ITPP', 'nato', '東京都', '京都']
    const QUERIES = [
      'defence',
      'partner ',
      'kiyv ',
      'line -nato ',
      'nato OR partners ',
      '"line nato"',
      'par*',
      '京',
      'line NEAR/1 nato ',
      'title:line ',
      'nato has:mark ',
    ]
    const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((list) => list.join(' '))
    const change = fc.record({ id: fc.integer({ min: 0, max: 6 }), text, gone: fc.boolean() })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 16 }), fc.constantFrom(...QUERIES), (changes, query) => {
        const live = createLive(() => riga)
        const now = new Map<string, string>()
        for (const { id, text: comment, gone } of changes) {
          const name = `mark-000${id}`
          if (gone) now.delete(name)
          else now.set(name, comment)
          live.change({ annotations: gone ? [] : [mark(name, '', comment)], notes: [], gone: gone ? [name] : [] })
        }
        const { node } = readQuery(query)
        if (node === null) throw new Error('No query')
        const more = live.more(node, 50, () => false, { glossary, people, packs: [] })
        const ids = ({ marks }: { marks: readonly { annotation: Annotation }[] }) => marks.map(({ annotation }) => annotation.id).toSorted()
        const plainly = (wanted: QueryNode) =>
          [...now]
            .filter(([, comment]) => standsIn(wanted, comment))
            .map(([id]) => id)
            .toSorted()
        const exact = plainly(node)
        const wider = broadened(
          node,
          more.alternatives.map(({ alternative }) => alternative),
        )
        expect(ids(live.run(node, 50, () => false))).toEqual(exact)
        expect(ids(more)).toEqual(plainly(wider).filter((id) => !exact.includes(id)))
      }),
    )
  })
})

/** A query held against one comment of a mark, read anew. */
function standsIn(node: QueryNode, text: string, field: 'title' | 'heading' | null = null): boolean {
  const again = (item: QueryNode): boolean => standsIn(item, text, field)
  switch (node.kind) {
    case 'all':
      return node.items.every(again)
    case 'any':
      return node.items.some(again)
    case 'not':
      return !again(node.item)
    case 'field':
      return standsIn(node.item, text, node.field)
    case 'filter':
      return node.filter.field === 'has' && node.filter.value === 'mark'
    default:
      return matchesIn(tokenise(text), [{ node, field }], 'text').length > 0
  }
}
