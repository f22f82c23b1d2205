/** Marks of the briefings that are or were open. Main holds the truth; its event says which lists to read again. */
import { create } from 'zustand'
import type { ListedAnnotation } from '../../core/contract/review-shapes.ts'
import type { Annotation, AnnotationDraft, Colour } from '../../core/model/annotation.ts'
import { call, messageOf } from '../bridge/client.ts'
import { afterPaint, painted } from './after-paint.ts'
import { briefingKey, useLibrary } from './library.ts'
import { say, saving } from './status.ts'

type AnnotationsState = {
  /** Lists by `briefingKey`, in the order main gives them. */
  lists: Readonly<Record<string, readonly ListedAnnotation[]>>
  load: (edition: string, briefing: string) => Promise<void>
  /**
   * Main says that these marks have changed. The event of this window's own save is passed over, since what came back is in
   * the list, and thousands of marks need not be read for it. Where another window's event is taken for it, its own follows,
   * or the save has changed nothing: then the list is read with both.
   */
  changed: (edition: string, briefing: string) => Promise<void>
  /** Fetches the marks ahead of need unless they are here, or the rail says there are none. Opening the briefing asks again and shows a failure. */
  prefetch: (edition: string, briefing: string) => void
  /** Saves and resolves to the annotation, or to undefined after the failure has been shown. */
  save: (draft: AnnotationDraft) => Promise<Annotation | undefined>
  /** Both resolve to the step for undo, or to undefined after the failure has been shown. */
  recolour: (ids: readonly string[], colour: Colour) => Promise<{ step: number | null } | undefined>
  remove: (ids: readonly string[]) => Promise<{ step: number } | undefined>
  /** Whether the annotation is still there, as far as this window knows. */
  has: (annotation: Annotation) => boolean
}

/** What was saved, as it stands in this list: a mark of another edition keeps its place there. */
const standing = (saved: Annotation, listed: ListedAnnotation): ListedAnnotation =>
  listed.placed === undefined ? saved : { ...saved, anchor: listed.anchor, placed: listed.placed }

const put = (annotation: Annotation) =>
  useAnnotations.setState((state) => {
    const key = briefingKey(annotation.anchor.edition, annotation.anchor.briefing)
    const isListed = Object.values(state.lists).some((list) => list.some((one) => one.id === annotation.id))
    if (isListed) {
      const renew = (list: readonly ListedAnnotation[]) =>
        list.some((one) => one.id === annotation.id)
          ? list.map((one) => (one.id === annotation.id ? standing(annotation, one) : one))
          : list
      return { lists: Object.fromEntries(Object.entries(state.lists).map(([at, list]) => [at, renew(list)])) }
    }
    // The mark is painted first: counting it draws all that shows the library again.
    afterPaint(() => useLibrary.getState().setMarkCount(key, useAnnotations.getState().lists[key]?.length ?? 0))
    return { lists: { ...state.lists, [key]: [...(state.lists[key] ?? []), annotation] } }
  })

/** The new list with the old object for each mark that is as it was: what shows it is not drawn again. */
function keepKnown(known: readonly ListedAnnotation[], list: readonly ListedAnnotation[]): readonly ListedAnnotation[] {
  const before = new Map(known.map((one) => [one.id, one]))
  const next = list.map((one) => {
    const old = before.get(one.id)
    const same = old !== undefined && old.modifiedAt === one.modifiedAt && JSON.stringify(old) === JSON.stringify(one)
    return same ? old : one
  })
  return next.length === known.length && next.every((one, i) => one === known[i]) ? known : next
}

/** A save under way, until the event that it causes has come: main sends that before the reply. */
type Echo = { heard: boolean }
const echoes = new Map<string, Set<Echo>>()

/** The list in which a draft's mark stands or will stand. */
const keyOf = (draft: AnnotationDraft, lists: AnnotationsState['lists']): string =>
  draft.kind === 'new'
    ? briefingKey(draft.edition, draft.briefing)
    : (Object.keys(lists).find((key) => lists[key]?.some((one) => one.id === draft.id)) ?? '')

