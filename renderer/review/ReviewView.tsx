import { useEffect, useRef } from 'react'
import type { Review, ReviewCase, Verdict } from '../../core/contract/review-shapes.ts'
import { VERDICTS } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { runCommand, useCommand } from '../app/commands.ts'
import { printKeys } from '../app/keys.ts'
import { useTitles } from '../app/titles.ts'
import { editionById, metaById, useLibrary } from '../state/library.ts'
import { PAGE, useReview } from '../state/review.ts'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/Button.tsx'
import { ChevronRightIcon, UndoIcon } from '../ui/icons.tsx'
import { Menu } from '../ui/Menu.tsx'
import { CaseRow } from './CaseRow.tsx'
import { canAccept } from './case-words.ts'
import { choosePlace } from './picking.ts'
import { ReviewRail } from './ReviewRail.tsx'
import { VerdictChip } from './VerdictChip.tsx'
import view from '../ui/View.module.css'
import styles from './review.module.css'

const text = words.review
/** Rows of the tally: what weighs most first. */
const ORDER: readonly Verdict[] = [...VERDICTS].toReversed().toSorted((a, b) => rank(a) - rank(b))
function rank(verdict: Verdict): number {
  return ['changed', 'ambiguous', 'gone', 'reworded', 'moved', 'exact'].indexOf(verdict)
}

const focusCase = (id: number): void => {
  const row = document.querySelector<HTMLElement>(`[data-case="${id}"]`)
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}

function useReviewCommands(): void {
  const current = (): ReviewCase | undefined => {
    const { cases, at } = useReview.getState()
    return cases?.find(({ id }) => id === at)
  }
  const goTo = (moving: Promise<ReviewCase | null>, none: string) =>
    // After the list has been drawn with the new place.
    void moving.then((next) => (next === null ? say(none) : requestAnimationFrame(() => focusCase(next.id))))
  const decide = (decision: 'accept' | 'keep-old' | 'drop') => {
    const of = current()
    if (of === undefined) return false
    if (decision === 'accept' && !canAccept(of)) say(text.noPlace)
    else void useReview.getState().decide(of, decision)
    return true
  }
  useCommand('case.next', () => goTo(useReview.getState().step(1), text.lastCase))
  useCommand('case.previous', () => goTo(useReview.getState().step(-1), text.firstCase))
  useCommand('case.next-waiting', () => goTo(useReview.getState().nextWaiting(), text.noneWaiting))
  useCommand('case.accept', () => decide('accept'))
  useCommand('case.keep-old', () => decide('keep-old'))
  useCommand('case.drop', () => decide('drop'))
  useCommand('case.elsewhere', () => {
    const of = current()
    if (of === undefined) return false
    if (metaById(useLibrary.getState().overview, of.edition, of.briefing) === undefined) say(text.noText)
    else choosePlace(of)
    return true
  })
  useCommand('case.undo', () => runCommand('history.undo'))
}

function Tally({ review }: { review: Review }) {
  const chosen = useReview((state) => state.verdict)
  const { setVerdict } = useReview.getState()
  const all = VERDICTS.reduce((sum, verdict) => sum + review.counts[verdict].total, 0)
  return (
    <div role="group" aria-label={text.tally} className={styles.tally}>
      {ORDER.filter((verdict) => review.counts[verdict].total > 0).map((verdict) => (
        <button
          key={verdict}
          type="button"
          aria-pressed={chosen === verdict}
          onClick={() => void setVerdict(chosen === verdict ? null : verdict)}
        >
          <b>{review.counts[verdict].total.toLocaleString('en-GB')}</b>
          <VerdictChip verdict={verdict} />
        </button>
      ))}
      <p>{text.total(all, review.waiting)}</p>
    </div>
  )
}

function Head({ review }: { review: Review }) {
  const overview = useLibrary((state) => state.overview)
  const reviews = useReview((state) => state.reviews)
  const undo = useTitles((state) => state.undo)
  const edition = editionById(overview, review.edition)
  const nameOf = (id: string): string => {
    const one = editionById(overview, id)
    return one === undefined ? id : text.edition(one.title, one.number, one.label)
  }
  return (
    <header className={styles.head}>
      <div className={styles.row}>
        <div>
          <h1>{text.title}</h1>
          {edition !== undefined && <p className={styles.lead}>{nameOf(edition.id)}</p>}
        </div>
        <div className={styles.tools}>
          {reviews.length > 1 && (
            <Menu
              label={text.others}
              items={reviews.map((one) => ({
                kind: 'choice',
                id: one.edition,
                label: nameOf(one.edition),
                detail: String(one.waiting),
                checked: one.edition === review.edition,
                run: () => void useReview.getState().open(one.edition),
              }))}
            >
              {text.others}
            </Menu>
          )}
          <Button
            disabled={undo === null}
            title={`${undo ?? words.shell.nothingToUndo} (${printKeys('Mod+Z')})`}
            onClick={() => runCommand('history.undo')}
          >
            <UndoIcon />
            {undo ?? text.undo}
          </Button>
          <Button
            look="solid"
            aria-disabled={review.waiting === 0}
            title={review.waiting === 0 ? text.noneWaiting : `${text.nextWaiting} (${printKeys('N')})`}
            onClick={() => runCommand('case.next-waiting')}
          >
            {text.nextWaiting}
            <ChevronRightIcon />
          </Button>
        </div>
      </div>
      <Tally review={review} />
    </header>
  )
}

