/**
 * Reads a query into a tree:
 *
 *     any     = all { ( OR | "|" ) all }
 *     all     = unary { [ AND ] unary }
 *     unary   = { NOT | "-" } near
 *     near    = primary { ( NEAR/n | NEAR ) leaf }
 *     primary = "(" any ")" | field ":" ( leaf | "(" any ")" ) | filter ":" value | leaf
 *     leaf    = word | word* | "phrase with * gap" | "words"~n
 *
 * Nothing is an error. A part that cannot be read is read as plain words or passed over, and the problems say which and
 * where; a query nested too deep is read as plain words as a whole. The last word is read as a beginning while nothing
 * follows it, unless it is left out with NOT. Linear in the length of the text.
 */
import type { LeafNode, QueryNode, QueryProblem, ReadQuery, Span } from '../ast.ts'
import { isFilterField, readFilter } from './filters.ts'
import type { FilterField } from './filters.ts'
import { losesWildcard, phraseOf, wordsOf } from './leaves.ts'
import { lexQuery, MAX_QUERY, PLAIN_NEAR, problemOf } from './lex.ts'
import type { QueryToken } from './lex.ts'
import { joined, limited, MAX_PARTS, negated, onlyLeavesOut } from './tree.ts'

/** Parentheses inside parentheses. */
const MAX_DEPTH = 64

type State = {
  text: string
  /** Units of the text that count. */
  length: number
  tokens: readonly QueryToken[]
  at: number
  problems: QueryProblem[]
  /** Whether the end of the text is the end of the query, so that its last word may still be growing. */
  open: boolean
}

/** At most 2,500 UTF-16 units count, and in them 32 different words, phrases and filters. */
export function readQuery(text: string): ReadQuery {
  const length = countedLength(text)
  const lexed = lexQuery(text, length)
  const { tokens, deepest, problems } = checkParentheses(text, lexed.tokens)
  const state: State = { text, length, tokens, at: 0, problems: [...lexed.problems, ...problems], open: length === text.length }
  if (length < text.length) report(state, 'too-long', 'passed-over', { start: length, end: text.length })
  if (deepest !== null) {
    state.problems = state.problems.filter((problem) => problem.code === 'too-long')
    report(state, 'too-deep', 'as-words', deepest)
    return finished(state, plain(state), 'plain')
  }
  const node = readAny(state)
  const onlyOperators = node === null && tokens.every(isWordOrSign)
  if (!onlyOperators) return finished(state, node, 'query')
  state.problems = state.problems.map((problem) => (problem.code === 'stray-operator' ? { ...problem, done: 'as-words' } : problem))
  return finished(state, plain(state), 'plain')
}

/** How many units of a text count; a surrogate pair is not cut. */
export function countedLength(text: string): number {
  if (text.length <= MAX_QUERY) return text.length
  const last = text.charCodeAt(MAX_QUERY - 1)
  return last >= 0xd800 && last < 0xdc00 ? MAX_QUERY - 1 : MAX_QUERY
}

function finished(state: State, read: QueryNode | null, mode: ReadQuery['mode']): ReadQuery {
  const { node, dropped } = limited(read, MAX_PARTS)
  if (dropped !== null) report(state, 'too-many-parts', 'passed-over', dropped)
  if (node !== null && onlyLeavesOut(node)) report(state, 'only-not', 'kept', node.span)
  return { node, mode, problems: state.problems.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end) }
}

function plain(state: State): QueryNode | null {
  return joined('all', wordsOf(state.text, { start: 0, end: state.length }, state.open))
}

function report(state: State, code: QueryProblem['code'], done: QueryProblem['done'], span: Span): void {
  state.problems.push(problemOf(state.text, code, done, span))
}

/** Takes out parentheses that close nothing and finds those that are not closed; `deepest` where the nesting goes too deep. */
function checkParentheses(text: string, tokens: readonly QueryToken[]) {
  const kept: QueryToken[] = []
  const problems: QueryProblem[] = []
  const opened: Span[] = []
  let deepest: Span | null = null
  for (const token of tokens) {
    if (token.kind === 'open') opened.push(token.span)
    if (opened.length > MAX_DEPTH) deepest ??= token.span
    if (token.kind === 'close' && opened.pop() === undefined) problems.push(problemOf(text, 'stray-parenthesis', 'passed-over', token.span))
    else kept.push(token)
  }
  for (const span of opened) problems.push(problemOf(text, 'unclosed-parenthesis', 'closed-at-end', span))
  return { tokens: kept, deepest, problems }
}

