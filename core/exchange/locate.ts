/** Finds words of which only the quote and its surroundings are known, as in files of other programs: white space may differ, nothing else. */
import type { Briefing } from '../model/briefing.ts'
import { textMap } from '../anchor/ranges.ts'

export type Located = { found: 'once'; start: number; end: number; context: number } | { found: 'several' } | { found: 'never' }

type Collapsed = { text: string; /** `map[i]` is where unit `i` stood. */ map: Uint32Array }

const kept = new WeakMap<Pick<Briefing, 'passages'>, Collapsed>()

function collapsed(briefing: Pick<Briefing, 'passages'>): Collapsed {
  const known = kept.get(briefing)
  if (known) return known
  const { text } = textMap(briefing)
  const map = new Uint32Array(text.length + 1)
  const pieces: string[] = []
  let length = 0
  let at = 0
  const keep = (piece: string, from: number): void => {
    pieces.push(piece)
    for (let i = 0; i < piece.length; i += 1) map[length + i] = from + i
    length += piece.length
  }
  for (const white of text.matchAll(/\s+/gu)) {
    keep(text.slice(at, white.index), at)
    keep(' ', white.index)
    at = white.index + white[0].length
  }
  keep(text.slice(at), at)
  map[length] = text.length
  const result = { text: pieces.join(''), map: map.subarray(0, length + 1) }
  kept.set(briefing, result)
  return result
}

const collapse = (text: string): string => text.replaceAll(/\s+/gu, ' ')

/** Places that are compared when the same words stand in many. */
const MOST_PLACES = 500

/**
 * Where a quote stands, in the joined text of a briefing. Of several places the one whose surroundings agree furthest is
 * taken, if no other agrees as far. `context` says over how many characters they do.
 */
export function locate(
  briefing: Pick<Briefing, 'passages'>,
  { quote, prefix, suffix }: { quote: string; prefix: string; suffix: string },
): Located {
  const { text, map } = collapsed(briefing)
  const words = collapse(quote).trim()
  if (words === '') return { found: 'never' }
  const before = `${collapse(prefix)}${/^\s/u.test(quote) ? ' ' : ''}`.replace(/ {2,}$/u, ' ')
  const after = `${/\s$/u.test(quote) ? ' ' : ''}${collapse(suffix)}`.replace(/^ {2,}/u, ' ')
  const places: { at: number; context: number }[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    if (places.length === MOST_PLACES) return { found: 'several' }
    places.push({ at, context: agreeBefore(text, at, before) + agreeAfter(text, at + words.length, after) })
  }
  places.sort((a, b) => b.context - a.context)
  const [best, next] = places
  if (!best) return { found: 'never' }
  if (next && next.context === best.context) return { found: 'several' }
  const start = map[best.at] ?? 0
  return { found: 'once', start, end: (map[best.at + words.length - 1] ?? 0) + 1, context: best.context }
}

function agreeBefore(text: string, at: number, prefix: string): number {
  let n = 0
  while (n < prefix.length && n < at && text.charCodeAt(at - 1 - n) === prefix.charCodeAt(prefix.length - 1 - n)) n += 1
  return n
}

function agreeAfter(text: string, at: number, suffix: string): number {
  let n = 0
  while (n < suffix.length && at + n < text.length && text.charCodeAt(at + n) === suffix.charCodeAt(n)) n += 1
  return n
}
