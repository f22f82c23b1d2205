/** Marked changes in a quotation: cuts such as `[…]`, and words in brackets that stand for some of the source. */

/** Words in brackets may stand for at most this many characters of the source, or for as many as they have themselves. */
export const BRACKET_REACH = 80
const GAP = /\[[^[\]]*\]|…|\.\.\./gu
const CUT = /^(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)$/u

/** One marked change. `reach`: the most characters of the source it may stand for; no limit for a cut. */
export type MarkedGap = { start: number; end: number; isCut: boolean; reach: number }

/** In the order of the text. Linear in its length. */
export function gapsIn(text: string): MarkedGap[] {
  const gaps: MarkedGap[] = []
  for (const { 0: sign, index } of text.matchAll(GAP)) {
    const isCut = CUT.test(sign)
    gaps.push({ start: index, end: index + sign.length, isCut, reach: isCut ? Infinity : Math.max(BRACKET_REACH, sign.length) })
  }
  return gaps
}
