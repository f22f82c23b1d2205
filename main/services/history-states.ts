/** The states that steps of the history keep, and how a step is turned back: only where what it left is still there. */
import { isDeepStrictEqual } from 'node:util'
import type { Annotation } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import type { StepKind } from '../store/operations.ts'
import type { Decided } from '../store/review.ts'
import type { Tables } from '../store/store.ts'
import { noteFacts } from './note-facts.ts'

export type AnnotationFields = Pick<Annotation, 'id' | 'colour' | 'comment' | 'tags' | 'modifiedAt'>
export type NoteTitleState = { id: string; title: string }
export type NoteBinState = { id: string; deletedAt: string | null }
/** Words put into a note at an offset of its body; absent where they were not there yet. */
export type NoteQuoteState = { id: string; at: number; added: string; there: boolean }
/** `mark` is given where the decision took the mark away or brought it back; null while it lay in the bin. */
export type DecisionState = Decided & { case: number; mark?: Annotation | null }

/** A mark in the bin or out of it, and the decisions to drop it that were taken back when it came out. */
export type BinState = { mark: Annotation; there: boolean; decisions: DecisionState[] }

type Edit = { before: AnnotationFields[]; after: AnnotationFields[] }
type Bin = { before: NoteBinState; after: NoteBinState }
type Review = { before: DecisionState[]; after: DecisionState[] }

/** The states each kind of step keeps: what was there before it and what after. */
export type StepStates = {
  'annotation.add': { before: null; after: Annotation[] }
  'annotation.edit': Edit
  'annotation.recolour': Edit
  'annotation.comment': Edit
  'annotation.tag': Edit
  'annotation.remove': { before: Annotation[]; after: null }
  /** Marks taken out of the bin. */
  'annotation.restore': { before: BinState[]; after: BinState[] }
  /** Marks that were there already and what they became, then the new ones. */
  'annotation.import': { before: Annotation[]; after: Annotation[] }
  'note.add': Bin
  'note.rename': { before: NoteTitleState; after: NoteTitleState }
  'note.quote': { before: NoteQuoteState; after: NoteQuoteState }
  'note.remove': Bin
  'note.restore': Bin
  'review.accept': Review
  'review.elsewhere': Review
  'review.keep-old': Review
  'review.drop': Review
  'review.undecide': Review
}

/** Which records a change touched, for events. */
export type Touched = { briefings: Place[]; notes: string[]; reviews: string[] }
type Place = { edition: string; briefing: string }

/**
 * Why a step cannot be turned without writing over something that came after it, in words for the reader; null when it can.
 * Reads only. States were written by `record`, hence the casts.
 */
export function refusal(tables: Tables, kind: StepKind, from: unknown, to: unknown): string | null {
  const say = words.errors.history.declined
  switch (kind) {
    case 'annotation.add':
    case 'annotation.remove':
    case 'annotation.import': {
      const there = listOf<Annotation>(from)
      const expected = new Map(there.map((annotation) => [annotation.id, annotation]))
      const back = listOf<Annotation>(to).filter(({ id }) => !expected.has(id))
      const isSame = there.every((annotation) => isDeepStrictEqual(tables.annotations.get(annotation.id), annotation))
      return isSame && back.every(({ id }) => tables.annotations.get(id) === undefined) ? null : say.mark
    }
    case 'annotation.restore': {
      const isSame = listOf<BinState>(from).every(
        ({ mark, there, decisions }) =>
          isDeepStrictEqual(tables.annotations.get(mark.id), there ? mark : undefined) && decisions.every((one) => isStill(tables, one)),
      )
      return isSame ? null : say.mark
    }
    case 'annotation.edit':
    case 'annotation.recolour':
    case 'annotation.comment':
    case 'annotation.tag': {
      const isSame = listOf<AnnotationFields>(from).every((fields) => {
        const current = tables.annotations.get(fields.id)
        return (
          current && current.colour === fields.colour && current.comment === fields.comment && isDeepStrictEqual(current.tags, fields.tags)
        )
      })
      return isSame ? null : say.mark
    }
    case 'note.rename':
      return tables.notes.get((from as NoteTitleState).id)?.title === (from as NoteTitleState).title ? null : say.note
    case 'note.quote': {
      const { id, at, added, there } = from as NoteQuoteState
      const note = tables.notes.get(id)
      if (!note || note.deletedAt !== null) return say.note
      const isSame = there ? note.body.startsWith(added, at) : note.body.length === at
      return isSame ? null : say.note
    }
    case 'note.add':
    case 'note.remove':
    case 'note.restore': {
      const note = tables.notes.get((from as NoteBinState).id)
      return note && (note.deletedAt === null) === ((from as NoteBinState).deletedAt === null) ? null : say.note
    }
    case 'review.accept':
    case 'review.elsewhere':
    case 'review.keep-old':
    case 'review.drop':
    case 'review.undecide': {
      const isSame = listOf<DecisionState>(from).every((one) => isStill(tables, one))
      return isSame ? null : say.decision
    }
  }
}

function isStill(tables: Tables, { case: id, decision, chosen, mark }: DecisionState): boolean {
  const row = tables.review.get(id)
  if (!row || row.decision !== decision || !isDeepStrictEqual(row.chosen, chosen)) return false
  return mark === undefined || isDeepStrictEqual(tables.annotations.get(row.subject), mark ?? undefined)
}

