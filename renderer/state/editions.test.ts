import { describe, expect, it } from 'vitest'
import type { LibraryOverview } from '../../core/contract/shapes.ts'
import { editionBefore, editionsOf, lastRead, shownEditions } from './editions.ts'
import type { ReadyEdition } from './library.ts'

const edition = (pack: string, number: number): ReadyEdition => ({
  state: 'ready',
  id: `${pack}@${number}`,
  pack,
  title: pack,
  issuer: '',
  language: 'en-GB',
  number,
  date: '2026',
  label: '',
  topics: [],
  collections: [],
  briefings: [],
  terms: [],
  reindexed: false,
  digest: '0'.repeat(64),
})
const third = edition('river', 3)
const read = (number: number): LibraryOverview['reading'][number] => ({
  edition: `river@${number}`,
  briefing: 'levels',
  passage: 'p1',
  fraction: 0,
  seen: 1,
  done: false,
  openedAt: '2026-11-23T09:00:00.000Z',
})
const overview: LibraryOverview = {
  editions: [third, edition('river', 2), edition('river', 1), edition('lake', 1)],
  packs: [
    { id: 'river', title: 'river', current: 'river@3', editions: ['river@3', 'river@2', 'river@1'] },
    { id: 'lake', title: 'lake', current: 'lake@1', editions: ['lake@1'] },
  ],
  reading: [read(1), read(3)],
  markCounts: {},
}
const shown = (open?: string) => shownEditions(overview, open).editions.map((one) => one.state === 'ready' && one.id)

describe('editions', () => {
  it('lists one of each pack: the newest, or the one that is read', () => {
    expect(shown()).toEqual(['river@3', 'lake@1'])
    expect(shown('river@1')).toEqual(['river@1', 'lake@1'])
    expect(shown('lake@1')).toEqual(['river@3', 'lake@1'])
  })
  it('knows the edition read last, which need not be the one before', () => {
    expect(editionsOf(overview, 'river').map(({ number }) => number)).toEqual([3, 2, 1])
    expect(lastRead(overview, third, 'levels')?.id).toBe('river@1')
    expect(lastRead(overview, third, 'floods')).toBeUndefined()
    expect(editionBefore(overview, third)?.id).toBe('river@2')
  })
})
