/** Quotes inside the editor, drawn as blocks with a citation line, and the keys that move among them. */
import { EditorSelection, RangeSetBuilder } from '@codemirror/state'
import type { EditorState, Extension, Line } from '@codemirror/state'
import { Decoration, EditorView, keymap } from '@codemirror/view'
import type { DecorationSet } from '@codemirror/view'
import { CitationWidget } from './citation-widget.ts'
import { comparing, currentQuote, quoteHost, quotesField } from './quote-field.ts'
import type { NoteQuote, QuoteHost } from './quote-field.ts'

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
        builder.add(
          line.from + citation,
          line.to,
          Decoration.replace({ widget: new CitationWidget(quote, state.facet(quoteHost), state.readOnly) }),
        )
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
    return next !== undefined && putCaretIn(view, next)
  }

/** Moves the caret to the quote of this number, or to the last one when there are fewer. */
export const goToQuoteNumbered =
  (number: number) =>
  (view: EditorView): boolean => {
    const quotes = view.state.field(quotesField)
    const quote = quotes[number - 1] ?? quotes.at(-1)
    return quote !== undefined && putCaretIn(view, quote)
  }

function putCaretIn(view: EditorView, quote: NoteQuote): boolean {
  const line = view.state.doc.lineAt(quote.from)
  const at = line.from + drawnOver(line).marker
  view.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: 'center' }) })
  view.focus()
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
  comparing,
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
