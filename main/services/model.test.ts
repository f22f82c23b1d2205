/** Random sequences of calls, restarts included, against a plain model in memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CallInput, CallName, CallOutput } from '../../core/contract/calls.ts'
import { TEXTS, openTestServices } from './test-support.ts'

type Mark = { id: string; quote: string; colour: string; comment: string }
type NoteState = { id: string; title: string; body: string; bin: boolean }
type World = { marks: ReadonlyMap<string, Mark>; notes: ReadonlyMap<string, NoteState> }

/** What is expected: the world as it is, and for each step what to put back. Bodies are not part of steps. */
type Model = { world: World; done: Step[]; undone: Step[] }
/** `id`: the number main names the step by, where it does. */
type Step = { undo: (world: World) => World; redo: (world: World) => World; id?: number | null }

const withMark = (world: World, id: string, mark: Mark | undefined): World => {
  const marks = new Map(world.marks)
  if (mark) marks.set(id, mark)
  else marks.delete(id)
  return { ...world, marks }
}
const withNote = (world: World, id: string, change: Partial<NoteState>): World => {
  const old = world.notes.get(id) ?? { id, title: '', body: '', bin: false }
  return { ...world, notes: new Map(world.notes).set(id, { ...old, ...change }) }
}

const command = fc.oneof(
  fc.record({
    kind: fc.constant('mark' as const),
    from: fc.nat(30),
    length: fc.integer({ min: 1, max: 30 }),
    comment: fc.constantFrom('', 'a', 'b'),
  }),
  fc.record({
    kind: fc.constant('recolour' as const),
    pick: fc.nat(),
    colour: fc.constantFrom('yellow' as const, 'green' as const, 'pink' as const),
  }),
  fc.record({
    kind: fc.constant('recolour-all' as const),
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    colour: fc.constantFrom('yellow' as const, 'green' as const, 'pink' as const),
  }),
  fc.record({ kind: fc.constant('undo-named' as const), back: fc.nat(2) }),
  fc.record({ kind: fc.constant('unmark' as const), picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('note' as const), title: fc.constantFrom('One', 'Two') }),
  fc.record({ kind: fc.constant('rename' as const), pick: fc.nat(), title: fc.constantFrom('Three', 'Four', 'Five') }),
  fc.record({ kind: fc.constant('write' as const), pick: fc.nat(), body: fc.constantFrom('x', 'yy', '# z', '> q') }),
  fc.record({ kind: fc.constant('bin' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('unbin' as const), pick: fc.nat() }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'undo' as const }),
  fc.constant({ kind: 'redo' as const }),
  fc.constant({ kind: 'restart' as const }),
)
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

