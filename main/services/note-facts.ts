/** What the list of notes says of a note's words; kept with it so that lists need not read bodies. */
import { findQuotes } from '../../core/notes/quote-block.ts'
import { noteOpening, noteWords } from '../../core/notes/summary.ts'

export const noteFacts = (body: string): { opening: string; words: number; quotes: number } => ({
  opening: noteOpening(body),
  words: noteWords(body),
  quotes: findQuotes(body).length,
})
