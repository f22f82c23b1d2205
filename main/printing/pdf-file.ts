/**
 * The few things read from and added to a PDF that Chromium made (Skia: PDF 1.4, one plain cross-reference table, objects
 * outside streams). Every function answers undefined for a file of another make; none guesses.
 */

import { deflateSync, inflateSync } from 'node:zlib'

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

export type AttachedFile = { name: string; mime: string; description: string; bytes: Uint8Array }

/** What is added to a printed document. Empty author: none. */
export type Additions = { author: string; creator: string; files?: readonly AttachedFile[] }

/**
 * The same document with author and creator in its information dictionary, which Chromium does not take from the HTML, and
 * with files attached (PDF 2.0, 7.11.4 and 14.13). An incremental update: the bytes before it stay as they are, and with
 * them tags, bookmarks and fonts. The same input gives the same bytes.
 */
export function withAdditions(bytes: Uint8Array, { author, creator, files = [] }: Additions): Uint8Array | undefined {
  const file = openPdf(bytes)
  const info = file && objectOf(file, file.info)
  const catalog = file && dictionaryOf(objectOf(file, file.root))
  const body = dictionaryOf(info)
  if (!file || body === undefined || catalog === undefined || body.includes('/Author')) return undefined
  if (files.length > 0 && /\/(?:Names|AF)\b/u.test(catalog)) return undefined
  const kept = body.replace(/\/Creator \((?:\\[^]|[^\\)])*\)/u, '').trim()
  const authorEntry = author === '' ? '' : `\n/Author ${textString(author)}`
  const objects = new Map<number, Buffer>([[file.info, latin(`<<${kept}\n/Creator ${textString(creator)}${authorEntry}>>`)]])
  if (files.length > 0) {
    // The names of a name tree are sorted.
    const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const named = sorted.map((attached, index) => ({ ...attached, stream: file.size + 2 * index, spec: file.size + 2 * index + 1 }))
    for (const one of named) {
      objects.set(one.stream, embedded(one))
      const { name, description, stream, spec } = one
      const text = `<</Type /Filespec\n/F ${textString(name)}\n/UF ${textString(name)}\n/Desc ${textString(description)}\n/AFRelationship /Data\n/EF <</F ${stream} 0 R\n/UF ${stream} 0 R>>>>`
      objects.set(spec, latin(text))
    }
    const names = named.map(({ name, spec }) => `${textString(name)} ${spec} 0 R`).join(' ')
    const all = named.map(({ spec }) => `${spec} 0 R`).join(' ')
    objects.set(file.root, latin(`<<${catalog}\n/Names <</EmbeddedFiles <</Names [${names}]>>>>\n/AF [${all}]>>`))
  }
  return updated(file, objects)
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

/** What stands between the outermost brackets of an object that is a dictionary. */
function dictionaryOf(object: string | undefined): string | undefined {
  const from = object?.indexOf('<<') ?? -1
  const to = object?.lastIndexOf('>>') ?? -1
  return object === undefined || from < 0 || to < from ? undefined : object.slice(from + 2, to)
}

function embedded({ mime, bytes }: AttachedFile): Buffer {
  const packed = deflateSync(bytes, { level: 9 })
  const subtype = mime.replaceAll('/', '#2F').replaceAll('+', '#2B')
  const head = `<</Type /EmbeddedFile\n/Subtype /${subtype}\n/Params <</Size ${bytes.length}>>\n/Filter /FlateDecode\n/Length ${packed.length}>>\nstream\n`
  return Buffer.concat([latin(head), packed, latin('\nendstream')])
}

/** The file with these objects in place of, or beside, its own. */
function updated({ bytes, size, root, info, xref }: PdfFile, objects: ReadonlyMap<number, Buffer>): Buffer {
  const parts: Buffer[] = [Buffer.from(bytes), latin('\n')]
  let at = bytes.length + 1
  const offsets = new Map<number, number>()
  for (const [id, object] of objects) {
    const whole = Buffer.concat([latin(`${id} 0 obj\n`), object, latin('\nendobj\n')])
    offsets.set(id, at)
    parts.push(whole)
    at += whole.length
  }
  const ids = [...offsets.keys()].toSorted((a, b) => a - b)
  const table = ids.map((id) => `${id} 1\n${String(offsets.get(id)).padStart(10, '0')} 00000 n \n`).join('')
  const last = Math.max(size, (ids.at(-1) ?? 0) + 1)
  const trailer = `trailer\n<</Size ${last}\n/Root ${root} 0 R\n/Info ${info} 0 R\n/Prev ${xref}>>\n`
  return Buffer.concat([...parts, latin(`xref\n${table}${trailer}startxref\n${at}\n%%EOF\n`)])
}

/** Largest file that is unpacked, in bytes: what claims to be more was made to. */
const MOST_UNPACKED = 160_000_000

/**
 * The files that `withAdditions` attached, by name. Undefined when the file is of another make, or was saved again by
 * another program. Never throws; no more is unpacked than the reader itself attaches.
 */
export function attachedFiles(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const end = text.lastIndexOf('startxref')
  const xref = number(/^startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text.slice(end))?.[1])
  if (end < 0 || !Number.isInteger(xref) || !text.startsWith('xref', xref)) return undefined
  const table = text.slice(xref, end)
  const offsets = new Map([...table.matchAll(/^(\d+) 1\n(\d{10}) 00000 n/gmu)].map(([, id, offset]) => [number(id), number(offset)]))
  const root = offsets.get(number(/\/Root (\d+) 0 R/u.exec(table)?.[1]))
  if (root === undefined) return undefined
  const names = /\/EmbeddedFiles <<\/Names \[([^\]]*)\]/u.exec(text.slice(root, text.indexOf('endobj', root)))?.[1]
  if (names === undefined) return undefined
  const found = new Map<string, Uint8Array>()
  for (const [, name = '', id] of names.matchAll(/<feff([0-9a-f]*)> (\d+) 0 R/gu)) {
    const spec = offsets.get(number(id)) ?? text.length
    const stream = offsets.get(number(/\/EF <<\/F (\d+) 0 R/u.exec(text.slice(spec, spec + 4_000))?.[1]))
    const head = stream === undefined ? null : /\/Length (\d+)>>\nstream\n/u.exec(text.slice(stream, stream + 400))
    if (stream === undefined || head === null) return undefined
    const from = stream + head.index + head[0].length
    const unpacked = inflated(bytes.subarray(from, from + number(head[1])))
    if (unpacked === undefined) return undefined
    found.set(Buffer.from(name, 'hex').swap16().toString('utf16le'), unpacked)
  }
  return found
}

function inflated(packed: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: MOST_UNPACKED })
  } catch (error) {
    // Damaged, or larger than anything the reader attaches: no file of ours.
    if (error instanceof Error) return undefined
    throw error
  }
}