function expectEcho(key: string): Echo {
  const echo = { heard: false }
  echoes.set(key, (echoes.get(key) ?? new Set()).add(echo))
  return echo
}

export const useAnnotations = create<AnnotationsState>()((set, get) => ({
  lists: {},
  load: async (edition, briefing) => {
    const list = await call('annotations.list', { edition, briefing })
    const key = briefingKey(edition, briefing)
    useLibrary.getState().setMarkCount(key, list.length)
    set((state) => {
      const known = state.lists[key]
      const next = known === undefined ? list : keepKnown(known, list)
      return next === known ? state : { lists: { ...state.lists, [key]: next } }
    })
  },
  changed: async (edition, briefing) => {
    const waiting = echoes.get(briefingKey(edition, briefing))
    const [echo] = waiting ?? []
    if (echo === undefined) return get().load(edition, briefing)
    echo.heard = true
    waiting?.delete(echo)
  },
  prefetch: (edition, briefing) => {
    const key = briefingKey(edition, briefing)
    if (Object.hasOwn(get().lists, key) || (useLibrary.getState().overview?.markCounts[key] ?? 0) === 0) return
    get()
      .load(edition, briefing)
      .then(
        () => undefined,
        () => undefined,
      )
  },
  save: async (draft) => {
    // Tried again, it is the reader's will to set the fields whatever another window wrote.
    const retry = () => void get().save(draft.kind === 'edit' ? { ...draft, was: undefined } : draft)
    const key = keyOf(draft, get().lists)
    const echo = expectEcho(key)
    let isSame = true
    // A new mark is painted first; that it is saved is said in the frame after it.
    const take = async (annotation: Annotation): Promise<Annotation> => {
      const { id, modifiedAt } = annotation
      isSame = get().lists[key]?.some((one) => one.id === id && one.modifiedAt === modifiedAt) === true
      put(annotation)
      if (draft.kind === 'new') await painted()
      return annotation
    }
    const saved = await saving(call('annotations.save', draft).then(take), retry)
    echoes.get(key)?.delete(echo)
    const [edition, briefing] = key.split('/')
    if (echo.heard && isSame && edition !== undefined && briefing !== undefined)
      get()
        .load(edition, briefing)
        .catch((error: unknown) => say(messageOf(error)))
    return saved
  },
  recolour: async (ids, colour) => {
    const done = await saving(call('annotations.recolour', { ids: [...ids], colour }), () => void get().recolour(ids, colour))
    if (done === undefined) return undefined
    const chosen = new Set(ids)
    set(({ lists }) => ({
      lists: Object.fromEntries(
        Object.entries(lists).map(([key, list]) => [key, list.map((one) => (chosen.has(one.id) ? { ...one, colour } : one))]),
      ),
    }))
    return done
  },
  remove: async (ids) => {
    const gone = new Set(ids)
    const done = await saving(call('annotations.remove', { ids: [...ids] }), () => void get().remove(ids))
    if (done === undefined) return undefined
    set((state) => ({
      lists: Object.fromEntries(
        Object.entries(state.lists).map(([key, list]) => {
          const left = list.filter((one) => !gone.has(one.id))
          if (left.length !== list.length) useLibrary.getState().setMarkCount(key, left.length)
          return [key, left.length === list.length ? list : left]
        }),
      ),
    }))
    return done
  },
  has: ({ id, anchor }) => (get().lists[briefingKey(anchor.edition, anchor.briefing)] ?? []).some((one) => one.id === id),
}))

const none: readonly ListedAnnotation[] = []
/** Marks of one briefing; empty until they are loaded. */
export const briefingMarks = (edition: string, briefing: string): readonly ListedAnnotation[] =>
  useAnnotations.getState().lists[briefingKey(edition, briefing)] ?? none

/** Hears of every change of the marks of one briefing; returns its end. */
export function onBriefingMarks(edition: string, briefing: string, changed: () => void): () => void {
  const key = briefingKey(edition, briefing)
  return useAnnotations.subscribe((now, before) => {
    if (now.lists[key] !== before.lists[key]) changed()
  })
}
