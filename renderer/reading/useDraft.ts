/** Comment and tags of a mark as they are typed; saved after a pause, and when the card closes. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Annotation } from '../../core/model/annotation.ts'
import { useAnnotations } from '../state/annotations.ts'

/** Pause in typing after which a comment is saved, in milliseconds. */
const SAVE_AFTER = 700

const tagsIn = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(',')
        .map((tag) => tag.trim().slice(0, 60))
        .filter(Boolean),
    ),
  ].slice(0, 40)

/**
 * One save is under way at a time, each against what the one before it left: what another window wrote is never written over
 * unseen. A field in which nothing was typed follows what is saved elsewhere, as by undo.
 */
export function useDraft(annotation: Annotation) {
  const [comment, setComment] = useState(annotation.comment)
  const [tags, setTags] = useState(annotation.tags.join(', '))
  const latest = useRef({ comment, tags, annotation })
  latest.current = { comment, tags, annotation }
  const base = useRef({ comment: annotation.comment, tags: annotation.tags })
  const sending = useRef({ now: false, again: false })

  const save = async (): Promise<void> => {
    if (sending.current.now) {
      sending.current.again = true
      return
    }
    const { comment: text, tags: list, annotation: mark } = latest.current
    const was = base.current
    const change = {
      ...(text === was.comment ? {} : { comment: text }),
      ...(tagsIn(list).join() === was.tags.join() ? {} : { tags: tagsIn(list) }),
    }
    if (Object.keys(change).length === 0 || !useAnnotations.getState().has(mark)) return
    sending.current = { now: true, again: false }
    const saved = await useAnnotations.getState().save({ kind: 'edit', id: mark.id, ...change, was })
    if (saved !== undefined) base.current = { comment: saved.comment, tags: saved.tags }
    const { again } = sending.current
    sending.current = { now: false, again: false }
    if (again) await save()
  }

  const saveNow = useEffectEvent(() => void save())
  useEffect(() => {
    const timer = setTimeout(() => saveNow(), SAVE_AFTER)
    return () => clearTimeout(timer)
  }, [comment, tags])
  useEffect(() => () => saveNow(), [])
  useEffect(() => {
    if (sending.current.now) return
    const { comment: text, tags: list } = latest.current
    const was = base.current
    if (text === was.comment && annotation.comment !== was.comment) {
      setComment(annotation.comment)
      base.current = { ...base.current, comment: annotation.comment }
    }
    if (tagsIn(list).join() === was.tags.join() && annotation.tags.join() !== was.tags.join()) {
      setTags(annotation.tags.join(', '))
      base.current = { ...base.current, tags: annotation.tags }
    }
  }, [annotation.comment, annotation.tags])
  return { comment, setComment, tags, setTags }
}
