/** Passages dragged or pasted from the reading view become quotes. */
import { EditorView } from '@codemirror/view'
import type { Extension } from '@codemirror/state'
import * as v from 'valibot'
import { QuoteDraft } from '../../../core/contract/shapes.ts'
import { RANGE_TYPE } from '../../reading/actions.ts'

/** A range of a briefing, and the mark it was taken from if any. */
export type QuoteRange = v.InferInput<typeof QuoteDraft>

/** The range in transferred data, or undefined when there is none or it is not one. */
export function rangeIn(data: DataTransfer | null): QuoteRange | undefined {
  const text = data?.getData(RANGE_TYPE) ?? ''
  if (text === '') return undefined
  try {
    const result = v.safeParse(QuoteDraft, JSON.parse(text))
    return result.success ? result.output : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const holdsRange = (data: DataTransfer | null) => data?.types.includes(RANGE_TYPE) === true

/** `insert` is called with the range and the place in the text where it was let go. */
export const quoteDrop = (insert: (range: QuoteRange, at: number) => void): Extension =>
  EditorView.domEventHandlers({
    dragover: (event) => {
      if (!holdsRange(event.dataTransfer)) return false
      event.preventDefault()
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      return true
    },
    drop: (event, view) => {
      const range = rangeIn(event.dataTransfer)
      if (range === undefined) return false
      event.preventDefault()
      insert(range, view.posAtCoords({ x: event.clientX, y: event.clientY }, false))
      return true
    },
    paste: (event, view) => {
      const range = rangeIn(event.clipboardData)
      if (range === undefined) return false
      event.preventDefault()
      insert(range, view.state.selection.main.head)
      return true
    },
  })