it('behaves like the model, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40 }), async (commands) => {
      const dir = mkdtempSync(join(tmpdir(), 'aide-model-'))
      let at = openTestServices(dir)
      const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
        const reply = await at.services.call(name, input)
        if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`)
        return reply.value
      }
      const model: Model = { world: { marks: new Map(), notes: new Map() }, done: [], undone: [] }
      const take = (step: Step): void => {
        model.world = step.redo(model.world)
        model.done.push(step)
        model.undone = []
      }
      const pick = <T>(from: ReadonlyMap<string, T>, n: number): T | undefined => [...from.values()][n % Math.max(1, from.size)]

      async function run(step: Command): Promise<void> {
        const { marks, notes } = model.world
        switch (step.kind) {
          case 'mark': {
            const range = { start: { passage: 'p-1', offset: step.from }, end: { passage: 'p-1', offset: step.from + step.length } }
            if ((TEXTS[1] ?? '').slice(step.from, step.from + step.length).trim() === '') return
            const made = await call('annotations.save', {
              kind: 'new',
              edition: 'pack@1',
              briefing: 'summit',
              range,
              colour: 'yellow',
              comment: step.comment,
            })
            const mark = { id: made.id, quote: made.anchor.quote, colour: 'yellow', comment: step.comment }
            take({ redo: (world) => withMark(world, made.id, mark), undo: (world) => withMark(world, made.id, undefined) })
            return
          }
          case 'recolour': {
            const old = pick(marks, step.pick)
            if (!old) return
            await call('annotations.save', { kind: 'edit', id: old.id, colour: step.colour })
            const next = { ...old, colour: step.colour }
            if (old.colour !== step.colour) {
              take({ redo: (world) => withMark(world, old.id, next), undo: (world) => withMark(world, old.id, old) })
            }
            return
          }
          case 'recolour-all': {
            const chosen = [...new Set(step.picks.flatMap((n) => pick(marks, n) ?? []))]
            if (chosen.length === 0) return
            const { step: id } = await call('annotations.recolour', { ids: chosen.map(({ id }) => id), colour: step.colour })
            const old = chosen.filter(({ colour }) => colour !== step.colour)
            expect(id !== null).toBe(old.length > 0)
            if (old.length === 0) return
            take({
              id,
              redo: (world) => old.reduce((rest, mark) => withMark(rest, mark.id, { ...mark, colour: step.colour }), world),
              undo: (world) => old.reduce((rest, mark) => withMark(rest, mark.id, mark), world),
            })
            return
          }
          case 'undo-named': {
            const named = model.done.at(-1 - step.back)
            if (named?.id === undefined || named.id === null) return
            const reply = await at.services.call('history.undo', { step: named.id })
            const isLast = named === model.done.at(-1)
            expect(reply).toMatchObject(isLast ? { ok: true } : { ok: false, error: { code: 'conflict' } })
            if (!isLast) return
            model.done.pop()
            model.world = named.undo(model.world)
            model.undone.push(named)
            return
          }
          case 'unmark': {
            const gone = [...new Set(step.picks.flatMap((n) => pick(marks, n) ?? []))]
            if (gone.length === 0) return
            const { step: id } = await call('annotations.remove', { ids: gone.map(({ id }) => id) })
            take({
              id,
              redo: (world) => gone.reduce((rest, { id }) => withMark(rest, id, undefined), world),
              undo: (world) => gone.reduce((rest, mark) => withMark(rest, mark.id, mark), world),
            })
            return
          }
          case 'note': {
            const { note } = await call('notes.save', { kind: 'new', title: step.title })
            const first = { title: step.title, bin: false }
            model.world = withNote(model.world, note.id, first)
            take({ redo: (world) => withNote(world, note.id, { bin: false }), undo: (world) => withNote(world, note.id, { bin: true }) })
            return
          }
          case 'rename': {
            const old = pick(notes, step.pick)
            if (!old || old.bin) return
            at.forward(60_000)
            const { note } = await call('notes.get', { id: old.id })
            await call('notes.save', { kind: 'edit', id: old.id, base: note.revision, title: step.title })
            if (step.title === old.title) return
            take({
              redo: (world) => withNote(world, old.id, { title: step.title }),
              undo: (world) => withNote(world, old.id, { title: old.title }),
            })
            return
          }
          case 'write': {
            const old = pick(notes, step.pick)
            if (!old || old.bin) return
            const { note } = await call('notes.get', { id: old.id })
            await call('notes.save', { kind: 'edit', id: old.id, base: note.revision, body: step.body })
            model.world = withNote(model.world, old.id, { body: step.body })
            return
          }
          case 'bin':
          case 'unbin': {
            const old = pick(notes, step.pick)
            if (!old) return
            const bin = step.kind === 'bin'
            await call(bin ? 'notes.remove' : 'notes.restore', { id: old.id })
            if (old.bin !== bin)
              take({ redo: (world) => withNote(world, old.id, { bin }), undo: (world) => withNote(world, old.id, { bin: !bin }) })
            return
          }
          case 'undo':
          case 'redo': {
            const [from, to] = step.kind === 'undo' ? [model.done, model.undone] : [model.undone, model.done]
            const { did } = await call(`history.${step.kind}`, {})
            const last = from.pop()
            expect(did !== null).toBe(last !== undefined)
            if (!last) return
            model.world = last[step.kind](model.world)
            to.push(last)
            return
          }
          case 'restart':
            await at.services.close()
            at = openTestServices(dir)
        }
      }

      try {
        for (const step of commands) {
          await run(step)
          const marks = await call('annotations.list', {})
          const seen = new Map(marks.map(({ id, anchor, colour, comment }) => [id, { id, quote: anchor.quote, colour, comment }]))
          expect(seen).toEqual(model.world.marks)
          const listed = [...(await call('notes.list', {})), ...(await call('notes.list', { bin: true }))]
          const bodies = await Promise.all(listed.map(({ id }) => call('notes.get', { id })))
          const notes = new Map(
            bodies.map(({ note }) => [note.id, { id: note.id, title: note.title, body: note.body, bin: note.deletedAt !== null }]),
          )
          expect(notes).toEqual(model.world.notes)
          expect(at.services.status().undo !== null).toBe(model.done.length > 0)
          expect(at.services.status().redo !== null).toBe(model.undone.length > 0)
        }
      } finally {
        await at.services.close()
        rmSync(dir, { recursive: true, force: true })
      }
    }),
    { numRuns: 60 },
  )
})
