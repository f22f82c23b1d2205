import type { Snippet } from '../contract/shapes.ts'

/** About how many characters of a long text are shown. */
export const SNIPPET_LENGTH = 200
/** Characters shown before the first match. */
const LEAD = 60

/**
 * The part of a text around its first matches, cut between words and marked with … where something is left out. A text
 * that is short enough is given whole. Ranges are those of the snippet's own text.
 */
export function snippet(text: string, ranges: readonly (readonly [number, number])[], length = SNIPPET_LENGTH): Snippet {
  if (text.length <= length) return { text: plain(text), ranges: ranges.map(([start, end]) => [start, end]) }
  const first = ranges[0]
  const lead = Math.max(0, Math.min((first?.[0] ?? 0) - LEAD, text.length - length))
  const from = lead === 0 ? 0 : wordStart(text, lead, first?.[0] ?? lead)
  const rest = from + length
  const to = rest >= text.length ? text.length : wordEnd(text, rest, Math.min(first?.[1] ?? from, rest))
  const before = from > 0 ? '…' : ''
  const shift = before.length - from
  const shown = ranges.flatMap(([start, end]): [number, number][] =>
    start >= to || end <= from ? [] : [[Math.max(start, from) + shift, Math.min(end, to) + shift]],
  )
  return { text: `${before}${plain(text.slice(from, to))}${to < text.length ? '…' : ''}`, ranges: shown }
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
