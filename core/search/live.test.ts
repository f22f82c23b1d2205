import { describe, expect, it } from 'vitest'
import type { Annotation } from '../model/annotation.ts'
import { createLive } from './live.ts'
import type { Live } from './live.ts'
import { readQuery } from './query/read.ts'
import { briefingOf } from './testing.ts'

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
})
