/** Builds the index that ships with an edition. */
import { Index } from 'flexsearch'
import type { Briefing } from '../model/briefing.ts'
import { tokenise } from '../text/tokenise.ts'
import { RESOLUTION } from './index-config.ts'
import { fieldOf } from './fields.ts'
import { packIndex } from './packed.ts'
import type { FieldLengths, Posting } from './packed.ts'

/** Joins the terms of one document for FlexSearch, whose encoder then only has to part them. */
const TERM_SEPARATOR = '\n'

/**
 * Index of whole briefings, numbered in the order given. Deterministic: equal briefings in equal order give equal bytes.
 * FlexSearch collects the postings; each carries a score from 0 (in the title) to 8 (once in the text).
 */
export function buildIndex(briefings: readonly Briefing[]): Uint8Array {
  let scores = new Map<string, number>()
  const index = new Index({
    tokenize: 'strict',
    resolution: RESOLUTION,
    encode: (joined: string) => joined.split(TERM_SEPARATOR),
    score: (_content: string[], term: string) => scores.get(term) ?? RESOLUTION - 1,
  })
  const lengths = briefings.map((briefing, document) => {
    const read = readTerms(briefing)
    scores = read.scores
    if (read.terms.length > 0) index.add(document, read.terms.join(TERM_SEPARATOR))
    return read.lengths
  })
  const postings = new Map<string, Posting>()
  index.export((key: string, data: string) => {
    if (!key.endsWith('.map')) return
    const exported: [string, Posting][] = JSON.parse(data)
    for (const [term, posting] of exported) postings.set(term, posting)
  })
  return packIndex(lengths, postings)
}

function readTerms(briefing: Briefing): { terms: string[]; scores: Map<string, number>; lengths: FieldLengths } {
  const lengths: FieldLengths = { title: 0, headings: 0, text: 0 }
  const terms: string[] = []
  const counts = new Map<string, number>()
  const best = new Map<string, number>()
  for (const passage of briefing.passages) {
    const field = fieldOf(passage.kind)
    for (const { term } of tokenise(passage.text)) {
      lengths[field] += 1
      terms.push(term)
      counts.set(term, (counts.get(term) ?? 0) + 1)
      if (field === 'title') best.set(term, 0)
      else if (field === 'headings' && !best.has(term)) best.set(term, 1)
    }
  }
  const scores = new Map<string, number>()
  for (const [term, count] of counts) {
    const byCount = RESOLUTION - 1 - Math.min(RESOLUTION - 3, Math.floor(Math.log2(count)))
    scores.set(term, best.get(term) ?? byCount)
  }
  return { terms, scores, lengths }
}
