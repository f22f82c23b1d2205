/** Quotes inside the editor: found in the text, compared with their sources, drawn as blocks with a citation line. */
import { EditorSelection, Facet, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state'
import type { EditorState, Extension, Line } from '@codemirror/state'
import { Decoration, EditorView, keymap } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import { checkQuote } from '../../../core/notes/check-quote.ts'
import type { QuoteState } from '../../../core/notes/check-quote.ts'
import { findQuotes } from '../../../core/notes/quote-block.ts'
import type { FoundQuote } from '../../../core/notes/quote-block.ts'
import type { Briefing } from '../../../core/model/briefing.ts'
import type { Quote } from '../../../core/model/note.ts'
import { CitationWidget } from './citation-widget.ts'

export type NoteQuote = FoundQuote & {
  /** From 1, in the order of the text. */
  number: number
  state: QuoteState | 'checking'
  source: Quote | undefined
}

/** What the editor asks about quotes, and what it is told to do with them. */
export type QuoteHost = {
  source: (id: string) => Quote | undefined
  /** The briefing, `missing` when it is not installed, undefined while it is fetched. */
  briefing: (quote: Quote) => Briefing | 'missing' | undefined
  open: (quote: NoteQuote) => void
  /** Puts the words of the source back. */
  restore: (quote: NoteQuote) => void
}

export const quoteHost = Facet.define<QuoteHost, QuoteHost | undefined>({ combine: (hosts) => hosts[0] })
/** Compare again: a source or a briefing has arrived. */
export const recheckQuotes = StateEffect.define()

/** Quotes whose words are those of `before` keep what was found out about them, so that a key press compares only what it changed. */
function readQuotes(state: EditorState, before: readonly NoteQuote[]): readonly NoteQuote[] {
  const host = state.facet(quoteHost)
  const known = new Map(before.map((quote) => [`${quote.id} ${quote.words}`, quote]))
  return findQuotes(state.doc.toString()).map((found, index) => {
    const source = host?.source(found.id)
    const same = known.get(`${found.id} ${found.words}`)
    return {
      ...found,
      number: index + 1,
      source,
      state: same?.source === source && same !== undefined ? same.state : stateOf(found.words, source, host),
    }
  })
}

function stateOf(words: string, source: Quote | undefined, host: QuoteHost | undefined): NoteQuote['state'] {
  if (source === undefined || host === undefined) return 'missing'
  const briefing = host.briefing(source)
  if (briefing === undefined) return 'checking'
  return briefing === 'missing' ? 'missing' : checkQuote(words, source.anchor, briefing).state
}

export const quotesField = StateField.define<readonly NoteQuote[]>({
  create: (state) => readQuotes(state, []),
  update: (quotes, transaction) => {
    if (transaction.effects.some((effect) => effect.is(recheckQuotes))) return readQuotes(transaction.state, [])
    return transaction.docChanged ? readQuotes(transaction.state, quotes) : quotes
  },
})

/** The quote the caret stands in, or the last one before it; undefined when the note has none. */
export function currentQuote(state: EditorState): NoteQuote | undefined {
  const quotes = state.field(quotesField)
  const { head } = state.selection.main
  return quotes.findLast((quote) => quote.from <= head) ?? quotes[0]
}

const MARKER = /^[ \t]*(?:>[ \t]?)+/u
const CITATION = /(?:[—–-]\s*)?\[(?:[^[\]\\]|\\.)*\]\(aide:quote\/[A-Za-z0-9_-]{8,40}\)\s*$/u
const hidden = Decoration.replace({})

/** Parts of the text that a quote draws over: the markers at the line starts, and the citation. */
function drawnOver(line: Line): { marker: number; citation: number | null } {
  const marker = MARKER.exec(line.text)?.[0].length ?? 0
  const citation = CITATION.exec(line.text.slice(marker))
  return { marker, citation: citation === null ? null : marker + citation.index }
}

function draw(state: EditorState): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  const active = currentQuote(state)
  const { head } = state.selection.main
  for (const quote of state.field(quotesField)) {
    const last = state.doc.lineAt(quote.to)
    const isActive = quote === active && head >= quote.from && head <= quote.to
    for (let line = state.doc.lineAt(quote.from); ; line = state.doc.line(line.number + 1)) {
      const { marker, citation } = drawnOver(line)
      const isGap = line.text.length === marker
      const names = [
        'cm-quote',
        `cm-quote-${quote.state}`,
        isActive && 'cm-quote-active',
        isGap && 'cm-quote-gap',
        citation === marker && 'cm-quote-cited',
      ]
      const isFirst = line.from <= quote.from
      builder.add(
        line.from,
        line.from,
        Decoration.line({
          class: [...names, isFirst && 'cm-quote-first', line.number === last.number && 'cm-quote-last'].filter(Boolean).join(' '),
          ...(isFirst ? { attributes: { 'data-number': String(quote.number) } } : {}),
        }),
      )
      if (marker > 0) builder.add(line.from, line.from + marker, hidden)
      if (line.number === last.number && citation !== null)
        builder.add(line.from + citation, line.to, Decoration.replace({ widget: new CitationWidget(quote, state.facet(quoteHost)) }))
      if (line.number >= last.number) break
    }
  }
  return builder.finish()
}

