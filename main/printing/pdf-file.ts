/**
 * The few things read from and added to a PDF that Chromium made (Skia: PDF 1.4, one plain cross-reference table, objects
 * outside streams). Every function answers undefined for a file of another make; none guesses.
 */

type PdfFile = { bytes: Uint8Array; text: string; offsets: Map<number, number>; root: number; info: number; size: number; xref: number }

const number = (text: string | undefined): number => (text === undefined ? Number.NaN : Number(text))

function openPdf(bytes: Uint8Array): PdfFile | undefined {
  // One character per byte, so that offsets in the text are offsets in the file.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const end = text.lastIndexOf('startxref')
  const xref = number(/^startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text.slice(end))?.[1])
  if (end < 0 || !Number.isInteger(xref)) return undefined
  const table = text.slice(xref, end)
  const header = /^xref\s+0 (\d+)\s+/u.exec(table)
  const trailer = table.slice(table.lastIndexOf('trailer'))
  const root = number(/\/Root (\d+) 0 R/u.exec(trailer)?.[1])
  const info = number(/\/Info (\d+) 0 R/u.exec(trailer)?.[1])
  const size = number(header?.[1])
  if (!header || !Number.isInteger(root) || !Number.isInteger(info) || /\/Prev /u.test(trailer)) return undefined
  const offsets = new Map<number, number>()
  for (let id = 0; id < size; id += 1) {
    const entry = table.slice(header[0].length + id * 20, header[0].length + id * 20 + 18)
    if (!/^\d{10} \d{5} [nf]/u.test(entry)) return undefined
    if (entry.endsWith('n')) offsets.set(id, number(entry.slice(0, 10)))
  }
  return { bytes, text, offsets, root, info, size, xref }
}

/** Source of an object up to its `endobj`; objects asked for here are dictionaries without streams. */
function objectOf({ text, offsets }: PdfFile, id: number): string | undefined {
  const offset = offsets.get(id)
  if (offset === undefined || !text.startsWith(`${id} 0 obj`, offset)) return undefined
  const end = text.indexOf('endobj', offset)
  return end < 0 ? undefined : text.slice(offset, end)
}

/** Object ids of the pages in order, found by walking the page tree. */
function pagesOf(file: PdfFile, root: number): number[] | undefined {
  const pages: number[] = []
  const walk = (id: number, depth: number): boolean => {
    const node = objectOf(file, id)
    if (node === undefined || depth > 40) return false
    if (!node.includes('/Type /Pages')) return pages.push(id) > 0
    const kids = /\/Kids \[([^\]]*)\]/u.exec(node)?.[1] ?? ''
    return [...kids.matchAll(/(\d+) 0 R/gu)].every((kid) => walk(number(kid[1]), depth + 1))
  }
  return walk(root, 0) ? pages : undefined
}

/** Page (from 1) of every named destination: Chromium writes one for each id that a link inside the document points to. */
export function destinationPages(bytes: Uint8Array): ReadonlyMap<string, number> | undefined {
  const file = openPdf(bytes)
  const catalog = file && objectOf(file, file.root)
  if (!file || catalog === undefined) return undefined
  const pages = pagesOf(file, number(/\/Pages (\d+) 0 R/u.exec(catalog)?.[1]))
  const destinations = objectOf(file, number(/\/Dests (\d+) 0 R/u.exec(catalog)?.[1]))
  if (pages === undefined || destinations === undefined) return undefined
  const numbers = new Map(pages.map((id, index) => [id, index + 1]))
  const found = new Map<string, number>()
  for (const [, name, page] of destinations.matchAll(/\/([A-Za-z0-9_-]+) \[(\d+) 0 R/gu)) {
    const at = numbers.get(number(page))
    if (name !== undefined && at !== undefined) found.set(name, at)
  }
  return found
}

/** A PDF text string: UTF-16 with byte order mark, in hexadecimal, so that nothing in it can end it. */
const textString = (text: string): string => `<feff${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex')}>`

/**
 * The same document with author and creator in its information dictionary, which Chromium does not take from the HTML.
 * An incremental update: the bytes before it stay as they are, and with them tags, bookmarks and fonts.
 */
export function withInformation(bytes: Uint8Array, { author, creator }: { author: string; creator: string }): Uint8Array | undefined {
  const file = openPdf(bytes)
  const info = file && objectOf(file, file.info)
  const body = info === undefined ? undefined : /<<([^]*)>>/u.exec(info)?.[1]
  if (!file || body === undefined || /\/Author/u.test(body)) return undefined
  const kept = body.replace(/\/Creator \((?:\\[^]|[^\\)])*\)/u, '').trim()
  const authorEntry = author === '' ? '' : `\n/Author ${textString(author)}`
  const object = `${file.info} 0 obj\n<<${kept}\n/Creator ${textString(creator)}${authorEntry}>>\nendobj\n`
  const start = bytes.length + 1
  const table = `xref\n${file.info} 1\n${String(start).padStart(10, '0')} 00000 n \n`
  const trailer = `trailer\n<</Size ${file.size}\n/Root ${file.root} 0 R\n/Info ${file.info} 0 R\n/Prev ${file.xref}>>\n`
  const added = Buffer.from(`\n${object}${table}${trailer}startxref\n${start + object.length}\n%%EOF\n`, 'latin1')
  return Buffer.concat([bytes, added])
}
