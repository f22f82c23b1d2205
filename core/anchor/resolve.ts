/**
 * Finds an anchored range again, and says what became of its words. Equal text needs no search. With the edition the
 * mark was made in, the words of the two editions are aligned once and the range is read off; what has no counterpart is
 * gone, and is looked for nowhere else. Without it, what the anchor knows must do: quote, surroundings, and signs of
 * what stood further away; a mark is never moved on a guess.
 */
import type { Anchor, PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { align, briefingTokens } from './alignment.ts'
import { type Carried, carry } from './carry.ts'
import { placesOf, textHash } from './describe.ts'
import { holdsCandidate, holdsCarried, isRivalAlone, NO_CHANCE, settle } from './judge.ts'
import { textMap } from './ranges.ts'
import { candidates, lettersOf, scoreOf, type Candidate } from './search.ts'
import { farSupport, readSigns, wordIndex } from './signs.ts'
import type { Change } from './substance/index.ts'
import { placeIn, unrepeated, verdictOn } from './verdict.ts'

export type Verdict = 'exact' | 'moved' | 'reworded' | 'changed' | 'ambiguous' | 'gone'
/** A place a mark may stand at, and how much speaks for it, from 0 to 1. */
export type Place = { range: PassageRange; score: number }
export type Resolution = {
  verdict: Verdict
  /** With every verdict but `ambiguous` and `gone`. */
  range?: PassageRange
  /** From 0 (nothing found) to 1 (nothing differs). */
  score: number
  /** The next best place; when the verdict is `ambiguous`, the best one. */
  runnerUp?: Place
  /** When the verdict is `ambiguous`: the places it may be besides, at most `MOST_OTHERS`. */
  others?: Place[]
  /** What differs in substance, when the verdict is `changed`. Offsets in the quote and in the words found. */
  changes?: Change[]
}

/**
 * `exact`: the same words at the same place. `moved`: the same words elsewhere. `reworded`: other words that say the
 * same. `changed`: other words that do not. `ambiguous`: where the mark belongs is not certain. `gone`: its words are
 * not there any more. Give `source`, the edition the mark was made in, whenever it is at hand. Never throws.
 */
export function resolve(anchor: Anchor, target: Briefing, source?: Briefing): Resolution {
  const { text } = textMap(target)
  const { start, end } = anchor.position
  if (text === '' || anchor.quote === '') return { verdict: 'gone', score: 0 }
  const held = end - start === anchor.quote.length && text.startsWith(anchor.quote, start)
  if (held && textHash(target) === anchor.textHash) return finish(anchor, target, { start, end }, 1)
  if (source && source !== target && isSourceOf(anchor, source)) return fromSource(anchor, target, source)
  return fromAnchor(anchor, target)
}

/** Whether the range of the anchor holds its quote in a briefing. */
function isSourceOf(anchor: Anchor, source: Briefing): boolean {
  const { start, end } = anchor.position
  return end - start === anchor.quote.length && textMap(source).text.startsWith(anchor.quote, start)
}

function fromSource(anchor: Anchor, target: Briefing, source: Briefing): Resolution {
  const found = carry(align(source, target), anchor.position.start, anchor.position.end)
  if (!found || !holdsCarried(found)) return fromElsewhere(anchor, target, source)
  const score = scoreOf(found.share, found.context, undefined)
  if (found.context >= OWN_PLACE || !isCopied(anchor, target, source)) return finish(anchor, target, found, score)
  const copies = placesOf(textMap(target).text, anchor.quote).map((start) => ({ start, end: start + anchor.quote.length, score }))
  return ambiguous(target, [{ start: found.start, end: found.end, score }, ...copies])
}

/** Places the reader is offered besides the likeliest one. */
const MOST_OTHERS = 5

/** The verdict where one of these places is right and nobody can say which; the likeliest comes first. */
function ambiguous(target: Briefing, places: readonly { start: number; end: number; score: number }[]): Resolution {
  const apart = places.filter((place, n) => !places.slice(0, n).some((other) => place.start < other.end && other.start < place.end))
  const [best, ...others] = apart.slice(0, MOST_OTHERS + 1).map((place): Place => ({ range: placeIn(target, place), score: place.score }))
  return { verdict: 'ambiguous', score: best?.score ?? 0, ...(best && { runnerUp: best }), others }
}

/** Share of the words around a mark that makes a place its own, whatever copies of its words were put in elsewhere. */
const OWN_PLACE = 0.3

/** Whether the new edition holds the quote more often than the old one. */
function isCopied({ quote }: Anchor, target: Briefing, source: Briefing): boolean {
  const places = placesOf(textMap(target).text, quote).length
  return places > 1 && places > placesOf(textMap(source).text, quote).length
}

/**
 * The alignment has no place for the mark. It moved out of a passage whose other words stayed, or with a passage that
 * stands in several places now, when its words and those around them in the same passage stood once in the old edition and
 * stand in the new one: once, or else the reader must say which it is.
 */
function fromElsewhere(anchor: Anchor, target: Briefing, source: Briefing): Resolution {
  const { quote, prefix, suffix } = anchor
  const before = prefix.slice(prefix.lastIndexOf('\n') + 1)
  const after = suffix.split('\n', 1)[0] ?? ''
  for (const [words, from] of [
    [quote, 0],
    [before + quote + after, before.length],
  ] as const) {
    if (lettersOf(words) < NO_CHANCE || placesOf(textMap(source).text, words).length !== 1) continue
    const places = placesOf(textMap(target).text, words).map((at) => ({ start: at + from, end: at + from + quote.length, score: 1 }))
    const [only, other] = places
    if (only !== undefined) return other === undefined ? finish(anchor, target, only, 1) : ambiguous(target, places)
  }
  return { verdict: 'gone', score: 0 }
}

function fromAnchor(anchor: Anchor, target: Briefing): Resolution {
  const { text } = textMap(target)
  const whole = anchor.prefix + anchor.quote + anchor.suffix
  const alike = placesOf(text, whole).map((at): Candidate => {
    const start = at + anchor.prefix.length
    const end = start + anchor.quote.length
    return { start, end, share: 1, near: 1, far: undefined, letters: anchor.quote.length, score: 1 }
  })
  const index = wordIndex(briefingTokens(target))
  const placed = alike.map((place) => withFar(anchor, index, place))
  const [only] = placed
  const unique = placed.length === 1 && (anchor.around?.of ?? 1) === 1 && whole.length - anchor.quote.length >= MUCH_CONTEXT
  if (only && unique && (only.far ?? 1) >= MUCH_FAR) return finish(anchor, target, only, only.score)
  const found = [...placed]
  // What reads just alike may still be a copy: the other places where the quote stands are weighed against it.
  for (const other of candidates(anchor, briefingTokens(target))) {
    if (!placed.some((place) => place.start < other.end && other.start < place.end)) found.push(other)
  }
  found.sort((a, b) => b.score - a.score)
  const { best, runnerUp, certain } = settle(anchor, found)
  const next = runnerUp && { runnerUp: { range: placeIn(target, runnerUp), score: runnerUp.score } }
  const isAlone = anchor.around !== undefined && anchor.around.rival < 50 && found.filter(({ share }) => share >= 0.95).length === 1
  if (!best || !holdsCandidate(anchor, best, isAlone) || isRivalAlone(anchor, best, runnerUp))
    return { verdict: 'gone', score: 0, ...(best && { runnerUp: { range: placeIn(target, best), score: best.score } }) }
  if (!certain) return ambiguous(target, [best, ...found.filter((place) => place !== best && holdsCandidate(anchor, place))])
  return { ...finish(anchor, target, best, best.score), ...next }
}

/** Units of prefix and suffix that are enough to tell a place by. */
const MUCH_CONTEXT = 40
/** Share of the far signs that leaves no doubt about it. */
const MUCH_FAR = 0.8

function withFar(anchor: Anchor, index: ReturnType<typeof wordIndex>, place: Candidate): Candidate {
  const far = anchor.around && farSupport(index, readSigns(anchor.around), place.start, place.end)
  return { ...place, far, score: scoreOf(place.share, place.near, far) }
}

function finish(anchor: Anchor, target: Briefing, found: Pick<Carried, 'start' | 'end'>, score: number): Resolution {
  const range = placeIn(target, unrepeated(textMap(target).text, anchor.quote, found))
  return { ...verdictOn(anchor, target, range), range, score }
}