const quoteAt = (state: EditorState, position: number) =>
  state.field(quotesField).find((quote) => position >= quote.from && position <= quote.to)

/** Enter at a citation leaves the quote: a new paragraph begins below it. */
function leaveQuote(view: EditorView): boolean {
  const { main } = view.state.selection
  const quote = quoteAt(view.state, main.head)
  if (!main.empty || quote === undefined || view.state.doc.lineAt(main.head).number !== view.state.doc.lineAt(quote.to).number) return false
  const insert = view.state.lineBreak.repeat(2)
  view.dispatch({
    changes: { from: quote.to, insert },
    selection: { anchor: quote.to + insert.length },
    scrollIntoView: true,
    userEvent: 'input',
  })
  return true
}

/** Backspace right after a quote selects it first, so that an anchor is not lost by one key press. */
function selectQuoteBack(view: EditorView): boolean {
  const { main } = view.state.selection
  const quote = quoteAt(view.state, main.head)
  if (!main.empty || quote?.to !== main.head) return false
  view.dispatch({ selection: { anchor: quote.to, head: quote.from } })
  return true
}

/** Moves the caret to the quote before or after; the source beside the text follows. */
export const goToQuote =
  (step: 1 | -1) =>
  (view: EditorView): boolean => {
    const { head } = view.state.selection.main
    const quotes = view.state.field(quotesField)
    const inside = quoteAt(view.state, head)
    const next =
      step === 1
        ? quotes.find((quote) => quote.from > head && quote !== inside)
        : quotes.findLast((quote) => quote.to < head && quote !== inside)
    if (next === undefined) return false
    const line = view.state.doc.lineAt(next.from)
    const at = line.from + drawnOver(line).marker
    view.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: 'center' }) })
    return true
  }

function openQuote(view: EditorView): boolean {
  const quote = quoteAt(view.state, view.state.selection.main.head)
  if (quote === undefined) return false
  view.state.facet(quoteHost)?.open(quote)
  return true
}

/** Everything quotes need in an editor. */
export const quoteBlocks = (host: QuoteHost): Extension => [
  quoteHost.of(host),
  quotesField,
  EditorView.decorations.compute([quotesField, 'selection'], draw),
  EditorView.atomicRanges.of((view) => {
    const builder = new RangeSetBuilder<Decoration>()
    for (const quote of view.state.field(quotesField)) {
      const last = view.state.doc.lineAt(quote.to)
      for (let line = view.state.doc.lineAt(quote.from); ; line = view.state.doc.line(line.number + 1)) {
        const { marker, citation } = drawnOver(line)
        if (marker > 0) builder.add(line.from, line.from + marker, hidden)
        if (line.number === last.number && citation !== null) builder.add(line.from + citation, line.to, hidden)
        if (line.number >= last.number) break
      }
    }
    return builder.finish()
  }),
  keymap.of([
    { key: 'Enter', run: leaveQuote },
    { key: 'Backspace', run: selectQuoteBack },
    { key: 'Alt-ArrowDown', run: goToQuote(1) },
    { key: 'Alt-ArrowUp', run: goToQuote(-1) },
    { key: 'Mod-Enter', run: openQuote },
  ]),
]
