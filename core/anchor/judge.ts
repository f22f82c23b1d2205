/** When what was found is believed. All limits are in one place, measured with `npm run bench -- anchors`. */
import type { Anchor } from '../model/annotation.ts'
import type { Carried } from './carry.ts'
import type { Candidate } from './search.ts'

/** A mark of which less stands there was not edited: its place was taken by other words that share some of its own. */
const HALF = 0.5
/** Letters of a mark so short that one word replaced may be most of it; what stands around it must then hold. */
const SHORT = 20

/** Whether a place with much other words is still that of the mark. `context` is what stands around it. */
function holdsRest(share: number, letters: number, context: number, least: number): boolean {
  if (share >= HALF) return context >= least
  return share >= 0.35 && letters <= share * SHORT && context >= 0.7
}

/** With the source at hand: whether what the alignment gives stands for the mark, or is chance in rewritten text. */
export function holdsCarried({ share, context, letters }: Carried): boolean {
  if (letters === 0) return context >= 1
  if (share >= 0.95) return context >= 0.15 || letters >= 24
  if (share >= 0.7) return context >= 0.25 || letters >= 60
  return holdsRest(share, letters, context, 0.45)
}

/** Letters of a quote that cannot stand in two texts by chance. */
export const NO_CHANCE = 40

/** Letters of a quote that is not one of many by chance. */
const ALONE = 8

/**
 * Without it: the quote, what stood close and what stood further away must speak for the place. Less of
 * them will do for words that stood once in the old text, and stand once in the new one (`isAlone`).
 */
export function holdsCandidate(anchor: Anchor, { share, near, far, letters }: Candidate, isAlone = false): boolean {
  const around = far === undefined ? near : Math.max(near, 0.5 * near + 0.5 * far, far * 0.8)
  if (letters === 0) return near >= 0.9
  if ((anchor.around?.of ?? 1) > 1 && far !== undefined && far < 0.25) return false
  if (share >= 0.95) return letters >= NO_CHANCE || around >= (isAlone && letters >= ALONE ? 0.42 : 0.5)
  if (share >= 0.7) return around >= 0.5
  return holdsRest(share, letters, around, 0.6)
}

/** By how much the best place must lead the next one, and any other place of the edition the mark was made in. */
const LEAD = 0.02
/** A place this much less like the mark's own than its rival was may be the rival itself, in other surroundings. */
const RIVAL_NEAR = 0.1
const RIVAL_LEAST = 0.06

/** The best place, the next, and whether the first is certain. `found` is sorted, the best first. */
export function settle(anchor: Anchor, found: readonly Candidate[]): { best?: Candidate; runnerUp?: Candidate; certain: boolean } {
  const [best, runnerUp] = found
  if (!best) return { certain: false }
  const { nth, of } = anchor.around ?? { nth: 1, of: 1 }
  const level = found.filter((place) => best.score - place.score < LEAD).sort((a, b) => a.start - b.start)
  const same = level[nth - 1]
  if (of > 1 && level.length === of && same) {
    const other = same === best ? runnerUp : best
    return { best: same, ...(other && { runnerUp: other }), certain: true }
  }
  const leads = !runnerUp || best.score - runnerUp.score >= LEAD
  return { best, ...(runnerUp && { runnerUp }), certain: leads && !isTwin(best, runnerUp) }
}

/** Below this share of far signs the surroundings have changed so much that a copy may have come between. */
const FAR_CHANGED = 0.8
const FAR_LEVEL = 0.08
const TWIN_NEAR = 0.65
const NEAR_LEVEL = 0.2

/** Whether the next place has the same words and as much of the wider surroundings: one of the two was put in beside the other. */
function isTwin(best: Candidate, next: Candidate | undefined): boolean {
  if (!next || best.far === undefined || next.far === undefined) return false
  const asNear = next.near >= TWIN_NEAR && next.near >= best.near - NEAR_LEVEL
  return best.far < FAR_CHANGED && next.share >= 0.99 && asNear && next.far >= best.far - FAR_LEVEL
}

/** Whether the best place is no more than the rival of the mark's own, whose words are gone. */
export function isRivalAlone(anchor: Anchor, best: Candidate, runnerUp: Candidate | undefined): boolean {
  const rival = (anchor.around?.rival ?? 0) / 100
  if ((anchor.around?.of ?? 1) > 1 || best.score >= rival + LEAD / 2 || best.score < rival - RIVAL_LEAST) return false
  return !runnerUp || runnerUp.score < rival - RIVAL_NEAR
}
