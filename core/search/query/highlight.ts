/** Which stretches of a query the box sets in another colour. */
import type { Span } from '../ast.ts'
import { isFilterField } from './filters.ts'
import { lexQuery } from './lex.ts'
import type { QueryToken } from './lex.ts'
import { countedLength, readQuery } from './read.ts'

export type HighlightKind = 'operator' | 'parenthesis' | 'field' | 'value' | 'phrase' | 'problem'
export type Highlight = { span: Span; kind: HighlightKind }

/** Sorted and disjoint; plain words have none. What was not read as it stands is a problem whatever else it is. */
export function highlightSpans(text: string): Highlight[] {
  const { mode, problems } = readQuery(text)
  // `kept` concerns the sense of the whole query, not how a part is written.
  const faulty = problems.flatMap(({ done, span }) => (done === 'kept' ? [] : [span])).toSorted((a, b) => a.start - b.start)
  const { tokens } = lexQuery(text, countedLength(text))
  const spans: Highlight[] = []
  const add = (span: Span, kind: HighlightKind): void => {
    const start = Math.max(span.start, spans.at(-1)?.span.end ?? 0)
    if (start < span.end) spans.push({ span: { start, end: span.end }, kind })
  }
  let next = 0
  const addFaulty = (before: number): void => {
    for (; (faulty[next]?.start ?? Infinity) < before; next += 1) add(faulty[next] ?? { start: 0, end: 0 }, 'problem')
  }
  tokens.forEach((token, i) => {
    addFaulty(token.span.end)
    const kind = mode === 'plain' ? null : kindOf(token, tokens[i - 1])
    if (kind !== null) add(token.span, kind)
  })
  addFaulty(Infinity)
  return spans
}

function kindOf(token: QueryToken, before: QueryToken | undefined): HighlightKind | null {
  const isValue = before?.kind === 'field' && before.span.end === token.span.start && isFilterField(before.field)
  switch (token.kind) {
    case 'open':
    case 'close':
      return 'parenthesis'
    case 'field':
      return 'field'
    case 'quoted':
      return isValue ? 'value' : 'phrase'
    case 'text':
      return isValue ? 'value' : null
    default:
      return 'operator'
  }
}
