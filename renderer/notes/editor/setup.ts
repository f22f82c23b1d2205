/** The editor of a note, put together from CodeMirror's parts: only what a note needs. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { deleteMarkupBackward, insertNewlineContinueMarkup, markdownLanguage } from '@codemirror/lang-markdown'
import { search, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { EditorView, drawSelection, dropCursor, keymap, placeholder } from '@codemirror/view'
import { words } from '../../../core/words/index.ts'
import { quoteDrop } from './drop.ts'
import type { QuoteRange } from './drop.ts'
import { markdownLook } from './markdown-look.ts'
import { quoteBlocks } from './quotes.ts'
import type { QuoteHost } from './quote-field.ts'
import { theme } from './theme.ts'

export type EditorHost = QuoteHost & {
  changed: (update: { docChanged: boolean; selectionSet: boolean }) => void
  insertQuote: (range: QuoteRange, at: number) => void
  blurred: () => void
}

/** The nonce that the page's policy asks of every style element; absent in a page without one. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

export function extensions(host: EditorHost, readOnly: boolean): Extension {
  const { editor, textPlaceholder, findPhrases } = words.notes
  return [
    EditorView.cspNonce.of(nonce),
    EditorState.phrases.of(findPhrases),
    EditorView.contentAttributes.of({
      'aria-label': editor,
      'aria-multiline': 'true',
      spellcheck: 'false',
      autocapitalize: 'sentences',
      autocorrect: 'off',
    }),
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    history(),
    drawSelection(),
    dropCursor(),
    EditorView.lineWrapping,
    placeholder(textPlaceholder),
    // The language alone: its support package would bring parsers for HTML, CSS and JavaScript.
    markdownLanguage,
    quoteBlocks(host),
    markdownLook,
    theme,
    search({ top: true }),
    quoteDrop(host.insertQuote),
    EditorView.updateListener.of((update) => host.changed(update)),
    EditorView.domEventHandlers({ blur: () => host.blurred() }),
    keymap.of([
      { key: 'Enter', run: insertNewlineContinueMarkup },
      { key: 'Backspace', run: deleteMarkupBackward },
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
  ]
}
