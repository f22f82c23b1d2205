/**
 * Undo and redo over marks and notes. Every change is one operation in the store's log; undoing writes the state from
 * before it and adds an operation of its own, so the log only grows and a restart finds the same steps again.
 *
 * What one step is: one call that changed marks, or that created, renamed, binned or restored a note. Renames of one note
 * that follow each other within ten seconds are one step, because the title is saved as it is typed. The words of a note
 * are not undone here: the editor has its own history.
 */
import { ServiceError } from '../../core/contract/errors.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import type { Operation, OperationHead, StepKind } from '../store/operations.ts'
import { STEP_KINDS } from '../store/operations.ts'
import type { Store, Tables } from '../store/store.ts'

export type AnnotationFields = Pick<Annotation, 'id' | 'colour' | 'comment' | 'tags' | 'modifiedAt'>
export type NoteTitleState = { id: string; title: string }
export type NoteBinState = { id: string; deletedAt: string | null }

/** The states each kind of step keeps: what was there before it and what after. */
export type StepStates = {
  'annotation.add': { before: null; after: Annotation[] }
  'annotation.edit': { before: AnnotationFields[]; after: AnnotationFields[] }
  'annotation.remove': { before: Annotation[]; after: null }
  /** Marks that were there already and what they became, then the new ones. */
  'annotation.import': { before: Annotation[]; after: Annotation[] }
  'note.add': { before: NoteBinState; after: NoteBinState }
  'note.rename': { before: NoteTitleState; after: NoteTitleState }
  'note.remove': { before: NoteBinState; after: NoteBinState }
  'note.restore': { before: NoteBinState; after: NoteBinState }
}

/** Which records a change touched, for events. */
export type Touched = { briefings: { edition: string; briefing: string }[]; notes: string[] }

export type History = {
  /** Adds a step to the log, inside the caller's transaction; `committed` must follow once that has succeeded. */
  record<K extends StepKind>(tables: Tables, kind: K, subject: string, states: StepStates[K]): OperationHead
  committed(heads: readonly OperationHead[]): void
  /**
   * Turns the last step back, or does the last one turned back again. Null when there is none.
   * @throws ServiceError `conflict` when a step is named that is not the last one
   */
  undo(expected?: number): { did: string; touched: Touched } | null
  redo(): { did: string; touched: Touched } | null
  undoLabel(): string | null
  /** Names the last step: its newest operation. */
  undoStep(): number | null
  redoLabel(): string | null
}

/** One step: the operations it is made of, oldest first, and how many records they touch. */
type Step = { kind: StepKind; subject: string; operations: number[]; time: number; count: number }

const MAX_STEPS = 200
const RENAME_PAUSE_MS = 10_000

export function createHistory(store: Store, now: () => Date): History {
  const undone: Step[] = []
  const done: Step[] = []
  for (const head of store.read((tables) => tables.operations.lastSteps(MAX_STEPS * 2))) advance(done, undone, head)

  function turn(kind: 'undo' | 'redo'): { did: string; touched: Touched } | null {
    const step = (kind === 'undo' ? done : undone).at(-1)
    const first = step?.operations[0]
    const last = step?.operations.at(-1)
    if (!step || first === undefined || last === undefined) return null
    const time = now().toISOString()
    const { head, touched } = store.write((tables) => {
      const before: unknown = tables.operations.states(first).before
      const after: unknown = tables.operations.states(last).after
      const [from, to] = kind === 'undo' ? [after, before] : [before, after]
      const change = restore(tables, step.kind, from, to, time)
      const operation: Operation = { time, actor: 'reader', kind, subject: step.subject, target: last, before: from, after: to }
      return { head: { ...operation, id: tables.operations.add(operation), count: step.count }, touched: change }
    })
    advance(done, undone, head)
    return { did: label(step), touched }
  }

  return {
    record(tables, kind, subject, { before, after }) {
      const operation: Operation = { time: now().toISOString(), actor: 'reader', kind, subject, target: null, before, after }
      const count = Math.max(Array.isArray(before) ? before.length : 1, Array.isArray(after) ? after.length : 1)
      return { ...operation, id: tables.operations.add(operation), count }
    },
    committed(heads) {
      for (const head of heads) advance(done, undone, head)
    },
    undo(expected) {
      if (expected !== undefined && expected !== stepOf(done.at(-1))) throw new ServiceError('conflict', words.errors.notLastStep)
      return turn('undo')
    },
    redo: () => turn('redo'),
    undoLabel: () => labelOf(done.at(-1)),
    undoStep: () => stepOf(done.at(-1)),
    redoLabel: () => labelOf(undone.at(-1)),
  }
}