function Cases({ review }: { review: Review }) {
  const { cases, total, verdict, briefing, at, failure } = useReview()
  const overview = useLibrary((state) => state.overview)
  // The rows name the colours as the reader does: new names must paint them again.
  useSettings()
  const { load, more, setVerdict, showAll } = useReview.getState()
  const edition = editionById(overview, review.edition)
  const exact = review.counts.exact.total
  const from = new Set(cases?.map((one) => one.before.edition))
  const old = from.size === 1 ? editionById(overview, [...from][0] ?? '') : undefined
  return (
    <div className={`scroll ${styles.body}`} data-region="main" tabIndex={-1}>
      {review.state === 'resolving' && <p className={styles.note}>{text.resolving}</p>}
      {failure !== null && (
        <div className={styles.blank} role="alert">
          <p>
            {text.loadFailed} {failure}
          </p>
          <Button onClick={() => void load()}>{words.shell.tryAgain}</Button>
        </div>
      )}
      {cases !== null && cases.length > 0 && (
        <>
          <div className={styles.columns} aria-hidden="true">
            <span>{text.columns.verdict}</span>
            <span>
              <b>{old === undefined ? text.columns.old : text.editionName(old.number, old.label)}</b>
            </span>
            <span>
              <b>{edition === undefined ? text.columns.new : text.editionName(edition.number, edition.label)}</b>
            </span>
          </div>
          <ol className={styles.cases} aria-label={text.list}>
            {cases.map((of, index) => (
              <CaseRow
                key={of.id}
                of={of}
                n={index + 1}
                total={total}
                isCurrent={of.id === at}
                hasText={edition?.briefings.some(({ id }) => id === of.briefing) === true}
              />
            ))}
          </ol>
        </>
      )}
      {cases !== null && cases.length < total && (
        <Button className={styles.more} onClick={() => void more()}>
          {text.more(Math.min(PAGE, total - cases.length), total - cases.length)}
        </Button>
      )}
      {cases !== null && cases.length === 0 && (verdict !== null || briefing !== null) && (
        <div className={styles.blank}>
          <p>{verdict === null ? text.noneHere : text.noneShown}</p>
          <Button onClick={() => void showAll()}>{text.allShown}</Button>
        </div>
      )}
      {verdict === null && briefing === null && exact > 0 && (
        <p className={styles.folded}>
          <VerdictChip verdict="exact" />
          <span>{text.exactFolded(exact)}</span>
          <Button look="quiet" onClick={() => void setVerdict('exact')}>
            {text.exactShow}
          </Button>
        </p>
      )}
    </div>
  )
}

/** The review of a new edition: counts per verdict, then each case with old and new side by side, and what was decided. */
export default function ReviewView() {
  const review = useReview((state) => state.reviews.find((one) => one.edition === state.edition))
  const briefings = useReview((state) => state.briefings)
  const isListed = useReview((state) => state.cases !== null && state.cases.length > 0)
  const placed = useRef(false)
  useReviewCommands()
  useEffect(() => {
    const { edition, cases, isOpening, open } = useReview.getState()
    if (cases === null && !isOpening) void open(edition ?? undefined)
  }, [])
  useEffect(() => {
    const { at } = useReview.getState()
    if (!isListed) placed.current = false
    if (!isListed || placed.current || at === null) return
    placed.current = true
    focusCase(at)
    document.querySelector(`[data-case="${at}"]`)?.scrollIntoView({ block: 'center' })
  }, [isListed])
  if (review === undefined)
    return (
      <main id="main" className={styles.page} tabIndex={-1}>
        <div className={styles.empty}>
          <h1>{text.title}</h1>
          <p>{text.none}</p>
          <Button onClick={() => runCommand('pack.install')}>{text.noneAction}</Button>
        </div>
      </main>
    )
  return (
    <div className={view.view}>
      <ReviewRail briefings={briefings} />
      <main id="main" className={styles.page} tabIndex={-1}>
        <Head review={review} />
        <Cases review={review} />
      </main>
    </div>
  )
}
