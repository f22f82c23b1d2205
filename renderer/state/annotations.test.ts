import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Annotation, AnnotationDraft } from '../../core/model/annotation.ts'

type Asked = { name: string; answer: (value: unknown) => void; refuse: () => void }
const asked: Asked[] = []

vi.stubGlobal('window', {
  aide: {
    call: (name: string) =>
      new Promise((resolve) => {
        asked.push({
          name,
          answer: (value) => resolve({ ok: true, value }),
          refuse: () => resolve({ ok: false, error: { code: 'conflict', message: 'Changed elsewhere' } }),
        })
      }),
    on: () => () => undefined,
  },
})
// Every frame is painted at once.
vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run))
vi.stubGlobal('cancelAnimationFrame', clearTimeout)
const { briefingMarks, onBriefingMarks, useAnnotations } = await import('./annotations.ts')

const mark = (id: string, modifiedAt = '2026-11-23T10:00:00.000Z'): Annotation => ({
  id,
  anchor: {
    edition: 'pack@1',
    briefing: 'b',
    start: { passage: 'p-1', offset: 0 },
    end: { passage: 'p-1', offset: 4 },
    quote: 'word',
    prefix: '',
    suffix: '',
    section: [],
    position: { start: 0, end: 4 },
    textHash: 'a'.repeat(64),
  },
  colour: 'yellow',
  comment: '',
  tags: [],
  createdAt: '2026-11-23T10:00:00.000Z',
  modifiedAt,
})
const range = { start: { passage: 'p-1', offset: 0 }, end: { passage: 'p-1', offset: 4 } }
const draft: AnnotationDraft = { kind: 'new', edition: 'pack@1', briefing: 'b', range, colour: 'yellow' }
const ids = () => briefingMarks('pack@1', 'b').map(({ id }) => id)
const lists = () => asked.filter(({ name }) => name === 'annotations.list')
const { changed, save } = useAnnotations.getState()
const settle = () => new Promise((resolve) => setTimeout(resolve))
const answer = (name: string, value: unknown) => asked.findLast((one) => one.name === name)?.answer(value)

beforeEach(() => {
  asked.length = 0
  useAnnotations.setState({ lists: { 'pack@1/b': [mark('a')] } })
})

describe('marks and the events of their changes', () => {
  it('takes in the mark that was saved without reading the others again', async () => {
    const saving = save(draft)
    await changed('pack@1', 'b')
    answer('annotations.save', mark('b'))
    await saving
    expect(ids()).toEqual(['a', 'b'])
    expect(lists()).toHaveLength(0)
  })

  it('reads the list for the change of another window, before, while and after one of its own', async () => {
    void changed('pack@1', 'b')
    expect(lists()).toHaveLength(1)
    answer('annotations.list', [mark('a'), mark('x')])
    await settle()
    const saving = save(draft)
    await changed('pack@1', 'b')
    void changed('pack@1', 'b')
    expect(lists()).toHaveLength(2)
    answer('annotations.save', mark('b'))
    await saving
    answer('annotations.list', [mark('a'), mark('x'), mark('y'), mark('b')])
    await settle()
    expect(ids()).toEqual(['a', 'x', 'y', 'b'])
    void changed('pack@1', 'b')
    expect(lists()).toHaveLength(3)
  })

  it('reads the list when the event that it took for its own was not: the save failed', async () => {
    const saving = save(draft)
    await changed('pack@1', 'b')
    asked.at(-1)?.refuse()
    await saving
    expect(lists()).toHaveLength(1)
  })

  it('reads the list when the event that it took for its own was not: the save changed nothing', async () => {
    const saving = save({ kind: 'edit', id: 'a', colour: 'yellow' })
    await changed('pack@1', 'b')
    answer('annotations.save', mark('a'))
    await saving
    expect(lists()).toHaveLength(1)
  })

  it('tells those that listen to a briefing of its changes alone, until their end', async () => {
    let heard = 0
    const end = onBriefingMarks('pack@1', 'b', () => (heard += 1))
    useAnnotations.setState((state) => ({ lists: { ...state.lists, 'pack@1/c': [mark('c')] } }))
    expect(heard).toBe(0)
    const saving = save({ kind: 'edit', id: 'a', comment: 'Why' })
    answer('annotations.save', { ...mark('a', '2026-11-23T10:00:01.000Z'), comment: 'Why' })
    await saving
    expect(heard).toBe(1)
    expect(briefingMarks('pack@1', 'b')[0]?.comment).toBe('Why')
    end()
    useAnnotations.setState({ lists: {} })
    expect(heard).toBe(1)
  })
})
