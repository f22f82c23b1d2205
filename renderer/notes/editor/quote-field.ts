/** Quotes of the editor's text: found as it is typed, compared with their sources when the typing pauses. */
import { Facet, StateEffect, StateField } from '@codemirror/state'
import type { EditorState, Text, Transaction } from '@codemirror/state'
import { ViewPlugin } from '@codemirror/view'
import type { NewerQuote } from '../../../core/contract/review-shapes.ts'
import { checkQuote } from '../../../core/notes/check-quote.ts'
import type { QuoteCheck, QuoteState } from '../../../core/notes/check-quote.ts'
import { findQuotes } from '../../../core/notes/quote-block.ts'
import type { FoundQuote } from '../../../core/notes/quote-block.ts'
import type { Briefing } from '../../../core/model/briefing.ts'
import type { Quote } from '../../../core/model/note.ts'

export type NoteQuote = FoundQuote & {
  /** From 1, in the order of the text. */
  number: number
  /** `checking` while its words or its source are new and have not been compared yet. */
  state: QuoteState | 'checking'
  differences: QuoteCheck['differences']
  source: Quote | undefined
  /** What became of its words in the newest edition; undefined when its own is that. */
  newer: NewerQuote | undefined
  /** Its difference from the source is shown. */
  isCompared: boolean
}

/** What the editor asks about quotes, and what it is told to do with them. */
export type QuoteHost = {
  source: (id: string) => Quote | undefined
  /** The briefing, `missing` when it is not installed, undefined while it is fetched. */
  briefing: (quote: Quote) => Briefing | 'missing' | undefined
  newer: (id: string) => NewerQuote | undefined
  open: (quote: NoteQuote) => void
  /** Puts the words of the source back. */
  restore: (quote: NoteQuote) => void
  /** Opens the review of the edition in which the source changed. */
  review: (quote: NoteQuote) => void
}

export const quoteHost = Facet.define<QuoteHost, QuoteHost | undefined>({ combine: (hosts) => hosts[0] })
/** Compare again: a source, a briefing or a newer edition has arrived. */
export const recheckQuotes = StateEffect.define()
/** Compare what was typed since. */
const compareTyped = StateEffect.define()
export const toggleDifference = StateEffect.define<NoteQuote>()

/** Milliseconds without typing after which the words of changed quotes are compared. */
export const COMPARE_AFTER = 250

type Reading = {
  before: readonly NoteQuote[]
  /** Which quotes are compared: all, those that have not been, or none. */
  compare: 'all' | 'waiting' | 'none'
}

/** Quotes whose words are those of `before` keep what was found out about them; the others wait to be compared. */
function readQuotes(state: EditorState, { before, compare }: Reading): readonly NoteQuote[] {
  const host = state.facet(quoteHost)
  const known = new Map(before.map((quote) => [`${quote.id} ${quote.words}`, quote]))
  const compared = new Set(before.filter(({ isCompared }) => isCompared).map(keyOf))
  return findQuotes(state.doc.toString()).map((found, index) => {
    const source = host?.source(found.id)
    const same = known.get(`${found.id} ${found.words}`)
    const place = { ...found, number: index + 1, source, isCompared: compared.has(`${found.id} ${index + 1}`) }
    const isKnown = compare !== 'all' && same !== undefined && same.source === source && same.state !== 'checking'
    if (isKnown) return { ...place, state: same.state, differences: same.differences, newer: same.newer }
    if (compare === 'none') return { ...place, state: 'checking', differences: [], newer: undefined }
    return { ...place, ...checked(found.words, source, host) }
  })
}

const keyOf = ({ id, number }: NoteQuote): string => `${id} ${number}`

function checked(
  words: string,
  source: Quote | undefined,
  host: QuoteHost | undefined,
): Pick<NoteQuote, 'state' | 'differences' | 'newer'> {
  if (source === undefined || host === undefined) return { state: 'missing', differences: [], newer: undefined }
  const briefing = host.briefing(source)
  const newer = host.newer(source.id)
  if (briefing === undefined) return { state: 'checking', differences: [], newer }
  const { state, differences } = checkQuote(words, source.anchor, briefing === 'missing' ? undefined : briefing, newer?.verdict)
  return { state, differences, newer }
}

/** Whether a change may make, end or alter a quote: only lines with a `>`, or of a fence, can. */
function touchesQuotes({ changes, startState, newDoc }: Transaction): boolean {
  let isTouched = false
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    isTouched ||= hasMarker(startState.doc, fromA, toA) || hasMarker(newDoc, fromB, toB)
  })
  return isTouched
}

const hasMarker = (doc: Text, from: number, to: number): boolean => /[>`~]/u.test(doc.sliceString(doc.lineAt(from).from, doc.lineAt(to).to))

function afterChange(quotes: readonly NoteQuote[], transaction: Transaction): readonly NoteQuote[] {
  if (touchesQuotes(transaction)) return readQuotes(transaction.state, { before: quotes, compare: 'none' })
  if (quotes.length === 0) return quotes
  const { changes } = transaction
  return quotes.map((quote) => ({ ...quote, from: changes.mapPos(quote.from, 1), to: changes.mapPos(quote.to, -1) }))
}

export const quotesField = StateField.define<readonly NoteQuote[]>({
  create: (state) => readQuotes(state, { before: [], compare: 'all' }),
  update: (before, transaction) => {
    let quotes = before
    if (transaction.effects.some((effect) => effect.is(recheckQuotes))) quotes = readQuotes(transaction.state, { before, compare: 'all' })
    else if (transaction.effects.some((effect) => effect.is(compareTyped)))
      quotes = readQuotes(transaction.state, { before, compare: 'waiting' })
    else if (transaction.docChanged) quotes = afterChange(before, transaction)
    for (const effect of transaction.effects) {
      if (!effect.is(toggleDifference)) continue
      const key = keyOf(effect.value)
      quotes = quotes.map((quote) => (keyOf(quote) === key ? { ...quote, isCompared: !quote.isCompared } : quote))
    }
    return quotes
  },
})

/** Compares what was typed when the typing pauses: a key press only marks its quote as not compared yet. */
export const comparing = ViewPlugin.define((view) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    if (!view.state.field(quotesField).some(({ state }) => state === 'checking')) return
    timer = setTimeout(() => view.dispatch({ effects: compareTyped.of(null) }), COMPARE_AFTER)
  }
  wait()
  return {
    update: ({ docChanged }) => {
      if (docChanged) wait()
    },
    destroy: () => clearTimeout(timer),
  }
})

/** The quote the caret stands in, or the last one before it; undefined when the note has none. */
export function currentQuote(state: EditorState): NoteQuote | undefined {
  const quotes = state.field(quotesField)
  const { head } = state.selection.main
  return quotes.findLast((quote) => quote.from <= head) ?? quotes[0]
}
