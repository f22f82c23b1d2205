/**
 * The product's one tokeniser: index, query, marks and counts all read text through it. Its rules, over folded text:
 *  - a word is a run of letters, marks and digits; everything else (hyphens too) parts words;
 *  - an apostrophe inside a word is dropped (don’t, O’Brien, Sana’a), but ’s at its end is cut off (NATO’s gives nato)
 *    and an elided article stands alone (l’Élysée gives l, elysee);
 *  - single letters with full stops are one word without them (U.S. gives us);
 *  - a number keeps its decimal point or comma, and loses the commas that group thousands (9.9; 1,400 gives 1400);
 *  - scripts written without spaces give overlapping pairs of characters; a run of one character gives that character.
 * Emoji, punctuation and other signs give nothing.
 */
import { fold, unfold } from './fold.ts'

/** Folded term, and where it stands in the input (UTF-16, end exclusive). */
export type Token = { term: string; start: number; end: number }

const UNSPACED = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー々〆'
const LETTER = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])`
const RUN = new RegExp(
  [
    `(?<unspaced>[${UNSPACED}]+)`,
    `(?<dotted>(?<!${LETTER})\\p{L}(?:\\.\\p{L})+(?!\\.?${LETTER})\\.?)`,
    `(?<word>(?:${LETTER}|(?<=\\p{Nd})[.,](?=\\p{Nd})|(?<=[\\p{L}\\p{M}\\p{Nd}])'(?=\\p{L}))+)`,
  ].join('|'),
  'gu',
)
const ELIDED = /^(?:[cdjlmnst]|qu)'(?=\p{L}{2})/u
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u
const UNSPACED_TERM = new RegExp(`^[${UNSPACED}]+$`, 'u')

/** Words and pairs of a text in reading order. Starts never fall; only pairs of an unspaced script overlap. */
export function tokenise(text: string): Token[] {
  const folded = fold(text)
  const tokens: Token[] = []
  const add = (term: string, start: number, end: number): void => {
    tokens.push({ term, ...unfold(folded.map, start, end) })
  }
  for (const match of folded.text.matchAll(RUN)) {
    const start = match.index
    const run = match[0]
    if (match.groups?.['unspaced'] !== undefined) addPairs(run, start, add)
    else if (match.groups?.['dotted'] !== undefined) add(run.replaceAll('.', ''), start, start + run.length)
    else addWord(run, start, add)
  }
  return tokens
}

type Add = (term: string, start: number, end: number) => void

function addPairs(run: string, start: number, add: Add): void {
  const characters = Array.from(run)
  if (characters.length === 1) return add(run, start, start + run.length)
  let at = start
  for (let i = 0; i + 1 < characters.length; i += 1) {
    const first = characters[i]!
    const pair = first + characters[i + 1]!
    add(pair, at, at + pair.length)
    at += first.length
  }
}

function addWord(run: string, start: number, add: Add): void {
  if (!run.includes("'")) {
    add(GROUPED.test(run) ? run.replaceAll(',', '') : run, start, start + run.length)
    return
  }
  const word = run.endsWith("'s") ? run.slice(0, -2) : run
  const elided = ELIDED.exec(word)?.[0] ?? ''
  if (elided !== '') add(elided.slice(0, -1), start, start + elided.length - 1)
  const rest = word.slice(elided.length)
  add(rest.replaceAll("'", ''), start + elided.length, start + word.length)
}

/** Whether a term is a character or pair of a script written without spaces. */
export function isUnspaced(term: string): boolean {
  return UNSPACED_TERM.test(term)
}
