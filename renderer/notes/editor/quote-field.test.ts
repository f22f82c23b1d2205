// @vitest-environment jsdom
import { EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuotes } from '../../../core/notes/quote-block.ts'
import { quotesField } from './quote-field.ts'

const BLOCK = '> Words of a source.\n>\n> — [Summit, ¶\u00A01, edition 1](aide:quote/quote-0001)'
const piece = fc.constantFrom(
  'word ',
  '\n',
  '\n\n',
  '> ',
  '>',
  '```\n',
  '~~~\n',
  '- ',
  BLOCK,
  `\n${BLOCK}\n`,
  '](aide:quote/quote-0002)',
  '[x',
)
const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''))
const edit = fc.record({ from: fc.nat(), length: fc.nat({ max: 30 }), insert: fc.oneof(piece, fc.constantFrom('', 'a', ' ')) })

describe('the quotes of the editor', () => {
  it('are those of its text after every change, wherever it was made', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), (doc, edits) => {
        let state = EditorState.create({ doc, extensions: quotesField })
        for (const { from, length, insert } of edits) {
          const start = from % (state.doc.length + 1)
          state = state.update({ changes: { from: start, to: Math.min(state.doc.length, start + length), insert } }).state
          const quotes = state.field(quotesField).map(({ id, from: begin, to, words, number }) => ({ id, from: begin, to, words, number }))
          const found = findQuotes(state.doc.toString()).map(({ id, from: begin, to, words }, i) => ({
            id,
            from: begin,
            to,
            words,
            number: i + 1,
          }))
          expect(quotes).toEqual(found)
        }
      }),
      { numRuns: 500 },
    )
  })
})
