/** A quote as plain blocks. */
import { words } from '../words/index.ts'
import { type Block, type Span, paragraph, span, spansOf } from './blocks.ts'
import type { PrintedQuote } from './model.ts'

const say = words.exporting.paper

/** The words of a quote, how it compares with its source, its citation, and the reader's remark. */
export function quoteBlocks(quote: PrintedQuote, depth: number): Block[] {
  const { citation, state, changedIn, compared, remark } = quote
  const checked = changedIn === undefined ? say.state[state] : say.changedIn(changedIn)
  const sources = citation.sources.length === 0 ? '' : ` ${say.sourceNumbers(citation.sources)}`
  const lead = `${say.quote} ${quote.number}. `
  const cited: Span[] = [
    { text: lead + checked, strong: true },
    ...(citation.runs.length === 0 ? [] : [span(' ')]),
    ...spansOf(citation.runs),
    ...(sources === '' ? [] : [span(sources)]),
  ]
  return [
    ...quoted(quote, depth),
    paragraph('citation', cited, depth),
    ...(compared.length === 0 ? [] : [paragraph('citation', comparison(quote), depth)]),
    ...(remark === undefined
      ? []
      : [
          paragraph(
            'remark',
            [{ text: remark.label, mark: remark.colour }, ...(remark.comment === '' ? [] : [span(`: ${remark.comment}`)])],
            depth,
          ),
          ...(remark.tags.length === 0 ? [] : [paragraph('remark', [span(remark.tags.map((tag) => `#${tag}`).join('  '))], depth)]),
        ]),
  ]
}

function quoted(quote: PrintedQuote, depth: number): Block[] {
  let from = 0
  return quote.words.split('\n').map((text, index): Block => {
    const start = from
    from += text.length + 1
    const { heading = false, value = 0 } = quote.lines[index] ?? {}
    const role = heading ? 'quote-heading' : 'quote'
    const number = marked(text.slice(0, value), start, quote.marks).map((one) => ({ ...one, strong: true }))
    const spans = [...number, ...marked(text.slice(value), start + value, quote.marks)]
    return { kind: 'paragraph', role, spans, depth, lang: quote.lang }
  })
}

/** The part of each mark that lies in this text, which starts at `offset` of the quote. */
function marked(text: string, offset: number, marks: PrintedQuote['marks']): Span[] {
  const spans: Span[] = []
  let at = 0
  for (const { start, end, colour } of marks) {
    const from = Math.max(at, start - offset)
    const to = Math.min(text.length, end - offset)
    if (from >= to) continue
    spans.push(span(text.slice(at, from)), { text: text.slice(from, to), mark: colour })
    at = to
  }
  return [...spans, span(text.slice(at))].filter((one) => one.text !== '')
}

function comparison({ compared }: PrintedQuote): Span[] {
  const parts = compared.flatMap(({ kind, text }): Span[] => {
    if (kind === 'same') return [span(text)]
    return kind === 'left-out' ? [{ text, deleted: true }, span(' ')] : [{ text, inserted: true }]
  })
  return [span(`${say.compared} `), ...parts]
}
