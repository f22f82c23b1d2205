/** Briefings that were read, kept while there is room; so that the next key stroke finds them ready. */
import type { Briefing } from '../model/briefing.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Token } from '../text/tokenise.ts'
import { termsOfText } from './terms.ts'

export type Texts = {
  briefing(document: number): Briefing
  /** Terms of a passage as the index keeps them. */
  terms(document: number, passage: number): readonly string[]
  /** The same of each passage of a briefing, without keeping anything. */
  termsOfAll(document: number): readonly (readonly string[])[]
  /** A passage's tokens as it is shown. */
  tokens(document: number, passage: number): readonly Token[]
}

/** Parsed briefings kept of one edition: about 30 kB each for a thousand words. */
const MOST_BRIEFINGS = 120

/** Terms and tokens kept of one edition, in passages: those of some 30 briefings, in about 3 MB. */
const MOST_PASSAGES = 600

/** More passages than any briefing has. */
const MOST_IN_ONE = 2 ** 24

/** Keeps what was worked out last for each passage, the oldest dropped first. */
function keeper<T>(work: (document: number, passage: number) => T): (document: number, passage: number) => T {
  const kept = new Map<number, T>()
  return (document, passage) => {
    const key = document * MOST_IN_ONE + passage
    const known = kept.get(key)
    if (known !== undefined) return known
    const worked = work(document, passage)
    kept.set(key, worked)
    const oldest = kept.keys().next()
    if (kept.size > MOST_PASSAGES && !oldest.done) kept.delete(oldest.value)
    return worked
  }
}

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
  const textOf = (document: number, passage: number): string => briefing(document).passages[passage]?.text ?? ''
  return {
    briefing,
    termsOfAll: (document) => (kept.get(document) ?? load(document)).passages.map(({ text }) => termsOfText(text)),
    terms: keeper((document, passage) => termsOfText(textOf(document, passage))),
    tokens: keeper((document, passage) => tokenise(textOf(document, passage))),
  }
}
