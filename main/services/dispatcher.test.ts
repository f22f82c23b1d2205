import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CallName, type Handlers, calls } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import { createDispatcher } from './dispatcher.ts'
import { fitsIn } from './input-size.ts'
import { createWriteQueue } from './write-queue.ts'

function make(given: Partial<Handlers>, checkReplies = true) {
  const logged: unknown[] = []
  const ran: string[] = []
  const names = Object.keys(calls) as CallName[]
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: never) => {
        ran.push(name)
        const handler = given[name] as ((input: never) => unknown) | undefined
        if (!handler) throw new Error('not in this test')
        return handler(input)
      },
    ]),
  ) as unknown as Handlers
  const logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (message: string, fields?: object) => logged.push([message, fields]),
  }
  return { dispatch: createDispatcher({ handlers, queue: createWriteQueue(), logger, checkReplies }), logged, ran }
}

describe('dispatcher', () => {
  it.each(['nothing.here', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 7, null, undefined, {}, ['notes.list']])(
    'answers the unknown name %j with an error',
    async (name) => {
      const { dispatch, ran } = make({})
      expect(await dispatch(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
      expect(ran).toEqual([])
    },
  )

  it('refuses wrong types of every call before its handler runs', async () => {
    const { dispatch, ran } = make({})
    for (const name of Object.keys(calls)) {
      for (const junk of [undefined, null, 7, 'text', [], { surplus: 1 }, new Map(), () => 1, Symbol('x')]) {
        expect(await dispatch(name, junk)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
      }
    }
    expect(ran).toEqual([])
  })

  it('never throws, whatever it is given', async () => {
    const { dispatch } = make({})
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.constantFrom(...Object.keys(calls))), fc.anything(), async (name, input) => {
        const reply = await dispatch(name, input)
        expect(JSON.parse(JSON.stringify(reply))).toEqual(reply)
      }),
    )
  })

  it('refuses 10 MB of junk, a value that holds itself, and deep nesting', async () => {
    const { dispatch, ran } = make({})
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    let deep: unknown = 1
    for (let i = 0; i < 500_000; i += 1) deep = [deep]
    for (const junk of ['x'.repeat(10_000_000), { id: 'x'.repeat(10_000_000) }, Array.from({ length: 2_000_000 }, () => 1), circle, deep]) {
      for (const name of ['notes.get', 'annotations.list'] as const) {
        expect(await dispatch(name, junk)).toMatchObject({ ok: false, error: { code: 'too-large' } })
      }
    }
    expect(await dispatch('notes.save', { kind: 'new', title: '', body: 'x'.repeat(10_000_000) })).toMatchObject({
      error: { code: 'too-large' },
    })
    expect(ran).toEqual([])
  })

  it('names the field that was wrong', async () => {
    const { dispatch } = make({})
    const reply = await dispatch('notes.get', { id: 'no' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-input', details: { field: 'id' } } })
  })

  it('passes on what a service says, and hides everything else', async () => {
    const { dispatch, logged } = make({
      'notes.get': () => {
        throw new ServiceError('not-found', 'No such note', { id: 'abc' })
      },
      'status.get': () => {
        throw new Error('ENOENT /home/someone/aide.db')
      },
    })
    expect(await dispatch('notes.get', { id: 'abcdefgh' })).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'No such note', details: { id: 'abc' } },
    })
    const hidden = await dispatch('status.get', {})
    expect(hidden).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(hidden)).not.toMatch(/home|ENOENT|at /u)
    expect(JSON.stringify(logged)).toContain('/home/someone')
  })

  it('holds replies against their schema when told to', async () => {
    const wrong = { 'notes.list': () => [{ id: 1 }] } as unknown as Partial<Handlers>
    expect(await make(wrong).dispatch('notes.list', {})).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(await make(wrong, false).dispatch('notes.list', {})).toMatchObject({ ok: true })
  })

  it('runs writes one at a time and in order', async () => {
    const steps: string[] = []
    const { dispatch } = make({
      'notes.remove': async ({ id }) => {
        steps.push(`start ${id}`)
        await new Promise((resolve) => setTimeout(resolve, id === 'note-aaaa' ? 20 : 1))
        steps.push(`end ${id}`)
        return {}
      },
    })
    await Promise.all([dispatch('notes.remove', { id: 'note-aaaa' }), dispatch('notes.remove', { id: 'note-bbbb' })])
    expect(steps).toEqual(['start note-aaaa', 'end note-aaaa', 'start note-bbbb', 'end note-bbbb'])
  })
})

describe('write queue', () => {
  it('drains what was accepted, then refuses', async () => {
    const queue = createWriteQueue()
    const done: number[] = []
    const first = queue.run(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      done.push(1)
    })
    const failing = queue.run(() => {
      throw new Error('no')
    })
    const third = queue.run(() => done.push(3))
    const failed = expect(failing).rejects.toThrow('no')
    await queue.close()
    expect(done).toEqual([1, 3])
    await Promise.all([first, failed, third])
    await expect(queue.run(() => 1)).rejects.toMatchObject({ code: 'storage-failed' })
  })
})

describe('input size', () => {
  it('is close to the length of the JSON text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const size = JSON.stringify(value).length
        expect(fitsIn(value, size * 6 + 10)).toBe(true)
        expect(fitsIn(value, Math.floor(size / 8) - 10)).toBe(false)
      }),
    )
  })
})
