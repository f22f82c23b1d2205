/** Nests the inline marks of a passage: marks that overlap without one holding the other are cut at the border. Pure. */
import type { InlineMark } from '../../core/model/briefing.ts'

export type SourceMark = Extract<InlineMark, { type: 'source' }>
export type SpanMark = Exclude<InlineMark, SourceMark>
export type InlineNode =
  | { kind: 'text'; text: string }
  | { kind: 'source'; source: number; at: number }
  /** `first` is false for the later parts of a mark that was cut: only one part is a control with a name. */
  | { kind: 'span'; mark: SpanMark; first: boolean; children: readonly InlineNode[] }

type Open = { mark: SpanMark; children: InlineNode[] }

/** Marks of `text` between `from` and `to`, moved so that they fit the part; spans are cut at its ends. */
export function marksWithin(marks: readonly InlineMark[], from: number, to: number): readonly InlineMark[] {
  return marks.flatMap((mark): InlineMark[] => {
    if (mark.type === 'source')
      return mark.start >= from && mark.start <= to ? [{ ...mark, start: mark.start - from, end: mark.start - from }] : []
    const start = Math.max(mark.start, from)
    const end = Math.min(mark.end, to)
    return start < end ? [{ ...mark, start: start - from, end: end - from }] : []
  })
}

/**
 * The passage as a tree whose text, read in order, is exactly `text`. Marks sort as in the model (start, then longer
 * first); a source reference at the border of a span stands outside it.
 */
export function nest(text: string, marks: readonly InlineMark[]): readonly InlineNode[] {
  const spans = marks.filter((mark): mark is SpanMark => mark.type !== 'source' && mark.start < mark.end)
  const sources = marks.filter((mark): mark is SourceMark => mark.type === 'source')
  const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].toSorted((a, b) => a - b)
  const root: InlineNode[] = []
  const stack: Open[] = []
  const begun = new Set<SpanMark>()
  const here = () => stack.at(-1)?.children ?? root
  const close = () => stack.pop()
  const open = (mark: SpanMark) => {
    const children: InlineNode[] = []
    here().push({ kind: 'span', mark, first: !begun.has(mark), children })
    begun.add(mark)
    stack.push({ mark, children })
  }
  for (const [i, cut] of cuts.entries()) {
    const next = cuts[i + 1]
    // Close what ends here, with everything inside it; what is cut in two by that opens again.
    while (stack.some((one) => one.mark.end <= cut)) close()
    for (const one of sources) if (one.start === cut) here().push({ kind: 'source', source: one.source, at: cut })
    if (next === undefined) break
    const active = spans.filter((mark) => mark.start <= cut && mark.end > cut)
    for (const mark of active) if (!stack.some((one) => one.mark === mark)) open(mark)
    here().push({ kind: 'text', text: text.slice(cut, next) })
  }
  return root
}

/** Cells of a table row: their text, with the tab that parts them from the next one, and their marks. */
export function cellsOf(text: string, marks: readonly InlineMark[]): readonly { text: string; marks: readonly InlineMark[] }[] {
  const cells: { text: string; marks: readonly InlineMark[] }[] = []
  let from = 0
  for (;;) {
    const tab = text.indexOf('\t', from)
    const to = tab < 0 ? text.length : tab
    cells.push({ text: text.slice(from, tab < 0 ? to : tab + 1), marks: marksWithin(marks, from, to) })
    if (tab < 0) return cells
    from = tab + 1
  }
}
