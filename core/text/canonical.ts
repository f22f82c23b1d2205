/**
 * The one spelling of text that briefings are stored in: NFC, one space for every run of white space, no space at
 * either end, and none of the characters that cannot be seen (controls, zero-width characters, soft hyphens, byte order
 * and direction marks). Idempotent.
 */
export function canonical(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(IDLE_JOINER, '')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

/** Controls and format characters; not white space, the joiners, or the tags that spell flags. */
const UNSEEN = /(?![\t-\r\u0085\u200c\u200d\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}]/gu
/** Joiners do nothing after Latin, Greek or Cyrillic letters, digits and signs; emoji, Arabic and Indic letters need them. */
const IDLE_JOINER = /(?<=^|[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}\p{P}\s])[\u200c\u200d]+/gu
