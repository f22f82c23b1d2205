import { describe, expect, it } from 'vitest'
import type { ListedAnnotation } from '../../core/contract/review-shapes.ts'
import { createMarkStore } from './mark-store.ts'
import type { MarkPiece } from './marks.ts'

const mark = (id: string): ListedAnnotation => ({
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
  modifiedAt: '2026-11-23T10:00:00.000Z',
})
const piece = (annotation: ListedAnnotation, passage: string): MarkPiece => ({ annotation, passage, start: 0, end: 4, first: true })

describe('createMarkStore', () => {
  it('shows the marks of a passage once it is revealed, and new ones there at once', () => {
    const store = createMarkStore()
    const [a, b] = [piece(mark('a'), 'p-1'), piece(mark('b'), 'p-1')]
    store.set([a])
    expect(store.of('p-1')).toEqual([])
    expect(store.hidden(5)).toEqual(['p-1'])
    store.reveal(['p-1'])
    expect(store.of('p-1')).toEqual([a])
    store.set([a, b])
    expect(store.of('p-1')).toEqual([a, b])
    expect(store.hidden(5)).toEqual([])
  })

  it('tells the passage whose marks changed, and no other', () => {
    const store = createMarkStore()
    const heard: string[] = []
    for (const passage of ['p-1', 'p-2']) store.subscribe(passage, () => heard.push(passage))
    const [a, b] = [mark('a'), mark('b')]
    store.reveal(['p-1', 'p-2'])
    store.set([piece(a, 'p-1'), piece(b, 'p-2')])
    const before = store.of('p-1')
    store.takeChanged()
    heard.length = 0
    store.set([piece(a, 'p-1'), piece({ ...b, colour: 'blue' }, 'p-2')])
    expect(heard).toEqual(['p-2'])
    expect([...store.takeChanged()]).toEqual(['p-2'])
    expect(store.of('p-1')).toBe(before)
    store.set([piece(a, 'p-1')])
    expect(heard).toEqual(['p-2', 'p-2'])
    expect(store.of('p-2')).toEqual([])
  })

  it('tells of a mark among others that stayed, before anything is drawn again, and of one that is gone', () => {
    const store = createMarkStore()
    const [a, b, c, d] = ['p-1', 'p-2', 'p-2', 'p-3'].map((passage, i) => piece(mark(String(i)), passage)) as [
      MarkPiece,
      MarkPiece,
      MarkPiece,
      MarkPiece,
    ]
    store.reveal(['p-1', 'p-2', 'p-3'])
    store.set([a, b, d])
    const heard: (readonly string[])[] = []
    store.watch((told) => heard.push(told))
    store.set([a, b, c, d])
    expect(store.of('p-2')).toEqual([b, c])
    store.set([a, b, c])
    expect(store.of('p-3')).toEqual([])
    expect([...store.passages()]).toEqual(['p-1', 'p-2'])
    expect(heard).toEqual([['p-2'], ['p-3']])
  })

  it('hears nothing after its end, and a passage that lost its marks is not waited for', () => {
    const store = createMarkStore()
    let heard = 0
    const end = store.subscribe('p-1', () => (heard += 1))
    store.set([piece(mark('a'), 'p-1')])
    store.set([])
    expect(store.hidden(5)).toEqual([])
    store.reveal(['p-1'])
    end()
    store.set([piece(mark('a'), 'p-1')])
    expect(heard).toBe(0)
    expect(store.of('p-1')).toHaveLength(1)
  })
})
