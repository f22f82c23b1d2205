/** Terms as readers know them: the index keeps them folded. */
import { fold } from '../text/fold.ts'
import { passagesOf } from './hits.ts'
import type { OpenIndex } from './open.ts'
import type { Texts } from './texts.ts'

/** Passages read for one term: a text that is not at hand takes a tenth of a millisecond. */
const READ = 7

/**
 * A term as the texts most often write it: in all passages that hold it where they are few, else in some spread evenly
 * over them. The folded term where that can be read off no text.
 */
export function writtenAs(editions: readonly { index: OpenIndex; texts: Texts }[], term: string): string {
  const counts = new Map<string, number>()
  for (const { index, texts } of editions) {
    const entry = index.vocabulary.find(term)
    const all = entry === undefined ? new Uint32Array() : passagesOf(index.hits(entry))
    const step = Math.max(1, all.length / READ)
    for (let at = 0; at < all.length; at += step) {
      const passage = all[Math.floor(at)]!
      const document = index.documentOf[passage]!
      const place = passage - index.firsts[document]!
      const text = texts.briefing(document).passages[place]?.text ?? ''
      for (const token of texts.tokens(document, place)) {
        const written = text.slice(token.start, token.end)
        if (token.term === term && fold(written).text === term) counts.set(written, (counts.get(written) ?? 0) + 1)
      }
    }
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [term, 0] as const)[0]
}
