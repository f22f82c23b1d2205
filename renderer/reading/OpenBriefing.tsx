import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ClipboardEvent, DragEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { EditionBanner } from '../editions/EditionBanner.tsx'
import { useChangeCommands } from '../editions/useChangeCommands.ts'
import { useChangedPassages, useChangesHere } from '../editions/useChangesHere.ts'
import { PickBar } from '../review/PickBar.tsx'
import { useApp } from '../state/app.ts'
import type { ReadyEdition } from '../state/library.ts'
import { fetchBriefing } from '../state/library.ts'
import { useReview } from '../state/review.ts'
import { setReadingLine } from '../state/reading-line.ts'
import { endWalk, walkTo } from '../state/search-walk.ts'
import { say } from '../state/status.ts'
import { BriefingArticle } from './BriefingArticle.tsx'
import { Contents } from './Contents.tsx'
import { CursorNote } from './CursorNote.tsx'
import { FindBar } from './FindBar.tsx'
import { OverlapMenu, useOverlap } from './OverlapMenu.tsx'
import { SelectionToolbar } from './SelectionToolbar.tsx'
import { Ticks } from './Ticks.tsx'
import { fillClipboard, fillDrag } from './actions.ts'
import type { Opened } from './context.ts'
import { OpenedContext, useAllPieces, useOpened } from './context.ts'
import { PASSAGE, passageOf } from './dom-offsets.ts'
import { byKeys, focusPassage } from './focus.ts'
import { marksAtPoint } from './hit.ts'
import type { MarkPiece } from './marks.ts'
import type { Part } from './paint.ts'
import type { Position } from './position.ts'
import { SOURCES, useNumber, usePosition, wentTo } from './position.ts'
import { layOut } from './scrolling.ts'
import { useSession } from './session.ts'
import { useReadingCommands } from './useCommands.ts'
import { useCursor } from './useCursor.ts'
import { useFind } from './useFind.ts'
import { MarkPainter, useMargin, useMarks, useMarksShown } from './useMarks.ts'
import { useSelection } from './useSelection.ts'
import { useTarget } from './useTarget.ts'
import { useOpenWalk } from './useWalk.ts'
import styles from './ReadingView.module.css'

const NO_PARTS: readonly Part[] = []

/** Follows a cross reference to a briefing of the same edition, or to a section of it. */
async function follow(edition: string, target: string, section: string | undefined): Promise<void> {
  const { openBriefing, openPassage } = useApp.getState()
  if (section === undefined) return openBriefing(edition, target)
  const briefing = await fetchBriefing(edition, target)
  const from = briefing.sections.find((one) => one.id === section)?.from
  const heading = from === undefined ? undefined : briefing.passages[from]
  if (heading === undefined) openBriefing(edition, target)
  else openPassage({ edition, briefing: target, passage: heading.id })
}

function toggleTerm(element: HTMLElement): void {
  const { term, setTerm } = useSession.getState()
  const asked = { passage: passageOf(element)?.dataset.passage ?? '', term: element.dataset.term ?? '' }
  setTerm(term?.term === asked.term && term.passage === asked.passage ? null : asked)
}

/**
 * A press on a focusable element inside the text moves the focus to it, and Chromium then starts no selection before its
 * first letter. So while a mouse button is down the element is not focusable; Tab and the keyboard reach it as ever.
 */
function letSelectionStart(event: PointerEvent): void {
  if (event.button !== 0) return
  const element = closest(event, '[data-term], [data-target]')
  const stop = element?.getAttribute('tabindex')
  if (element === null || stop === null || stop === undefined) return
  element.removeAttribute('tabindex')
  const restore = (): void => {
    element.setAttribute('tabindex', stop)
    for (const name of ['pointerup', 'pointercancel', 'dragend']) window.removeEventListener(name, restore)
  }
  for (const name of ['pointerup', 'pointercancel', 'dragend']) window.addEventListener(name, restore)
}

