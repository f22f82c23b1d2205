/** Words and phrases of a stretch of a query, by the product's one tokeniser. */
import { fold } from '../../text/fold.ts'
import { isInitials, isUnspaced, tokenise } from '../../text/tokenise.ts'
import type { Token } from '../../text/tokenise.ts'
import type { GapPart, PhraseNode, Span, TermPart, WordNode } from '../ast.ts'

/** What stands between two terms that are one thing. */
const BOND = /^[-'&.@]?$/u
const STAR = /^[*＊]/u
/** A star that stands for a word. */
const GAP = /(?<![^\s])[*＊](?![^\s])/gu

/**
 * Letters, digits and wildcards by themselves or between hyphens, with a wildcard before one of them: `s?mmit`, `*mmit`,
 * `sum*it`, the second half of `Indo-*fic`.
 */
const WILD =
  /(?<![^\s\-‐-―−－])(?=[^\s\-‐-―−－]*[*＊?？][\p{L}\p{N}])(?:[*＊?？]|[\p{L}\p{N}]\p{M}*)*(?:[?？]|[\p{L}\p{N}]\p{M}*)(?=[*＊]*[.,;:!]*(?:\s|$)|[-‐-―−－][\p{L}\p{N}*＊])/gu
/** Units of a pattern: longer ones are read as the words in them. */
const LONGEST_PATTERN = 60
/** Letters and digits that a pattern must name: one alone would stand for half of all words. */
const LEAST_NAMED = 2

const WILDCARD = /[*＊?？]/u
/** Of these the tokeniser makes one term that is the same: most words, and as many as there are in a long text that is pasted. */
const PLAIN_WORD = /^[a-z]+$/
const NO_PATTERNS: ReadonlySet<Token> = new Set()

type Tokens = {
  tokens: readonly Token[]
  patterns: ReadonlySet<Token>
  /** Whether something looks like a pattern and cannot be one. */
  refused: boolean
}

/** Tokens of a stretch, patterns among them as one token each. */
function tokensOf(source: string): Tokens {
  if (PLAIN_WORD.test(source)) return { tokens: [{ term: source, start: 0, end: source.length }], patterns: NO_PATTERNS, refused: false }
  if (!WILDCARD.test(source)) return { tokens: tokenise(source), patterns: NO_PATTERNS, refused: false }
  let refused = false
  const terms = new Map<number, string>()
  const plain = source.replace(WILD, (typed: string, at: number) => {
    const term = fold(typed)
      .text.replace(/[＊*]+/gu, '*')
      .replaceAll('？', '?')
    const named = term.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    if (typed.length > LONGEST_PATTERN || named < LEAST_NAMED || Array.from(term).some(isUnspaced)) {
      refused = true
      return typed
    }
    terms.set(at, term)
    // The tokeniser knows no wildcards: it is shown one plain word of the same length.
    return 'x'.repeat(typed.length)
  })
  const patterns = new Set<Token>()
  const tokens = tokenise(plain).map((token) => {
    const term = terms.get(token.start)
    if (term === undefined) return token
    const pattern = { ...token, term }
    patterns.add(pattern)
    return pattern
  })
  return { tokens, patterns, refused }
}

const STARS = /[*＊]+/gu
const LETTER_BEFORE = /[\p{L}\p{M}\p{N}]$/u
const LETTER_BEHIND = /^[\p{L}\p{N}]/u

/**
 * Whether a wildcard of a stretch is neither the end of a beginning nor part of a pattern: its words alone are looked for.
 * Stars that stand at no letter are no wildcards: by themselves they stand for a word, or for nothing.
 */
export function losesWildcard(text: string, span: Span): boolean {
  const source = text.slice(span.start, span.end)
  if (!WILDCARD.test(source)) return false
  const { tokens, patterns, refused } = tokensOf(source)
  if (refused) return true
  const isUsed = (start: number): boolean =>
    tokens.some(
      (token) => !isUnspaced(token.term) && (start === token.end || (patterns.has(token) && start >= token.start && start < token.end)),
    )
  return [...source.matchAll(STARS)].some(({ index, 0: stars }) => {
    const after = index + stars.length
    const isAtLetter = LETTER_BEFORE.test(source.slice(Math.max(0, index - 2), index)) || LETTER_BEHIND.test(source.slice(after, after + 2))
    return isAtLetter && !isUsed(index)
  })
}

/**
 * Words of a stretch without quotation marks. The parts of Indo-Pacific, R&D, l’Élysée or 東京都 are one word.
 * @param growing whether the last word may still be being typed when it ends where the stretch ends
 */
export function wordsOf(text: string, span: Span, growing: boolean): WordNode[] {
  const source = text.slice(span.start, span.end)
  const groups: Token[][] = []
  let before: Token | undefined
  const { tokens, patterns } = tokensOf(source)
  for (const token of tokens) {
    const group = groups.at(-1)
    if (before !== undefined && group !== undefined && isBound(source, before, token)) group.push(token)
    else groups.push([token])
    before = token
  }
  return groups.map((group) => wordOf(source, group, span.start, growing, patterns))
}

function isBound(source: string, a: Token, b: Token): boolean {
  const between = source.slice(a.end, b.start)
  // Most words stand one space apart, and folding costs far more than looking.
  return between !== ' ' && (b.start <= a.end || BOND.test(fold(between).text))
}

function wordOf(source: string, tokens: readonly Token[], offset: number, growing: boolean, patterns: ReadonlySet<Token>): WordNode {
  const start = tokens[0]?.start ?? 0
  const end = tokens.at(-1)?.end ?? 0
  const starred = STAR.test(source.slice(end, end + 1))
  const parts = tokens.map((token, i) => partOf(token, tokens[i - 1], patterns))
  const last = parts.at(-1)
  const final = tokens.at(-1)
  if (last !== undefined && final !== undefined) {
    if (last.match === 'pattern') last.term += starred || (growing && end === source.length) ? '*' : ''
    else if (isUnspaced(last.term)) last.match = parts.length === 1 && Array.from(last.term).length === 1 ? 'within' : 'whole'
    else if (starred || (growing && end === source.length && isOpen(source, final))) last.match = 'beginning'
  }
  return { kind: 'word', text: source.slice(start, end), parts, span: { start: offset + start, end: offset + end + (starred ? 1 : 0) } }
}

function partOf(token: Token, before: Token | undefined, patterns: ReadonlySet<Token>): TermPart {
  const overlaps = before !== undefined && token.start < before.end
  return { kind: 'term', term: token.term, overlaps, match: patterns.has(token) ? 'pattern' : 'whole' }
}

/** A word at the very end may go on; initials are finished. */
function isOpen(source: string, token: Token): boolean {
  if (isInitials(token.term)) return false
  return !source.slice(token.start, token.end).includes('.') || token.term.includes('.')
}

/**
 * A phrase, or null when there is no word in it. A star by itself stands for one word, a star at a word for its endings;
 * stars at either end of the phrase ask for nothing.
 * @param inner what stands between the quotation marks
 * @param span with the quotation marks
 */
export function phraseOf(text: string, inner: Span, span: Span): PhraseNode | null {
  const source = text.slice(inner.start, inner.end)
  if (source.trim() === '') return null
  const gaps = WILDCARD.test(source) ? [...source.matchAll(GAP)].map((match) => match.index) : []
  const parts: (TermPart | GapPart)[] = []
  let nextGap = 0
  let before: Token | undefined
  const { tokens, patterns } = tokensOf(source)
  for (const token of tokens) {
    for (; (gaps[nextGap] ?? Infinity) < token.start; nextGap += 1) if (parts.length > 0) parts.push({ kind: 'gap' })
    const part = partOf(token, before, patterns)
    if (STAR.test(source.slice(token.end, token.end + 1)) && !isUnspaced(token.term)) {
      if (part.match === 'pattern') part.term += '*'
      else part.match = 'beginning'
    }
    parts.push(part)
    before = token
  }
  const only = parts.length === 1 ? parts[0] : undefined
  if (only?.kind === 'term' && isUnspaced(only.term) && Array.from(only.term).length === 1) only.match = 'within'
  return parts.length === 0 ? null : { kind: 'phrase', text: source.trim(), parts, span }
}
