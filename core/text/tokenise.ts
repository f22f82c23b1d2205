/**
 * The product's one tokeniser: index, query, marks and counts all read text through it. Its rules, over folded text:
 *  - a word is a run of letters, marks and digits; everything else (hyphens too) parts words;
 *  - an apostrophe inside a word is dropped (don’t, O’Brien, Sana’a), but ’s at its end is cut off (NATO’s gives nato)
 *    and an elided article stands alone (l’Élysée gives l, elysee);
 *  - single letters with full stops are one word without them (U.K. gives uk);
 *  - U.S. and US, I.T. and IT, W.H.O. and WHO give the terms u.s, i.t and w.h.o: in other letters they are common words.
 *    A heading wholly in capitals is read so too: the rule looks at nothing around the word, so that a part of a text gives
 *    the terms that the whole gives;
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
/** Initials that spell a common word of English, and their terms; no other term has a full stop between letters. */
const INITIALS = new Map([
  ['us', 'u.s'],
  ['it', 'i.t'],
  ['who', 'w.h.o'],
])
const INITIAL_TERMS = new Set(INITIALS.values())
const UNSPACED_TERM = new RegExp(`^[${UNSPACED}]+$`, 'u')

/** Words and pairs of a text in reading order. Starts never fall; only pairs of an unspaced script overlap. */
export function tokenise(text: string): Token[] {
  const folded = fold(text)
  const tokens: Token[] = []
  const add = (term: string, start: number, end: number, dotted = false): void => {
    const place = unfold(folded.map, start, end)
    tokens.push({ term: dotted ? (INITIALS.get(term) ?? term) : initialsOf(term, text, place), ...place })
  }
  for (const match of folded.text.matchAll(RUN)) {
    const start = match.index
    const run = match[0]
    if (match.groups?.['unspaced'] !== undefined) addPairs(run, start, add)
    else if (match.groups?.['dotted'] !== undefined) add(run.replaceAll('.', ''), start, start + run.length, true)
    else addWord(run, start, add)
  }
  return tokens
}

function initialsOf(term: string, text: string, place: { start: number; end: number }): string {
  if (term.length > 3) return term
  const initials = INITIALS.get(term)
  return initials !== undefined && !/\p{Ll}/u.test(text.slice(place.start, place.end)) ? initials : term
}

/** Whether a term stands for initials that would otherwise read as a common word. */
export function isInitials(term: string): boolean {
  return INITIAL_TERMS.has(term)
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
    add(ungrouped(run), start, start + run.length)
    return
  }
  const word = run.endsWith("'s") ? run.slice(0, -2) : run
  // Behind a script without spaces the ending is a run of its own.
  if (word === '') return
  const elided = ELIDED.exec(word)?.[0] ?? ''
  if (elided !== '') add(elided.slice(0, -1), start, start + elided.length - 1)
  const rest = word.slice(elided.length)
  add(ungrouped(rest.replaceAll("'", '')), start + elided.length, start + word.length)
}

const ungrouped = (run: string): string => (GROUPED.test(run) ? run.replaceAll(',', '') : run)

/** Whether a term is a character or pair of a script written without spaces. */
export function isUnspaced(term: string): boolean {
  return UNSPACED_TERM.test(term)
}
