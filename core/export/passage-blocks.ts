/** The text of a briefing as plain blocks, with its marks in place and the numbers of their notes. */
import { rangePieces } from '../anchor/ranges.ts'
import type { Annotation, Colour } from '../model/annotation.ts'
import type { Briefing, Passage } from '../model/briefing.ts'
import type { Block, Span } from './blocks.ts'

/** A mark, or a part of one, in a passage: UTF-16 offsets. The number is set at the end of the mark. */
type Placed = { start: number; end: number; colour: Colour; number: number; isLast: boolean }

/** @param annotations of this briefing, in reading order: the first has number 1 */
export function passageBlocks(briefing: Briefing, annotations: readonly Annotation[]): Block[] {
  const marks = new Map<string, Placed[]>()
  for (const [index, { anchor, colour }] of annotations.entries()) {
    const pieces = rangePieces(briefing, anchor)
    for (const [at, { passage, start, end }] of pieces.entries()) {
      const placed = { start, end, colour, number: index + 1, isLast: at === pieces.length - 1 }
      marks.set(passage, [...(marks.get(passage) ?? []), placed])
    }
  }
  const lists = new Map<string, number>()
  const blocks: Block[] = []
  let table: { group: string; rows: Span[][][] } | null = null
  for (const passage of briefing.passages) {
    const own = marks.get(passage.id) ?? []
    if (passage.kind === 'row') {
      if (table === null || table.group !== (passage.group ?? '')) {
        table = { group: passage.group ?? '', rows: [] }
        blocks.push({ kind: 'table', rows: table.rows, align: (passage.align ?? []).map(alignOf), depth: 0 })
      }
      table.rows.push(cellsOf(passage, own))
      continue
    }
    table = null
    const block = blockOf(passage, own, lists)
    if (block !== null) blocks.push(block)
  }
  return blocks
}

const alignOf = (side: 'start' | 'end' | 'center'): 'left' | 'right' | 'center' =>
  side === 'end' ? 'right' : side === 'center' ? 'center' : 'left'

const numberOf = ({ n }: Passage): Span[] => (n === null ? [] : [{ text: `¶\u00A0${n}\u2002` }])

function blockOf(passage: Passage, marks: readonly Placed[], lists: Map<string, number>): Block | null {
  const spans = spansIn(passage, marks, 0, passage.text.length)
  switch (passage.kind) {
    case 'title':
      // It is the title of the document; only its marks are said again.
      return marks.length === 0 ? null : { kind: 'paragraph', role: 'lede', spans, depth: 0 }
    case 'standfirst':
      return { kind: 'paragraph', role: 'lede', spans, depth: 0 }
    case 'heading':
      return { kind: 'heading', level: 2, spans, number: null }
    case 'item': {
      const group = passage.group ?? passage.id
      const list = lists.get(group) ?? lists.size + 1
      lists.set(group, list)
      const item = { list, isOrdered: passage.ordinal !== undefined, ordinal: passage.ordinal ?? 1, isDone: null, isFirst: true }
      return { kind: 'paragraph', role: 'text', spans: [...numberOf(passage), ...spans], depth: (passage.depth ?? 0) + 1, item }
    }
    case 'quote':
      return { kind: 'paragraph', role: 'quote', spans: [...numberOf(passage), ...spans], depth: 0 }
    case 'caption':
      return { kind: 'paragraph', role: 'group', spans, depth: 0 }
    default:
      return { kind: 'paragraph', role: 'text', spans: [...numberOf(passage), ...spans], depth: 0 }
  }
}

/** Cells are joined by one tab each. */
function cellsOf(passage: Passage, marks: readonly Placed[]): Span[][] {
  let from = 0
  return passage.text.split('\t').map((cell, index) => {
    const start = from
    from += cell.length + 1
    const spans = spansIn(passage, marks, start, start + cell.length)
    return index === 0 ? [...numberOf(passage), ...spans] : spans
  })
}

/** `[from, to)` of a passage's text, cut wherever its manner changes. The mark that begins last lies on top. */
function spansIn({ text, marks: inline }: Passage, marks: readonly Placed[], from: number, to: number): Span[] {
  const cuts = new Set([from, to])
  for (const { start, end } of [...marks, ...inline]) for (const at of [start, end]) if (at > from && at < to) cuts.add(at)
  const points = [...cuts].toSorted((a, b) => a - b)
  const spans: Span[] = []
  for (const [index, start] of points.entries()) {
    const end = points[index + 1]
    if (end !== undefined) {
      const holds = (range: { start: number; end: number }) => range.start <= start && range.end >= end
      const mark = marks.findLast(holds)
      const strong = inline.some((one) => (one.type === 'strong' || one.type === 'value') && holds(one))
      const emphasis = inline.some((one) => one.type === 'emphasis' && holds(one))
      spans.push({
        text: text.slice(start, end),
        ...(mark === undefined ? {} : { mark: mark.colour }),
        ...(strong ? { strong } : {}),
        ...(emphasis ? { emphasis } : {}),
      })
    }
    const at = end ?? to
    // The note's number follows the last word of its mark.
    for (const { number, end: last, isLast } of marks)
      if (end !== undefined && isLast && last === at) spans.push({ text: '', note: number })
  }
  return spans.filter((span) => span.text !== '' || span.note !== undefined)
}
