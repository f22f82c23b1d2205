/** Briefings that were read, kept while there is room; so that the next key stroke finds them ready. */
import type { Briefing } from '../model/briefing.ts'
import { termsOfText } from './terms.ts'

export type Texts = {
  briefing(document: number): Briefing
  /** Terms of a passage as the index keeps them. */
  terms(document: number, passage: number): readonly string[]
}

/** Parsed briefings kept of one edition: about 30 kB each for a thousand words. */
const MOST_BRIEFINGS = 200

export function createTexts(load: (document: number) => Briefing): Texts {
  const kept = new Map<number, Briefing>()
  const briefing = (document: number): Briefing => {
    const known = kept.get(document)
    const read = known ?? load(document)
    kept.delete(document)
    kept.set(document, read)
    const oldest = kept.keys().next()
    if (kept.size > MOST_BRIEFINGS && !oldest.done) kept.delete(oldest.value)
    return read
  }
  return { briefing, terms: (document, passage) => termsOfText(briefing(document).passages[passage]?.text ?? '') }
}
