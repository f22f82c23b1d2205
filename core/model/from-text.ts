/** A briefing out of any text, so that what works on briefings can be used and measured on it. */
import type { Briefing, Passage } from './briefing.ts'
import type { EditionId } from './ids.ts'
import { countWords } from '../text/count.ts'

export type TextSpan = { start: number; end: number }

const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/gu

/**
 * Where the passages of a text lie: runs of lines that are not blank, line ends between them included, without the last
 * one. UTF-16 offsets.
 */
export function passageSpans(text: string): TextSpan[] {
  const spans: TextSpan[] = []
  let open = false
  for (const match of text.matchAll(LINE)) {
    const line = match[0].replace(/[\r\n]+$/u, '')
    if (line.trim() === '') {
      open = false
      continue
    }
    const end = match.index + line.length
    const last = spans.at(-1)
    if (open && last) last.end = end
    else spans.push({ start: match.index, end })
    open = true
  }
  return spans
}

/**
 * A briefing whose passages are what blank lines separate in the text. Each keeps its characters as they are, with its
 * own line ends, so that offset `o` of passage `i` is `passageSpans(text)[i].start + o` in the text. `id` is a slug;
 * `edition` tells two texts of one id apart.
 */
export function briefingFromText(id: string, text: string, edition: EditionId = `${id}@1`): Briefing {
  const passages = passageSpans(text).map((span, i): Passage => ({
    id: `p-${i + 1}`,
    n: i + 1,
    kind: 'paragraph',
    text: text.slice(span.start, span.end),
    marks: [],
  }))
  return {
    id,
    edition,
    title: id,
    standfirst: '',
    date: '2000',
    topics: [],
    regions: [],
    lang: 'en-GB',
    words: countWords(text),
    passages,
    names: [],
    sections: [],
    sources: [],
  }
}
