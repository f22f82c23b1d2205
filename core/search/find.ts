/** Find in briefing: plain matching of folded characters, so that accents, case and the shape of quotes do not matter. */
import type { Passage } from '../model/briefing.ts'
import { fold, unfold } from '../text/fold.ts'

export type Found = { passage: string; ranges: [number, number][] }

const WORD = /[\p{L}\p{M}\p{N}]/u

/**
 * Every place where the query stands, passage by passage in reading order; passages without one are left out. Ranges are
 * UTF-16 offsets in the passage, sorted and disjoint. White space at the ends of the query is ignored.
 */
export function findInPassages(passages: readonly Passage[], query: string, options: { wholeWords: boolean }): Found[] {
  const wanted = fold(query).text.replace(/ +/gu, ' ').trim()
  if (wanted === '') return []
  const found: Found[] = []
  for (const passage of passages) {
    const ranges = rangesIn(passage.text, wanted, options.wholeWords)
    if (ranges.length > 0) found.push({ passage: passage.id, ranges })
  }
  return found
}

function rangesIn(text: string, wanted: string, wholeWords: boolean): [number, number][] {
  const folded = fold(text)
  const ranges: [number, number][] = []
  let from = 0
  let shown = 0
  for (;;) {
    const at = folded.text.indexOf(wanted, from)
    if (at < 0) return ranges
    const after = at + wanted.length
    const range = unfold(folded.map, at, after)
    if (range.start >= shown && (!wholeWords || standsAlone(folded.text, at, after))) {
      ranges.push([range.start, range.end])
      shown = range.end
      from = after
    } else {
      from = at + 1
    }
  }
}

/** Whether no word goes on across either end of a match; an end that is itself a sign needs no boundary. */
function standsAlone(text: string, start: number, end: number): boolean {
  return !(joins(text, start) || joins(text, end))
}

function joins(text: string, at: number): boolean {
  return WORD.test(characterBefore(text, at)) && WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0x20))
}

function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1)
  const pair = low >= 0xdc00 && low <= 0xdfff && at >= 2
  return text.slice(pair ? at - 2 : Math.max(0, at - 1), at)
}