/** Puts records into the state `to`; what they are in now is `from`, which `refusal` has made sure of. */
export function restore(tables: Tables, kind: StepKind, from: unknown, to: unknown, time: string): Touched {
  switch (kind) {
    case 'annotation.add':
    case 'annotation.remove':
    case 'annotation.import': {
      const gone = listOf<Annotation>(from)
      const back = listOf<Annotation>(to)
      const places = placesOf(tables, [...gone, ...back])
      const stay = new Set(back.map(({ id }) => id))
      for (const annotation of gone) {
        tables.annotations.remove(annotation.id)
        // What was only just made leaves no trace when that is undone; what the reader deleted, the bin keeps.
        if (!stay.has(annotation.id) && kind === 'annotation.remove') tables.bin.put(annotation, time)
      }
      for (const annotation of back) {
        tables.annotations.put(annotation)
        tables.bin.remove(annotation.id)
      }
      return { briefings: places, notes: [], reviews: [] }
    }
    case 'annotation.restore':
      return restoreMarks(tables, listOf<BinState>(to), time)
    case 'annotation.edit':
    case 'annotation.recolour':
    case 'annotation.comment':
    case 'annotation.tag': {
      const changed = listOf<AnnotationFields>(to).flatMap((fields) => {
        const current = tables.annotations.get(fields.id)
        if (current) tables.annotations.put({ ...current, ...fields })
        return current ?? []
      })
      return { briefings: placesOf(tables, changed), notes: [], reviews: [] }
    }
    case 'note.rename': {
      const { id, title } = to as NoteTitleState
      const current = noteNamed(tables, id)
      tables.notes.put({ ...current, title, revision: current.revision + 1, modifiedAt: time })
      return { briefings: [], notes: [id], reviews: [] }
    }
    case 'note.quote': {
      const { id, at, added, there } = to as NoteQuoteState
      const current = noteNamed(tables, id)
      const body = current.body.slice(0, at) + (there ? added : '') + current.body.slice(there ? at : at + added.length)
      tables.notes.put({ ...current, body, ...noteFacts(body), revision: current.revision + 1, modifiedAt: time })
      return { briefings: [], notes: [id], reviews: [] }
    }
    case 'note.add':
    case 'note.remove':
    case 'note.restore': {
      const { id, deletedAt } = to as NoteBinState
      tables.notes.put({ ...noteNamed(tables, id), deletedAt: deletedAt === null ? null : time })
      return { briefings: [], notes: [id], reviews: [] }
    }
    case 'review.accept':
    case 'review.elsewhere':
    case 'review.keep-old':
    case 'review.drop':
    case 'review.undecide':
      return takeDecisions(tables, listOf<DecisionState>(to), time)
  }
}

/** Takes marks out of the bin or back into it, with the decisions that went along. */
export function restoreMarks(tables: Tables, states: readonly BinState[], time: string): Touched {
  const marks = states.map(({ mark }) => mark)
  const before = placesOf(tables, marks)
  for (const { mark, there } of states) {
    if (there) {
      tables.annotations.put(mark)
      tables.bin.remove(mark.id)
    } else {
      tables.annotations.remove(mark.id)
      tables.bin.put(mark, time)
    }
  }
  const touched = takeDecisions(
    tables,
    states.flatMap(({ decisions }) => decisions),
    time,
  )
  return { ...touched, briefings: [...touched.briefings, ...before] }
}

/** Writes decisions, and takes the marks they drop to the bin or out of it. */
export function takeDecisions(tables: Tables, states: readonly DecisionState[], time: string): Touched {
  const touched: Touched = { briefings: [], notes: [], reviews: [] }
  for (const { case: id, decision, chosen, mark } of states) {
    const row = tables.review.get(id)
    if (!row) continue
    touched.reviews.push(row.target)
    touched.briefings.push({ edition: row.target, briefing: row.briefing })
    if (mark === null) {
      const current = tables.annotations.get(row.subject)
      if (current) {
        touched.briefings.push(...placesOf(tables, [current]))
        tables.bin.put(current, time)
        tables.annotations.remove(current.id)
      }
    } else if (mark) {
      tables.annotations.put(mark)
      tables.bin.remove(mark.id)
      touched.briefings.push(...placesOf(tables, [mark]))
    }
    tables.review.decide(id, { decision, chosen }, time)
  }
  return touched
}

/** A log from before several records were changed at once holds one without a list. */
const listOf = <T>(states: unknown): T[] => (states === null ? [] : Array.isArray(states) ? (states as T[]) : [states as T])

function noteNamed(tables: Tables, id: string) {
  const note = tables.notes.get(id)
  if (!note) throw new RangeError(`No note ${id}`)
  return note
}

/** The briefings these marks stand in, those of newer editions included, each once. */
export function placesOf(tables: Tables, annotations: readonly Pick<Annotation, 'id' | 'anchor'>[]): Place[] {
  const all = annotations.flatMap(({ id, anchor: { edition, briefing } }) => [{ edition, briefing }, ...tables.review.attachedTo(id)])
  return [...new Map(all.map((place) => [`${place.edition}/${place.briefing}`, place])).values()]
}
