import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CallInput } from '../../core/contract/calls.ts'
import type { ReadyEdition } from './library.ts'

type Input = CallInput<'search.run'>
type Found = { passages: Record<string, number>; marks: string[]; notes: string[]; listed?: string[]; refuse?: number }
let found: Found
const asked: Input[] = []

vi.stubGlobal('window', {
  aide: {
    call: (_name: string, input: Input) => {
      if ((found.refuse ?? 0) > 0) {
        found.refuse = (found.refuse ?? 0) - 1
        return Promise.resolve({ ok: false, error: { code: 'superseded', message: 'Newer' } })
      }
      asked.push(input)
      const edition = /^edition:(\S+) /u.exec(input.query)?.[1]
      const all = Object.entries(found.passages).filter(([id]) => edition === undefined || id === edition)
      const value = {
        totals: { passages: all.reduce((sum, [, n]) => sum + n, 0), briefings: found.listed === undefined ? 0 : 1, marks: 0, notes: 0 },
        groups:
          found.listed === undefined || (input.skip ?? 0) > 0
            ? []
            : [{ edition: 'pack@1', briefing: 'summit', hits: found.listed.map((passage) => ({ passage })) }],
        marks: found.marks.map((id) => ({ annotation: { id } })),
        notes: found.notes.map((id) => ({ id })),
      }
      return Promise.resolve({ ok: true, value })
    },
    on: () => () => undefined,
  },
})
const { NOTHING_NEW, countNew, dependsOnMarks, inEdition, resultsNow } = await import('./search-new.ts')

const edition = (id: string, digest = 'a'.repeat(64)) => ({ id, digest }) as ReadyEdition
const search = { query: 'riga OR nato', exact: false }

beforeEach(() => {
  asked.length = 0
  found = { passages: { 'pack@1': 5 }, marks: ['mark-1'], notes: [] }
})

describe('what is new in a saved search', () => {
  it('is nothing right after it was run', async () => {
    const seen = await resultsNow(search, [edition('pack@1')])
    expect(await countNew(search, seen, [edition('pack@1')])).toEqual(NOTHING_NEW)
  })

  it('is every passage of an edition that was not there, or that has other contents', async () => {
    const seen = await resultsNow(search, [edition('pack@1')])
    found.passages = { 'pack@1': 5, 'pack@2': 7 }
    expect(await countNew(search, seen, [edition('pack@1'), edition('pack@2')])).toEqual({ ...NOTHING_NEW, passages: 7 })
    expect(await countNew(search, seen, [edition('pack@1', 'b'.repeat(64))])).toEqual({ ...NOTHING_NEW, passages: 5 })
  })

  it('is every mark and note that was not found before, also one that was there and came to match', async () => {
    const seen = await resultsNow(search, [edition('pack@1')])
    found = { ...found, marks: ['mark-2', 'mark-1'], notes: ['note-1'] }
    expect(await countNew(search, seen, [edition('pack@1')])).toEqual({ passages: 0, marks: 1, notes: 1 })
    found = { ...found, marks: [], notes: [] }
    expect(await countNew(search, seen, [edition('pack@1')])).toEqual(NOTHING_NEW)
  })

  it('is told passage by passage where marks decide on them', async () => {
    const marked = { query: 'nato has:mark', exact: false }
    found.listed = ['p-1', 'p-2']
    const seen = await resultsNow(marked, [edition('pack@1')])
    found.listed = ['p-2', 'p-3', 'p-4']
    expect(await countNew(marked, seen, [edition('pack@1')])).toEqual({ ...NOTHING_NEW, passages: 2 })
  })

  it('waits while the reader searches', async () => {
    vi.useFakeTimers()
    found.refuse = 2
    const counting = resultsNow(search, [])
    await vi.advanceTimersByTimeAsync(2_000)
    expect((await counting).marks).toEqual(['mark-1'])
    expect(asked.every(({ seq }) => seq === 0)).toBe(true)
    vi.useRealTimers()
  })
})

describe('the query of one edition', () => {
  it('keeps what an OR asks for together, and is sound where the query is not', () => {
    expect(inEdition('riga OR nato', 'pack@2')).toBe('edition:pack@2 (riga OR nato*)')
    expect(inEdition('(riga "nato', 'pack@2')).toBe('edition:pack@2 (riga nato*)')
  })
  it('knows when marks decide', () => {
    expect(dependsOnMarks('nato (riga OR -colour:pink)')).toBe(true)
    expect(dependsOnMarks('nato topic:summits "has:mark"')).toBe(false)
  })
})
