/** The last line of a quote: how it compares with its source, where it comes from, and what can be done about a difference. */
import { WidgetType } from '@codemirror/view'
import type { EditorView } from '@codemirror/view'
import { splitEditionId } from '../../../core/model/ids.ts'
import { words } from '../../../core/words/index.ts'
import { differenceElement } from '../quotes/difference.ts'
import { toggleDifference } from './quote-field.ts'
import type { NoteQuote, QuoteHost } from './quote-field.ts'

const text = words.notes
const SVG = 'http://www.w3.org/2000/svg'
/** Each state has a shape of its own, so that none is known by its colour alone. */
const ICONS: Readonly<Record<Exclude<NoteQuote['state'], 'checking'>, string>> = {
  verbatim: 'm3.5 8.5 3 3 6-7',
  shortened: 'M3 8.5h.01M8 8.5h.01M13 8.5h.01',
  changed: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
  edited: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.3',
  missing: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M3.8 3.8l8.4 8.4',
}

function icon(state: keyof typeof ICONS): HTMLElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  const shape = document.createElementNS(SVG, 'path')
  shape.setAttribute('d', ICONS[state])
  svg.append(shape)
  const sign = document.createElement('span')
  sign.className = state === 'verbatim' || state === 'shortened' ? 'cm-tick' : 'cm-warning'
  sign.append(svg)
  return sign
}

function button(className: string, shown: string, label: string, run: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = className
  element.textContent = shown
  element.title = label
  element.setAttribute('aria-label', label)
  element.addEventListener('mousedown', (event) => event.preventDefault())
  element.addEventListener('click', run)
  return element
}

const action = (shown: string, run: () => void): HTMLButtonElement => button('cm-citation-action', shown, shown, run)

const buttonsIn = (line: HTMLElement): HTMLButtonElement[] => Array.from(line.querySelectorAll('button'))

export class CitationWidget extends WidgetType {
  readonly #quote: NoteQuote
  readonly #host: QuoteHost | undefined
  readonly #isReadOnly: boolean
  constructor(quote: NoteQuote, host: QuoteHost | undefined, isReadOnly: boolean) {
    super()
    this.#quote = quote
    this.#host = host
    this.#isReadOnly = isReadOnly
  }

  override eq(other: CitationWidget): boolean {
    const [a, b] = [this.#quote, other.#quote]
    return (
      a.id === b.id &&
      a.citation === b.citation &&
      a.state === b.state &&
      a.number === b.number &&
      a.source === b.source &&
      a.newer === b.newer &&
      a.differences === b.differences &&
      a.isCompared === b.isCompared
    )
  }

  override toDOM(view: EditorView): HTMLElement {
    const line = document.createElement('span')
    line.className = 'cm-citation'
    line.append(...this.#parts(view))
    return line
  }

  /** Drawn anew in its place: the focus stays on the button that was pressed, or on the one that stands there now. */
  override updateDOM(line: HTMLElement, view: EditorView): boolean {
    const at = buttonsIn(line).findIndex((one) => one === document.activeElement)
    line.replaceChildren(...this.#parts(view))
    if (at >= 0) buttonsIn(line)[at]?.focus()
    return true
  }

  #parts(view: EditorView): HTMLElement[] {
    const quote = this.#quote
    const { state, newer } = quote
    const act = (run: 'open' | 'restore' | 'review') => () => this.#host?.[run](quote)
    const shown = document.createElement('span')
    shown.className = `cm-citation-state cm-citation-${state}`
    shown.title = text.quoteMeans[state]
    if (state !== 'checking') shown.append(icon(state))
    shown.append(text.quoteStates[state])
    const link = button('cm-citation-link', quote.citation, text.openPassage(quote.citation), act('open'))
    if (state === 'changed' && newer !== undefined) {
      const { number } = splitEditionId(newer.edition)
      const what = document.createElement('span')
      what.textContent = [text.changedIn(number, newer.verdict), newer.decision === null ? '' : text.decidedQuote[newer.decision]]
        .join(' ')
        .trim()
      return [shown, what, link, action(text.reviewQuote(number), act('review'))]
    }
    if (state !== 'edited') return [shown, link]
    const toggle = action(quote.isCompared ? text.hideDifference : text.showDifference, () =>
      view.dispatch({ effects: toggleDifference.of(quote) }),
    )
    return [
      shown,
      link,
      toggle,
      ...(this.#isReadOnly ? [] : [action(text.restoreWords, act('restore'))]),
      ...(quote.isCompared ? [differenceElement(quote.words, quote.differences)] : []),
    ]
  }

  override ignoreEvent(): boolean {
    return true
  }
}
