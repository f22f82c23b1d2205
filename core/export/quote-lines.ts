/** Which paragraphs of a quote stand out in its source: headings, and the numbers that open figures. */
import { rangePieces, textMap } from '../anchor/ranges.ts'
import type { PassageRange } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'

/** One paragraph of a quote; `value` counts the characters at its beginning that are a figure's number, mostly none. */
export type QuoteLine = { heading: boolean; value: number }

const PLAIN: QuoteLine = { heading: false, value: 0 }

/**
 * One entry for each line of `quoted`. Passages are matched in their order and letter for letter: a line that was typed
 * otherwise is plain. Linear in lines and passages.
 * @throws RangeError when the range does not lie in this briefing
 */
export function quoteLines(quoted: string, range: PassageRange, briefing: Pick<Briefing, 'passages'>): QuoteLine[] {
  const { index } = textMap(briefing)
  const parts = rangePieces(briefing, range).flatMap(({ passage: id, start, end }) => {
    const passage = briefing.passages[index.get(id) ?? -1]
    if (passage === undefined) return []
    const value = passage.marks.find((mark) => mark.type === 'value')?.end ?? 0
    const heading = passage.kind === 'heading' || passage.kind === 'title'
    return [{ text: passage.text.slice(start, end), heading, value: Math.max(0, Math.min(value, end) - start) }]
  })
  let next = 0
  return quoted.split('\n').map((line) => {
    const at = parts.findIndex(({ text }, i) => i >= next && text === line)
    const part = parts[at]
    if (part === undefined) return PLAIN
    next = at + 1
    return { heading: part.heading, value: part.value }
  })
}
