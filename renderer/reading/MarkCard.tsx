import { useEffect, useRef } from 'react'
import type { ListedAnnotation } from '../../core/contract/review-shapes.ts'
import type { Annotation } from '../../core/model/annotation.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import { words } from '../../core/words/index.ts'
import { makerOf } from '../exchange/made-by.ts'
import { keepHere, showCase } from '../review/flagged.ts'
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
import { isFlagged } from './marks.ts'
import { useSession } from './session.ts'
import { useDraft } from './useDraft.ts'
import styles from './Margin.module.css'

const said = words.reader.mark
const { flag } = words.review

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
/** The time for marks of today, the day for older ones. */
const when = (instant: string): string => {
  const at = new Date(instant)
  return at.toDateString() === new Date().toDateString() ? time.format(at) : day.format(at)
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
              onChange={() =>
                void useAnnotations.getState().save({ kind: 'edit', id: annotation.id, colour, was: { colour: annotation.colour } })
              }
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

/** Where a mark of another edition came from; while its words were only reworded, what they were and what to do about it. */
function PlacedLine({ annotation }: { annotation: ListedAnnotation }) {
  const { placed, anchor } = annotation
  if (placed === undefined) return null
  const from = splitEditionId(placed.from).number
  if (!placed.flagged) return <p className={styles.from}>{flag.from(from)}</p>
  return (
    <div className={styles.flag}>
      <b>{flag.title}</b>
      <p>{flag.reworded}</p>
      <p className={styles.from}>{flag.madeOn(from, anchor.quote.slice(0, 300))}</p>
      <div className={styles.flagActions}>
        <Button onClick={() => showCase(anchor.edition, placed.case)}>{flag.compare}</Button>
        <Button look="quiet" onClick={() => void keepHere(placed.case)}>
          {flag.keep}
        </Button>
      </div>
    </div>
  )
}

/** The card of a mark in the margin: its comment; when it is active, everything that can be changed. */
export function MarkCard({ annotation }: { annotation: ListedAnnotation }) {
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
      data-flagged={isFlagged(annotation) ? '' : undefined}
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
      <PlacedLine annotation={annotation} />
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
