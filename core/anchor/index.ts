/** Anchors: describe a range of a briefing, and find it again in another text. */
export { align, type Alignment } from './alignment.ts'
export { describe, textHash } from './describe.ts'
export { positionOf, rangeBetween, rangePieces, rangeText, textMap } from './ranges.ts'
export { compareSubstance, type Change } from './substance/index.ts'
export { resolve, type Place, type Resolution, type Verdict } from './resolve.ts'
export { toW3cSelectors, type TextPositionSelector, type TextQuoteSelector } from './selectors.ts'
