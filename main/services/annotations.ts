/** Marks: made from a range of the briefing as it stands, changed, removed; each change one step that can be undone. */
import { describe } from '../../core/anchor/describe.ts'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import { type Anchor, type Annotation, MAX_QUOTE, type PassageRange } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import type { Store } from '../store/store.ts'
import type { ListedAnnotation } from '../../core/contract/review-shapes.ts'
import type { StepKind } from '../store/operations.ts'
import type { History } from './history.ts'
import { type AnnotationFields, placesOf } from './history-states.ts'
import type { Emit, Ids } from './ports.ts'
import type { Annotations, Library } from './types.ts'

type Parts = {
  store: Store
  library: Library
  history: History
  ids: Ids
  now: () => Date
  emit: Emit
  /** Marks of other editions that stand in this one. */
  attached: (edition: string, briefing: string | undefined) => ListedAnnotation[]
}
type Draft = HandlerInput<'annotations.save'>
type NewMark = Extract<Draft, { kind: 'new' }>

export function createAnnotations({ store, library, history, ids, now, emit, attached }: Parts): Annotations {
  const changed = (marks: readonly Annotation[]): void =>
    emit('annotations.changed', { briefings: store.read((tables) => placesOf(tables, marks)) })

  /** Later than the last change by a millisecond at least, so that it tells two states of a mark apart. */
  const changeTime = (...marks: readonly Annotation[]): string =>
    new Date(Math.max(now().getTime(), ...marks.map(({ modifiedAt }) => Date.parse(modifiedAt) + 1))).toISOString()

  /** A mark of exactly these words that can take the draft without losing anything of its own; one of the draft's colour first. */
  function twinOf(anchor: Anchor, { colour, comment, tags }: NewMark): Annotation | undefined {
    const { edition, briefing, position } = anchor
    const twins = store
      .read((tables) => tables.annotations.list({ edition, briefing }))
      .filter((one) => one.anchor.position.start === position.start && one.anchor.position.end === position.end)
      .filter((one) => comment === '' || one.comment === '' || one.comment === comment)
      .filter((one) => tags.length === 0 || one.tags.length === 0 || isSame(one, { colour, comment, tags: once(tags) }, 'tags'))
    return twins.find((one) => one.colour === colour) ?? twins[0]
  }

  /** Marking the same words again changes the mark that is there: a second one would lie unseen under the first. */
  function add(draft: NewMark): Annotation {
    const anchor = anchorOf(library, draft)
    const twin = twinOf(anchor, draft)
    if (twin !== undefined) {
      const comment = twin.comment === '' ? draft.comment : twin.comment
      const tags = twin.tags.length === 0 ? draft.tags : twin.tags
      return edit({ kind: 'edit', id: twin.id, colour: draft.colour, comment, tags })
    }
    const time = now().toISOString()
    const { colour, comment } = draft
    const annotation: Annotation = { id: ids.next(), anchor, colour, comment, tags: once(draft.tags), createdAt: time, modifiedAt: time }
    const step = store.write((tables) => {
      tables.annotations.put(annotation)
      return history.record(tables, 'annotation.add', annotation.id, { before: null, after: [annotation] })
    })
    history.committed([step])
    changed([annotation])
    return annotation
  }

  function edit(draft: Extract<Draft, { kind: 'edit' }>): Annotation {
    const result = store.write((tables) => {
      const old = tables.annotations.get(draft.id)
      if (!old) throw new ServiceError('not-found', words.errors.noAnnotation)
      const { colour = old.colour, comment = old.comment } = draft
      const tags = draft.tags ? once(draft.tags) : old.tags
      const kind = kindOfEdit(old, { colour, comment, tags })
      if (kind === null) return { annotation: old }
      if (isStale(old, { colour, comment, tags }, draft.was ?? {}))
        throw new ServiceError('conflict', words.errors.markChanged, { modifiedAt: old.modifiedAt })
      const annotation: Annotation = { ...old, colour, comment, tags, modifiedAt: changeTime(old) }
      tables.annotations.put(annotation)
      const step = history.record(tables, kind, old.id, { before: [fieldsOf(old)], after: [fieldsOf(annotation)] })
      return { annotation, step }
    })
    if (result.step) {
      history.committed([result.step])
      changed([result.annotation])
    }
    return result.annotation
  }

  return {
    list: (filter) => store.read((tables) => tables.annotations.list(filter)),
    inEdition(filter) {
      const own = store.read((tables) => tables.annotations.list(filter))
      if (filter.edition === undefined) return own
      const others = attached(filter.edition, filter.briefing).filter(
        ({ colour }) => filter.colour === undefined || colour === filter.colour,
      )
      return others.length === 0 ? own : [...own, ...others].toSorted(inReadingOrder)
    },
    save: (draft) => (draft.kind === 'new' ? add(draft) : edit(draft)),
    recolour(wanted, colour) {
      const { marks, step } = store.write((tables) => {
        const found = once(wanted).flatMap((id) => tables.annotations.get(id) ?? [])
        if (found.length === 0) throw new ServiceError('not-found', words.errors.noAnnotation)
        const before = found.filter((one) => one.colour !== colour)
        const [first] = before
        if (!first) return { marks: [], step: null }
        const modifiedAt = changeTime(...before)
        const after = before.map((one) => ({ ...one, colour, modifiedAt }))
        for (const one of after) tables.annotations.put(one)
        const states = { before: before.map(fieldsOf), after: after.map(fieldsOf) }
        return { marks: after, step: history.record(tables, 'annotation.recolour', first.id, states) }
      })
      if (step === null) return { step }
      history.committed([step])
      changed(marks)
      return { step: step.id }
    },
    remove(wanted) {
      const { gone, step } = store.write((tables) => {
        const found = once(wanted).flatMap((id) => tables.annotations.get(id) ?? [])
        const [first] = found
        if (!first) throw new ServiceError('not-found', words.errors.noAnnotation)
        const deletedAt = now().toISOString()
        for (const annotation of found) {
          tables.annotations.remove(annotation.id)
          tables.bin.put(annotation, deletedAt)
        }
        return { gone: found, step: history.record(tables, 'annotation.remove', first.id, { before: found, after: null }) }
      })
      history.committed([step])
      changed(gone)
      return { step: step.id }
    },
    counts: () =>
      store.read((tables) => {
        const counts = new Map(Object.entries(tables.annotations.counts()))
        for (const [place, marks] of Object.entries(tables.review.attachedCounts())) counts.set(place, (counts.get(place) ?? 0) + marks)
        return Object.fromEntries(counts)
      }),
  }
}

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]
const fieldsOf = ({ id, colour, comment, tags, modifiedAt }: Annotation): AnnotationFields => ({ id, colour, comment, tags, modifiedAt })

