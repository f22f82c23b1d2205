/** The last line of a quote: how it compares with its source, and where it comes from. */
import { WidgetType } from '@codemirror/view'
import { words } from '../../../core/words/index.ts'
import type { NoteQuote, QuoteHost } from './quotes.ts'

const SVG = 'http://www.w3.org/2000/svg'
const TICK = 'm3.5 8.5 3 3 6-7'
const WARNING = 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3'

function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  const shape = document.createElementNS(SVG, 'path')
  shape.setAttribute('d', path)
  svg.append(shape)
  return svg
}

function button(className: string, text: string, label: string, run: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = className
  element.textContent = text
  element.title = label
  element.setAttribute('aria-label', label)
  element.addEventListener('mousedown', (event) => event.preventDefault())
  element.addEventListener('click', run)
  return element
}

export class CitationWidget extends WidgetType {
  readonly #quote: NoteQuote
  readonly #host: QuoteHost | undefined
  constructor(quote: NoteQuote, host: QuoteHost | undefined) {
    super()
    this.#quote = quote
    this.#host = host
  }

  override eq(other: CitationWidget): boolean {
    const [a, b] = [this.#quote, other.#quote]
    return a.id === b.id && a.citation === b.citation && a.state === b.state && a.number === b.number && a.source === b.source
  }

  override toDOM(): HTMLElement {
    const quote = this.#quote
    const act = (run: 'open' | 'restore') => () => this.#host?.[run](quote)
    const line = document.createElement('span')
    line.className = 'cm-citation'
    const state = document.createElement('span')
    state.className = `cm-citation-state cm-citation-${quote.state}`
    state.title = words.notes.quoteMeans[quote.state]
    const sound = quote.state === 'verbatim' || quote.state === 'shortened'
    if (quote.state !== 'checking') {
      const sign = document.createElement('span')
      sign.className = sound ? 'cm-tick' : 'cm-warning'
      sign.append(icon(sound ? TICK : WARNING))
      state.append(sign)
    }
    state.append(words.notes.quoteStates[quote.state])
    line.append(state, button('cm-citation-link', quote.citation, words.notes.openPassage(quote.citation), act('open')))
    if (quote.state === 'edited')
      line.append(button('cm-citation-restore', words.notes.restoreWords, words.notes.restoreWords, act('restore')))
    return line
  }

  override ignoreEvent(): boolean {
    return true
  }
}
