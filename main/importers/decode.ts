/** Bytes to text, in the encodings that files come in. */
import { TextDecoder } from 'node:util'
import type { Report } from '../../core/import/draft.ts'
import { encodingOf } from '../../core/import/encodings.ts'

/** What Windows-1252 has where Latin-1 has controls, from 0x80; the platform's decoder leaves the controls. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** @param declared encoding that the file names, such as in a meta element */
export function decode(bytes: Uint8Array, report: Report, declared?: string): string {
  const { encoding, guessed } = encodingOf(bytes, declared)
  if (guessed) report.changed('encoding', encoding)
  const text = new TextDecoder(encoding).decode(bytes)
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/gu, (sign) => UPPER[sign.charCodeAt(0) - 0x80] ?? sign) : text
}