const closest = <T extends HTMLElement = HTMLElement>(
  event: MouseEvent | PointerEvent | KeyboardEvent | ClipboardEvent,
  selector: string,
): T | null => (event.target instanceof Element ? event.target.closest<T>(selector) : null)

const isPassage = (target: EventTarget): target is HTMLElement => target instanceof HTMLElement && target.matches(PASSAGE)

function useArticleEvents(opened: Opened, offer: (pieces: readonly MarkPiece[], at: DOMRect) => void) {
  const { briefing, edition, marks } = opened
  const actOn = (element: HTMLElement): void => {
    const { target, section } = element.dataset
    if (target === undefined) return toggleTerm(element)
    void follow(edition.id, target, section).catch((error: unknown) => say(messageOf(error)))
  }
  const click = (event: MouseEvent) => {
    const link = closest<HTMLAnchorElement>(event, 'a[href^="#"]')
    if (link !== null) {
      event.preventDefault()
      // No entry in the browser's history, but the place is the page's target and shown as such.
      const ring = byKeys()
      location.replace(link.hash)
      const place = document.querySelector<HTMLElement>(`${link.hash}[tabindex], ${link.hash} [data-passage]`)
      if (place !== null) focusPassage(place, ring)
      return
    }
    // The end of a selection is no click on what lies under it.
    if (window.getSelection()?.isCollapsed === false || closest(event, '[data-card], button') !== null) return
    const inside = closest(event, '[data-term], [data-target]')
    if (inside !== null) return actOn(inside)
    useSession.getState().setCursor(null)
    const hits = marksAtPoint(marks.pieces, event.clientX, event.clientY)
    offer(hits, new DOMRect(event.clientX, event.clientY, 0, 0))
  }
  const press = (event: KeyboardEvent) => {
    const inside = closest(event, '[data-term], [data-target]')
    if (inside !== null && (event.key === 'Enter' || (event.key === ' ' && inside.dataset.term !== undefined))) {
      event.preventDefault()
      actOn(inside)
    } else if (event.key === 'Enter' && isPassage(event.target)) {
      // The passage that has the focus: its marks, from the keyboard.
      event.preventDefault()
      offer(marks.of(event.target.dataset.passage ?? ''), event.target.getBoundingClientRect())
    } else if (event.key === 'Escape') {
      const { term: open, active, setTerm, activate } = useSession.getState()
      if (open === null && active === null) return endWalk()
      if (open !== null) setTerm(null)
      else activate(null)
      // The cursor stays for another press.
      event.preventDefault()
    }
  }
  const drag = (event: DragEvent) => {
    const { selection } = useSession.getState()
    if (
      event.isDefaultPrevented() ||
      selection === null ||
      (event.target instanceof Element && event.target.closest('[draggable="true"]') !== null)
    )
      return
    fillDrag(event.dataTransfer, { briefing, edition, range: selection })
  }
  const copy = (event: ClipboardEvent) => {
    const { selection } = useSession.getState()
    if (selection === null || closest(event, 'input, textarea') !== null) return
    event.preventDefault()
    fillClipboard(event.clipboardData, { briefing, edition, range: selection })
  }
  return { onPointerDownCapture: letSelectionStart, onClick: click, onKeyDown: press, onDragStart: drag, onCopy: copy }
}

/** Puts the place and the marks into the status line. A component of its own: the text is not drawn again for either. */
function Line({ position }: { position: Position }): null {
  const { briefing } = useOpened()
  const pieces = useAllPieces()
  const n = useNumber(position)
  const counts = useMemo(() => {
    const marks = pieces.filter((piece) => piece.first)
    return words.reader.line.marks(marks.length, marks.filter((piece) => piece.annotation.comment !== '').length)
  }, [pieces])
  const last = useMemo(() => briefing.passages.filter((one) => one.n !== null).length, [briefing])
  useEffect(() => setReadingLine(`${words.reader.line.place(n, last)} · ${counts}`), [n, last, counts])
  useEffect(() => () => setReadingLine(''), [])
  return null
}

