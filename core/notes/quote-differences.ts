/** Where the words of a quote differ from those of its source, word by word. */
import { wordDiff } from '../editions/word-diff.ts'
import { type MarkedGap, gapsIn } from './quote-gaps.ts'
import { shaped, typedAt } from './shapes.ts'

/** Words typed from `start` to `end` (UTF-16, end exclusive; equal where words are missing) in the place of `source`. */
export type Difference = { start: number; end: number; source: string }

/** Longer texts are compared as wholes. UTF-16 units of both sides. */
const MOST_COMPARED = 200_000

/**
 * The differences in their order, disjoint: none where only shapes of signs differ (`sameShapes`) or where the change is
 * marked, as `[…]` for any words and `[the minister]` for a few. When words differ but none by itself, all of them do.
 * Linear; texts of more than 200,000 units are not looked into.
 */
export function quoteDifferences(typed: string, source: string): Difference[] {
  const whole: Difference[] = [{ start: 0, end: typed.length, source }]
  if (typed.length + source.length > MOST_COMPARED) return whole
  const mine = shaped(typed)
  const theirs = shaped(source)
  if (mine.text === theirs.text) return []
  const gaps = gapsIn(mine.text)
  const found: Difference[] = []
  let next = 0
  for (const { came, gone } of replacements(theirs.text, mine.text)) {
    while ((gaps[next]?.end ?? Infinity) + 1 < came.start) next += 1
    const marked = touching(gaps, next, came)
    const reach = marked.reduce((sum, gap) => sum + gap.reach, 0)
    const lost = typedAt(theirs, gone.start, gone.end)
    const words = gone.start === gone.end || gone.end - gone.start <= reach ? '' : source.slice(lost.start, lost.end)
    const [first, ...others] = outside(mine.text, came, marked)
    if (first === undefined && words === '') continue
    const place = first ?? { start: came.end, end: came.end }
    found.push({ ...typedAt(mine, place.start, place.end), source: words })
    for (const part of others) found.push({ ...typedAt(mine, part.start, part.end), source: '' })
  }
  return found.length === 0 ? whole : found
}

type Span = { start: number; end: number }

/** What no token holds: it says nothing about where two texts stand beside one another. */
const BETWEEN = /[\s\p{Cc}\p{Cf}\p{M}]/u

/** Words of `source` that went and words of `typed` that came in their place; either may be empty. Both walked once. */
function replacements(source: string, typed: string): { gone: Span; came: Span }[] {
  const { before, after } = wordDiff(source, typed)
  const found: { gone: Span; came: Span }[] = []
  let [i, j, g, c] = [0, 0, 0, 0]
  while (i < source.length || j < typed.length) {
    const gone = before[g]?.[0] === i ? before[g] : undefined
    const came = after[c]?.[0] === j ? after[c] : undefined
    if (gone === undefined && i < source.length && BETWEEN.test(source.charAt(i))) i += 1
    else if (came === undefined && j < typed.length && BETWEEN.test(typed.charAt(j))) j += 1
    else if (gone !== undefined || came !== undefined) {
      const [from, to] = gone ?? [i, i]
      const [start, end] = came ?? [j, j]
      found.push({ gone: { start: from, end: to }, came: { start, end } })
      if (gone !== undefined) g += 1
      if (came !== undefined) c += 1
      i = to
      j = end
    } else {
      i += 1
      j += 1
    }
  }
  return found
}

/** Gaps that lie in a span or at its edge, a space between not counted. @param from the first that can */
function touching(gaps: readonly MarkedGap[], from: number, { start, end }: Span): MarkedGap[] {
  const found: MarkedGap[] = []
  for (let at = from; (gaps[at]?.start ?? Infinity) <= end + 1; at += 1) {
    const gap = gaps[at]
    if (gap !== undefined && gap.end + 1 >= start) found.push(gap)
  }
  return found
}

/** The parts of a span that no gap covers, without white space at their ends. */
function outside(text: string, { start, end }: Span, gaps: readonly MarkedGap[]): Span[] {
  const parts: Span[] = []
  const keep = (from: number, to: number) => {
    const words = text.slice(from, to)
    if (words.trim() === '') return
    parts.push({ start: from + words.length - words.trimStart().length, end: from + words.trimEnd().length })
  }
  let from = start
  for (const gap of gaps) {
    keep(from, Math.min(end, gap.start))
    from = Math.max(from, gap.end)
  }
  keep(from, end)
  return parts
}
