/** Commands of the reading view: marks, neighbours, and what acts on a selection, the active mark or the cursor. */
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { Colour } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import { useCommand } from '../app/commands.ts'
import { useAnnotations } from '../state/annotations.ts'
import { useApp } from '../state/app.ts'
import { placeOf } from '../state/library.ts'
import { say } from '../state/status.ts'
import { CURSOR_NOTE } from './CursorNote.tsx'
import { TOOLBAR_NOTE } from './SelectionToolbar.tsx'
import type { Passages } from './actions.ts'
import { copyWithCitation, deleteMark, mark, markAndComment, markOn } from './actions.ts'
import type { Opened } from './context.ts'
import { passageElement, rangeIn } from './dom-offsets.ts'
import { leaveSelection } from './focus.ts'
import { scrollToPassage, topOf } from './scrolling.ts'
import { useSession } from './session.ts'
import { cursorRange } from './useCursor.ts'

const said = words.reader.mark

type Refs = { article: RefObject<HTMLElement | null>; scroller: RefObject<HTMLElement | null> }

/** Shows a mark: scrolls to it, opens its card and moves the focus to its letter. */
export function showMark({ marks }: Opened, { article, scroller }: Refs, id: string): void {
  const piece = marks.pieces.find((one) => one.first && one.annotation.id === id)
  if (piece === undefined || article.current === null || scroller.current === null) return
  const element = passageElement(article.current, piece.passage)
  if (element === null) return
  scrollToPassage(scroller.current, piece.passage, { range: rangeIn(element, piece.start, piece.end) })
  useSession.getState().setCursor(null)
  // The letter takes the focus at once.
  flushSync(() => {
    marks.reveal([piece.passage])
    useSession.getState().activate(id)
  })
  article.current.querySelector<HTMLElement>(`[data-letter="${CSS.escape(id)}"]`)?.focus({ preventScroll: true })
}

function useMarkKeys(opened: Opened, refs: Refs): void {
  const go = (step: 1 | -1) => {
    const marks = opened.marks.pieces.filter((piece) => piece.first)
    if (marks.length === 0) return say(said.none)
    const { active } = useSession.getState()
    const at = marks.findIndex((piece) => piece.annotation.id === active)
    const order = new Map(opened.briefing.passages.map((passage, n) => [passage.id, n]))
    // The cursor, else the top of the view: the next mark begins there or after it.
    const from = cursorRange(opened.briefing)?.start ?? {
      passage: (refs.scroller.current === null ? null : topOf(refs.scroller.current)?.passage) ?? '',
      offset: 0,
    }
    const isPast = (piece: { passage: string; start: number }): boolean => {
      const below = (order.get(piece.passage) ?? -1) - (order.get(from.passage) ?? -1)
      return below > 0 || (below === 0 && piece.start >= from.offset)
    }
    const start = step === 1 ? marks.findIndex(isPast) : marks.findLastIndex((piece) => !isPast(piece))
    const next = marks.at(at >= 0 ? (at + step) % marks.length : Math.max(start, step === 1 ? 0 : -1))
    if (next !== undefined) showMark(opened, refs, next.annotation.id)
  }
  useCommand('mark.next', () => go(1))
  useCommand('mark.previous', () => go(-1))
}

function useSelectionKeys(opened: Opened): void {
  const { briefing, edition } = opened
  const activeMark = () => opened.marks.pieces.find((piece) => piece.annotation.id === useSession.getState().active)?.annotation
  const atCursor = (): Passages | null => {
    const range = cursorRange(briefing)
    return range === null ? null : { briefing, edition, range }
  }
  /** The selection, else the active mark, else what is at the cursor. */
  const subject = (): Passages | null => {
    const { selection } = useSession.getState()
    if (selection !== null) return { briefing, edition, range: selection }
    const annotation = activeMark()
    if (annotation === undefined) return atCursor()
    const { start, end } = annotation.anchor
    return { briefing, edition, range: { start, end }, annotation: annotation.id }
  }
  const colour = (wanted: Colour) => {
    const passages = subject()
    if (passages === null) return say(said.nothing)
    const { selection } = useSession.getState()
    // The cursor stays where it marked: another colour there is meant for the same mark.
    const there = selection === null ? (activeMark() ?? markOn(passages)) : undefined
    if (there !== undefined)
      return void useAnnotations.getState().save({ kind: 'edit', id: there.id, colour: wanted, was: { colour: there.colour } })
    void mark(passages, wanted)
    if (selection !== null) leaveSelection(selection)
  }
  useCommand('mark.yellow', () => colour('yellow'))
  useCommand('mark.green', () => colour('green'))
  useCommand('mark.blue', () => colour('blue'))
  useCommand('mark.pink', () => colour('pink'))
  useCommand('mark.violet', () => colour('violet'))
  useCommand('mark.comment', () => {
    const passages = subject()
    if (passages === null) return say(said.nothing)
    if (passages.annotation !== undefined) return useSession.getState().activate(passages.annotation, { comment: true })
    const { selection } = useSession.getState()
    void markAndComment(passages)
    if (selection !== null) leaveSelection(selection)
  })
  useCommand('mark.delete', () => {
    // In the list of briefings, or with words selected, the key does not speak of the mark.
    const { activeElement } = document
    const elsewhere = activeElement !== document.body && activeElement?.closest('#main') == null
    if (elsewhere || useSession.getState().selection !== null) return false
    const here = atCursor()
    const annotation = activeMark() ?? (here === null ? undefined : markOn(here))
    if (annotation === undefined) say(said.noneOpen)
    else void deleteMark(annotation)
    return true
  })
  useCommand('selection.copy-citation', () => {
    const passages = subject()
    if (passages === null) return say(said.nothing)
    void copyWithCitation(passages)
  })
  useCommand('selection.to-note', () => {
    const { selection, active } = useSession.getState()
    const button = document.getElementById(selection !== null ? TOOLBAR_NOTE : active !== null ? `to-note-${active}` : CURSOR_NOTE)
    if (button === null) return say(said.nothing)
    button.click()
  })
}

export function useReadingCommands(opened: Opened, refs: Refs): void {
  const { previous, next } = placeOf(opened.edition, opened.briefing.id)
  const open = (id: string | undefined) => {
    if (id === undefined) return false
    useApp.getState().openBriefing(opened.edition.id, id)
    return true
  }
  useCommand('briefing.next', () => open(next))
  useCommand('briefing.previous', () => open(previous))
  useCommand('contents.focus', () => {
    const list = document.querySelector<HTMLElement>('[data-region="contents"] a[aria-current], [data-region="contents"] a')
    if (list !== null && list.checkVisibility()) list.focus()
    else document.getElementById('contents-menu')?.click()
  })
  useMarkKeys(opened, refs)
  useSelectionKeys(opened)
}
