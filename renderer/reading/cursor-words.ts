/** What is said of the cursor: where it stands, how much it holds, and the marks on it. Pure. */
import { rangePieces } from '../../core/anchor/ranges.ts'
import type { Colour } from '../../core/model/annotation.ts'
import type { Briefing, Passage } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import type { Cursor } from './cursor.ts'
import { endsOf, rangeOf, sentencesAt } from './cursor.ts'
import type { MarkPiece } from './marks.ts'

const said = words.reader.cursor

const nameOf = ({ n, kind }: Passage): string => (n === null ? said.kind[kind] : words.reader.passage(n))

/** Such as “Passage 12, sentence 2 of 5”. */
export function placeText(briefing: Pick<Briefing, 'passages' | 'lang'>, cursor: Cursor): string {
  const { first, last } = endsOf(cursor)
  const [from, to] = [briefing.passages[first.passage], briefing.passages[last.passage]]
  if (from === undefined || to === undefined) return ''
  const [of, ofLast] = [sentencesAt(briefing, first.passage).length, sentencesAt(briefing, last.passage).length]
  if (from === to) {
    if (first.sentence === 0 && last.sentence === of - 1) return said.whole(nameOf(from), of)
    if (first.sentence === last.sentence) return said.sentence(nameOf(from), first.sentence + 1, of)
    return said.sentences(nameOf(from), first.sentence + 1, last.sentence + 1, of)
  }
  const start = first.sentence === 0 ? nameOf(from) : said.sentence(nameOf(from), first.sentence + 1, of)
  const end = last.sentence === ofLast - 1 ? nameOf(to) : said.sentence(nameOf(to), last.sentence + 1, ofLast)
  return said.span(start, end)
}

/** The place, and the marks that touch the cursor's words, each once. */
export function cursorText(briefing: Briefing, cursor: Cursor, pieces: readonly MarkPiece[], labelOf: (colour: Colour) => string): string {
  const range = rangeOf(briefing, cursor)
  const parts = range === null ? [] : rangePieces(briefing, range)
  const marks = pieces.filter((piece) =>
    parts.some((part) => part.passage === piece.passage && piece.start < part.end && piece.end > part.start),
  )
  const unlike = new Map(marks.map(({ annotation }) => [annotation.id, annotation]))
  const labels = Array.from(unlike.values(), ({ colour, comment }) => said.mark(labelOf(colour), comment !== ''))
  const place = placeText(briefing, cursor)
  return labels.length === 0 ? place : said.marked(place, labels)
}
