import type { Snippet } from '../contract/shapes.ts'
import type { Match } from './match.ts'

/** About how many characters of a long text are shown. */
export const SNIPPET_LENGTH = 200
/** Characters shown before the match, where there is room for them. */
const LEAD = 60

/** Which word of a query a unit stands for, and how rare that word is. */
export type StandsFor = { word: number; rarity: number }

/** More things than a near can have. */
const MOST_ITEMS = 1024

/** Characters `start` to `end` (exclusive). */
type Stretch = { start: number; end: number }

/**
 * The stretch of a text, no longer than a snippet, with the most different words of the query; of several the one with the
 * rarest words, then the shortest, then the first. Undefined where nothing stands. One pass over the matches.
 * @param matches in the order of the text @param standsFor by unit; without it every unit is a word
 */
export function fullestStretch(
  matches: readonly Match[],
  standsFor: readonly StandsFor[] = [],
  length = SNIPPET_LENGTH,
): Stretch | undefined {
  const wordOf = ({ unit, item }: Match): number => (standsFor[unit]?.word ?? unit) * MOST_ITEMS + item
  const inside = new Map<number, number>()
  let rarity = 0
  let from = 0
  let best: (Stretch & { words: number; rarity: number }) | undefined
  for (const match of matches) {
    const word = wordOf(match)
    const times = inside.get(word) ?? 0
    inside.set(word, times + 1)
    if (times === 0) rarity += standsFor[match.unit]?.rarity ?? 0
    // What stands again further on is not needed here, and what is too far away does not fit.
    for (let first = matches[from]!; first !== match; first = matches[from]!) {
      const name = wordOf(first)
      const left = (inside.get(name) ?? 0) - 1
      if (left === 0 && match.end - first.start <= length) break
      if (left > 0) inside.set(name, left)
      else {
        inside.delete(name)
        rarity -= standsFor[first.unit]?.rarity ?? 0
      }
      from += 1
    }
    const stretch = { start: matches[from]!.start, end: match.end, words: inside.size, rarity }
    if (best === undefined || isFuller(stretch, best)) best = stretch
  }
  return best
}

function isFuller(a: Stretch & { words: number; rarity: number }, b: typeof a): boolean {
  if (a.words !== b.words) return a.words > b.words
  // Sums that were added up in another order differ in their last digits.
  if (Math.abs(a.rarity - b.rarity) > 1e-9) return a.rarity > b.rarity
  return a.words > 1 && a.end - a.start < b.end - b.start
}

/**
 * The part of a text around a stretch of it, else around the first match, cut between words and marked with … where
 * something is left out. A text that is short enough is given whole. Ranges are those of the snippet's own text.
 */
export function snippet(text: string, ranges: readonly (readonly [number, number])[], around?: Stretch, length = SNIPPET_LENGTH): Snippet {
  if (text.length <= length) return { text: plain(text), ranges: ranges.map(([start, end]) => [start, end]) }
  const { start: first, end: last } = around ?? { start: ranges[0]?.[0] ?? 0, end: ranges[0]?.[1] ?? 0 }
  const before = Math.max(0, Math.min(LEAD, length - (last - first)))
  const lead = Math.max(0, Math.min(first - before, text.length - length))
  const from = lead === 0 ? 0 : wordStart(text, lead, first)
  const rest = from + length
  const to = rest >= text.length ? text.length : wordEnd(text, rest, Math.min(last, rest))
  const cut = from > 0 ? '…' : ''
  const shift = cut.length - from
  const shown = ranges.flatMap(([start, end]): [number, number][] =>
    start >= to || end <= from ? [] : [[Math.max(start, from) + shift, Math.min(end, to) + shift]],
  )
  return { text: `${cut}${plain(text.slice(from, to))}${to < text.length ? '…' : ''}`, ranges: shown }
}

/** Cells of a table row are parted by tabs, which would close up to one space where the snippet is shown. */
const plain = (text: string): string => text.replaceAll('\t', '\u2003')

/** First start of a word at or after `at`, no later than `latest`; in text without spaces, the character at `at`. */
function wordStart(text: string, at: number, latest: number): number {
  for (let i = at; i <= latest; i += 1) if (i === 0 || isSpace(text, i - 1)) return i
  return wholeCharacter(text, Math.min(at, latest))
}

/** Last end of a word at or before `at`, no earlier than `earliest`. */
function wordEnd(text: string, at: number, earliest: number): number {
  for (let i = at; i > earliest; i -= 1) if (isSpace(text, i) && !isSpace(text, i - 1)) return i
  return wholeCharacter(text, at)
}

const isSpace = (text: string, at: number): boolean => /\s/u.test(text.charAt(at))

/** Steps back from between the halves of a surrogate pair, or from before a mark, to the start of the character. */
function wholeCharacter(text: string, at: number): number {
  let start = at
  while (start > 0 && /^[\p{M}\u200d\udc00-\udfff]/u.test(text.slice(start, start + 2))) start -= 1
  return start
}
