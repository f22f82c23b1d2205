import { fold, unfold } from '../../text/fold.ts'

/**
 * Signs that search does without (per cent, currency, minus, order) are words here, so this reads finer than the tokeniser
 * of `core/text`: figures, words, dates in figures, signs and the breaks between clauses.
 */
export type Token = {
  type: 'number' | 'date' | 'word' | 'sign' | 'break'
  /** Folded text; a contraction is taken apart (don't gives do, not). */
  text: string
  start: number
  end: number
  /** First letter is a capital; every letter is, and there are two or more. */
  capital: boolean
  capitals: boolean
  /** Stands directly after the token before it, or with only a hyphen between. */
  glued: boolean
  hyphen: boolean
  possessive: boolean
}

const UNSPACED = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー々〆'
const RUN = new RegExp(
  [
    `(?<unspaced>[${UNSPACED}])`,
    '(?<date>(?<![\\d-])\\d{4}-\\d{2}-\\d{2}(?![\\d-])|(?<![\\d/.])(?:\\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})|\\d{1,2}\\.\\d{1,2}\\.\\d{4})(?![\\d/]|\\.\\d))',
    "(?<number>(?<!\\d)\\d{1,3}(?:[ ']\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,:/]\\d+)*|[¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])",
    '(?<dotted>(?<![\\p{L}\\p{N}])\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{N}])\\.?)',
    "(?<word>[\\p{L}\\p{M}](?:[\\p{L}\\p{M}\\p{N}]|'(?=\\p{L}))*)",
    '(?<sign>[!=]=|[%‰$€£¥₹₽₩₺₴&<>≤≥≠±~°+=✓✔✅✗✘❌])',
    '(?<break>[.!?;:,()\\n\\t…。！？、，；：（）।؟،]|-+)',
  ].join('|'),
  'gu',
)

/** Words and signs of a text in reading order. Linear. */
export function scan(text: string): Token[] {
  const folded = fold(text)
  const tokens: Token[] = []
  let lastEnd = -1
  let hyphenEnd = -1
  for (const match of folded.text.matchAll(RUN)) {
    const groups = match.groups ?? {}
    const [from, to] = [match.index, match.index + match[0].length]
    const { start, end } = unfold(folded.map, from, to)
    const raw = text.slice(start, end)
    const glued = from === lastEnd || from === hyphenEnd
    const hyphen = from === hyphenEnd
    if (groups['break']?.startsWith('-') === true) {
      const spaceBefore = from === 0 || /[\s(]/u.test(folded.text[from - 1] ?? '')
      const next = folded.text[to] ?? ''
      if (from === lastEnd && /[\p{L}\p{N}$€£¥]/u.test(next)) {
        hyphenEnd = /[—―]/u.test(raw) ? -1 : to
        if (hyphenEnd < 0) tokens.push(plain('break', ',', start, end))
      } else if (spaceBefore && /[\d$€£¥]/u.test(next) && match[0].length === 1) {
        tokens.push(plain('sign', '-', start, end))
        lastEnd = to
      } else tokens.push(plain('break', ',', start, end))
      continue
    }
    lastEnd = to
    const common = { start, end, glued, hyphen, possessive: false, ...caseOf(raw) }
    if (groups['unspaced'] !== undefined) tokens.push({ ...common, type: 'word', text: match[0] })
    else if (groups['date'] !== undefined) tokens.push({ ...common, type: 'date', text: match[0] })
    else if (groups['number'] !== undefined) tokens.push({ ...common, type: 'number', text: match[0] })
    else if (groups['dotted'] !== undefined) tokens.push({ ...common, type: 'word', text: match[0].replaceAll('.', '') })
    else if (groups['sign'] !== undefined) tokens.push({ ...common, type: 'sign', text: match[0] })
    else if (groups['break'] !== undefined) tokens.push({ ...common, type: 'break', text: match[0] })
    else if (match[0] === 's' && isClosedOff(folded.text, from, tokens.at(-1))) tokens.at(-1)!.possessive = true
    else addWord(match[0], common, tokens)
    // A stop that ends dotted initials may end the sentence too; what follows decides as after any other stop.
    if (groups['dotted'] !== undefined && /^\s+\p{Lu}/u.test(text.slice(end, end + 3))) tokens.push(plain('break', '.', end, end))
  }
  return tokens
}

/** The s of a genitive whose word stands in quotes or marks of emphasis. */
function isClosedOff(folded: string, at: number, last: Token | undefined): boolean {
  return last?.type === 'word' && folded[at - 1] === "'" && /[^\s\p{L}\p{N}]/u.test(folded[at - 2] ?? '')
}

function plain(type: Token['type'], text: string, start: number, end: number): Token {
  return { type, text, start, end, capital: false, capitals: false, glued: false, hyphen: false, possessive: false }
}

function caseOf(raw: string): Pick<Token, 'capital' | 'capitals'> {
  const capital = /^\p{Lu}/u.test(raw)
  return { capital, capitals: capital && !/\p{Ll}/u.test(raw) && /\p{Lu}.*\p{Lu}/u.test(raw) }
}

const STEM_OF_NOT = new Map([
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
])
const CLITICS = new Map([
  ['ll', 'will'],
  ['re', 'are'],
  ['ve', 'have'],
  ['m', 'am'],
  ['d', 'would'],
])

function addWord(word: string, common: Omit<Token, 'type' | 'text'>, tokens: Token[]): void {
  const push = (text: string, possessive = false): void => {
    tokens.push({ ...common, type: 'word', text, possessive })
  }
  if (word === 'cannot') {
    push('can')
    return push('not')
  }
  if (!word.includes("'")) return push(word)
  if (word.endsWith("n't")) {
    const stem = word.slice(0, -3)
    push(STEM_OF_NOT.get(stem) ?? stem)
    return push('not')
  }
  const at = word.lastIndexOf("'")
  const [head, tail] = [word.slice(0, at), word.slice(at + 1)]
  if (tail === 's') return push(head.replaceAll("'", ''), true)
  const clitic = CLITICS.get(tail)
  if (clitic !== undefined && /^(?:i|you|he|she|it|we|they|that|there|who|what)$/u.test(head)) {
    push(head)
    return push(clitic)
  }
  // An elided article of French or Italian is a word of its own.
  if (/^(?:[cdjlmnst]|qu|dell|all|nell|sull)$/u.test(head)) {
    push(head)
    return push(tail)
  }
  push(word.replaceAll("'", ''))
}
