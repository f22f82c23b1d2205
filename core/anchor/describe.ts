/** Describes a passage range so that it can be found again: offsets, the words, what stands around them, and a digest. */
import { type Anchor, CONTEXT, MAX_QUOTE, type PassageRange } from '../model/annotation.ts'
import { type Briefing, sectionAt } from '../model/briefing.ts'
import { sha256Hex } from '../text/hash.ts'
import { briefingTokens } from './alignment.ts'
import { positionOf, rangeBetween, textMap } from './ranges.ts'
import { candidates } from './search.ts'
import { signsAround, wordIndex } from './signs.ts'

/** Grapheme boundaries do not depend on the language; one segmenter serves all. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const WHITE = /\s/u

/** SHA-256 of the joined text, once per briefing object. */
const hashes = new WeakMap<object, string>()
export function textHash(briefing: Pick<Briefing, 'passages'>): string {
  const known = hashes.get(briefing)
  if (known !== undefined) return known
  const hash = sha256Hex(textMap(briefing).text)
  hashes.set(briefing, hash)
  return hash
}

/**
 * The anchor of a range. White space at both ends is left out; an end inside a character (a surrogate pair, a letter
 * with its accents, an emoji sequence) moves outwards so that the character is kept whole.
 * @throws RangeError when the range is empty, only white space, reversed, out of bounds or longer than `MAX_QUOTE`
 */
export function describe(briefing: Briefing, range: PassageRange): Anchor {
  const { text, index } = textMap(briefing)
  const characters = graphemes.segment(text)
  let start = positionOf(briefing, range.start)
  let end = positionOf(briefing, range.end)
  while (start < end && WHITE.test(text.charAt(start))) start += 1
  while (end > start && WHITE.test(text.charAt(end - 1))) end -= 1
  if (start >= end) throw new RangeError('The range holds no words')
  start = characters.containing(start)?.index ?? start
  const last = characters.containing(end - 1)
  if (last) end = last.index + last.segment.length
  if (end - start > MAX_QUOTE) throw new RangeError(`The range is longer than ${MAX_QUOTE} characters`)

  const trimmed = rangeBetween(briefing, start, end)
  const section = sectionAt(briefing, index.get(trimmed.start.passage) ?? 0)
  const quote = text.slice(start, end)
  const prefix = text.slice(boundaryFrom(characters, Math.max(0, start - CONTEXT)), start)
  const suffix = text.slice(end, boundaryUpTo(characters, Math.min(text.length, end + CONTEXT)))
  const places = placesOf(text, prefix + quote + suffix)
  const around = {
    ...signsAround(wordIndex(briefingTokens(briefing)), start, end),
    nth: Math.max(0, places.indexOf(start - prefix.length)) + 1,
    of: Math.max(1, places.length),
    rival: 0,
  }
  const anchor: Anchor = {
    edition: briefing.edition,
    briefing: briefing.id,
    start: trimmed.start,
    end: trimmed.end,
    quote,
    prefix,
    suffix,
    section: section ? [section.id] : [],
    position: { start, end },
    around,
    textHash: textHash(briefing),
  }
  const rival = candidates(anchor, briefingTokens(briefing)).find((place) => place.end <= start || place.start >= end)
  return { ...anchor, around: { ...around, rival: Math.round((rival?.score ?? 0) * 100) } }
}

/** Places of a text that are counted when they read alike. */
const MOST_ALIKE = 1_000

/** Where a string stands in a text, overlaps included. */
export function placesOf(text: string, string: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(string); at !== -1 && places.length < MOST_ALIKE; at = text.indexOf(string, at + 1)) places.push(at)
  return places
}

/** First grapheme boundary at or after a position. */
function boundaryFrom(characters: Intl.Segments, position: number): number {
  const found = characters.containing(position)
  return !found || found.index === position ? position : found.index + found.segment.length
}

/** Last grapheme boundary at or before a position. */
function boundaryUpTo(characters: Intl.Segments, position: number): number {
  return characters.containing(position)?.index ?? position
}
