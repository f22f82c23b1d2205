/** Titles cut to one line, for the running head. */

/** Widths are counted in letters of the running head's size; about 85 stand on its line. */
const ROOM = 80
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303F\uFF01-\uFF60\p{Extended_Pictographic}]/u
const BROAD = /[\p{Lu}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Devanagari}mw%@—]/u

const widthOf = (grapheme: string): number => (WIDE.test(grapheme) ? 2.1 : BROAD.test(grapheme) ? 1.35 : 1)

/** `title` on one line, cut at a word with `…` when it is wider than `room` letters; whole characters only. */
export function shortTitle(title: string, room = ROOM): string {
  const line = title.replace(/\s+/gu, ' ').trim()
  let width = 0
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)) {
    width += widthOf(segment)
    if (width <= room) continue
    const kept = line.slice(0, index)
    const space = segment === ' ' ? index : kept.lastIndexOf(' ')
    return `${(space > kept.length / 2 ? kept.slice(0, space) : kept).replace(/[\s,;:.–—-]+$/u, '')}…`
  }
  return line
}
