import { useEffect, useRef, useState } from 'react'
import type { Annotation } from '../../core/model/annotation.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { words } from '../../core/words/index.ts'
import { makerOf } from '../exchange/made-by.ts'
import { useAnnotations } from '../state/annotations.ts'
import { useSettings } from '../state/settings.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { CloseIcon, CopyIcon, DeleteIcon } from '../ui/icons.tsx'
import { AddToNote } from './AddToNote.tsx'
import type { Passages } from './actions.ts'
import { copyWithCitation, deleteMark, fillDrag, labelOf } from './actions.ts'
import { useOpened } from './context.ts'
import { useSession } from './session.ts'
import styles from './Margin.module.css'

const said = words.reader.mark
/** Pause in typing after which a comment is saved, in milliseconds. */
const SAVE_AFTER = 700

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
/** The time for marks of today, the day for older ones. */
const when = (instant: string): string => {
  const at = new Date(instant)
  return at.toDateString() === new Date().toDateString() ? time.format(at) : day.format(at)
}

const tagsIn = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(',')
        .map((tag) => tag.trim().slice(0, 60))
        .filter(Boolean),
    ),
  ].slice(0, 40)

/** Comment and tags of a mark as they are typed; saved after a pause, and when the card closes. */
function useDraft(annotation: Annotation) {
  const [comment, setComment] = useState(annotation.comment)
  const [tags, setTags] = useState(annotation.tags.join(', '))
  const latest = useRef({ comment, tags, saved: annotation })
  latest.current = { comment, tags, saved: annotation }
  const save = () => {
    const { comment: text, tags: list, saved } = latest.current
    const change = {
      ...(text === saved.comment ? {} : { comment: text }),
      ...(tagsIn(list).join() === saved.tags.join() ? {} : { tags: tagsIn(list) }),
    }
    if (Object.keys(change).length > 0 && useAnnotations.getState().has(saved))
      void useAnnotations.getState().save({ kind: 'edit', id: saved.id, ...change })
  }
  useEffect(() => {
    const timer = setTimeout(save, SAVE_AFTER)
    return () => clearTimeout(timer)
  }, [comment, tags])
  useEffect(() => save, [])
  return { comment, setComment, tags, setTags, save }
}

function Editor({ annotation, passages }: { annotation: Annotation; passages: () => Passages }) {
  const { comment, setComment, tags, setTags } = useDraft(annotation)
  const commenting = useSession((state) => state.commenting)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (!commenting) return
    field.current?.focus({ preventScroll: true })
    const typed = useSession.getState().takeTyped()
    if (typed !== '') setComment((before) => before + typed)
  }, [commenting, setComment])
  return (
    <>
      <TextArea
        ref={field}
        label={said.comment}
        placeholder={said.commentPlace}
        rows={2}
        maxLength={20_000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <TextField
        label={said.tags}
        labelHidden
        placeholder={said.tagsPlace}
        value={tags}
        onChange={(event) => setTags(event.target.value)}
      />
      <div className={styles.swatches} role="radiogroup" aria-label={said.recolour}>
        {COLOURS.map((colour) => (
          <label key={colour} className={styles.swatch} title={labelOf(colour)}>
            <input
              type="radio"
              name={`colour-${annotation.id}`}
              aria-label={labelOf(colour)}
              checked={annotation.colour === colour}
              onChange={() => void useAnnotations.getState().save({ kind: 'edit', id: annotation.id, colour })}
            />
            <MarkKey colour={colour} />
          </label>
        ))}
      </div>
      <div className={styles.actions}>
        <AddToNote id={`to-note-${annotation.id}`} passages={passages} />
        <IconButton label={said.copy} onClick={() => void copyWithCitation(passages())}>
          <CopyIcon />
        </IconButton>
        <IconButton label={said.delete} onClick={() => void deleteMark(annotation)}>
          <DeleteIcon />
        </IconButton>
      </div>
    </>
  )
}

/** The card of a mark in the margin: its comment; when it is active, everything that can be changed. */
export function MarkCard({ annotation }: { annotation: Annotation }) {
  const { briefing, edition } = useOpened()
  const active = useSession((state) => state.active === annotation.id)
  // Read for the names of the colours, so that the card follows a change of them.
  useSettings()
  const { activate } = useSession.getState()
  const { start, end } = annotation.anchor
  const passages = (): Passages => ({ briefing, edition, range: { start, end }, annotation: annotation.id })
  const label = labelOf(annotation.colour)
  const maker = makerOf(annotation)
  return (
    <aside
      className={styles.card}
      data-card={annotation.id}
      data-active={active}
      aria-label={said.label(label)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !active) return
        event.stopPropagation()
        activate(null)
        document.querySelector<HTMLElement>(`[data-letter="${CSS.escape(annotation.id)}"]`)?.focus({ preventScroll: true })
      }}
    >
      <div className={styles.head} draggable={!active} onDragStart={(event) => fillDrag(event.dataTransfer, passages())}>
        <MarkKey colour={annotation.colour} />
        <span>{label}</span>
        {maker !== null && <span>{maker}</span>}
        <time dateTime={annotation.modifiedAt}>{when(annotation.modifiedAt)}</time>
        {active && (
          <IconButton label={said.close} onClick={() => activate(null)}>
            <CloseIcon />
          </IconButton>
        )}
      </div>
      {annotation.origin?.quote !== undefined && (
        <p className={styles.comment}>{words.exchange.madeOn(annotation.origin.quote.slice(0, 300))}</p>
      )}
      {active ? (
        <Editor annotation={annotation} passages={passages} />
      ) : (
        <>
          <p className={styles.comment}>{annotation.comment}</p>
          {annotation.tags.length > 0 && <p className={styles.tags}>{annotation.tags.join(', ')}</p>}
          <Button look="quiet" className={styles.edit} onClick={() => activate(annotation.id, { comment: true })}>
            {said.edit}
          </Button>
        </>
      )}
    </aside>
  )
}
