/** What became of a mark or quote in a new edition, with all that a reader needs to judge it. */
import { describe, resolve } from '../anchor/index.ts'
import type { Finding, OldPlace } from '../contract/review-shapes.ts'
import type { Anchor, PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { movedIn } from './changes.ts'
import { placeAt, sameLanguage, whereabouts } from './places.ts'

/** The words to look for: the anchor's own, or those of an edition in between that the reader accepted. */
export type Search = { anchor: Anchor; source: Briefing | undefined; via?: { briefing: Briefing; range: PassageRange } | undefined }

/**
 * Resolves against a briefing of the new edition; without one, or with one in another language, the words are gone.
 * Pure; bounded by `resolve`.
 */
export function findIn(target: Briefing | undefined, search: Search): Finding {
  const { anchor, source } = throughAccepted(search)
  const before = oldPlace(anchor, source)
  const gone: Finding = { verdict: 'gone', score: 0, before, found: null, runnerUp: null, others: [], changes: [] }
  if (!target || (source && !sameLanguage(source.lang, target.lang))) return gone
  const { verdict, range, score, runnerUp, others = [], changes = [] } = resolve(anchor, target, source)
  // Ids of passages follow their words: an equal passage that now stands elsewhere has moved, with all marks on it.
  const isMoved = verdict === 'exact' && source !== undefined && range !== undefined && movedIn(source, target).has(range.start.passage)
  return {
    verdict: isMoved ? 'moved' : verdict,
    score,
    before,
    found: range ? placeAt(target, range, anchor.quote) : null,
    runnerUp: runnerUp ? placeAt(target, runnerUp.range, anchor.quote) : null,
    others: others.map((place) => placeAt(target, place.range, anchor.quote)),
    changes,
  }
}

function throughAccepted({ anchor, source, via }: Search): { anchor: Anchor; source: Briefing | undefined } {
  return via ? { anchor: describe(via.briefing, via.range), source: via.briefing } : { anchor, source }
}

function oldPlace(anchor: Anchor, source: Briefing | undefined): OldPlace {
  const { edition, start, end, quote, prefix, suffix } = anchor
  const place = source ? whereabouts(source, start.passage) : { n: null, section: '' }
  return { edition, range: { start, end }, words: quote, prefix, suffix, ...place }
}
