/**
 * Cases with a known truth: a text, edits of it as editors make them, and passages whose place in the result follows from
 * the edits themselves, not from a comparison of the two texts.
 */
import type { Case, CaseSet } from '../anchors-score.ts'
import { type Edit, type Piece, EDITS, type Layout, layoutOf, put } from './edits.ts'
import { type Random, seeded } from './random.ts'
import { developmentTexts } from './texts.ts'

const REVISIONS = 10
const MARKS = 12
/** Edits in one revision, besides the one a case is about. */
const MOST_EDITS = 6

export function developmentSet(seed = 1): CaseSet {
  const texts = developmentTexts()
  const cases: Case[] = []
  for (const [oldText, text] of texts.slice().entries()) {
    const layout = layoutOf(text)
    for (let n = 0; n < REVISIONS; n += 1) {
      const random = seeded(seed * 1_000_003 + oldText * 1_009 + n)
      const edits = chooseEdits(layout, random)
      const pieces = put(text, edits)
      const revised = pieces.map((piece) => piece.text).join('')
      const newText = texts.push(revised) - 1
      for (let m = 0; m < MARKS; m += 1) {
        const edit = edits[m % edits.length]
        const made = edit && caseFor(layout, pieces, revised, edit, random)
        if (made) cases.push({ oldText, newText, ...made })
      }
    }
  }
  return { texts, cases }
}

function chooseEdits(layout: Layout, random: Random): Edit[] {
  const edits: Edit[] = []
  for (let tries = 0; edits.length <= MOST_EDITS && tries < 40; tries += 1) {
    const made = random.pick(EDITS)(layout, random)
    if (made && made.length > 0 && !made.some((edit) => edits.some((other) => edit.start <= other.end && other.start <= edit.end)))
      edits.push(...made)
  }
  return edits.sort((a, b) => a.start - b.start)
}

/** A mark near an edit: words, a sentence or several paragraphs. */
function caseFor(
  layout: Layout,
  pieces: readonly Piece[],
  newText: string,
  edit: Edit,
  random: Random,
): Omit<Case, 'oldText' | 'newText'> | undefined {
  const { words, text } = layout
  const near = words.findIndex((word) => word.end > edit.start)
  const length = random.pick([1, 2, 4, 8, 16, 32, 80])
  const inside = edit.end - edit.start > 40 && random.chance(0.7)
  const from = inside ? near + random.below(6) : near - random.below(length + 8)
  const first = words[Math.max(0, from)]
  const last = words[Math.min(words.length - 1, Math.max(0, from) + length - 1)]
  if (!first || !last) return undefined
  const [start, end] = [first.start, last.end]
  const truth = placeOf(pieces, start, end)
  if (truth === undefined) return undefined
  const now = truth && newText.slice(...truth)
  const quote = text.slice(start, end)
  // Where words put in repeat the mark, nobody can say which of the two is meant.
  if (now !== null && now !== quote && (now.startsWith(quote) || now.endsWith(quote))) return undefined
  const untouched =
    truth !== null &&
    pieces
      .map((piece) => piece.text)
      .join('')
      .slice(...truth) === text.slice(start, end)
  const expect = truth === null ? ['gone', 'ambiguous'] : untouched ? ['exact', 'moved'] : undefined
  return {
    start,
    end,
    truth,
    class: truth === null ? `${edit.kind}, deleted` : untouched ? `${edit.kind}, beside` : edit.kind,
    ...(expect && { expect }),
  }
}

/** Where characters `start` to `end` went; null when all were deleted, undefined when that cannot be said exactly. */
function placeOf(pieces: readonly Piece[], start: number, end: number): [number, number] | null | undefined {
  let at = 0
  let kept = 0
  let from: number | undefined
  let to: number | undefined
  for (const { text, old } of pieces) {
    if (old) {
      const common = Math.min(end, old.end) - Math.max(start, old.start)
      if (common > 0) kept += common
      const copied = old.end - old.start === text.length
      if (start >= old.start && start < old.end) {
        if (!copied && start !== old.start) return undefined
        from = at + start - old.start
      }
      if (end > old.start && end <= old.end) {
        if (!copied && end !== old.end) return undefined
        to = at + (copied ? end - old.start : text.length)
      }
    }
    at += text.length
  }
  if (kept === 0) return null
  return from === undefined || to === undefined || from >= to || to - from > (end - start) * 2 + 40 ? undefined : [from, to]
}
