/**
 * Undo and redo over marks, notes and review decisions. Every change is one operation in the store's log; undoing writes the
 * state from before it and adds an operation of its own, so the log only grows and a restart finds the same steps again.
 *
 * What one step is: one call that changed marks or decided a case, or that created, renamed, binned or restored a note, or put
 * a quote at its end. Renames of one note that follow each other within ten seconds are one step, because the title is saved
 * as it is typed. The words of a note are not undone here: the editor has its own history.
 *
 * A step is turned only while what it left is still there. Where something else changed it since, nothing is written, the
 * reader is told, and the step is taken off for good, so that the steps before it can be reached.
 */
import { ServiceError } from '../../core/contract/errors.ts'
import type { HistoryNext } from '../../core/contract/review-shapes.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import type { Operation, OperationHead, StepKind } from '../store/operations.ts'
import { STEP_KINDS } from '../store/operations.ts'
import type { Store, Tables } from '../store/store.ts'
import { type StepStates, type Touched, refusal, restore } from './history-states.ts'

export type History = {
  /** Adds a step to the log, inside the caller's transaction; `committed` must follow once that has succeeded. */
  record<K extends StepKind>(tables: Tables, kind: K, subject: string, states: StepStates[K]): OperationHead
  committed(heads: readonly OperationHead[]): void
  /**
   * Turns the last step back, or does the last one turned back again. Null when there is none.
   * @throws ServiceError `conflict` when a step is named that is not the last one, or when it would write over a later change
   */
  undo(expected?: number): { did: string; touched: Touched } | null
  redo(): { did: string; touched: Touched } | null
  undoLabel(): string | null
  /** Names the last step: its newest operation. */
  undoStep(): number | null
  redoLabel(): string | null
  /** Titles for the menu. */
  next(): HistoryNext
}

/** One step: the operations it is made of, oldest first, and how many records they touch. */
type Step = { kind: StepKind; subject: string; operations: number[]; time: number; count: number }

const MAX_STEPS = 200
const RENAME_PAUSE_MS = 10_000

export function createHistory(store: Store, now: () => Date): History {
  const undone: Step[] = []
  const done: Step[] = []
  for (const head of store.read((tables) => recentSteps(tables))) advance(done, undone, head)

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
      const reason = refusal(tables, step.kind, from, to)
      const log = (operation: Operation) => ({ ...operation, id: tables.operations.add(operation), count: step.count })
      const turned = { time, actor: 'reader' as const, subject: step.subject, target: last }
      if (reason !== null) return { head: log({ ...turned, kind: 'declined', before: null, after: null }), touched: reason }
      const change = restore(tables, step.kind, from, to, time)
      return { head: log({ ...turned, kind, before: from, after: to }), touched: change }
    })
    advance(done, undone, head)
    if (typeof touched === 'string') throw new ServiceError('conflict', touched)
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
    next: () => {
      const [last, next] = [done.at(-1), undone.at(-1)]
      return {
        undo: last ? words.errors.history.undo(nameOf(last)) : null,
        redo: next ? words.errors.history.redo(nameOf(next)) : null,
        undoStep: stepOf(last),
        redoStep: stepOf(next),
      }
    },
  }
}

/** Rows read of a very long log; beyond it only steps are lost that were turned back and forth hundreds of times. */
const MOST_ROWS = 20_000

/** As much of the end of the log as the last `MAX_STEPS` steps need: turning a step back and forth adds rows of its own. */
function recentSteps(tables: Tables): OperationHead[] {
  for (let limit = MAX_STEPS * 2; ; limit *= 2) {
    const heads = tables.operations.lastSteps(limit)
    const steps = heads.filter(({ kind }) => !isTurn(kind)).length
    if (heads.length < limit || steps >= MAX_STEPS * 2 || limit >= MOST_ROWS) return heads
  }
}

const isTurn = (kind: string): boolean => kind === 'undo' || kind === 'redo' || kind === 'declined'

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
  if (head.kind === 'declined') {
    for (const steps of [done, undone]) if (stepOf(steps.at(-1)) === head.target) steps.pop()
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

const label = (step: Step): string => words.errors.history.did[step.kind](step.count)
const nameOf = (step: Step): string => words.errors.history.name[step.kind](step.count)
const stepOf = (step: Step | undefined): number | null => step?.operations.at(-1) ?? null
const labelOf = (step: Step | undefined): string | null => (step ? label(step) : null)

/** The briefings these annotations were made in, each once. */
export function briefingsOf(annotations: readonly Pick<Annotation, 'anchor'>[]): { edition: string; briefing: string }[] {
  const found = new Map(annotations.map(({ anchor: { edition, briefing } }) => [`${edition}/${briefing}`, { edition, briefing }]))
  return [...found.values()]
}
