import { useState } from 'react'
import type { Annotation } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import { makerOf } from '../exchange/made-by.ts'
import { labelOf } from '../reading/actions.ts'
import { when } from '../search/when.ts'
import { openPassage } from '../state/app.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { DeleteIcon } from '../ui/icons.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { SrOnly } from '../ui/SrOnly.tsx'
import { AddToNote, ColourMenu } from './menus.tsx'
import { readTags } from './filter.ts'
import { useMarks } from './marks-state.ts'
import styles from './marks.module.css'

const text = words.marks

type MarkRowProps = {
  mark: Annotation
  /** ¶ numbers of its first and last passage. */
  numbers: readonly [number | null, number | null]
  canOpen: boolean
}

const shortened = (quote: string) => (quote.length > 80 ? `${quote.slice(0, 79)}…` : quote)

export function MarkRow({ mark, numbers: [first, last], canOpen }: MarkRowProps) {
  const isSelected = useMarks((state) => state.selected.has(mark.id))
  const [editing, setEditing] = useState(false)
  const quote = shortened(mark.anchor.quote)
  const maker = makerOf(mark)
  const open = () =>
    openPassage({ edition: mark.anchor.edition, briefing: mark.anchor.briefing, passage: mark.anchor.start.passage, annotation: mark.id })
  return (
    <li className={styles.row}>
      <input
        type="checkbox"
        className={styles.select}
        checked={isSelected}
        aria-label={text.selectMark(quote)}
        onChange={(event) => useMarks.getState().select([mark.id], event.target.checked)}
      />
      <span className={styles.key}>
        <MarkKey colour={mark.colour} />
        <SrOnly>{labelOf(mark.colour)}</SrOnly>
      </span>
      <span className={styles.number}>{first === null ? '' : text.paragraph(first, last ?? first)}</span>
      <div className={styles.content}>
        <button type="button" className={styles.quote} data-mark={mark.id} disabled={!canOpen} title={text.open} onClick={open}>
          {mark.anchor.quote}
        </button>
        {editing ? (
          <MarkForm mark={mark} onClose={() => setEditing(false)} />
        ) : (
          <>
            {mark.origin?.quote !== undefined && <p className={styles.comment}>{words.exchange.madeOn(shortened(mark.origin.quote))}</p>}
            {mark.comment !== '' && <p className={styles.comment}>{mark.comment}</p>}
            <p className={styles.facts}>
              <span>{labelOf(mark.colour)}</span>
              {maker !== null && <span>{maker}</span>}
              <time dateTime={mark.modifiedAt}>{when(mark.modifiedAt)}</time>
              {mark.tags.map((tag) => (
                <button
                  key={tag}
                  type="button"
                  className={styles.tag}
                  title={text.filterByTag(tag)}
                  onClick={() => useMarks.getState().setFilter({ tags: [tag] })}
                >
                  {tag}
                </button>
              ))}
            </p>
          </>
        )}
      </div>
      {!editing && (
        <div className={styles.tools}>
          <Button look="quiet" onClick={() => setEditing(true)}>
            {mark.comment === '' ? text.addComment : text.editComment}
          </Button>
          <ColourMenu
            label={text.recolour}
            current={mark.colour}
            onChoose={(colour, label) => void useMarks.getState().recolour([mark.id], colour, label)}
          />
          <AddToNote marks={[mark]} />
          <IconButton label={text.deleteMark(quote)} hint={text.delete} onClick={() => void useMarks.getState().remove([mark.id])}>
            <DeleteIcon />
          </IconButton>
        </div>
      )}
    </li>
  )
}

/** Comment and tags of a mark. Ctrl Enter saves, Esc cancels. */
function MarkForm({ mark, onClose }: { mark: Annotation; onClose: () => void }) {
  const [comment, setComment] = useState(mark.comment)
  const [tags, setTags] = useState(mark.tags.join(', '))
  const [was] = useState({ comment: mark.comment, tags: mark.tags })
  const save = async () => {
    if (await useMarks.getState().edit(mark.id, { comment: comment.trim(), tags: readTags(tags) }, was)) onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          onClose()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void save()
        }
      }}
    >
      <TextArea
        label={text.comment}
        placeholder={text.comment}
        maxLength={20_000}
        autoFocus
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <TextField label={text.tags} placeholder={text.tagsHelp} value={tags} onChange={(event) => setTags(event.target.value)} />
      <div className={styles.formButtons}>
        <Button submit>{text.save}</Button>
        <Button look="quiet" onClick={onClose}>
          {text.cancel}
        </Button>
      </div>
    </form>
  )
}
