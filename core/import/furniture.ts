/** Page numbers and running headers: lines that belong to the paper, not to the text. Pure. */
import type { Report } from './draft.ts'
import { type Line, goesOn, isBlank, isPageNumber } from './lines.ts'

/** Lines looked at from the top and from the bottom of each page. */
const EDGE = 3
/** A line must stand at the edge of so many pages to be a running one. */
const FEWEST = 3

/** What stays of a running line from page to page. */
const shapeOf = (line: string): string => line.trim().replace(/\d+/gu, '#').replace(/\s+/gu, ' ')

/**
 * Takes the furniture out of the lines. Where the file has pages, that is what stands at their edges; where it has none, lone
 * numbers that count upwards and lines that stand beside them. Everything taken out is told.
 */
export function withoutFurniture(lines: readonly Line[], report: Report): Line[] {
  const out = new Set<number>()
  const pages = lines.at(-1)?.page ?? 0
  const edges = pages > 0 ? edgesOf(lines) : edgesAtNumbers(lines)
  const numbers = edges.filter((i) => isPageNumber(lines[i]?.text ?? ''))
  for (const i of counting(numbers, lines)) out.add(i)
  const seen = new Map<string, number[]>()
  for (const i of edges) {
    const shape = shapeOf(lines[i]?.text ?? '')
    seen.set(shape, [...(seen.get(shape) ?? []), i])
  }
  for (const [shape, at] of seen) {
    const isRunning = new Set(at.map((i) => (pages > 0 ? lines[i]?.page : i))).size >= FEWEST
    // A title that the first page shows as such is kept there and left out where it runs.
    if (isRunning && shape.length <= 120 && isNoSentence(shape)) for (const i of keepFirst(at, lines)) out.add(i)
  }
  for (const i of out) {
    const { text } = lines[i] ?? { text: '' }
    report.leftOut(isPageNumber(text) ? 'page-numbers' : 'running-lines', text.trim())
  }
  return lines.filter((_, i) => !out.has(i))
}

/** Lines of the text that happen to be alike end or go on as sentences do. */
const isNoSentence = (shape: string): boolean => /[\p{L}#]/u.test(shape) && !/[.,;:]$/u.test(shape) && !goesOn(shape)

/** Running lines with a number on every page are all left out; others stay where they stand first, so that no words are lost. */
function keepFirst(at: readonly number[], lines: readonly Line[]): readonly number[] {
  const texts = new Set(at.map((i) => lines[i]?.text.trim()))
  return texts.size === 1 && !isPageNumber(lines[at[0] ?? 0]?.text ?? '') ? at.slice(1) : at
}

function edgesOf(lines: readonly Line[]): number[] {
  const byPage = new Map<number, number[]>()
  for (const [i, { text, page }] of lines.entries()) if (!isBlank(text)) byPage.set(page, [...(byPage.get(page) ?? []), i])
  return [...byPage.values()].flatMap((at) => [...new Set([...at.slice(0, EDGE), ...at.slice(-EDGE)])])
}

/** Without pages: lone numbers, and the lines next to them. */
function edgesAtNumbers(lines: readonly Line[]): number[] {
  const filled = lines.flatMap(({ text }, i) => (isBlank(text) ? [] : [i]))
  const isLone = (k: number): boolean => {
    const i = filled[k] ?? -1
    const { text } = lines[i] ?? { text: '' }
    const [before, after] = [lines[i - 1], lines[i + 1]]
    return isPageNumber(text) && (before === undefined || isBlank(before.text) || after === undefined || isBlank(after.text))
  }
  const found = new Set<number>()
  for (const k of filled.keys())
    if (isLone(k)) for (const near of [k - 1, k, k + 1]) if (filled[near] !== undefined) found.add(filled[near])
  return [...found].toSorted((a, b) => a - b)
}

/** Those numbers that count upwards one by one with at least one other: a lone figure in the text is none. */
function counting(at: readonly number[], lines: readonly Line[]): number[] {
  const value = (i: number): number => Number(/\d+/u.exec(lines[i]?.text ?? '')?.[0] ?? Number.NaN)
  const values = new Set(at.map(value))
  return at.filter((i) => values.has(value(i) + 1) || values.has(value(i) - 1))
}
