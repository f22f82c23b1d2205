/**
 * The cursor of the reading view: one or several whole sentences, moved and extended by sentence or passage without a
 * selection. Pure; each passage is cut into sentences once, when the cursor first comes to it.
 */
import type { PassageRange, Point } from '../../core/model/annotation.ts'
import type { Briefing, Passage } from '../../core/model/briefing.ts'
import type { Sentence } from '../../core/text/sentences.ts'
import { sentencesOf } from '../../core/text/sentences.ts'

type Text = Pick<Briefing, 'passages' | 'lang'>
export type Step = 1 | -1
/** A sentence: index of its passage in the briefing, and its own index in the passage. */
export type Place = { passage: number; sentence: number }
/** Sentences `from` to `to` were gone to; `head` is where extending has come to, outside of them, or null. */
export type Cursor = { from: Place; to: Place; head: Place | null }

const cut = new WeakMap<Passage, readonly Sentence[]>()

/** Titles, rows of tables and their like are one piece, whatever stops they hold. */
const isProse = ({ kind }: Passage): boolean => kind === 'paragraph' || kind === 'item' || kind === 'quote' || kind === 'standfirst'

const wholeOf = (text: string): readonly Sentence[] =>
  text.trim() === '' ? [] : [{ start: text.length - text.trimStart().length, end: text.trimEnd().length }]

/** Sentences of the passage at an index; none when it is empty or there is no such passage. */
export function sentencesAt({ passages, lang }: Text, index: number): readonly Sentence[] {
  const passage = passages[index]
  if (passage === undefined) return []
  const known = cut.get(passage)
  if (known !== undefined) return known
  const made = isProse(passage) ? sentencesOf(passage.text, lang) : wholeOf(passage.text)
  cut.set(passage, made)
  return made
}

/** Negative when `a` stands before `b`. */
export const comparePlaces = (a: Place, b: Place): number => a.passage - b.passage || a.sentence - b.sentence

const only = (place: Place): Cursor => ({ from: place, to: place, head: null })
const firstIn = (passage: number): Place => ({ passage, sentence: 0 })
const lastIn = (text: Text, passage: number): Place => ({ passage, sentence: sentencesAt(text, passage).length - 1 })

/** The first and the last sentence of the cursor. */
export const endsOf = ({ from, to, head }: Cursor): { first: Place; last: Place } => ({
  first: head !== null && comparePlaces(head, from) < 0 ? head : from,
  last: head !== null && comparePlaces(head, to) > 0 ? head : to,
})

/** The sentence at the end that moves: what the reader looks at. */
export const headOf = ({ from, head }: Cursor): Place => head ?? from

/** The next passage that has words, from an index on (itself included); null at either end of the briefing. */
function passageFrom(text: Text, index: number, step: Step): number | null {
  for (let i = index; i >= 0 && i < text.passages.length; i += step) if (sentencesAt(text, i).length > 0) return i
  return null
}

function sentenceBeside(text: Text, { passage, sentence }: Place, step: Step): Place | null {
  const inside = sentence + step
  if (inside >= 0 && inside < sentencesAt(text, passage).length) return { passage, sentence: inside }
  const next = passageFrom(text, passage + step, step)
  return next === null ? null : step === 1 ? firstIn(next) : lastIn(text, next)
}

/** The cursor on a whole passage, or on the next one that has words; null when there is none. */
export function onPassage(text: Text, index: number, step: Step = 1): Cursor | null {
  const passage = passageFrom(text, index, step)
  return passage === null ? null : { from: firstIn(passage), to: lastIn(text, passage), head: null }
}

/** The cursor on the sentence at a point, or on the last one before it in its passage; null when there is none. */
export function onPoint(text: Text, { passage, offset }: Point): Cursor | null {
  const index = text.passages.findIndex(({ id }) => id === passage)
  const sentences = sentencesAt(text, index)
  if (sentences.length === 0) return null
  const at = sentences.findLastIndex(({ start }) => start <= offset)
  return only({ passage: index, sentence: Math.max(0, at) })
}

