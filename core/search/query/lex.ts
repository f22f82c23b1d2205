/**
 * Cuts a query into tokens that know where they stand. Signs are read in the wide forms of Japanese keyboards too. Linear:
 * every character is passed once, and once more when a quotation mark is not closed.
 */
import type { QueryProblem, Span } from '../ast.ts'

/** UTF-16 units of a query that count. */
export const MAX_QUERY = 2500
/** The widest `near`, in words, and that of NEAR without a number. */
export const MAX_NEAR = 99
export const PLAIN_NEAR = 10

export const FIELDS = ['title', 'heading', 'topic', 'region', 'source', 'date', 'issued', 'edition', 'has', 'colour'] as const
export type FieldName = (typeof FIELDS)[number]

export type QueryToken = { span: Span } & (
  | { kind: 'open' | 'close' | 'or' | 'and' | 'not' }
  /** Without a number `distance` is null. */
  | { kind: 'near'; distance: number | null }
  /** A field with its colon. */
  | { kind: 'field'; field: FieldName }
  /** What stands in quotation marks is `inner`; `distance` is the number of a `~5` behind them. */
  | { kind: 'quoted'; inner: Span; distance: number | null }
  | { kind: 'text' }
)

export type Lexed = { tokens: readonly QueryToken[]; problems: readonly QueryProblem[] }

const QUOTE = /["“”„‟«»〝〞〟＂「」『』]/u
/** White space, and characters that cannot be seen: between words they part nothing from an operator. */
const BLANK = /[\s\p{Cc}\p{Cf}]/u
const UNSEEN = /[\p{Cc}\p{Cf}]/gu
const MARKED = /(?!\s)[\p{Cc}\p{Cf}]\p{M}/uy
const OPEN = /[(（]/u
const CLOSE = /[)）]/u
const BAR = /[|｜]/u
const MINUS = /[-−－]/u
const CHUNK = /[^\s()（）|｜"“”„‟«»〝〞〟＂「」『』]+/uy
const FIELD = /(title|heading|topic|region|source|date|issued|edition|has|colour|color)[:：]/iuy
const DISTANCE = /~(\d{1,4})(?![\p{L}\p{N}])/uy
const NEAR = /^near\/(.*)$/iu
const KEYWORDS: ReadonlyMap<string, 'or' | 'and' | 'not'> = new Map([
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
])

export function isQuote(character: string): boolean {
  return QUOTE.test(character)
}

/** @param length units of `text` that count */
export function lexQuery(text: string, length = text.length): Lexed {
  const source = text.slice(0, length)
  const tokens: QueryToken[] = []
  const problems: QueryProblem[] = []
  let at = 0
  let afterField = false
  while (at < source.length) {
    const character = source.charAt(at)
    if (BLANK.test(character) && !isMarked(source, at)) {
      afterField = false
      at += 1
      continue
    }
    const token: QueryToken | null = isQuote(character)
      ? quotedAt(source, at)
      : (signAt(source, at, afterField) ?? chunkAt(source, at, afterField))
    if (token === null) {
      const span = { start: at, end: at + 1 }
      problems.push(problemOf(source, 'unclosed-quote', 'as-words', span))
      at += 1
      continue
    }
    if (token.kind === 'text' && !afterField && NEAR.test(bare(source, token.span))) {
      problems.push(problemOf(source, 'bad-near', 'as-words', token.span))
    }
    tokens.push(token)
    afterField = token.kind === 'field'
    at = token.span.end
  }
  return { tokens, problems }
}

/** Whether a mark stands on an unseen character: the two are one, and part of a word. */
function isMarked(source: string, at: number): boolean {
  MARKED.lastIndex = at
  return MARKED.test(source)
}

/** Null when no quotation mark follows. */
function quotedAt(source: string, at: number): QueryToken | null {
  const length = source.slice(at + 1).search(QUOTE)
  if (length < 0) return null
  const end = at + length + 2
  DISTANCE.lastIndex = end
  const distance = DISTANCE.exec(source)
  return {
    kind: 'quoted',
    inner: { start: at + 1, end: end - 1 },
    distance: distance === null ? null : Math.min(MAX_NEAR, Number(distance[1])),
    span: { start: at, end: distance === null ? end : DISTANCE.lastIndex },
  }
}

/** A parenthesis, bar, minus or field; undefined when none stands there. */
function signAt(source: string, at: number, afterField: boolean): QueryToken | undefined {
  const character = source.charAt(at)
  const span = { start: at, end: at + 1 }
  if (OPEN.test(character)) return { kind: 'open', span }
  if (CLOSE.test(character)) return { kind: 'close', span }
  if (BAR.test(character)) {
    while (BAR.test(source.charAt(span.end))) span.end += 1
    return { kind: 'or', span }
  }
  if (afterField) return undefined
  if (MINUS.test(character) && isFirst(source, at) && isNegated(source.charAt(at + 1))) return { kind: 'not', span }
  FIELD.lastIndex = at
  const field = isFirst(source, at) || MINUS.test(source.charAt(at - 1)) ? FIELD.exec(source)?.[1]?.toLowerCase() : undefined
  if (field === undefined) return undefined
  const name = field === 'color' ? 'colour' : FIELDS.find((known) => known === field)
  return name === undefined ? undefined : { kind: 'field', field: name, span: { start: at, end: FIELD.lastIndex } }
}

/** Whether a place is where a part begins; the minus of (EU)-led is a hyphen. */
function isFirst(source: string, at: number): boolean {
  const before = source.charAt(at - 1)
  return before === '' || BLANK.test(before) || OPEN.test(before) || BAR.test(before)
}

function isNegated(next: string): boolean {
  return next !== '' && !BLANK.test(next) && !MINUS.test(next) && !CLOSE.test(next) && !BAR.test(next) && !/\p{M}/u.test(next)
}

function chunkAt(source: string, at: number, afterField: boolean): QueryToken {
  CHUNK.lastIndex = at
  CHUNK.test(source)
  const span = { start: at, end: Math.max(at + 1, CHUNK.lastIndex) }
  if (afterField) return { kind: 'text', span }
  const word = bare(source, span)
  if (word === 'NEAR') return { kind: 'near', distance: null, span }
  const keyword = KEYWORDS.get(word)
  if (keyword !== undefined) return { kind: keyword, span }
  const distance = NEAR.exec(word)?.[1]
  if (distance === undefined || !/^\d{1,4}$/u.test(distance) || Number(distance) > MAX_NEAR) return { kind: 'text', span }
  return { kind: 'near', distance: Number(distance), span }
}

function bare(source: string, span: Span): string {
  return source.slice(span.start, span.end).replace(UNSEEN, '')
}

const MAX_PROBLEM_TEXT = 80

export function problemOf(text: string, code: QueryProblem['code'], done: QueryProblem['done'], span: Span): QueryProblem {
  return { code, done, text: text.slice(span.start, Math.min(span.end, span.start + MAX_PROBLEM_TEXT)), span }
}