/** An operator that is written as a word, or a sign for one. */
const isWordOrSign = (token: QueryToken): boolean =>
  token.kind === 'or' || token.kind === 'and' || token.kind === 'not' || (token.kind === 'near' && token.distance === null)

const isEnd = (token: QueryToken | undefined): boolean => token === undefined || token.kind === 'close'
const isOr = (token: QueryToken | undefined): boolean => token?.kind === 'or'
const isAnd = (token: QueryToken | undefined): boolean => token?.kind === 'and'

/** Passes over an operator that has nothing to join. */
function passOver(state: State, token: QueryToken): void {
  report(state, 'stray-operator', 'passed-over', token.span)
}

function readAny(state: State, inNot = false): QueryNode | null {
  const items: QueryNode[] = []
  for (;;) {
    const item = readAll(state, inNot)
    if (item !== null) items.push(item)
    const token = state.tokens[state.at]
    if (token?.kind !== 'or') return joined('any', items)
    state.at += 1
    const next = state.tokens[state.at]
    if (items.length === 0 || isEnd(next) || isOr(next)) passOver(state, token)
  }
}

function readAll(state: State, inNot: boolean): QueryNode | null {
  const items: QueryNode[] = []
  for (;;) {
    const token = state.tokens[state.at]
    if (token === undefined || token.kind === 'close' || token.kind === 'or') return joined('all', items)
    if (token.kind === 'and') {
      state.at += 1
      const next = state.tokens[state.at]
      if (items.length === 0 || isEnd(next) || isOr(next) || isAnd(next)) passOver(state, token)
      continue
    }
    const item = readUnary(state, inNot)
    if (item !== null) items.push(item)
  }
}

function readUnary(state: State, inNot: boolean): QueryNode | null {
  const nots: QueryToken[] = []
  for (let token = state.tokens[state.at]; token?.kind === 'not'; token = state.tokens[state.at]) {
    nots.push(token)
    state.at += 1
  }
  const first = nots[0]
  const next = state.tokens[state.at]
  if (first !== undefined && (isEnd(next) || isOr(next) || isAnd(next) || next?.kind === 'near')) {
    for (const token of nots) passOver(state, token)
    return null
  }
  const odd = nots.length % 2 === 1
  const item = readNear(state, inNot || odd)
  return item !== null && odd && first !== undefined ? negated(item, first.span.start) : item
}

function readNear(state: State, inNot: boolean): QueryNode | null {
  const first = state.tokens[state.at]
  if (first?.kind === 'near') {
    state.at += 1
    passOver(state, first)
    return null
  }
  const left = readPrimary(state, inNot)
  if (state.tokens[state.at]?.kind !== 'near') return left
  const items = leavesOf(first, left)
  let distance = -1
  for (let token = state.tokens[state.at]; token?.kind === 'near'; token = state.tokens[state.at]) {
    const next = state.tokens[state.at + 1]
    state.at += 1
    if (isEnd(next) || isOr(next) || isAnd(next) || next?.kind === 'near') passOver(state, token)
    else if (items === null || next === undefined || !isLeafToken(next)) {
      report(state, 'bad-near', 'passed-over', token.span)
      break
    } else {
      const right = leavesOf(next, readPrimary(state, inNot)) ?? []
      if (items.length > 0 && right.length > 0) {
        distance = Math.max(distance, token.distance ?? PLAIN_NEAR)
        const isTold = state.problems.some(({ code }) => code === 'near-without-number')
        if (token.distance === null && !isTold) report(state, 'near-without-number', 'kept', token.span)
      }
      items.push(...right)
    }
  }
  if (items === null || distance < 0 || items.length < 2) return distance < 0 && items !== null ? joined('all', items) : left
  return { kind: 'near', items, distance, span: { start: items[0]?.span.start ?? 0, end: items.at(-1)?.span.end ?? 0 } }
}