/** The cursor on the sentences that a range touches; null when an end of it lies in a passage without words. */
export function onRange(text: Text, { start, end }: PassageRange): Cursor | null {
  const first = onPoint(text, start)
  const last = onPoint(text, { ...end, offset: Math.max(0, end.offset - 1) })
  return first === null || last === null ? null : { from: first.from, to: last.to, head: null }
}

/** From the end that moves to the next passage as a whole; null at either end of the briefing. */
export const movePassage = (text: Text, cursor: Cursor, step: Step): Cursor | null => {
  const { first, last } = endsOf(cursor)
  const { passage } = cursor.head ?? (step === 1 ? last : first)
  return onPassage(text, passage + step, step)
}

/** From the end that moves to the next sentence; from a passage forward into its first one. Null at either end. */
export function moveSentence(text: Text, cursor: Cursor, step: Step): Cursor | null {
  const { from, to, head } = cursor
  if (head === null && step === 1 && comparePlaces(from, to) !== 0) return only(from)
  const next = sentenceBeside(text, head ?? (step === 1 ? to : from), step)
  return next === null ? null : only(next)
}

/** `head` where it lies outside of what was gone to. */
function extended({ from, to }: Cursor, head: Place): Cursor {
  const isInside = comparePlaces(head, from) >= 0 && comparePlaces(head, to) <= 0
  return { from, to, head: isInside ? null : head }
}

/** A sentence more on the side of `step`, or one less of what was added on the other; null at either end of the briefing. */
export function extendSentence(text: Text, cursor: Cursor, step: Step): Cursor | null {
  const next = sentenceBeside(text, cursor.head ?? (step === 1 ? cursor.to : cursor.from), step)
  return next === null ? null : extended(cursor, next)
}

/** The same up to the end of a passage, or its start on the way up; never back over what was gone to. */
export function extendPassage(text: Text, cursor: Cursor, step: Step): Cursor | null {
  const { from, to, head } = cursor
  const grows = head === null || comparePlaces(head, from) < 0 !== (step === 1)
  // Above what was gone to the head stands on first sentences, below it on last ones, so that steps back go the same way.
  const isBelow = head === null ? step === 1 : comparePlaces(head, to) > 0
  const border = (passage: number): Place => (isBelow ? lastIn(text, passage) : firstIn(passage))
  const edge = head ?? (step === 1 ? to : from)
  const own = border(edge.passage)
  if (grows && comparePlaces(own, edge) !== 0) return extended(cursor, own)
  const passage = passageFrom(text, edge.passage + step, step)
  if (passage === null) return grows ? null : { from, to, head: null }
  const next = border(passage)
  const isPast = isBelow ? comparePlaces(next, to) <= 0 : comparePlaces(next, from) >= 0
  return grows || !isPast ? extended(cursor, next) : { from, to, head: null }
}

/** The words of the cursor as a range, from the start of its first sentence to the end of its last; null in another text. */
export function rangeOf(text: Text, cursor: Cursor): PassageRange | null {
  const { first, last } = endsOf(cursor)
  const start = sentencesAt(text, first.passage)[first.sentence]
  const end = sentencesAt(text, last.passage)[last.sentence]
  const [from, to] = [text.passages[first.passage], text.passages[last.passage]]
  if (start === undefined || end === undefined || from === undefined || to === undefined) return null
  return { start: { passage: from.id, offset: start.start }, end: { passage: to.id, offset: end.end } }
}

/** What a step has added to the cursor or left out of it; null when it did neither. Both are next to each other, as steps are. */
export function changeBetween(text: Text, before: Cursor, after: Cursor): { kind: 'added' | 'left-out'; range: PassageRange } | null {
  const [old, now] = [endsOf(before), endsOf(after)]
  const order = comparePlaces(now.first, old.first) || comparePlaces(old.last, now.last)
  if (order === 0) return null
  const [small, large] = order < 0 ? [old, now] : [now, old]
  const isAtStart = comparePlaces(large.first, small.first) < 0
  const from = isAtStart ? large.first : sentenceBeside(text, small.last, 1)
  const to = isAtStart ? sentenceBeside(text, small.first, -1) : large.last
  const range = from === null || to === null ? null : rangeOf(text, { from, to, head: null })
  return range === null ? null : { kind: order < 0 ? 'added' : 'left-out', range }
}
