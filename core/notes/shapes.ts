/**
 * Unlike shapes of one sign, made alike so that words can be compared: white space, quotation marks, hyphens and the dashes
 * used for them, ligatures, and signs that are not seen. Em dashes stay apart. Each sign remembers where it was typed.
 */

/** A text in one shape. Unit `i` of `text` was typed from `starts[i]` to `ends[i]` (UTF-16, end exclusive); neither falls. */
export type Shaped = { text: string; starts: Uint32Array; ends: Uint32Array }

/** White space and signs that are not seen: soft hyphen, zero-width space, word joiner, marks of direction, byte order mark. */
const UNSEEN = '\\u00AD\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF'
/** Joiners spell in Arabic and Indic scripts and in emoji; beside the letters of these scripts they are stray. */
const STRAY =
  '(?<=[\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{Nd}\\p{P}\\p{Z}])[\\u200C\\u200D]+'
const SHAPES = `[\\s${UNSEEN}]+|${STRAY}|[‘’‚‛′‹›“”„‟″«»‐‑‒–−ﬀ-ﬆ]`
const UNLIKE = new RegExp(SHAPES, 'gu')
/** With every sign that NFC may write in another way: letters with marks on them, Hangul in parts, and signs of their own. */
const UNLIKE_OR_DECOMPOSED = new RegExp(
  `${SHAPES}|[\\u1100-\\u115F\\uAC00-\\uD7A3][\\u1160-\\u11A7]*[\\u11A8-\\u11FF]*|[^\\s\\u0000-\\u007F]\\p{M}*|[\\u0000-\\u007F]\\p{M}+`,
  'gu',
)
const UNSEEN_ALONE = new RegExp(`[${UNSEEN}]`, 'gu')

/** What a run that `UNLIKE` finds is compared as. */
function alike(run: string): string {
  if (/^[‘’‚‛′‹›]$/u.test(run)) return "'"
  if (/^[“”„‟″«»]$/u.test(run)) return '"'
  if (/^[‐‑‒–−]$/u.test(run)) return '-'
  if (/^[ﬀ-ﬆ]$/u.test(run)) return run.normalize('NFKC')
  if (/^[\u200C\u200D]/u.test(run)) return ''
  const seen = run.replace(UNSEEN_ALONE, '')
  return seen === '' ? '' : /^\s+$/u.test(seen) ? ' ' : run.normalize('NFC')
}

const unlikeIn = (text: string): RegExp => (text === text.normalize('NFC') ? UNLIKE : UNLIKE_OR_DECOMPOSED)

/** The text in one shape, white space at its ends left out. Linear in its length. */
export const sameShapes = (text: string): string => text.replace(unlikeIn(text), alike).trim()

/** The same text as `sameShapes`, with the place of every unit. Linear in the length of the text. */
export function shaped(text: string): Shaped {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const keep = (from: number, to: number) => {
    parts.push(text.slice(from, to))
    for (let at = from; at < to; at += 1) {
      starts.push(at)
      ends.push(at + 1)
    }
  }
  let from = 0
  for (const { 0: run, index } of text.matchAll(unlikeIn(text))) {
    keep(from, index)
    const instead = alike(run)
    parts.push(instead)
    from = index + run.length
    for (let i = 0; i < instead.length; i += 1) {
      starts.push(index)
      ends.push(from)
    }
  }
  keep(from, text.length)
  const whole = parts.join('')
  const first = whole.length - whole.trimStart().length
  const last = Math.max(first, whole.trimEnd().length)
  return {
    text: whole.slice(first, last),
    starts: Uint32Array.from(starts.slice(first, last)),
    ends: Uint32Array.from(ends.slice(first, last)),
  }
}

/** Where units `from` to `to` (exclusive) were typed; between two units, where the first of them begins. */
export function typedAt({ text, starts, ends }: Shaped, from: number, to: number): { start: number; end: number } {
  if (from < to) return { start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }
  const at = from < text.length ? (starts[from] ?? 0) : (ends[text.length - 1] ?? 0)
  return { start: at, end: at }
}
