/** The anchor in the terms of the W3C Web Annotation Data Model (section 4.2), for exports other tools can read. */
import type { Anchor } from '../model/annotation.ts'

export type TextQuoteSelector = { type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string }
/** Positions in `briefingText`, in UTF-16 units as browsers count them. */
export type TextPositionSelector = { type: 'TextPositionSelector'; start: number; end: number }

export function toW3cSelectors(anchor: Anchor): [TextQuoteSelector, TextPositionSelector] {
  return [
    { type: 'TextQuoteSelector', exact: anchor.quote, prefix: anchor.prefix, suffix: anchor.suffix },
    { type: 'TextPositionSelector', start: anchor.position.start, end: anchor.position.end },
  ]
}
