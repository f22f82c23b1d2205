import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SearchGroup, SearchReply } from '../../core/contract/shapes.ts'

type Asked = { query: string; seq: number; skip?: number; within?: unknown; answer: (reply: SearchReply | 'superseded') => void }
const asked: Asked[] = []

vi.stubGlobal('window', {
  aide: {
    call: (_name: string, input: { query: string; seq: number }) =>
      new Promise((resolve) => {
        asked.push({
          ...input,
          answer: (reply) =>
            resolve(reply === 'superseded' ? { ok: false, error: { code: 'superseded', message: 'Newer' } } : { ok: true, value: reply }),
        })
      }),
    on: () => () => undefined,
  },
})
const { MEANT, useSearch } = await import('./search.ts')
const { FIRST_HITS, listKey, resultsOf, shownHits } = await import('./search-lists.ts')

function group(briefing: string, total: number, listed = total): SearchGroup {
  const hits = Array.from({ length: listed }, (_, index) => ({
    passage: `p-${index}`,
    at: index + 1,
    n: index + 1,
    kind: 'paragraph' as const,
    section: '',
    snippet: { text: 'words', ranges: [] },
    ranges: [],
  }))
  return { edition: 'pack@1', briefing, title: { text: briefing, ranges: [] }, date: '2024-07', topics: [], total, hits }
}
const replyOf = (seq: number, groups: SearchGroup[], briefings = groups.length): SearchReply => ({
  seq,
  read: [],
  totals: { briefings, passages: groups.reduce((sum, one) => sum + one.total, 0), marks: 0, notes: 0 },
  groups,
  marks: [],
  notes: [],
})
const settle = () => new Promise((resolve) => setTimeout(resolve))
const last = (): Asked => {
  const one = asked.at(-1)
  if (one === undefined) throw new Error('nothing was asked')
  return one
}

beforeEach(() => {
  useSearch.getState().setQuery('')
  useSearch.getState().clearRecent()
  asked.length = 0
})
afterEach(() => vi.useRealTimers())

describe('useSearch', () => {
  it('asks with a rising number at every key and shows only the reply to the newest', async () => {
    for (const query of ['n', 'na', 'nat']) useSearch.getState().setQuery(query)
    const [first, second, third] = asked
    expect(asked.map((one) => one.query)).toEqual(['n', 'na', 'nat'])
    expect((second?.seq ?? 0) > (first?.seq ?? 0) && (third?.seq ?? 0) > (second?.seq ?? 0)).toBe(true)
    third?.answer(replyOf(3, [group('third', 1)]))
    first?.answer(replyOf(1, [group('first', 1)]))
    second?.answer('superseded')
    await settle()
    expect(useSearch.getState()).toMatchObject({ answered: 'nat', waiting: false, failure: null })
    expect(useSearch.getState().reply?.groups[0]?.briefing).toBe('third')
  })

  it('keeps the old list until the new reply is there, and empties it at once with the box', async () => {
    useSearch.getState().setQuery('nato')
    last().answer(replyOf(1, [group('summit', 1)]))
    await settle()
    useSearch.getState().setQuery('natox')
    expect(useSearch.getState().reply?.groups).toHaveLength(1)
    useSearch.getState().setQuery('  ')
    expect(useSearch.getState().reply).toBeNull()
    last().answer(replyOf(2, [group('late', 1)]))
    await settle()
    expect(useSearch.getState().reply).toBeNull()
  })

  it('adds further briefings to the list without repeating one', async () => {
    useSearch.getState().setQuery('nato')
    last().answer(replyOf(1, [group('a', 1), group('b', 1)], 3))
    await settle()
    const paging = useSearch.getState().more('exact')
    await settle()
    expect(last().skip).toBe(2)
    last().answer(replyOf(2, [group('b', 1), group('c', 1)], 3))
    await paging
    expect(useSearch.getState().reply?.groups.map((one) => one.briefing)).toEqual(['a', 'b', 'c'])
  })

  it('lists the page and the passages that were asked for at once, and asks again when the search was run anew', async () => {
    const { setQuery, more, showAll, refresh } = useSearch.getState()
    setQuery('nato')
    last().answer(replyOf(1, [group('summit', 9, 5)], 2))
    await settle()
    const summit = useSearch.getState().reply?.groups[0]
    if (summit === undefined) throw new Error('nothing listed')
    const both = Promise.all([more('exact'), more('exact'), showAll('exact', summit)])
    await settle()
    refresh()
    await settle()
    // The same search again took the place of the page; the page is asked for once more behind it.
    expect(asked.map(({ skip, within }) => [skip, within])).toEqual([
      [undefined, undefined],
      [1, undefined],
      [undefined, undefined],
    ])
    asked[1]?.answer('superseded')
    last().answer(replyOf(3, [group('summit', 9, 5)], 2))
    await settle()
    expect(last().skip).toBe(1)
    last().answer(replyOf(4, [group('joined', 1)], 2))
    await settle()
    expect(last().within).toEqual({ edition: 'pack@1', briefing: 'summit' })
    last().answer(replyOf(5, [group('summit', 9)]))
    await both
    expect(useSearch.getState().reply?.groups.map((one) => [one.briefing, one.hits.length])).toEqual([
      ['summit', 9],
      ['joined', 1],
    ])
    expect(useSearch.getState().paging).toBe(false)
  })

  it('shows all passages of one briefing, fetching those not listed', async () => {
    useSearch.getState().setQuery('nato')
    const part = group('a', 60, 50)
    last().answer(replyOf(1, [part]))
    await settle()
    expect(shownHits(part, false)).toHaveLength(FIRST_HITS)
    const showing = useSearch.getState().showAll('exact', part)
    await settle()
    expect(last().within).toEqual({ edition: 'pack@1', briefing: 'a' })
    last().answer(replyOf(2, [group('a', 60)]))
    await showing
    const { reply, expanded } = useSearch.getState()
    expect(expanded.has(listKey('exact', part))).toBe(true)
    expect(reply === null ? 0 : resultsOf(reply, expanded).length).toBe(60)
  })

  it('shows the best passages of a briefing first, and all of them from the top of the text down', () => {
    const [first, second, third, ...others] = group('a', 6).hits
    if (first === undefined || second === undefined || third === undefined) throw new Error('no hits')
    const part = { ...group('a', 6), hits: [third, first, ...others, second] }
    expect(shownHits(part, false).map(({ passage }) => passage)).toEqual(['p-2', 'p-0', 'p-3', 'p-4'])
    const all = shownHits(part, true)
    expect(all.map(({ passage }) => passage)).toEqual(['p-0', 'p-1', 'p-2', 'p-3', 'p-4', 'p-5'])
  })

  it('remembers a query once typing has paused, and typed further as one', () => {
    vi.useFakeTimers()
    const type = (query: string, rest: number) => {
      useSearch.getState().setQuery(query)
      vi.advanceTimersByTime(rest)
    }
    type('na', 300)
    type('nat', MEANT - 1)
    expect(useSearch.getState().recent).toEqual([])
    vi.advanceTimersByTime(1)
    expect(useSearch.getState().recent).toEqual(['nat'])
    type('nato', MEANT)
    expect(useSearch.getState().recent).toEqual(['nato'])
    type('', MEANT)
    type('nato summit', MEANT)
    expect(useSearch.getState().recent).toEqual(['nato summit', 'nato'])
  })

  it('remembers queries once, the newest first', () => {
    const { remember } = useSearch.getState()
    for (const query of ['one', 'two', ' one ']) remember(query)
    expect(useSearch.getState().recent).toEqual(['one', 'two'])
  })
})
