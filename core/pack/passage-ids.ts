import { fold } from '../text/fold.ts'
import { sha256Hex } from '../text/hash.ts'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * Id of a passage without an id of its own: `p-` and the first ten characters of the lower-case base32 (RFC 4648) of the
 * SHA-256 of its canonical text. Equal text keeps its id from edition to edition, wherever it moves; an id already taken
 * in the briefing gets `-2`, `-3` and so on in reading order.
 */
export function passageId(text: string, taken: ReadonlySet<string>): string {
  const base = `p-${base32(sha256Hex(text), 10)}`
  if (!taken.has(base)) return base
  let copy = 2
  while (taken.has(`${base}-${copy}`)) copy++
  return `${base}-${copy}`
}

/** First `length` base32 characters of a digest in hexadecimal. */
function base32(hex: string, length: number): string {
  const bits = Array.from(hex.slice(0, Math.ceil((length * 5) / 4)), (digit) =>
    Number.parseInt(digit, 16).toString(2).padStart(4, '0'),
  ).join('')
  return Array.from({ length }, (_, index) => BASE32[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)]).join('')
}

/** Section id of a heading: lower case, letters and digits kept (accents folded), everything else a single hyphen. */
export function headingSlug(title: string): string {
  return fold(title)
    .text.replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
}