function isLeafToken(token: QueryToken): boolean {
  return token.kind === 'text' || (token.kind === 'quoted' && token.distance === null)
}

/** The words or the phrase that a token was read as; null when it was read as something else. */
function leavesOf(token: QueryToken | undefined, node: QueryNode | null): LeafNode[] | null {
  if (token === undefined || !isLeafToken(token)) return null
  const items = node === null ? [] : node.kind === 'all' ? node.items : [node]
  return items.flatMap((item) => (item.kind === 'word' || item.kind === 'phrase' ? [item] : []))
}

function readPrimary(state: State, inNot: boolean): QueryNode | null {
  const token = state.tokens[state.at]
  if (token === undefined) return null
  state.at += 1
  switch (token.kind) {
    case 'open':
      return readGroup(state, token, inNot)
    case 'field':
      return isFilterField(token.field) ? readFilterAt(state, token, token.field) : readField(state, token, token.field, inNot)
    case 'quoted':
      return readQuoted(state, token)
    case 'text':
      tellOfWildcards(state, token.span, token.span)
      return joined('all', wordsOf(state.text, token.span, isGrowing(state, token, inNot)))
    default:
      // Operators are read before a part is; nothing else is left.
      return null
  }
}

function isGrowing(state: State, token: QueryToken, inNot: boolean): boolean {
  return state.open && !inNot && token.span.end === state.length
}

function readGroup(state: State, open: QueryToken, inNot: boolean): QueryNode | null {
  const item = readAny(state, inNot)
  const close = state.tokens[state.at]
  if (close?.kind === 'close') state.at += 1
  if (item === null || (item.kind !== 'all' && item.kind !== 'any')) return item
  return { ...item, span: { start: open.span.start, end: close?.span.end ?? item.span.end } }
}

/** Wildcards that are told one by one: nobody reads of more. */
const MOST_WILDCARDS = 8

function tellOfWildcards(state: State, inner: Span, span: Span): void {
  const told = state.problems.reduce((sum, { code }) => sum + (code === 'lost-wildcard' ? 1 : 0), 0)
  if (told < MOST_WILDCARDS && losesWildcard(state.text, inner)) report(state, 'lost-wildcard', 'as-words', span)
}

function readQuoted(state: State, token: QueryToken & { kind: 'quoted' }): QueryNode | null {
  tellOfWildcards(state, token.inner, token.span)
  if (token.distance === null) return phraseOf(state.text, token.inner, token.span)
  const words = wordsOf(state.text, token.inner, false)
  const item = joined('all', words)
  return item?.kind === 'all' ? { kind: 'near', items: words, distance: token.distance, span: token.span } : item
}

/** The token that stands right behind a field; null, and the field passed over, when its value is missing. */
function valueToken(state: State, field: QueryToken, kinds: readonly QueryToken['kind'][]): QueryToken | null {
  const next = state.tokens[state.at]
  if (next !== undefined && next.span.start === field.span.end && kinds.includes(next.kind)) return next
  passOver(state, field)
  return null
}

function readField(state: State, token: QueryToken, field: 'title' | 'heading', inNot: boolean): QueryNode | null {
  if (valueToken(state, token, ['text', 'quoted', 'open']) === null) return null
  const item = readPrimary(state, inNot)
  if (item === null) return null
  const end = state.tokens[state.at - 1]?.span.end ?? item.span.end
  return { kind: 'field', field, item, span: { start: token.span.start, end } }
}

function readFilterAt(state: State, token: QueryToken, field: FilterField): QueryNode | null {
  const value = valueToken(state, token, ['text', 'quoted'])
  if (value === null) return null
  const inner = value.kind === 'quoted' ? value.inner : value.span
  const typed = state.text.slice(inner.start, inner.end)
  if (typed.trim() === '') {
    state.at += 1
    passOver(state, token)
    return null
  }
  state.at += 1
  const span = { start: token.span.start, end: value.span.end }
  const filter = readFilter(field, typed)
  if (typeof filter !== 'string') return { kind: 'filter', filter, span }
  const problem = problemOf(state.text, filter, 'passed-over', span)
  state.problems.push(field === 'has' ? { ...problem, near: ['has:mark', 'has:note'] } : problem)
  return null
}