/** An open briefing: contents, text with its margin, find, and the bar for selected text. */
export function OpenBriefing({ briefing, edition }: { briefing: Briefing; edition: ReadyEdition }) {
  const scroller = useRef<HTMLDivElement>(null)
  const article = useRef<HTMLElement>(null)
  const refs = { article, scroller }
  const marks = useMarks(briefing)
  const changes = useChangesHere(edition, briefing.id)
  const changed = useChangedPassages(changes)
  const opened = useMemo<Opened>(() => ({ briefing, edition, marks, changes, changed }), [briefing, edition, marks, changes, changed])
  const selection = useSession((state) => state.selection)
  const picking = useReview((state) => state.picking !== null)
  const position = usePosition(briefing, scroller)
  const walked = useOpenWalk(briefing)
  const others = useMemo(() => walked?.parts.filter((part) => part.passage !== walked.passage) ?? NO_PARTS, [walked])
  const finding = useSession((state) => state.find.open)
  const find = useFind(briefing, refs, others)
  useMarksShown(refs, marks, briefing)
  const lay = useMargin(refs, marks)
  useSelection(article)
  useReadingCommands(opened, refs)
  const range = useCursor(opened, refs)
  useChangeCommands(opened)
  useTarget(opened, refs)
  useEffect(() => useSession.getState().reset, [briefing])
  useEffect(() => {
    // The focus went with the text that was here before; at the very start it stays at the top of the page.
    const lost = document.activeElement === document.body || document.activeElement?.id === 'main'
    if (lost && useApp.getState().trail.length > 0) scroller.current?.focus({ preventScroll: true })
  }, [])
  const passages = useMemo(() => (selection === null ? null : { briefing, edition, range: selection }), [briefing, edition, selection])
  const atCursor = useMemo(() => (range === null ? null : { briefing, edition, range }), [briefing, edition, range])
  const overlap = useOverlap()
  const events = useArticleEvents(opened, overlap.offer)

  const goToSection = useCallback(
    (id: string) => {
      const heading = document.getElementById(id === SOURCES ? SOURCES : `head-${id}`)
      if (heading === null || scroller.current === null) return
      layOut(heading)
      scroller.current.scrollTop += heading.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top - 16
      wentTo(position, id, scroller.current)
      const place = heading.matches('[tabindex]') ? heading : heading.querySelector<HTMLElement>('[data-passage]')
      if (place !== null) focusPassage(place, byKeys())
    },
    [position],
  )
  return (
    <OpenedContext value={opened}>
      <div className={styles.over}>
        <EditionBanner edition={edition} briefing={briefing} />
        <PickBar range={selection ?? range} />
      </div>
      <FindBar
        walk={walked?.place ?? null}
        total={find.hits.length}
        position={position}
        onGo={goToSection}
        onStep={find.step}
        onClose={find.close}
      />
      <div
        ref={scroller}
        className={`${styles.scroller} scroll`}
        data-region="text"
        data-cursor={range === null ? undefined : ''}
        tabIndex={-1}
      >
        <div className={styles.grid} {...events}>
          <Contents position={position} onGo={goToSection} />
          <BriefingArticle ref={article} />
          <MarkPainter article={article} marks={marks} lay={lay} />
          <Line position={position} />
        </div>
      </div>
      <div className={styles.ticks}>
        <Ticks
          scroller={scroller}
          article={article}
          parts={finding ? find.hits : (walked?.parts ?? NO_PARTS)}
          current={finding ? (find.hits[find.at]?.passage ?? null) : (walked?.passage ?? null)}
          onGo={finding ? find.go : (part) => walkTo(part.passage)}
        />
      </div>
      {atCursor !== null && <CursorNote passages={atCursor} />}
      {passages !== null && !picking && <SelectionToolbar passages={passages} scroller={scroller} />}
      <OverlapMenu {...overlap} />
    </OpenedContext>
  )
}
