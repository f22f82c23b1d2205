/** The cursor in the open briefing: its keys, what is painted and announced, and where it starts. */
import { useEffect, useMemo } from 'react'
import type { RefObject } from 'react'
import { rangePieces, rangeText } from '../../core/anchor/ranges.ts'
import type { PassageRange } from '../../core/model/annotation.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import { useCommand } from '../app/commands.ts'
import { isTyping } from '../app/keys.ts'
import { say } from '../state/status.ts'
import { labelOf } from './actions.ts'
import type { Opened } from './context.ts'
import { paintCursor } from './cursor-paint.ts'
import { cursorText } from './cursor-words.ts'
import type { Cursor, Step } from './cursor.ts'
import {
  changeBetween,
  endsOf,
  extendPassage,
  extendSentence,
  headOf,
  movePassage,
  moveSentence,
  onPassage,
  onPoint,
  onRange,
  rangeOf,
  sentencesAt,
} from './cursor.ts'
import { offsetOf, passageElement, passageOf, rangeIn } from './dom-offsets.ts'
import { focusPassage } from './focus.ts'
import { scrollToPassage, topOf } from './scrolling.ts'
import { sameRange } from './selection.ts'
import { useSession } from './session.ts'

const said = words.reader.cursor

type Refs = { article: RefObject<HTMLElement | null>; scroller: RefObject<HTMLElement | null> }

/** The cursor's words in this briefing; null when there is no cursor. */
export const cursorRange = (briefing: Briefing): PassageRange | null => {
  const { cursor } = useSession.getState()
  return cursor === null ? null : rangeOf(briefing, cursor)
}

/** Puts the cursor on the sentences that hold these words. Nothing is announced: what led here has said where it is. */
export const cursorOnRange = (briefing: Briefing, range: PassageRange): void => useSession.getState().setCursor(onRange(briefing, range))

/** The cursor on the sentence of the window's caret, when that stands in the passage that has the focus. */
function onCaret(briefing: Briefing): Cursor | null {
  const focused = passageOf(document.activeElement)
  if (focused === null) return null
  const selection = window.getSelection()
  const node = selection?.focusNode ?? null
  const offset = node !== null && focused.contains(node) ? offsetOf(focused, node, selection?.focusOffset ?? 0) : 0
  return onPoint(briefing, { passage: focused.dataset.passage ?? '', offset })
}

/** Where a first step starts: the active mark, else the caret; null when there is neither. */
function nearby({ briefing, marks }: Opened): Cursor | null {
  const { active } = useSession.getState()
  const mark = marks.pieces.find(({ annotation }) => annotation.id === active)?.annotation
  return mark === undefined ? onCaret(briefing) : onRange(briefing, mark.anchor)
}

/** The passage at the top of the view, and its first sentence that begins there. */
function onTop(briefing: Briefing, scroller: HTMLElement): Cursor | null {
  const id = topOf(scroller)?.passage
  const index = briefing.passages.findIndex((passage) => passage.id === id)
  const element = id === undefined ? null : passageElement(scroller, id)
  if (element === null) return onPassage(briefing, 0)
  const { top } = scroller.getBoundingClientRect()
  const at = sentencesAt(briefing, index).findIndex(({ start, end }) => rangeIn(element, start, end).getBoundingClientRect().top >= top)
  return at < 0
    ? onPassage(briefing, index + 1)
    : { from: { passage: index, sentence: at }, to: { passage: index, sentence: at }, head: null }
}

type Grain = 'sentence' | 'passage'
type Next = Cursor | 'end' | null

function moved(opened: Opened, scroller: HTMLElement, grain: Grain, step: Step): Next {
  const { briefing } = opened
  const { cursor, selection } = useSession.getState()
  const from = cursor ?? (selection === null ? null : onRange(briefing, selection))
  const move = grain === 'sentence' ? moveSentence : movePassage
  if (from !== null) return move(briefing, from, step) ?? 'end'
  const near = nearby(opened)
  // The sentence of the caret is the first one to stop at; a passage that has the focus has been stopped at.
  if (near !== null) return grain === 'sentence' ? near : (movePassage(briefing, near, step) ?? 'end')
  const top = onTop(briefing, scroller)
  return top === null || grain === 'sentence' ? top : onPassage(briefing, top.from.passage)
}

function extended(opened: Opened, scroller: HTMLElement, grain: Grain, step: Step): Next {
  const { briefing } = opened
  const { cursor, selection } = useSession.getState()
  const extend = grain === 'sentence' ? extendSentence : extendPassage
  if (cursor !== null) return extend(briefing, cursor, step) ?? 'end'
  if (selection === null) return moved(opened, scroller, grain, step)
  // A selection is first taken as the whole sentences it touches.
  const whole = onRange(briefing, selection)
  const range = whole === null ? null : rangeOf(briefing, whole)
  return whole !== null && sameRange(range, selection) ? (extend(briefing, whole, step) ?? 'end') : whole
}

