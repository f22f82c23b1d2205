/** Reads a printed PDF back for tests, with pdfjs in Node. */
import { chromium } from '@playwright/test'
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { findChromium } from './find-chromium.ts'

/** The browser that tests print with: the reader's own choice, else the one that Playwright installed. */
export const testChromium = (): string => findChromium() ?? chromium.executablePath()

export type Bookmark = { title: string; page: number; items: Bookmark[] }
export type ReadBack = {
  title: string
  author: string
  creator: string
  lang: string
  tagged: boolean
  /** Text of each page without its running header and footer and without key letters, in the order of the document. */
  pages: string[]
  /** Everything on each page, running header and footer included. */
  whole: string[]
  /** Of each page, in points. */
  sizes: { width: number; height: number }[]
  bookmarks: Bookmark[]
  /** Attached files and their sizes in bytes. */
  attached: Map<string, number>
  /** Structure roles (`H1`, `Table` …) and how often each occurs. */
  roles: Map<string, number>
  /** Every font that a page sets text in, by its PostScript name without the tag of its subset, and whether its outlines are in the file. */
  fonts: Map<string, { embedded: boolean }>
}

/**
 * Text as it can be compared with what was printed. pdfjs names a glyph that several characters share by one of them
 * (it passes over the ActualText that Chromium writes for those), so their look-alikes count as one; so does white space.
 */
export const letters = (text: string): string =>
  text.normalize('NFKC').replaceAll('\u02BC', '’').replaceAll('⻑', '長').replace(/\s+/gu, '')

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** @throws what pdfjs says of a file that is not sound, page by page */
export async function readBack(bytes: Uint8Array): Promise<ReadBack> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    fontExtraProperties: true,
    stopAtErrors: true,
  })
  try {
    const document = await task.promise
    const { info } = await document.getMetadata()
    const facts: Record<string, unknown> = isRecord(info) ? info : {}
    const roles = new Map<string, number>()
    const pages: string[] = []
    const whole: string[] = []
    const sizes: ReadBack['sizes'] = []
    const fonts: ReadBack['fonts'] = new Map()
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({ includeMarkedContent: true })
      // Chromium leaves running headers, footers and what is hidden from screen readers outside marked content.
      let depth = 0
      let text = ''
      let all = ''
      for (const item of items) {
        if ('str' in item) {
          all += item.str
          if (depth > 0) text += item.str + (item.hasEOL ? '\n' : '')
        } else {
          depth += item.type === 'endMarkedContent' ? -1 : 1
        }
      }
      pages.push(text)
      whole.push(all)
      const { width, height } = page.getViewport({ scale: 1 })
      sizes.push({ width, height })
      count(await page.getStructTree(), roles)
      await collectFonts(page, fonts)
    }
    return {
      title: textOf(facts['Title']),
      author: textOf(facts['Author']),
      creator: textOf(facts['Creator']),
      lang: textOf(facts['Language']),
      tagged: (await document.getMarkInfo())?.Marked === true,
      pages,
      whole,
      sizes,
      bookmarks: await bookmarks(document, await document.getOutline()),
      attached: attachedTo(await document.getAttachments()),
      roles,
      fonts,
    }
  } finally {
    await task.destroy()
  }
}

function attachedTo(files: unknown): Map<string, number> {
  const entries = isRecord(files) ? Object.values(files) : []
  return new Map(
    entries.map((file) => [
      isRecord(file) ? textOf(file['filename']) : '',
      isRecord(file) && file['content'] instanceof Uint8Array ? file['content'].length : 0,
    ]),
  )
}

function count(node: unknown, roles: Map<string, number>): void {
  if (!isRecord(node)) return
  const role = textOf(node['role'])
  if (role !== '') roles.set(role, (roles.get(role) ?? 0) + 1)
  if (Array.isArray(node['children'])) for (const child of node['children']) count(child, roles)
}

async function collectFonts(page: PDFPageProxy, fonts: ReadBack['fonts']): Promise<void> {
  const { fnArray, argsArray } = await page.getOperatorList()
  for (const [i, operator] of fnArray.entries()) {
    if (operator !== OPS.setFont) continue
    const [id]: unknown[] = argsArray[i] ?? []
    const font: unknown = page.commonObjs.get(textOf(id))
    if (!isRecord(font)) throw new Error(`The font ${textOf(id)} cannot be read`)
    const name = textOf(font['name']).replace(/^[A-Z]{6}\+/u, '')
    const outlines = font['data'] instanceof Uint8Array && font['data'].length > 0
    const embedded = font['isType3Font'] === true || (outlines && font['missingFile'] !== true)
    fonts.set(name, { embedded: embedded && fonts.get(name)?.embedded !== false })
  }
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>

async function bookmarks(document: PDFDocumentProxy, outline: Outline): Promise<Bookmark[]> {
  const found: Bookmark[] = []
  for (const item of outline ?? []) {
    const target = typeof item.dest === 'string' ? await document.getDestination(item.dest) : item.dest
    const reference: unknown = target?.[0]
    const page =
      isRecord(reference) && typeof reference['num'] === 'number' ? await document.getPageIndex({ num: reference['num'], gen: 0 }) : -1
    found.push({ title: item.title, page: page + 1, items: await bookmarks(document, item.items) })
  }
  return found
}
