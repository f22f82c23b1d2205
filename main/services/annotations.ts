/** Marks: made from a range of the briefing as it stands, changed, removed; each change one step that can be undone. */
import { describe } from '../../core/anchor/describe.ts'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import { type Anchor, type Annotation, MAX_QUOTE, type PassageRange } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import type { Store } from '../store/store.ts'
import { type History, briefingsOf } from './history.ts'
import type { Emit, Ids } from './ports.ts'
import type { Annotations, Library } from './types.ts'

type Parts = { store: Store; library: Library; history: History; ids: Ids; now: () => Date; emit: Emit }
type Draft = HandlerInput<'annotations.save'>

export function createAnnotations({ store, library, history, ids, now, emit }: Parts): Annotations {
  function add(draft: Extract<Draft, { kind: 'new' }>): Annotation {
    const anchor = anchorOf(library, draft)
    const time = now().toISOString()
    const { colour, comment } = draft
    const annotation: Annotation = { id: ids.next(), anchor, colour, comment, tags: once(draft.tags), createdAt: time, modifiedAt: time }
    const step = store.write((tables) => {
      tables.annotations.put(annotation)
      return history.record(tables, 'annotation.add', annotation.id, { before: null, after: [annotation] })
    })
    history.committed([step])
    emit('annotations.changed', { briefings: briefingsOf([annotation]) })
    return annotation
  }

  function edit(draft: Extract<Draft, { kind: 'edit' }>): Annotation {
    const result = store.write((tables) => {
      const old = tables.annotations.get(draft.id)
      if (!old) throw new ServiceError('not-found', words.errors.noAnnotation)
      const { colour = old.colour, comment = old.comment } = draft
      const tags = draft.tags ? once(draft.tags) : old.tags
      if (colour === old.colour && comment === old.comment && tags.join('\n') === old.tags.join('\n')) return { annotation: old }
      const annotation: Annotation = { ...old, colour, comment, tags, modifiedAt: now().toISOString() }
      tables.annotations.put(annotation)
      const step = history.record(tables, 'annotation.edit', old.id, { before: [fieldsOf(old)], after: [fieldsOf(annotation)] })
      return { annotation, step }
    })
    if (result.step) {
      history.committed([result.step])
      emit('annotations.changed', { briefings: briefingsOf([result.annotation]) })
    }
    return result.annotation
  }

  return {
    list: (filter) => store.read((tables) => tables.annotations.list(filter)),
    save: (draft) => (draft.kind === 'new' ? add(draft) : edit(draft)),
    recolour(wanted, colour) {
      const { changed, step } = store.write((tables) => {
        const found = once(wanted).flatMap((id) => tables.annotations.get(id) ?? [])
        if (found.length === 0) throw new ServiceError('not-found', words.errors.noAnnotation)
        const before = found.filter((one) => one.colour !== colour)
        const [first] = before
        if (!first) return { changed: [], step: null }
        const modifiedAt = now().toISOString()
        const after = before.map((one) => ({ ...one, colour, modifiedAt }))
        for (const one of after) tables.annotations.put(one)
        const states = { before: before.map(fieldsOf), after: after.map(fieldsOf) }
        return { changed: after, step: history.record(tables, 'annotation.edit', first.id, states) }
      })
      if (step === null) return { step }
      history.committed([step])
      emit('annotations.changed', { briefings: briefingsOf(changed) })
      return { step: step.id }
    },
    remove(wanted) {
      const { gone, step } = store.write((tables) => {
        const found = once(wanted).flatMap((id) => tables.annotations.get(id) ?? [])
        const [first] = found
        if (!first) throw new ServiceError('not-found', words.errors.noAnnotation)
        for (const { id } of found) tables.annotations.remove(id)
        return { gone: found, step: history.record(tables, 'annotation.remove', first.id, { before: found, after: null }) }
      })
      history.committed([step])
      emit('annotations.changed', { briefings: briefingsOf(gone) })
      return { step: step.id }
    },
    counts: () => store.read((tables) => tables.annotations.counts()),
  }
}

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]
const fieldsOf = ({ id, colour, comment, tags, modifiedAt }: Annotation) => ({ id, colour, comment, tags, modifiedAt })

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