/** Shows where the cursor has come to: scrolled to, with the caret along, so that Shift and arrows select from here. */
function arrive(briefing: Briefing, scroller: HTMLElement, cursor: Cursor, asPassage: boolean): void {
  const head = headOf(cursor)
  const sentence = sentencesAt(briefing, head.passage)[head.sentence]
  const id = briefing.passages[head.passage]?.id ?? ''
  const element = passageElement(scroller, id)
  if (sentence === undefined || element === null) return
  const range = rangeIn(element, sentence.start, asPassage ? element.textContent.length : sentence.end)
  // A focus that moves from passage to passage would have each of them read out as a whole.
  if (asPassage) focusPassage(element, true)
  else if (document.activeElement !== scroller) scroller.focus({ preventScroll: true })
  scrollToPassage(scroller, id, { range })
  window.getSelection()?.collapse(range.startContainer, range.startOffset)
}

/**
 * One announcement for a step. A passage that was moved to has the focus, which reads it out: only its place is said.
 * A sentence, and what extending has added or left out, is said with its words.
 */
function announce({ briefing, marks }: Opened, before: Cursor | null, cursor: Cursor, asPassage: boolean): void {
  const place = cursorText(briefing, cursor, marks.pieces, labelOf)
  if (asPassage) return say(place)
  const change = before !== null && (cursor.head !== null || before.head !== null) ? changeBetween(briefing, before, cursor) : null
  const grown = change !== null && before !== null && sameBase(before, cursor)
  const range = grown ? change.range : rangeOf(briefing, cursor)
  const text = range === null ? '' : rangeText(briefing, range)
  say(place, grown ? said[change.kind](text) : text)
}

const sameBase = (a: Cursor, b: Cursor): boolean =>
  a.from.passage === b.from.passage &&
  a.from.sentence === b.from.sentence &&
  a.to.passage === b.to.passage &&
  a.to.sentence === b.to.sentence

function useCursorKeys(opened: Opened, { scroller }: Refs): void {
  const go = (next: Next, { extends: extending, grain, step }: { extends: boolean; grain: Grain; step: Step }) => {
    if (next === null || scroller.current === null) return
    if (next === 'end') return say(step === 1 ? said.end : said.start)
    const { cursor, setCursor } = useSession.getState()
    setCursor(next)
    const { first, last } = endsOf(next)
    const asPassage = grain === 'passage' && !extending && first.passage === last.passage
    arrive(opened.briefing, scroller.current, next, asPassage)
    announce(opened, cursor, next, asPassage)
  }
  const key = (isExtending: boolean, grain: Grain, step: Step) => () => {
    if (scroller.current === null) return
    const next = (isExtending ? extended : moved)(opened, scroller.current, grain, step)
    go(next, { extends: isExtending, grain, step })
  }
  useCommand('passage.next', key(false, 'passage', 1))
  useCommand('passage.previous', key(false, 'passage', -1))
  useCommand('sentence.next', key(false, 'sentence', 1))
  useCommand('sentence.previous', key(false, 'sentence', -1))
  useCommand('passage.extend-next', key(true, 'passage', 1))
  useCommand('passage.extend-previous', key(true, 'passage', -1))
  useCommand('sentence.extend-next', key(true, 'sentence', 1))
  useCommand('sentence.extend-previous', key(true, 'sentence', -1))
  useCommand('cursor.clear', () => {
    if (useSession.getState().cursor === null || isTyping(document.activeElement)) return false
    useSession.getState().setCursor(null)
    say(said.cleared)
    return true
  })
}

/** Returns the range of the cursor, null without one. */
export function useCursor(opened: Opened, refs: Refs): PassageRange | null {
  const { briefing } = opened
  const { article, scroller } = refs
  const cursor = useSession((state) => state.cursor)
  const range = useMemo(() => (cursor === null ? null : rangeOf(briefing, cursor)), [briefing, cursor])
  useCursorKeys(opened, refs)
  useEffect(() => {
    if (range === null || article.current === null) return
    return paintCursor(article.current, rangePieces(briefing, range))
  }, [briefing, range, article])
  useEffect(() => {
    if (range === null) return
    // The focus is on the text as a whole while the cursor goes by sentence: Tab goes on from the cursor's passage.
    const tab = (event: KeyboardEvent) => {
      if (event.key !== 'Tab' || document.activeElement !== scroller.current) return
      const element = passageElement(document, range.end.passage)
      if (element !== null) focusPassage(element, false)
    }
    window.addEventListener('keydown', tab)
    return () => window.removeEventListener('keydown', tab)
  }, [range, scroller])
  return range
}
