/** Compares all quotes of a note with their sources, as an export will. */
import { type QuoteState, checkQuote } from '../../../core/notes/check-quote.ts'
import { findQuotes } from '../../../core/notes/quote-block.ts'
import type { NoteWithQuotes } from '../../../core/model/note.ts'
import { BridgeError } from '../../bridge/client.ts'
import { fetchBriefing } from '../../state/library.ts'
import { askNewer } from './newer.ts'

/** `number` from 1, in the order of the note. */
export type CheckedQuote = { number: number; words: string; state: QuoteState }

/** @throws BridgeError when the editions could not be compared */
export async function checkNote({ note, sources }: NoteWithQuotes): Promise<CheckedQuote[]> {
  const anchors = new Map(sources.map((source) => [source.id, source.anchor]))
  const newer = new Map((await askNewer([...anchors.keys()])).map(({ id, verdict }) => [id, verdict]))
  return Promise.all(
    findQuotes(note.body).map(async ({ id, words }, index): Promise<CheckedQuote> => {
      const anchor = anchors.get(id)
      const checked = (state: QuoteState) => ({ number: index + 1, words, state })
      if (anchor === undefined) return checked('missing')
      try {
        return checked(checkQuote(words, anchor, await fetchBriefing(anchor.edition, anchor.briefing), newer.get(id)).state)
      } catch (error) {
        if (error instanceof BridgeError) return checked('missing')
        throw error
      }
    }),
  )
}