/** Moves the two stacks past one operation; the same rule live and when the log is read again. */
function advance(done: Step[], undone: Step[], head: OperationHead): void {
  if (head.kind === 'undo' || head.kind === 'redo') {
    const [from, to] = head.kind === 'undo' ? [done, undone] : [undone, done]
    // A target that is not on top lies before the part of the log that was read.
    if (from.at(-1)?.operations.at(-1) !== head.target) return
    const step = from.pop()
    if (step) to.push(step)
    return
  }
  const kind = STEP_KINDS.find((known) => known === head.kind)
  if (!kind) return
  undone.length = 0
  const time = Date.parse(head.time)
  const top = done.at(-1)
  if (kind === 'note.rename' && top?.kind === kind && top.subject === head.subject && time - top.time <= RENAME_PAUSE_MS) {
    top.operations = [top.operations[0] ?? head.id, head.id]
    top.time = time
    return
  }
  done.push({ kind, subject: head.subject, operations: [head.id], time, count: head.count })
  if (done.length > MAX_STEPS) done.shift()
}

const label = (step: Step): string => words.errors.history[step.kind](step.count)
const stepOf = (step: Step | undefined): number | null => step?.operations.at(-1) ?? null
const labelOf = (step: Step | undefined): string | null => (step ? label(step) : null)

/** Puts records into the state `to`; what they are in now is `from`. States were written by `record`, hence the casts. */
function restore(tables: Tables, kind: StepKind, from: unknown, to: unknown, time: string): Touched {
  switch (kind) {
    case 'annotation.add':
    case 'annotation.remove':
    case 'annotation.import': {
      const gone = (from ?? []) as Annotation[]
      const back = (to ?? []) as Annotation[]
      for (const { id } of gone) tables.annotations.remove(id)
      for (const annotation of back) tables.annotations.put(annotation)
      return { briefings: briefingsOf([...gone, ...back]), notes: [] }
    }
    case 'annotation.edit': {
      // A log from before several marks were changed at once holds one without a list.
      const states = (Array.isArray(to) ? to : [to]) as AnnotationFields[]
      const changed = states.map((fields) => {
        const current = tables.annotations.get(fields.id)
        if (!current) throw new RangeError(`No annotation ${fields.id}`)
        tables.annotations.put({ ...current, ...fields })
        return current
      })
      return { briefings: briefingsOf(changed), notes: [] }
    }
    case 'note.rename': {
      const { id, title } = to as NoteTitleState
      const current = noteNamed(tables, id)
      tables.notes.put({ ...current, title, revision: current.revision + 1, modifiedAt: time })
      return { briefings: [], notes: [id] }
    }
    case 'note.add':
    case 'note.remove':
    case 'note.restore': {
      const { id, deletedAt } = to as NoteBinState
      tables.notes.put({ ...noteNamed(tables, id), deletedAt })
      return { briefings: [], notes: [id] }
    }
  }
}

function noteNamed(tables: Tables, id: string) {
  const note = tables.notes.get(id)
  if (!note) throw new RangeError(`No note ${id}`)
  return note
}

/** The briefings these annotations stand in, each once. */
export function briefingsOf(annotations: readonly Pick<Annotation, 'anchor'>[]): { edition: string; briefing: string }[] {
  const found = new Map(annotations.map(({ anchor: { edition, briefing } }) => [`${edition}/${briefing}`, { edition, briefing }]))
  return [...found.values()]
}
