/** Edits of a text as editors make them. Each says what part of the old text it replaces, and by what. */
import type { Random } from './random.ts'
import { sentence, wrap } from './texts.ts'
import { TRADES } from './words.ts'

export type Span = { start: number; end: number }
/** A stretch of the new text; `old` is the stretch of the old text it stands for. */
export type Piece = { text: string; old?: Span }
export type Edit = Span & { kind: string; pieces: Piece[] }
export type Layout = { text: string; words: Span[]; sentences: Span[]; paragraphs: Span[]; items: Span[] }

type Maker = (layout: Layout, random: Random) => Edit[] | undefined

const spans = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

export function layoutOf(text: string): Layout {
  return {
    text,
    words: spans(text, /[\p{L}\p{N}]+/gu),
    sentences: spans(text, /(?<=^|[.!?]\s)[A-Z][^.!?|#*]{20,}[.!?](?=\s|$)/gmu),
    paragraphs: spans(text, /[^\n]+(?:\n[^\n]+)*/gu),
    items: spans(text, /^(?:[-*]|\d+\.) [^\n]+$/gmu),
  }
}

/** The new text, in pieces. Edits are sorted and do not touch one another. */
export function put(text: string, edits: readonly Edit[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const keep = (end: number) => {
    if (end > at) pieces.push({ text: text.slice(at, end), old: { start: at, end } })
  }
  for (const edit of edits) {
    keep(edit.start)
    pieces.push(...edit.pieces)
    at = edit.end
  }
  keep(text.length)
  return pieces
}

const insertion = (kind: string, at: number, text: string): Edit => ({ kind, start: at, end: at, pieces: [{ text }] })
const deletion = (kind: string, span: Span): Edit => ({ kind, ...span, pieces: [] })
const prose = ({ text, paragraphs }: Layout): Span[] => paragraphs.filter((span) => /^[A-Z]/u.test(text.slice(span.start, span.end)))

const typo: Maker = ({ text, words }, random) => {
  const span = random.pick(words)
  const word = text.slice(span.start, span.end)
  if (word.length < 5 || /\d/u.test(word)) return undefined
  const at = 1 + random.below(word.length - 3)
  const pieces = [{ text: word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2), old: span }]
  return [{ kind: 'typing error', ...span, pieces }]
}

const insertWord: Maker = ({ words }, random) => [
  insertion('word put in', random.pick(words).start, `${random.pick(['also', 'normally', 'not', 'local', 'first', 'new'])} `),
]

const deleteWord: Maker = ({ text, words }, random) => {
  const span = random.pick(words)
  return text[span.end] === ' ' ? [deletion('word left out', { start: span.start, end: span.end + 1 })] : undefined
}

const changeFigure: Maker = ({ text, words }, random) => {
  const span = random.pick(words.filter((word) => /^\d+$/u.test(text.slice(word.start, word.end))))
  return [
    {
      kind: 'figure changed',
      ...span,
      pieces: [{ text: String(Number(text.slice(span.start, span.end)) + 1 + random.below(9)), old: span }],
    },
  ]
}

const insertSentence: Maker = ({ sentences }, random) => [
  insertion('sentence put in', random.pick(sentences).start, `${sentence(random.pick(TRADES), random)} `),
]

const deleteSentence: Maker = ({ sentences }, random) => [deletion('sentence left out', random.pick(sentences))]

const insertParagraph: Maker = ({ paragraphs }, random) => {
  const trade = random.pick(TRADES)
  return [insertion('paragraph put in', random.pick(paragraphs).start, `${[0, 1, 2].map(() => sentence(trade, random)).join(' ')}\n\n`)]
}

const deleteParagraph: Maker = ({ paragraphs }, random) => [deletion('paragraph left out', random.pick(paragraphs))]

const moveParagraph: Maker = (layout, random) => {
  const span = random.pick(prose(layout))
  const to = random.pick(layout.paragraphs).start
  if (to >= span.start && to <= span.end) return undefined
  const pieces = [{ text: layout.text.slice(span.start, span.end), old: span }, { text: '\n\n' }]
  return [deletion('paragraph moved', span), { kind: 'paragraph moved', start: to, end: to, pieces }]
}

const split: Maker = ({ text, sentences }, random) => {
  const { start } = random.pick(sentences)
  return text[start - 1] === ' ' ? [{ kind: 'paragraph split', start: start - 1, end: start, pieces: [{ text: '\n\n' }] }] : undefined
}

const merge: Maker = (layout, random) => {
  const all = prose(layout)
  const n = random.below(all.length - 1)
  const [one, two] = [all[n], all[n + 1]]
  return one && two && two.start === one.end + 2
    ? [{ kind: 'paragraphs joined', start: one.end, end: two.start, pieces: [{ text: ' ' }] }]
    : undefined
}

const reflow: Maker = (layout, random) => {
  const span = random.pick(prose(layout))
  const text = wrap(layout.text.slice(span.start, span.end), 40 + random.below(60))
  return text.length === span.end - span.start ? [{ kind: 'lines broken anew', ...span, pieces: [{ text, old: span }] }] : undefined
}

const renumber: Maker = ({ text, items }, random) => {
  const numbered = items.filter((item) => /^\d/u.test(text.slice(item.start)))
  if (numbered.length === 0) return undefined
  const { start } = random.pick(numbered)
  const end = text.indexOf('.', start)
  return [{ kind: 'item renumbered', start, end, pieces: [{ text: String(Number(text.slice(start, end)) + 1), old: { start, end } }] }]
}

const reorder: Maker = ({ text, items }, random) => {
  if (items.length < 2) return undefined
  const n = random.below(items.length - 1)
  const [one, two] = [items[n], items[n + 1]]
  if (!one || !two || two.start !== one.end + 1) return undefined
  const piece = (span: Span): Piece => ({ text: text.slice(span.start, span.end), old: span })
  return [{ kind: 'items in another order', start: one.start, end: two.end, pieces: [piece(two), { text: '\n' }, piece(one)] }]
}

const copy: Maker = (layout, random) => {
  const span = random.pick(prose(layout))
  const to = random.pick(layout.paragraphs).start
  if (Math.abs(to - span.start) < 1_000) return undefined
  return [
    insertion('paragraph repeated', to, `${layout.text.slice(span.start, span.end)}\n\n`),
    { kind: 'paragraph repeated', start: span.end, end: span.end, pieces: [] },
  ]
}

const twin: Maker = (layout, random) => {
  const span = random.pick(prose(layout).filter(({ start, end }) => /\d/u.test(layout.text.slice(start, end))))
  const text = layout.text.slice(span.start, span.end).replace(/\d+/u, (figure) => String(Number(figure) + 1))
  // The paragraph itself is claimed too: edited as well, nobody could tell it from its copy.
  const kept = { kind: 'near-duplicate put in', ...span, pieces: [{ text: layout.text.slice(span.start, span.end), old: span }] }
  return [kept, insertion('near-duplicate put in', span.end, `\n\n${text}`)]
}

export const EDITS: readonly Maker[] = [
  typo,
  insertWord,
  deleteWord,
  changeFigure,
  insertSentence,
  deleteSentence,
  insertParagraph,
  deleteParagraph,
  deleteParagraph,
  moveParagraph,
  split,
  merge,
  reflow,
  renumber,
  reorder,
  copy,
  twin,
]