const inReadingOrder = (a: Annotation, b: Annotation): number =>
  compareText(a.anchor.briefing, b.anchor.briefing) ||
  a.anchor.position.start - b.anchor.position.start ||
  compareText(a.createdAt, b.createdAt) ||
  compareText(a.id, b.id)
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

type Editable = Pick<Annotation, 'colour' | 'comment' | 'tags'>
const isSame = (a: Editable, b: Editable, field: keyof Editable): boolean => JSON.stringify(a[field]) === JSON.stringify(b[field])
const FIELDS = ['colour', 'comment', 'tags'] as const

type EditKind = Extract<StepKind, 'annotation.edit' | 'annotation.recolour' | 'annotation.comment' | 'annotation.tag'>
/** What an edit is called; null when it changes nothing. */
function kindOfEdit(old: Annotation, next: Editable): EditKind | null {
  const [field, ...more] = FIELDS.filter((one) => !isSame(old, next, one))
  if (field === undefined) return null
  if (more.length > 0) return 'annotation.edit'
  return ({ colour: 'annotation.recolour', comment: 'annotation.comment', tags: 'annotation.tag' } as const)[field]
}

/** Whether a field that is about to change is no longer what the caller saw: saving would lose what another window wrote. */
const isStale = (old: Annotation, next: Editable, was: { [F in keyof Editable]?: Editable[F] | undefined }): boolean =>
  FIELDS.some((field) => was[field] !== undefined && !isSame(old, { ...old, [field]: was[field] }, field) && !isSame(old, next, field))

/**
 * The anchor of a range of an installed briefing.
 * @throws ServiceError `not-found` without the briefing; `bad-input` when the range is empty, only white space or not in it
 */
export function anchorOf(library: Library, place: { edition: string; briefing: string; range: PassageRange }): Anchor {
  const briefing = library.briefing(place.edition, place.briefing)
  try {
    return describe(briefing, place.range)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const tooLong = briefing.passages.reduce((sum, passage) => sum + passage.text.length, 0) > MAX_QUOTE
    throw new ServiceError('bad-input', tooLong ? words.errors.quoteTooLong : words.errors.noWords, { field: 'range' }, { cause: error })
  }
}
