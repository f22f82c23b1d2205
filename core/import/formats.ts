/** Formats that are read, and those that are told apart to say why not. Pure. */

export const FORMATS = ['text', 'markdown', 'html', 'docx', 'pdf', 'epub'] as const
export type Format = (typeof FORMATS)[number]

/** Why the kind of a file is not read. */
export type NoFormat = 'empty' | 'old-office' | 'rtf' | 'web-archive' | 'zip' | 'picture' | 'not-text'

/** Bytes that are looked at. */
const HEAD = 4_096

const latin = (bytes: Uint8Array): string => Array.from(bytes.subarray(0, HEAD), (byte) => String.fromCharCode(byte)).join('')

/**
 * The format of a file by its contents; its name only tells Markdown from plain text. Zip files are told apart by what is in
 * them (see `zipFormat`).
 */
export function formatOf(bytes: Uint8Array, name: string): { is: Format | 'zip' } | { not: NoFormat } {
  if (bytes.length === 0) return { not: 'empty' }
  const head = latin(bytes)
  if (head.slice(0, 1_024).includes('%PDF-')) return { is: 'pdf' }
  if (/^PK(?:\x03\x04|\x05\x06)/u.test(head)) return { is: 'zip' }
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { not: 'old-office' }
  if (head.startsWith('{\\rtf')) return { not: 'rtf' }
  if (/^(?:\x89PNG|GIF8|\xff\xd8\xff|RIFF....WEBP|II\*\0|MM\0\*|BM)/su.test(head)) return { not: 'picture' }
  if (/^(?:from|mime-version|content-type|snapshot-content-location):/imu.test(head.slice(0, 200)) && /multipart\/related/iu.test(head))
    return { not: 'web-archive' }
  if (isBinary(bytes)) return { not: 'not-text' }
  const plain = head.replaceAll('\0', '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, '')
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/isu.test(plain)) return { is: 'html' }
  if (/\.x?html?$/iu.test(name) && /<[a-z][^>]*>/iu.test(plain)) return { is: 'html' }
  return { is: /\.(?:md|markdown|mdown)$/iu.test(name) ? 'markdown' : 'text' }
}

/** The format of a zip by the names of what is in it. */
export function zipFormat(names: readonly string[]): { is: Format } | { not: NoFormat } {
  if (names.includes('META-INF/container.xml')) return { is: 'epub' }
  if (names.some((name) => /^word\/document\d*\.xml$/iu.test(name))) return { is: 'docx' }
  return { not: 'zip' }
}

/** Nulls that UTF-16 does not explain, or many controls, are no text. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD)
  if (looksLikeUtf16(head) !== undefined) return false
  const odd = head.filter((byte) => byte === 0 || (byte < 32 && ![9, 10, 11, 12, 13, 27].includes(byte))).length
  return odd > head.length / 50
}

/** UTF-16 by its mark, or by nulls that stand at every second place alone. */
export function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const half = Math.floor(Math.min(bytes.length, HEAD) / 2)
  if (half < 4) return undefined
  const [even, odd] = [0, 1].map((from) => Array.from({ length: half }, (_, i) => bytes[i * 2 + from]).filter((byte) => byte === 0).length)
  if (even === undefined || odd === undefined) return undefined
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  return even > half * 0.4 && odd < half * 0.05 ? 'utf-16be' : undefined
}
