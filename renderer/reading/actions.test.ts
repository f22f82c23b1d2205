// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import { describe as anchorOf } from '../../core/anchor/describe.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import { briefingFromText } from '../../core/model/from-text.ts'
import { call } from '../bridge/client.ts'
import { useAnnotations } from '../state/annotations.ts'
import { briefingKey } from '../state/library.ts'
import type { ReadyEdition } from '../state/library.ts'
import { markAndComment } from './actions.ts'
import { useSession } from './session.ts'

vi.mock('../bridge/client.ts', async (actual) => ({ ...(await actual<typeof import('../bridge/client.ts')>()), call: vi.fn() }))

const T = '2026-11-23T10:00:00.000Z'
const briefing = briefingFromText('b', 'Japan and NATO agreed.', 'pack@1')
const edition: ReadyEdition = {
  state: 'ready',
  id: 'pack@1',
  pack: 'pack',
  title: 'Pack',
  issuer: '',
  language: 'en-GB',
  number: 1,
  date: '2026',
  label: '',
  topics: [],
  collections: [],
  briefings: [],
  terms: [],
  reindexed: false,
  digest: 'd'.repeat(64),
}
const range = (start: number, end: number) => ({ start: { passage: 'p-1', offset: start }, end: { passage: 'p-1', offset: end } })
const made = (id: string, over: ReturnType<typeof range>): Annotation => ({
  id,
  anchor: anchorOf(briefing, over),
  colour: 'green',
  comment: '',
  tags: [],
  createdAt: T,
  modifiedAt: T,
})

beforeEach(() => {
  vi.mocked(call).mockReset()
  useAnnotations.setState({ lists: { [briefingKey('pack@1', 'b')]: [made('mark-0001', range(0, 14))] } })
  useSession.getState().reset()
})

it('opens the comment of the mark that stands on the very words, and marks nothing', async () => {
  await markAndComment({ briefing, edition, range: range(0, 14) })
  expect(useSession.getState()).toMatchObject({ active: 'mark-0001', commenting: true })
  expect(call).not.toHaveBeenCalled()
})

it('marks other words before it opens their comment', async () => {
  vi.mocked(call).mockResolvedValue(made('mark-0002', range(0, 5)))
  await markAndComment({ briefing, edition, range: range(0, 5) })
  expect(useSession.getState()).toMatchObject({ active: 'mark-0002', commenting: true })
})
