/** File names that every system accepts. */

const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu
/** Bytes in UTF-8 that a name may have before its ending; most file systems stop at 255. */
const MAX_BYTES = 180

/**
 * `name` as a safe file name that ends in `.<ending>` once: no separators, controls, direction marks, reserved names or
 * dots and spaces at the ends. `fallback` is used when nothing is left.
 */
export function safeFileName(name: string, ending: string, fallback: string): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu, '')
    .replace(/[\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
  const stem = trimmed(clean.toLowerCase().trimEnd().endsWith(`.${ending}`) ? clean.trimEnd().slice(0, -ending.length - 1) : clean)
  const named = stem === '' ? fallback : RESERVED.test(stem) ? `${fallback} ${stem}` : stem
  return `${trimmed(shortened(named)) || fallback}.${ending}`
}

const trimmed = (text: string): string => text.replace(/^[. ]+/u, '').replace(/(?<![. ])[. ]+$/u, '')

/** Whole characters only. */
function shortened(text: string): string {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
  let bytes = 0
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    for (const character of segment) bytes += utf8Length(character.codePointAt(0) ?? 0)
    if (bytes > MAX_BYTES) break
    kept += segment
  }
  return kept
}

const utf8Length = (code: number): number => (code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4)
