import { isUnspaced, tokenise } from './tokenise.ts'

/**
 * Words of a text by the one tokeniser; in scripts written without spaces every character counts as a word. Most words of
 * most texts are letters with plain signs between them and are counted as they stand; only chunks with anything else in
 * them are tokenised. White space parts words whatever stands around it, so both ways give the same number.
 */
export function countWords(text: string): number {
  let words = 0
  /** Where the chunks that must be tokenised began, -1 when there are none. */
  let hardFrom = -1
  let at = 0
  while (at < text.length) {
    const from = at
    let plain = 0
    let hard = false
    let before = SIGN
    for (; at < text.length; at += 1) {
      const known = KINDS[text.charCodeAt(at)] ?? BEYOND
      const kind = known < BEYOND ? known : judge(text, at, before)
      if (kind === SPACE) break
      if (kind === HARD) hard = true
      else if (before === SIGN && kind !== SIGN) plain += 1
      before = kind
    }
    at += 1
    // With the space before it, which a mark at its start belongs to.
    if (hard) hardFrom = hardFrom < 0 ? Math.max(0, from - 1) : hardFrom
    else if (plain > 0) {
      if (hardFrom >= 0) words += countTokens(text.slice(hardFrom, from))
      hardFrom = -1
      words += plain
    }
  }
  return hardFrom < 0 ? words : words + countTokens(text.slice(hardFrom))
}

function countTokens(text: string): number {
  let words = 0
  let end = -1
  for (const token of tokenise(text)) {
    const pair = isUnspaced(token.term) && Array.from(token.term).length === 2
    words += pair && token.start >= end ? 2 : 1
    end = token.end
  }
  return words
}

/** Kinds of characters. Numbers, since every character of a text is looked up. */
const [SIGN, SPACE, LETTER, DIGIT] = [0, 1, 2, 3]
/** What the tokeniser must judge: an apostrophe or point inside a word, an unseen character, another script. */
const HARD = 4
/** To be judged here, by what stands beside it. */
const BEYOND = 5

const APOSTROPHES = "'`‘’"
const JUDGED = `${APOSTROPHES}.,`

/** Kinds of the characters below 0x180. */
const KINDS = Uint8Array.from({ length: 0x180 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (JUDGED.includes(character)) return BEYOND
  if (/[\t-\r ]/u.test(character)) return SPACE
  if (/[0-9]/u.test(character)) return DIGIT
  // Without ŀ and ŉ, which come apart into a letter and a sign.
  if (/[A-Za-zÀ-ÖØ-öø-ľŁ-ňŊ-ſ]/u.test(character)) return LETTER
  return /[!-~]/u.test(character) ? SIGN : HARD
})

function judge(text: string, at: number, before: number): number {
  const character = text.charAt(at)
  const next = KINDS[text.charCodeAt(at + 1)]
  if (APOSTROPHES.includes(character)) {
    if (before === SIGN || next !== LETTER) return SIGN
    // NATO’s is one word; don’t and l’Élysée are for the tokeniser.
    const end = at + 2 < text.length ? KINDS[text.charCodeAt(at + 2)] : SPACE
    return text[at + 1] === 's' && (end === SPACE || end === SIGN) ? LETTER : HARD
  }
  if (character === '.' || character === ',') {
    if (before === DIGIT && next === DIGIT) return DIGIT
    return character === '.' && before === LETTER && next === LETTER ? HARD : SIGN
  }
  return '“”–—'.includes(character) ? SIGN : HARD
}
