import { memo } from 'react'
import type { Decision, OldPlace, Place, ReviewCase } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { printKeys } from '../app/keys.ts'
import { openPassage, useApp } from '../state/app.ts'
import { openNote } from '../state/notes.ts'
import { useReview } from '../state/review.ts'
import { Button } from '../ui/Button.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { NoteIcon } from '../ui/icons.tsx'
import { around, canAccept, changesOf, hintOf, nameOf, newNumber, noteTitle, oldNumber, placeOf, spokenOf } from './case-words.ts'
import { DiffText } from './Diff.tsx'
import { choosePlace } from './picking.ts'
import { VerdictChip } from './VerdictChip.tsx'
import styles from './review.module.css'

const text = words.review

/** What the case is about: verdict, mark or quote, where it stands, and the reader's comment. */
function About({ of }: { of: ReviewCase }) {
  const { annotation, notes } = of
  return (
    <div className={styles.about}>
      <VerdictChip verdict={of.verdict} />
      {of.kind === 'mark' ? (
        <p className={styles.subject}>
          {annotation !== null && <MarkKey colour={annotation.colour} />}
          <span>{nameOf(of)}</span>
        </p>
      ) : (
        <p className={styles.subject}>
          <NoteIcon />
          {notes.length === 0 ? (
            <span>{nameOf(of)}</span>
          ) : (
            notes.map((note) => (
              <button
                key={note.id}
                type="button"
                className={styles.link}
                title={text.openNote(noteTitle(note))}
                onClick={() => {
                  openNote(note.id)
                  useApp.getState().setView('notes')
                }}
              >
                {text.quoteIn([noteTitle(note)])}
              </button>
            ))
          )}
        </p>
      )}
      <p className={styles.briefing}>{of.title}</p>
      {annotation !== null && annotation.comment !== '' && (
        <p className={styles.comment} title={annotation.comment}>
          {annotation.comment}
        </p>
      )}
    </div>
  )
}

type SideProps = { place: OldPlace | Place; ranges: Place['diff']['before']; kind: 'removed' | 'added'; remark?: string | undefined }

/** The words on one side, with what stands around them. */
function Side({ place, ranges, kind, remark }: SideProps) {
  const { before, after } = around(place)
  return (
    <div className={styles.side}>
      <span className={styles.n}>{place.n === null ? text.noNumber : text.number(place.n)}</span>
      <div>
        {remark !== undefined && <p className={styles.remark}>{remark}</p>}
        <p className={styles.words}>
          <span className={styles.around}>{before}</span>
          <DiffText words={place.words} ranges={ranges} kind={kind} />
          <span className={styles.around}>{after}</span>
        </p>
      </div>
    </div>
  )
}

function NewSide({ of, hasText }: { of: ReviewCase; hasText: boolean }) {
  const place = placeOf(of)
  if (place === null)
    return (
      <div className={styles.side}>
        <span className={styles.n}>{text.noNumber}</span>
        <p className={styles.absent}>{hasText ? text.goneHere(newNumber(of)) : text.briefingGone(newNumber(of))}</p>
      </div>
    )
  const remark = of.decision === 'elsewhere' ? text.otherPlace : of.verdict === 'ambiguous' && of.decision === null ? text.alike : undefined
  return <Side place={place} ranges={place.diff.after} kind="added" remark={remark} />
}

/** The other places a mark may have gone to, each with its words and what stands around them. */
function Others({ of }: { of: ReviewCase }) {
  return (
    <ul className={styles.others} aria-label={text.otherPlaces}>
      {of.others.map((place) => {
        const { before, after } = around(place)
        return (
          <li key={place.start}>
            <span className={styles.n}>{place.n === null ? text.noNumber : text.number(place.n)}</span>
            <p className={styles.words}>
              <span className={styles.around}>{before}</span>
              {place.words}
              <span className={styles.around}>{after}</span>
            </p>
            <Button onClick={() => void useReview.getState().decide(of, 'elsewhere', place.range)}>{text.chooseAt(place.n)}</Button>
          </li>
        )
      })}
    </ul>
  )
}

function Actions({ of, hasText }: { of: ReviewCase; hasText: boolean }) {
  const decide = (decision: Decision) => void useReview.getState().decide(of, decision)
  const choices: { decision: Decision; label: string; key: string; run: () => void; refused: string | null }[] = [
    {
      decision: 'accept',
      label: text.accept,
      key: 'A',
      run: () => decide('accept'),
      refused: canAccept(of) ? null : text.noPlace,
    },
    {
      decision: 'elsewhere',
      label: of.decision === 'elsewhere' ? text.elsewhereDone : text.elsewhere,
      key: 'E',
      run: () => choosePlace(of),
      refused: hasText ? null : text.noText,
    },
    { decision: 'keep-old', label: text.keepOld(oldNumber(of)), key: 'O', run: () => decide('keep-old'), refused: null },
    { decision: 'drop', label: text.drop, key: 'D', run: () => decide('drop'), refused: null },
  ]
  const place = placeOf(of)
  const differs = changesOf(of)
  return (
    <div className={styles.actions}>
      <div role="group" aria-label={text.decision} className={styles.choices}>
        {choices.map(({ decision, label, key, run, refused }) => (
          <button
            key={decision}
            type="button"
            aria-pressed={of.decision === decision}
            aria-disabled={refused !== null}
            title={refused ?? `${label} (${printKeys(key)})`}
            onClick={() => {
              if (refused === null) run()
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <Button
        look="quiet"
        onClick={() =>
          openPassage(
            of.attached && place !== null
              ? { edition: of.edition, briefing: of.briefing, passage: place.range.start.passage, range: place.range }
              : { edition: of.before.edition, briefing: of.briefing, passage: of.before.range.start.passage, range: of.before.range },
          )
        }
      >
        {of.attached ? text.openNew(newNumber(of)) : text.openOld(oldNumber(of))}
      </Button>
      <p className={styles.hint}>
        {of.decision === null && of.waiting && <b>{text.undecided} </b>}
        {of.decision === null && differs.length > 0 ? `${text.differs} ${differs.join('; ')}.` : hintOf(of)}
      </p>
    </div>
  )
}

type CaseRowProps = {
  of: ReviewCase
  /** Its place in the list, from 1. */
  n: number
  total: number
  isCurrent: boolean
  /** The new edition holds the briefing. */
  hasText: boolean
}

/** One case with both sides, and what can be decided about it. */
export const CaseRow = memo(function CaseRow({ of, n, total, isCurrent, hasText }: CaseRowProps) {
  const place = placeOf(of)
  return (
    <li
      className={styles.case}
      data-case={of.id}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={spokenOf(of, n, total)}
      tabIndex={-1}
      onFocus={() => useReview.getState().go(of.id)}
      onPointerDown={() => useReview.getState().go(of.id)}
    >
      <About of={of} />
      <Side
        place={of.before}
        ranges={place === null ? (of.before.words === '' ? [] : [[0, of.before.words.length]]) : place.diff.before}
        kind="removed"
      />
      <NewSide of={of} hasText={hasText} />
      {of.others.length > 0 && of.decision === null && <Others of={of} />}
      <Actions of={of} hasText={hasText} />
    </li>
  )
})
