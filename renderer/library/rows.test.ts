import { describe, expect, it } from 'vitest'
import type { LibraryOverview } from '../../core/contract/shapes.ts'
import type { BriefingMeta } from '../../core/model/briefing.ts'
import { NO_FILTER, progressOf, railRows } from './rows.ts'

const meta = (id: string, title: string, date: string, topics: string[]): BriefingMeta => ({
  id,
  edition: 'pack@1',
  title,
  standfirst: '',
  date,
  topics,
  regions: [],
  lang: 'en-GB',
  words: 700,
  passages: 10,
})
const reading = (briefing: string, seen: number, done = false) => ({
  edition: 'pack@1',
  briefing,
  passage: 'p-1',
  fraction: 0,
  seen,
  done,
  openedAt: '2026-11-23T10:00:00.000Z',
})

const overview: LibraryOverview = {
  editions: [
    {
      state: 'ready',
      id: 'pack@1',
      pack: 'pack',
      title: 'Pack',
      issuer: 'Issuer',
      language: 'en-GB',
      number: 1,
      date: '2026-11',
      label: 'November 2026',
      topics: [
        { id: 'seas', label: 'Seas' },
        { id: 'money', label: 'Money' },
      ],
      collections: [
        { id: 'one', title: 'One', briefings: ['b', 'a'] },
        { id: 'two', title: 'Two', briefings: ['c'] },
      ],
      briefings: [
        meta('a', 'Šiauliai air base', '2026-01-02', ['seas']),
        meta('b', 'Budget for drones', '2026-03-01', ['money']),
        meta('c', 'Budget at sea', '2025', ['money', 'seas']),
      ],
      terms: [],
      reindexed: false,
      digest: 'd'.repeat(64),
    },
    { state: 'refused', folder: 'x', code: 'pack-damaged', reason: 'One file is not what the manifest says.' },
  ],
  reading: [reading('a', 4), reading('c', 10, true)],
  packs: [],
  markCounts: { 'pack@1/c': 3 },
}
const list = (options: Partial<Parameters<typeof railRows>[1]> = {}) =>
  railRows(overview, { grouping: 'collection', sort: 'pack', filter: NO_FILTER, others: 'Others', ...options }).flatMap((edition) =>
    edition.groups.map((group) => [group.title, ...group.rows.map((row) => row.meta.id)]),
  )

describe('railRows', () => {
  it('lists collections in the order of the pack', () => {
    expect(list()).toEqual([
      ['One', 'b', 'a'],
      ['Two', 'c'],
    ])
  })

  it('lists a briefing under each of its topics', () => {
    expect(list({ grouping: 'topic' })).toEqual([
      ['Seas', 'a', 'c'],
      ['Money', 'b', 'c'],
    ])
  })

  it('finds titles by folded words in any order', () => {
    expect(list({ filter: { ...NO_FILTER, text: 'base SIAULIAI' } })).toEqual([['One', 'a']])
    expect(list({ filter: { ...NO_FILTER, text: 'sea drones' } })).toEqual([])
  })

  it('filters by unread, marks and topic together', () => {
    expect(list({ filter: { ...NO_FILTER, unread: true } })).toEqual([['One', 'b']])
    expect(list({ filter: { ...NO_FILTER, marked: true, topic: 'money' } })).toEqual([['Two', 'c']])
    expect(list({ filter: { ...NO_FILTER, marked: true, unread: true } })).toEqual([])
  })

  it('orders inside each group', () => {
    expect(list({ sort: 'title' })[0]).toEqual(['One', 'b', 'a'])
    expect(list({ sort: 'progress' })[0]).toEqual(['One', 'b', 'a'])
    expect(list({ grouping: 'topic', sort: 'date' })).toEqual([
      ['Seas', 'a', 'c'],
      ['Money', 'b', 'c'],
    ])
    expect(list({ grouping: 'topic', sort: 'marks' })[1]).toEqual(['Money', 'c', 'b'])
  })

  it('counts unread briefings of the edition whatever the filter', () => {
    const [edition] = railRows(overview, { grouping: 'topic', sort: 'pack', filter: { ...NO_FILTER, text: 'sea' }, others: 'Others' })
    expect(edition?.unread).toBe(1)
  })
})

describe('progressOf', () => {
  const one = meta('a', 'A', '2026', [])
  it('rounds down and shows all only when done', () => {
    expect(progressOf(one, undefined)).toEqual({ state: 'unread', percent: 0 })
    expect(progressOf(one, reading('a', 0))).toEqual({ state: 'unread', percent: 0 })
    expect(progressOf(one, reading('a', 3))).toEqual({ state: 'part', percent: 30 })
    expect(progressOf(one, reading('a', 10))).toEqual({ state: 'part', percent: 99 })
    expect(progressOf(one, reading('a', 2, true))).toEqual({ state: 'read', percent: 100 })
  })
})
