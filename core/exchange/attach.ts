/** Where the marks of a file belong here. A mark whose words are not there as they were is told apart, never just put somewhere. */
import { describe } from '../anchor/describe.ts'
import { positionOf, rangeBetween, rangeText, textMap } from '../anchor/ranges.ts'
import { type Verdict, resolve } from '../anchor/resolve.ts'
import { compareSubstance } from '../anchor/substance/index.ts'
import type { Anchor, PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { splitEditionId } from '../model/ids.ts'
import { locate } from './locate.ts'
import type { ReadMark } from './read-item.ts'

export type PlaceState = 'attached' | 'reworded' | 'changed' | 'not-found' | 'source-missing'
export type Why = 'several-places' | 'gone' | 'no-briefing' | 'no-source'
export type Placement = {
  state: PlaceState
  /**
   * What an import keeps: the mark's own anchor, as long as that says where it stands in its own edition, or one made of the
   * place found. Null when there is neither.
   */
  anchor: Anchor | null
  /** Where it stands here. */
  place: { edition: string; briefing: string; passage: string } | null
  /** Why there is no place. */
  why?: Why
  /** The words found, where they are not the mark's own. */
  found?: string
}

const nowhere = (why: Why, anchor: Anchor | null = null): Placement => ({
  state: why === 'no-briefing' || why === 'no-source' ? 'source-missing' : 'not-found',
  anchor,
  place: null,
  why,
})

/** The place of a mark whose briefing is not installed in any edition. */
export const withoutBriefing = (mark: ReadMark): Placement => nowhere(mark.anchor ? 'no-briefing' : 'no-source', mark.anchor)

/** The place of a mark in its briefing, of the edition it was made in or of another one. */
export function placeOwn(mark: ReadMark, target: Briefing): Placement {
  const { anchor } = mark
  if (!anchor) {
    const placed = placeWords(mark, target, 0)
    return placed.why === 'gone' ? placeAlike(mark, target) : placed
  }
  const isAtHome = anchor.edition === target.edition
  if (isAtHome && isWhole(anchor, target)) return { state: 'attached', anchor, place: placeOf(target, anchor) }
  const { verdict, range } = resolve(anchor, target)
  if (!range) return nowhere(verdict === 'ambiguous' ? 'several-places' : 'gone', isAtHome ? null : anchor)
  const placement = at(target, range, stateOf(verdict), mark)
  // Into a newer edition the review of that edition takes it, and asks where it is not certain.
  return isNewer(target.edition, anchor.edition) && placement.place ? { ...placement, anchor } : placement
}

const stateOf = (verdict: Verdict): PlaceState => (verdict === 'reworded' || verdict === 'changed' ? verdict : 'attached')
const isNewer = (a: string, b: string): boolean => splitEditionId(a).number > splitEditionId(b).number

/** The place of a quote in a text that may be the one it was made on: the words as they are, else nearly as they are. */
export function placeWords(mark: ReadMark, target: Briefing, leastContext: number): Placement {
  const located = locate(target, mark)
  if (located.found === 'several') return nowhere('several-places')
  if (located.found === 'once') {
    if (located.context < leastContext) return nowhere('gone')
    return at(target, rangeBetween(target, located.start, located.end), 'attached', mark)
  }
  return nowhere('gone')
}

/** Score of a place whose surroundings say nothing and that four fifths of the words stand at. */
const ALIKE = 0.48

/** The place of a quote whose words are not there as they are. Costs more than `placeWords`. */
export function placeAlike(mark: ReadMark, target: Briefing): Placement {
  const { verdict, range, runnerUp } = resolve(strangerTo(mark, target), target)
  // What stood around the words is asked for as a proof; a file that does not say it cannot give any.
  if (!range && mark.prefix === '' && mark.suffix === '' && runnerUp && runnerUp.score >= ALIKE) {
    const { changed } = compareSubstance(mark.quote, rangeText(target, runnerUp.range), target.lang)
    return at(target, runnerUp.range, changed ? 'changed' : 'reworded', mark)
  }
  if (!range) return nowhere(verdict === 'ambiguous' ? 'several-places' : 'gone')
  return at(target, range, stateOf(verdict), mark)
}

function at(target: Briefing, range: PassageRange, state: PlaceState, mark: ReadMark): Placement {
  if (rangeText(target, range).trim() === '') return nowhere('gone')
  const anchor = describe(target, range)
  return { state, anchor, place: placeOf(target, anchor), ...(anchor.quote === mark.quote ? {} : { found: anchor.quote }) }
}

const placeOf = (target: Briefing, { start }: Anchor): Placement['place'] => ({
  edition: target.edition,
  briefing: target.id,
  passage: start.passage,
})

/** Whether an anchor of this very edition is right in every part, so that it can be taken as it is. */
function isWhole(anchor: Anchor, target: Briefing): boolean {
  const { text, index } = textMap(target)
  const { position, quote, prefix, suffix, start, end } = anchor
  if (position.end - position.start !== quote.length || !text.startsWith(quote, position.start)) return false
  if (!text.slice(0, position.start).endsWith(prefix) || !text.startsWith(suffix, position.end)) return false
  const isIn = ({ passage, offset }: Anchor['start']): boolean => {
    const i = index.get(passage)
    return i !== undefined && offset <= (target.passages[i]?.text.length ?? 0)
  }
  return isIn(start) && isIn(end) && positionOf(target, start) === position.start && positionOf(target, end) === position.end
}

/** An anchor of words alone: its place and its edition are nobody's. */
function strangerTo({ quote, prefix, suffix }: ReadMark, target: Briefing): Anchor {
  const first = target.passages[0]?.id ?? 'title'
  // A place beyond the prefix, so that the words are not taken for the beginning of a text.
  const start = prefix.length + 1
  return {
    edition: target.edition,
    briefing: target.id,
    start: { passage: first, offset: 0 },
    end: { passage: first, offset: 0 },
    quote,
    prefix,
    suffix,
    section: [],
    position: { start, end: start + quote.length },
    textHash: '0'.repeat(64),
  }
}
