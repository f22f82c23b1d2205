/** Which encoding bytes are written in, as far as they tell. Pure. */
import { looksLikeUtf16 } from './formats.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'shift_jis' | 'euc-jp'

/** Names under which files declare the encodings read here. */
const NAMES: readonly [RegExp, Encoding][] = [
  [/^(?:windows-1252|cp-?1252|iso-?8859-1|latin-?1|us-ascii|ascii|x-ansi)$/iu, 'windows-1252'],
  [/^(?:shift[-_]?jis|sjis|x-sjis|ms932|windows-31j|cp932|csshiftjis)$/iu, 'shift_jis'],
  [/^(?:x-)?euc-?jp$/iu, 'euc-jp'],
  [/^utf-?8$/iu, 'utf-8'],
]

/** Bytes looked at. */
const SAMPLE = 200_000

/**
 * Marks at the start win, then valid UTF-8, whatever is declared, for that is hardly met by chance; then the declaration, then
 * Japanese by its pairs of bytes. Everything else is Windows-1252, which any bytes are.
 */
export function encodingOf(bytes: Uint8Array, declared?: string): { encoding: Encoding; guessed: boolean } {
  const wide = looksLikeUtf16(bytes)
  if (wide !== undefined) return { encoding: wide, guessed: !(bytes[0] === 0xff || bytes[0] === 0xfe) }
  const sample = bytes.subarray(0, SAMPLE)
  if (isUtf8(sample)) return { encoding: 'utf-8', guessed: false }
  const named = NAMES.find(([pattern]) => pattern.test(declared?.trim() ?? ''))?.[1]
  if (named !== undefined && named !== 'utf-8') return { encoding: named, guessed: false }
  const [sjis, euc] = [pairs(sample, isSjisLead, isSjisTrail), pairs(sample, isEucLead, isEucLead)]
  if (euc > 0.9 && euc >= sjis) return { encoding: 'euc-jp', guessed: true }
  return { encoding: sjis > 0.9 ? 'shift_jis' : 'windows-1252', guessed: true }
}

/** Whether the bytes are UTF-8; a letter cut off at the end of the sample does not count against it. */
function isUtf8(bytes: Uint8Array): boolean {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0
    const more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1
    if (more < 0) return false
    for (let i = 1; i <= more && at + i < bytes.length; i += 1) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return false
    at += more + 1
  }
  return true
}

const isSjisLead = (byte: number): boolean => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xef)
const isSjisTrail = (byte: number): boolean => byte >= 0x40 && byte <= 0xfc && byte !== 0x7f
const isEucLead = (byte: number): boolean => byte >= 0xa1 && byte <= 0xfe

/** Share of the bytes above ASCII that stand in sound pairs; 0 where a pair seldom meets another, as accents in a text do. */
function pairs(bytes: Uint8Array, isLead: (byte: number) => boolean, isTrail: (byte: number) => boolean): number {
  let [sound, odd, runs] = [0, 0, 0]
  let before = -2
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    if (isLead(byte) && isTrail(bytes[at + 1] ?? 0)) {
      sound += 1
      if (before === at - 2) runs += 1
      before = at
      at += 1
    } else odd += 1
  }
  return sound > 2 && runs > sound * 0.5 ? sound / (sound + odd) : 0
}
