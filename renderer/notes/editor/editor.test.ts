// @vitest-environment jsdom
import { EditorSelection, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { describe as anchorOf } from '../../../core/anchor/describe.ts'
import type { Briefing } from '../../../core/model/briefing.ts'
import type { Quote } from '../../../core/model/note.ts'
import { quoteBlock } from '../../../core/notes/quote-block.ts'
import { headingLevel, insertLink, setHeading, toggleAround, togglePrefix } from './format.ts'
import { currentQuote, quotesField, recheckQuotes } from './quote-field.ts'
import { goToQuote, quoteBlocks } from './quotes.ts'

const briefing: Briefing = {
  id: 'summit',
  edition: 'pack@1',
  title: 'Summit',
  standfirst: '',
  date: '2024-07',
  topics: [],
  regions: [],
  lang: 'en-GB',
  words: 1,
  names: [],
  sources: [],
  sections: [],
  passages: [{ id: 'p-1', n: 1, kind: 'paragraph', text: 'Japan and NATO agreed on a dedicated line.', marks: [] }],
}
const quote: Quote = {
  id: 'quote-0001',
  anchor: anchorOf(briefing, { start: { passage: 'p-1', offset: 0 }, end: { passage: 'p-1', offset: 42 } }),
  createdAt: '2026-11-23T09:00:00.000Z',
}
const block = quoteBlock(quote, briefing, 'edition 1')

const views: EditorView[] = []
afterEach(() => {
  for (const view of views.splice(0)) view.destroy()
})
const opened: string[] = []
let known: Briefing | undefined = briefing
function edit(doc: string, from = 0, to = from): EditorView {
  const host = {
    source: (id: string) => (id === quote.id ? quote : undefined),
    briefing: () => known,
    open: ({ id }: { id: string }) => opened.push(id),
    newer: () => undefined,
    restore: () => undefined,
    review: () => undefined,
  }
  const state = EditorState.create({
    doc,
    selection: EditorSelection.range(from, to),
    extensions: quoteBlocks({ ...host, open: (one) => void host.open(one) }),
  })
  const view = new EditorView({ state, parent: document.body })
  views.push(view)
  return view
}
const text = (view: EditorView) => view.state.doc.toString()

describe('format', () => {
  it('puts marks around the selection and takes them away again', () => {
    const view = edit('Keep to one page', 0, 4)
    toggleAround('**')(view)
    expect(text(view)).toBe('**Keep** to one page')
    toggleAround('*')(view)
    expect(text(view)).toBe('***Keep*** to one page')
    toggleAround('*')(view)
    expect(text(view)).toBe('**Keep** to one page')
    toggleAround('**')(view)
    expect(text(view)).toBe('Keep to one page')
  })

  it('sets and clears headings of the selected lines', () => {
    const view = edit('# One\nTwo', 0, 9)
    setHeading(2)(view)
    expect(text(view)).toBe('## One\n## Two')
    expect(headingLevel(view.state)).toBe(2)
    setHeading(0)(view)
    expect(text(view)).toBe('One\nTwo')
  })

  it('turns lines into lists, from one kind into the other, and back', () => {
    const view = edit('One\n\nTwo', 0, 8)
    togglePrefix('bullet')(view)
    expect(text(view)).toBe('- One\n\n- Two')
    view.dispatch({ selection: { anchor: 0, head: view.state.doc.length } })
    togglePrefix('number')(view)
    expect(text(view)).toBe('1. One\n\n2. Two')
    togglePrefix('number')(view)
    expect(text(view)).toBe('One\n\nTwo')
  })

  it('makes a link and selects the place for its address', () => {
    const view = edit('see NATO', 4, 8)
    insertLink('text')(view)
    expect(text(view)).toBe('see [NATO](https://)')
    const { from, to } = view.state.selection.main
    expect(view.state.sliceDoc(from, to)).toBe('https://')
  })
})

describe('quotes', () => {
  it('are found, numbered and compared with their source when the typing pauses', async () => {
    const view = edit(`Text\n\n${block}\n\nMore\n\n${block}\n`)
    expect(view.state.field(quotesField).map((one) => [one.number, one.state])).toEqual([
      [1, 'verbatim'],
      [2, 'verbatim'],
    ])
    const at = text(view).indexOf('dedicated')
    view.dispatch({ changes: { from: at, to: at + 9, insert: 'shared' } })
    expect(view.state.field(quotesField).map((one) => one.state)).toEqual(['checking', 'verbatim'])
    await vi.waitUntil(() => view.state.field(quotesField).every((one) => one.state !== 'checking'))
    expect(view.state.field(quotesField).map((one) => one.state)).toEqual(['edited', 'verbatim'])
    expect(view.dom.querySelectorAll('.cm-citation')).toHaveLength(2)
    expect(view.dom.querySelector('.cm-quote-edited .cm-citation')?.textContent).toContain('Edited')
  })

  it('say that they are being checked until the source is there, and that it is missing without one', () => {
    known = undefined
    const view = edit(`${block}\n\n${block.replace('quote-0001', 'quote-9999')}`)
    expect(view.state.field(quotesField).map((one) => one.state)).toEqual(['checking', 'missing'])
    known = briefing
    view.dispatch({ effects: recheckQuotes.of(null) })
    expect(view.state.field(quotesField).map((one) => one.state)).toEqual(['verbatim', 'missing'])
  })

  it('open their passage from the citation', () => {
    const view = edit(block)
    view.dom.querySelector<HTMLButtonElement>('.cm-citation-link')?.click()
    expect(opened).toEqual(['quote-0001'])
  })

  it('are reached one after the other, and the last one passed is current', () => {
    const view = edit(`Text\n\n${block}\n\nMore\n\n${block}\n\nEnd`)
    expect(goToQuote(1)(view) && currentQuote(view.state)?.number).toBe(1)
    expect(goToQuote(1)(view) && currentQuote(view.state)?.number).toBe(2)
    expect(goToQuote(1)(view)).toBe(false)
    expect(goToQuote(-1)(view) && currentQuote(view.state)?.number).toBe(1)
  })
})
