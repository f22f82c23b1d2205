import { isUnspaced, tokenise } from './tokenise.ts'

/** Words of a text by the one tokeniser; in scripts written without spaces every character counts as a word. */
export function countWords(text: string): number {
  let words = 0
  let end = -1
  for (const token of tokenise(text)) {
    const pair = isUnspaced(token.term) && Array.from(token.term).length === 2
    words += pair && token.start >= end ? 2 : 1
    end = token.end
  }
  return words
}
